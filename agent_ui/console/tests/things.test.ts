import { expect, test } from "vitest";
import { encodingName } from "../admin/imports/imports";
import { faultsIn, faultsOf } from "../admin/things/faults";
import { intervalsIn, isDay, spansOf, withDay } from "../admin/things/hours";
import { earlier, nameOf, withOffered } from "../admin/things/offered";
import { rowsOf } from "../admin/things/rows";
import { EDITED, type EditedKind, idFor, newValues, settled, SPECS, valuesOf } from "../admin/things/specs";
import { partsOf, urlOf } from "../admin/things/server";
import { pairsOf, withSettings } from "../admin/things/Past";
import { shownWidget } from "../admin/things/shownWidget";
import { usesIn } from "../admin/things/uses";
import { wordsIn } from "../admin/things/WordsField";
import { weekWords } from "../admin/things/words";
import { saidIn } from "../admin/queues/wording";
import { recordWords } from "../i18n/records.en";

test.each<[string, readonly string[]]>([
  ["9-12.30; 13:30–19", ["09:00-12:30", "13:30-19:00"]],
  ["00:00-24:00", ["00:00-24:00"]],
  ["9-17、18-20", ["09:00-17:00", "18:00-20:00"]],
  ["  ", []],
  ["17-9", ["17-9"]],
  ["9-25", ["9-25"]],
  ["from nine to five", ["from nine to five"]],
])("hours written as %j are %j", (text, intervals) => {
  expect(intervalsIn(text)).toEqual(intervals);
});

test("an interval ends after it begins, within one day", () => {
  expect(spansOf(["09:00-12:30"])).toEqual([[540, 750]]);
  expect(spansOf(["09:00-09:00"])).toBeNull();
  expect(spansOf(["23:00-24:30"])).toBeNull();
  expect(spansOf(["09:00-12:00-13:00"])).toBeNull();
  expect(spansOf(["13:00-17:00", "09:00-13:00"])).toEqual([
    [540, 780],
    [780, 1020],
  ]);
  expect(spansOf(["09:00-17:00", "10:00-12:00"])).toBeNull();
});

test("a day is one of the calendar", () => {
  expect(isDay("2028-02-29")).toBe(true);
  expect(isDay("2027-02-29")).toBe(false);
  expect(isDay("1 May")).toBe(false);
});

test("a day without hours is closed, and stands nowhere", () => {
  expect(withDay({ monday: ["09:00-17:00"] }, "tuesday", ["10:00-11:00"])).toEqual({
    monday: ["09:00-17:00"],
    tuesday: ["10:00-11:00"],
  });
  expect(withDay({ monday: ["09:00-17:00"] }, "monday", [])).toEqual({});
});

test("days that are alike are told together", () => {
  const day = ["09:00-17:00"];
  expect(weekWords({ monday: day, tuesday: day, wednesday: day, friday: day, sunday: ["10:00-12:00"] })).toBe(
    "Monday–Wednesday 09:00-17:00; Friday 09:00-17:00; Sunday 10:00-12:00",
  );
  expect(weekWords({})).toBe("");
});

test.each([
  ["Billing & Returns", "billing-returns"],
  ["Été à Zürich", "ete-a-zurich"],
  ["售后", ""],
  ["-- a --", "a"],
])("of the name %j the id %j is made", (name, id) => {
  expect(idFor(name)).toBe(id);
});

const CONNECTED: ReadonlySet<EditedKind> = new Set<EditedKind>(["accounts", "hooks", "links", "shops", "providers"]);

test.each(EDITED.filter((kind) => !CONNECTED.has(kind)))("a new one of the %s lacks only a name", (kind) => {
  expect(faultsOf(kind, newValues(kind, "Europe/Berlin"), recordWords)).toEqual({ name: recordWords.nameNeeded });
  expect(faultsOf(kind, { ...newValues(kind, "UTC"), name: "A name" }, recordWords)).toEqual({});
});

test("a new account lacks what nobody can guess", () => {
  expect(Object.keys(faultsOf("accounts", newValues("accounts", "UTC"), recordWords))).toEqual([
    "name",
    "channel",
    "address",
    "queue",
  ]);
  expect(Object.keys(faultsOf("hooks", newValues("hooks", "UTC"), recordWords))).toEqual(["channel"]);
});

test("a setting has a place of its own for what is wrong, and a row is told by its number", () => {
  const detail = [
    "accounts.mail.settings.imap_url: is imaps://user:password@host:port/folder",
    "accounts.mail.entry_rules.1.queue: there is no queue",
  ].join("\n");
  expect(faultsIn(detail, "accounts", "mail")).toEqual({
    faults: {
      "settings.imap_url": "is imaps://user:password@host:port/folder",
      entry_rules: "2, queue: there is no queue",
    },
    rest: [],
  });
});

test("a rule without a name or a queue is not saved", () => {
  const account = {
    ...newValues("accounts", "UTC"),
    name: "Mail",
    channel: "email",
    address: "a@b.example",
    queue: "q",
  };
  expect(faultsOf("accounts", { ...account, entry_rules: [{ name: "Orders" }] }, recordWords)).toEqual({
    entry_rules: "No. 1: Goes to the queue: Choose one.",
  });
});

test.each([
  ["imaps://me%40x.example:p%3Ass@mail.x.example:993/Sent", "p:ss", "mail.x.example", "/Sent"],
  ["smtp://host", "", "host", ""],
  ["smtp://u:p@[::1]:25?starttls=off", "p", "[::1]", "?starttls=off"],
])("the server %s is taken apart and put together again", (url, password, host, rest) => {
  expect(partsOf(url, "imaps")).toMatchObject({ password, host, rest });
  expect(urlOf(partsOf(url, "imaps"))).toBe(url);
});

test("a server of which nothing is said is none, and half a one stays what was typed", () => {
  expect(urlOf(partsOf("", "imaps"))).toBe("");
  expect(urlOf({ ...partsOf("", "imaps"), user: "me@x.example" })).toBe("imaps://me%40x.example@");
  expect(partsOf("imaps://me%40x.example@", "imap")).toMatchObject({ scheme: "imaps", user: "me@x.example", host: "" });
});

test("the preview is told what the script and the hub would tell", () => {
  const values = {
    settings: { color: "#ff0000", side: "left", look: "dark", label: JSON.stringify({ en: "Ask", "zh-Hans": "咨询" }) },
    greeting: { en: "Hello", "zh-Hant": "您好" },
    form: [
      { name: "order", label: "", kind: "choice", is_required: true, choices: ["A", { en: "B", "zh-Hans": "乙" }] },
    ],
  };
  const looking = { language: "zh-Hans", isDark: true, isPhone: false, isClosed: true } as const;
  const told = shownWidget(values, "Evenlight", looking);
  expect(told.settings).toMatchObject({ color: "#ff0000", label: "咨询", side: "left" });
  expect(told.snapshot).toMatchObject({ greeting: "您好", is_open: false, look: "dark", company: "Evenlight" });
  expect(told.snapshot.form).toEqual([
    { name: "order", label: "order", kind: "choice", is_required: true, choices: ["A", "乙"] },
  ]);
  expect(told.scheme).toBe("dark");
});

test.each([
  ["zh-TW", "繁"],
  ["de-AT", "Hello"],
  ["zh-Hant-HK", "繁"],
])("a reader of %s reads %s", (language, text) => {
  expect(saidIn({ en: "Hello", "zh-Hant": "繁" }, language)).toBe(text);
});

test("what is put back of settings goes among those of today, and a former secret is known to nobody", () => {
  const fields = pairsOf({
    name: ["Mail", "Post"],
    "settings.imap_url": ["********", "********"],
    "settings.plus_addressing": [null, "off"],
  });
  expect(fields["settings"]).toEqual([
    { imap_url: "********", plus_addressing: "" },
    { imap_url: "********", plus_addressing: "off" },
  ]);
  const former = { settings: fields["settings"]?.[0] };
  expect(withSettings(former, { settings: { imap_url: "imaps://new", smtp_url: "********" } })).toEqual({
    settings: { imap_url: "imaps://new", smtp_url: "********", plus_addressing: "" },
  });
});

test("words are told apart by whichever comma", () => {
  expect(wordsIn("refund, return；退货、 换货,,")).toEqual(["refund", "return", "退货", "换货"]);
});

test("of a thing only what can be edited is compared", () => {
  expect(valuesOf("reasons", { id: "lunch", revision: "1", is_active: true, name: "Lunch" })).toEqual({
    name: "Lunch",
    planned_minutes: 0,
  });
});

test("every field of a row has a label in the catalogue", () => {
  const missing = (["questions", "rules"] as const).flatMap((kind) =>
    rowsOf(kind).filter(({ name }) => !(`${kind}.${name}` in recordWords.labels) && !(name in recordWords.labels)),
  );
  expect(missing).toEqual([]);
});

test("every field has a label in the catalogue", () => {
  const missing = EDITED.flatMap((kind) =>
    SPECS[kind].filter(({ name }) => !(`${kind}.${name}` in recordWords.labels) && !(name in recordWords.labels)),
  );
  expect(missing).toEqual([]);
});

test("what the hub refuses stands at its field, and the rest above them", () => {
  const detail =
    "hours.desk.week.monday: is no interval\nhours.desk.weekend: there is no such field\nteams.x.name: is missing";
  expect(faultsIn(detail, "hours", "desk")).toEqual({
    faults: { week: "is no interval" },
    rest: ["hours.desk.weekend: there is no such field", "teams.x.name: is missing"],
  });
});

test("what means nothing beside the others says nothing", () => {
  const field = { ...newValues("fields", "UTC"), of: "customer", kind: "text", choices: [{ key: "a", label: "" }] };
  expect(settled("fields", { ...field, queues: ["mail"] })).toMatchObject({ choices: [], queues: [] });
  const several = { ...field, of: "conversation", kind: "several", queues: ["mail"], required_at_wrap_up: true };
  expect(settled("fields", several)).toEqual(several);
  expect(settled("fields", { ...several, of: "organisation" })).toMatchObject({
    queues: [],
    required_at_wrap_up: false,
  });
});

test("of a field with choices there is one to choose", () => {
  const field = { ...newValues("fields", "UTC"), name: "Colour", kind: "choice" };
  expect(faultsOf("fields", field, recordWords)).toEqual({ choices: recordWords.offeredNeeded });
});

test("what is offered gets a key from its name, once", () => {
  const one = withOffered([], "Dark red");
  expect(one).toEqual([{ key: "dark-red", label: "Dark red" }]);
  expect(withOffered(one, "dark-red")).toBe(one);
  expect(withOffered(one, "  ")).toBe(one);
  const two = withOffered(withOffered(one, "绿"), "blue");
  expect(two.slice(1)).toEqual([
    { key: "choice-2", label: "绿" },
    { key: "blue", label: "" },
  ]);
  expect(two.map(nameOf)).toEqual(["Dark red", "绿", "blue"]);
  expect(earlier(two, 2).map(nameOf)).toEqual(["Dark red", "blue", "绿"]);
  expect(earlier(two, 0)).toBe(two);
});

test("where a thing still stands is read from what the hub refuses, each place once", () => {
  const detail = [
    "queues.chat.team: there is no team “service”",
    "queues.chat.overflow.0.queue: there is no team",
    "people.anna.b@demo.example.teams: there is no team “service”",
    "people: nobody could administer",
  ].join("\n");
  expect(usesIn(detail, "teams", "service")).toEqual({
    uses: [
      { kind: "queues", id: "chat" },
      { kind: "people", id: "anna.b@demo.example" },
    ],
    rest: ["people: nobody could administer"],
  });
});

test("a zone is one that clocks know", () => {
  const hours = { ...newValues("hours", "Asia/Taipe"), name: "Desk" };
  expect(faultsOf("hours", hours, recordWords)).toEqual({ time_zone: recordWords.zoneNeeded });
});

test.each([
  ["utf-8-sig", "UTF-8"],
  ["utf-16-le", "UTF-16"],
  ["gb18030", "GB18030"],
  ["cp1252", "Windows-1252"],
])("%s is called %s where a file is looked at", (encoding, name) => {
  expect(encodingName(encoding)).toBe(name);
});
