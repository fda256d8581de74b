import { expect, test } from "vitest";
import { filled, openIn, textIn } from "../desk/replies";
import { idFor, rowsOf, wordingOf, wrongLanguages } from "../replies/texts";

test("a text is chosen in the customer's language, one like it, the agent's, or the usual one", () => {
  const texts = { en: "Hello", "zh-Hans": "您好", de: "Guten Tag" };
  expect(textIn(texts, "de", "en")).toBe("Guten Tag");
  expect(textIn(texts, "de-AT", "en")).toBe("Guten Tag");
  expect(textIn(texts, "zh-Hant", "en")).toBe("您好");
  expect(textIn(texts, "fr", "zh-Hans")).toBe("您好");
  expect(textIn(texts, "", "fr")).toBe("Hello");
  expect(textIn({ "": "Hi" }, "de", "en")).toBe("Hi");
});

test("what is known is filled in, the rest stays and is found with its place", () => {
  const values = { "customer.name": "Emma Clarke", "customer.order": "", "customer.größe": "M" };
  const text = filled("Dear {customer.name}, order {customer.order}, {customer.größe}: {not this} {a.b", values);
  expect(text).toBe("Dear Emma Clarke, order {customer.order}, M: {not this} {a.b");
  expect(openIn(text)).toEqual([{ name: "{customer.order}", start: 24 }]);
  expect(text.slice(24)).toMatch(/^\{customer\.order\}/);
});

test("texts are edited as rows and kept as one text, or one for each language", () => {
  expect(wordingOf(rowsOf("Hello"))).toBe("Hello");
  expect(wordingOf(rowsOf({ en: "Hello", de: "Hallo" }))).toEqual({ en: "Hello", de: "Hallo" });
  expect(wrongLanguages(rowsOf("Hello"))).toEqual([]);
  expect(
    wrongLanguages([
      { language: "", text: "a" },
      { language: "de", text: "b" },
      { language: "DE", text: "c" },
      { language: "deutsch!", text: "d" },
    ]),
  ).toEqual([0, 2, 3]);
});

test("a new reply gets an id that people can read and nobody has", () => {
  expect(idFor("Return label!", [])).toBe("return-label");
  expect(idFor("Café", ["cafe"])).toBe("cafe-2");
  expect(idFor("退货", ["reply"])).toBe("reply-2");
});
