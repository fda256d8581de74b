import { expect, test } from "vitest";
import { askedAt, isMeant, taken } from "../conversation/suggest";
import { mentionedIn, partsOf } from "../desk/mentions";

const asked = (text: string, caret = text.length) => askedAt(text, caret, ["@", "/"]);

test.each([
  ["@", "@", 0, ""],
  ["Look, @An", "@", 6, "An"],
  ["@Anna Ho", "@", 0, "Anna Ho"],
  ["请@李", "@", 1, "李"],
  ["/", "/", 0, ""],
  ["Hello /gre", "/", 6, "gre"],
  ["Hello\n/gre", "/", 6, "gre"],
])("%s asks for something", (text, sign, start, query) => {
  expect(asked(text)).toEqual({ sign, start, query });
});

test.each(["", "anna@example.org", "1/2", "https://example.org/a", "@Anna Holm and so on", "/ref und", "a @\nb"])(
  "%j asks for nothing",
  (text) => expect(asked(text)).toBeNull(),
);

test("only the cursor's own place counts, and only signs that are served here", () => {
  expect(asked("@An is gone", 3)?.query).toBe("An");
  expect(asked("@An is gone now")).toBeNull();
  expect(askedAt("/gre", 4, ["@"])).toBeNull();
});

test("what is taken stands in place of what was typed for it, and the rest stays", () => {
  const text = "Ask @an about it";
  const found = askedAt(text, 7, ["@"]);
  const anna = { key: "1", name: "Anna Holm", detail: "", text: "@Anna Holm" };
  expect(found && taken(text, 7, found, anna)).toEqual(["Ask @Anna Holm about it", 14]);
});

test("a name is meant by the beginning of any of its words, whatever the accents, and by any Chinese character", () => {
  for (const query of ["", "zo", "Zoë", "zoe m", "mül", "mul"]) expect(isMeant("Zoë Müller", query), query).toBe(true);
  expect(isMeant("Zoë Müller", "ller")).toBe(false);
  expect(isMeant("李雷", "雷")).toBe(true);
});

const people = [
  { id: "1", name: "Anna Holm", teams: [], email: "", skills: [] },
  { id: "2", name: "Anna", teams: [], email: "", skills: [] },
  { id: "3", name: "Bo Lind", teams: [], email: "", skills: [] },
  { id: "4", name: "Bo Lind", teams: [], email: "", skills: [] },
];

test("a note calls whom it names, and of two people of one name whoever was chosen", () => {
  expect(mentionedIn("nobody here, anna@example.org", people, [])).toEqual([]);
  expect(mentionedIn("@Anna Holm: look", people, [])).toEqual(["1"]);
  expect(mentionedIn("@Bo Lind: look", people, ["4"])).toEqual(["4"]);
  expect(mentionedIn("@Bo Lind: look", people, [])).toEqual([]);
  expect(mentionedIn("chosen, but deleted again", people, ["4"])).toEqual([]);
});

test("in a note the longest name is marked, wherever it stands", () => {
  const parts = partsOf("@Anna Holm and @Anna, @nobody", people.slice(0, 2));
  expect(parts.map(({ text, person }) => [text, person])).toEqual([
    ["@Anna Holm", "1"],
    [" and ", null],
    ["@Anna", "2"],
    [", @nobody", null],
  ]);
});
