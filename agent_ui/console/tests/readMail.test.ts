import { expect, test } from "vitest";
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
