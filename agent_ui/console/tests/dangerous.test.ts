import { expect, test } from "vitest";
import { isDangerous } from "../desk/dangerous";

test("what runs when it is opened is dangerous, whatever it pretends to be", () => {
  expect(
    ["run.exe", "Invoice.pdf.JS", "list.xlsm ", "run.exe.", "help.CHM", "x.url"].every((name) => isDangerous({ name })),
  ).toBe(true);
  expect(["plan.pdf", "exe", "photo.jpg", "list.xlsx"].some((name) => isDangerous({ name }))).toBe(false);
});
