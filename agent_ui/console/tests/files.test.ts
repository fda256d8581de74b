import type { ItemFile } from "@contact-hub/shared/wire.gen";
import { afterEach, expect, test, vi } from "vitest";
import { beginningOfFile, MOST_SHOWN_BYTES } from "../conversation/file/beginningOfFile";
import { isViewable } from "../desk/files";

const file = (content_type: string, is_image = false): ItemFile => ({
  id: "f",
  name: "a",
  content_type,
  bytes: 1,
  url: "/files/f",
  is_image,
  content_id: "",
});
const served = (bytes: Uint8Array<ArrayBuffer>, status = 200) =>
  vi.stubGlobal("fetch", async () => new Response(bytes, { status }));
const read = () => beginningOfFile("/files/f", new AbortController().signal);

afterEach(() => vi.unstubAllGlobals());

test.each([
  ["text/plain; charset=utf-8", true],
  ["text/csv", true],
  ["application/json", true],
  ["text/html", false],
  ["text/html; charset=utf-8", false],
  ["image/svg+xml", false],
  ["application/pdf", false],
  ["application/xhtml+xml", false],
])("%s is looked at: %s", (type, isLooked) => {
  expect(isViewable(file(type))).toBe(isLooked);
});

test("a picture that the hub calls safe is looked at", () => {
  expect(isViewable(file("image/png", true))).toBe(true);
});

test("a long file is shown as far as it helps", async () => {
  served(new Uint8Array(MOST_SHOWN_BYTES * 3).fill(97));
  const { text, isWhole } = await read();
  expect(text).toBe("a".repeat(MOST_SHOWN_BYTES));
  expect(isWhole).toBe(false);
});

test("a short file is whole, and one of exactly the limit too", async () => {
  served(new TextEncoder().encode("three words here"));
  expect(await read()).toEqual({ text: "three words here", isWhole: true });
  served(new Uint8Array(MOST_SHOWN_BYTES).fill(97));
  expect((await read()).isWhole).toBe(true);
});

test("a character that the end cuts in two spoils nothing", async () => {
  served(new TextEncoder().encode(`a${"订".repeat(MOST_SHOWN_BYTES / 3 + 10)}`));
  const { text } = await read();
  expect(text.startsWith("a订订")).toBe(true);
  expect(text).not.toMatch(/[^a订]/);
});

test("older Chinese bytes are read as what they are", async () => {
  served(new Uint8Array([0xc4, 0xe3, 0xba, 0xc3]));
  expect((await read()).text).toBe("你好");
});

test("a file that is not to be had throws", async () => {
  served(new Uint8Array(), 404);
  await expect(read()).rejects.toThrow("404");
});
