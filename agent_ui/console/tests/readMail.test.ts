import type { ItemFile } from "@contact-hub/shared/wire.gen";
import { expect, test } from "vitest";
import { inlineFiles, looseFiles } from "../conversation/mail/inline";
import { readMail, waitingPictures, withPictures } from "../conversation/mail/readMail";

test("pictures from outside wait to be asked for, and those of their sender's spying never come", () => {
  const { whole } = readMail(
    '<p>Hi</p><img width="120" data-remote-src="https://x.example/a.png?b&amp;c" alt="Lamp">' +
      '<img data-remote-src="https://x.example/t" width="1" height="1"><img data-remote-src="https://x.example/u" style="width:1px">' +
      '<img src="cid:logo"><img src="data:image/png;base64,AAAA">',
  );
  expect(waitingPictures(whole)).toBe(1);
  expect(whole).not.toContain('src="http');
  expect(whole).not.toMatch(/cid:|\/t"|\/u"/);
  expect(whole).toContain("data:image/png");
  expect(withPictures(whole)).toContain('<img src="https://x.example/a.png?b&amp;c" width="120" alt="Lamp">');
  expect(waitingPictures("<p>&lt;img data-waiting=&gt;</p>")).toBe(0);
});

test.each([
  ["nothing", "<p>Hi</p>", false],
  ["black on white", '<p style="color: #000; background-color: rgb(255, 255, 255); margin: 0">Hi</p>', false],
  ["a link in blue", '<p><a href="https://x.example" style="color:#1155cc">here</a></p>', false],
  ["a coloured line at its side", '<div style="border-left: 1px solid red">Hi</div>', false],
  ["red words", '<p style="margin:0;color:red">Hi</p>', true],
  ["a ground", '<table bgcolor="#f4f4f4"><tbody><tr><td>Hi</td></tr></tbody></table>', true],
  ["an old font", '<font color="green">Hi</font>', true],
])("a mail with %s", (_, html, isColoured) => {
  expect(readMail(html).isColoured).toBe(isColoured);
});

test("black and white that a program wrote give way to the colours of the page", () => {
  const { whole } = readMail('<p style="color: #000; margin: 0">Hi</p><font color="black">Ho</font>');
  expect(whole).not.toMatch(/color/);
  expect(whole).toMatch(/margin: ?0/);
});

test("what is new is told apart from all of it", () => {
  const { whole, fresh } = readMail('<p>Yes.</p><blockquote type="cite">Is it?</blockquote>');
  expect(fresh).toBe("<p>Yes.</p>");
  expect(whole).toContain("Is it?");
  expect(readMail("<p>Yes.</p>").fresh).toBeNull();
});

const file = (id: string, content_id: string, is_image = true): ItemFile => ({
  id,
  name: `${id}.png`,
  content_type: is_image ? "image/png" : "image/svg+xml",
  bytes: 3,
  url: `files/${id}`,
  is_image,
  content_id,
});

test("pictures that a mail brings along stand where it shows them, all other files beneath it", () => {
  const html =
    '<p>Hi</p><img width="80" src="cid:logo@x.example" alt=""><img src="CID:a%20b&amp;c" alt="Lamp">' +
    '<img src="cid:drawing"><img src="cid:lost" alt="Lost">';
  const files = [file("f1", "logo@x.example"), file("f2", "a b&c"), file("f3", "drawing", false), file("f4", "other")];
  const item = { html, files: [...files, file("f5", "")] };
  const { whole } = readMail(html, inlineFiles(item));
  expect(whole).toMatch(/<img[^>]* src="[^"]*files\/f1"[^>]*>/);
  expect(whole).toMatch(/alt="f1.png"/);
  expect(whole).toMatch(/<img[^>]*alt="Lamp"[^>]*>/);
  expect(whole).toMatch(/files\/f2/);
  expect(whole).not.toMatch(/cid:|files\/f[345]/i);
  expect(whole).toContain('alt="Lost"');
  expect(looseFiles(item).map(({ id }) => id)).toEqual(["f3", "f4", "f5"]);
});

test("where a mail is shown as plain text, or is too long to be looked through, every file stands beneath it", () => {
  const files = [file("f1", "logo")];
  expect(looseFiles({ html: null, files })).toBe(files);
  expect(looseFiles({ html: `<img src="cid:logo">${"x".repeat(400_001)}`, files })).toBe(files);
});
