import { EditorState, TextSelection } from "prosemirror-state";
import { expect, test } from "vitest";
import { addressOf } from "../conversation/rich/address";
import { hasFormat, linkAt, linkTo, toggle, unlink, type Format } from "../conversation/rich/formats";
import { docOf, sliceOf, writtenOf } from "../conversation/rich/forms";
import { beforeCursor, caretAt, placeOf } from "../conversation/rich/standing";
import { paragraphs, trimmed } from "../desk/richField";

const fromHtml = (html: string) => docOf({ text: "", html });
const read = (html: string) => writtenOf(fromHtml(html));

function selected(text: string, from: number, to: number): EditorState {
  const state = EditorState.create({ doc: docOf({ text, html: "" }) });
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to)));
}

function formatted(state: EditorState, format: Format): EditorState {
  let next = state;
  toggle(format)(state, (tr) => (next = state.apply(tr)));
  return next;
}

test.each(["", "One line", "Dear Ada,\n\nit is free.\n", "  1 < 2 & <b>3</b>\n> quoted\n- a point"])(
  "plain text comes back as it was, and stays plain: %j",
  (text) => {
    expect(writtenOf(docOf({ text, html: "" }))).toEqual({ text, html: "" });
  },
);

test("what has a form comes back as it was", () => {
  const html =
    '<div>It is <strong>free</strong>.</div><div><br></div><ol start="3"><li><div>Ho</div><ul><li><div>Hi</div></li></ul></li></ol>' +
    '<blockquote><div>So <em>so</em></div></blockquote><div><a href="https://a.example/?b=1&amp;c=2">here</a></div>';
  expect(read(html).html).toBe(html);
});

test("plain text keeps the signs of lists and quotations, and where links lead", () => {
  const html =
    "<ul><li>one</li><li>two<br>lines</li></ul><ol><li>a</li></ol><blockquote><div>so</div><div><br></div></blockquote>" +
    '<div>See <a href="https://a.example">the <b>page</b></a>, <a href="https://b.example">b.example</a>.</div>';
  expect(read(html).text).toBe("- one\n- two\n  lines\n1. a\n> so\n>\nSee the page (https://a.example), b.example.");
});

test("what is pasted is cleaned to what may leave", () => {
  const html =
    '<h1 style="color:red">Big</h1><script>alert(1)</script><table><tr><td><b>cell</b></td></tr></table>' +
    '<img src="x" onerror="alert(1)"><p onclick="x()">a <a href="javascript:alert(1)">link</a></p>' +
    '<b style="font-weight:normal"><span style="font-weight:700">loud</span></b>';
  expect(read(html).html).toBe(
    "<div>Big</div><div><strong>cell</strong></div><div>a link</div><div><strong>loud</strong></div>",
  );
});

test.each([
  ["https://example.org/a?b", "https://example.org/a?b"],
  ["example.org", "https://example.org"],
  ["例子.中国/路", "https://例子.中国/路"],
  [" help@example.org ", "mailto:help@example.org"],
  ["tel:+15550111", "tel:+15550111"],
  ["javascript:alert(1)", null],
  ["data:text/html,x", null],
  ["here", null],
  ["https://a b", null],
])("a link to %j leads to %j", (typed, address) => {
  expect(addressOf(typed)).toBe(address);
});

test("each form is put on and taken off again", () => {
  for (const format of ["bold", "italic", "bullets", "numbers", "quote"] as const) {
    const plain = selected("free", 1, 5);
    const there = formatted(plain, format);
    expect([format, hasFormat(plain, format), hasFormat(there, format)]).toEqual([format, false, true]);
    expect(writtenOf(formatted(there, format).doc)).toEqual({ text: "free", html: "" });
  }
});

test("one kind of list becomes the other", () => {
  const numbers = formatted(formatted(selected("free", 1, 5), "bullets"), "numbers");
  expect(writtenOf(numbers.doc).text).toBe("1. free");
});

test("words are linked, led elsewhere and left alone again; without words the address stands for itself", () => {
  let state = selected("see here now", 5, 9);
  const run = (command: ReturnType<typeof linkTo>) => command(state, (tr) => (state = state.apply(tr)));
  run(linkTo("https://a.example", "a.example"));
  expect(writtenOf(state.doc).html).toBe('<div>see <a href="https://a.example">here</a> now</div>');
  expect(linkAt(state)).toEqual({ from: 5, to: 9, href: "https://a.example" });
  run(linkTo("https://b.example", "b.example"));
  expect(writtenOf(state.doc).text).toBe("see here (https://b.example) now");
  run(unlink);
  expect(writtenOf(state.doc)).toEqual({ text: "see here now", html: "" });
  state = selected("at ", 4, 4);
  run(linkTo("mailto:a@b.example", "a@b.example"));
  expect(writtenOf(state.doc)).toEqual({
    text: "at a@b.example",
    html: '<div>at <a href="mailto:a@b.example">a@b.example</a></div>',
  });
});

test("a canned reply of several lines stands where the cursor stood", () => {
  const state = selected("ab", 2, 2);
  const next = state.apply(state.tr.replaceSelection(sliceOf("1\n\n2")));
  expect(writtenOf(next.doc).text).toBe("a1\n\n2b");
  expect(beforeCursor(next)).toBe("2");
});

test("the cursor stays where it stood in the plain field", () => {
  const doc = docOf({ text: "ab\n\ncd", html: "" });
  const said = [0, 2, 3, 4, 6].map((caret) => {
    const { $from } = caretAt(doc, caret);
    return [$from.index(0), $from.parentOffset];
  });
  expect(said).toEqual([
    [0, 0],
    [0, 2],
    [1, 0],
    [2, 0],
    [2, 2],
  ]);
});

test("what is not filled in is found", () => {
  const doc = docOf({ text: "Dear\nyour {customer.order} is", html: "" });
  const found = placeOf(doc, "{customer.order}");
  expect(found && doc.textBetween(found.from, found.to)).toBe("{customer.order}");
  expect(placeOf(doc, "{customer.name}")).toBeNull();
});

test("the console writes plain text in forms as the field reads them", () => {
  const text = "1 < 2 & 3\n\nend";
  expect(read(paragraphs(text))).toEqual({ text, html: "" });
  expect(trimmed(`${paragraphs("\n")}<div>a</div>${paragraphs("")}`)).toBe("<div>a</div>");
});
