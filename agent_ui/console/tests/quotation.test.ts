import { expect, test } from "vitest";
import { parsed } from "../conversation/mail/parsed";
import { withoutQuotation } from "../conversation/mail/quotation";

function shown(html: string): string | null {
  return withoutQuotation(parsed(html))?.textContent?.trim() ?? null;
}

const OLD = "<div>Where is my lamp?</div>";

test.each([
  [
    "Gmail, as it is cleaned today",
    `<div dir="ltr">It came.</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Mon, 4 May 2026 at 09:00, Ada &lt;<a href="mailto:a@x.example">a@x.example</a>&gt; wrote:<br></div><blockquote class="gmail_quote">${OLD}</blockquote></div>`,
  ],
  [
    "Gmail, as it was cleaned before names were kept",
    `<div dir="ltr">It came.</div><br><div><div dir="ltr">On Mon, 4 May 2026 at 09:00, Ada &lt;<a href="mailto:a@x.example">a@x.example</a>&gt; wrote:<br></div><blockquote>${OLD}</blockquote></div>`,
  ],
  [
    "Apple Mail",
    `<div>It came.</div><div><br><blockquote type="cite"><div>On 4 May 2026, at 09:00, Ada wrote:</div><br>${OLD}</blockquote></div><br>`,
  ],
  [
    "Thunderbird",
    `<p>It came.</p><div class="moz-cite-prefix">Am 04.05.26 um 09:00 schrieb Ada:<br></div><blockquote type="cite">${OLD}</blockquote>`,
  ],
  [
    "Outlook on the desk",
    `<div><p>It came.</p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p><b>From:</b> Ada<br><b>Sent:</b> Monday<br><b>To:</b> Us</p></div></div>${OLD}</div>`,
  ],
  [
    "Outlook on the web",
    `<div>It came.</div><hr><div id="divRplyFwdMsg"><b>Von:</b> Ada<br><b>Gesendet:</b> Montag</div>${OLD}`,
  ],
  [
    "Outlook, without its names",
    `<div>It came.</div><hr><div><span><b>发件人:</b> Ada<br><b>发送时间:</b> 2026年5月4日</span></div>${OLD}`,
  ],
  ["Yahoo", `<div>It came.</div><div class="yahoo_quoted"><div>On Monday, Ada wrote:</div>${OLD}</div>`],
  [
    "an attribution on a line of its own, in text",
    `It came.<br><br>Le lun. 4 mai 2026 à 09:00, Ada &lt;a@x.example&gt; a écrit&nbsp;:<br><blockquote>${OLD}</blockquote>`,
  ],
])("only what is new is shown of a mail by %s", (_, html) => {
  expect(shown(html)).toBe("It came.");
});

test.each([
  ["a mail without any", "<p>It came.</p>"],
  [
    "a quotation in the midst of what is new",
    `<p>You asked:</p><blockquote type="cite">${OLD}</blockquote><p>It came.</p>`,
  ],
  ["what is set in for its look", "<p>Dear all,</p><blockquote>we are open.</blockquote>"],
  ["a mail that is nothing else", `<div class="gmail_quote"><blockquote class="gmail_quote">${OLD}</blockquote></div>`],
  [
    "what is passed on",
    "<p>See below</p><div>---------- Forwarded message 2026 ---------:</div><blockquote>Hello</blockquote>",
  ],
])("nothing is folded of %s", (_, html) => {
  expect(shown(html)).toBeNull();
});

test("answers between the lines stay, and what nobody answered after them goes", () => {
  const html = `<p>See below.</p><blockquote type="cite">One?</blockquote><p>Yes.</p><blockquote type="cite">Two?</blockquote>`;
  expect(shown(html)).toBe("See below.One?Yes.");
});

test("a picture is something new", () => {
  const html = `<div><img src="data:image/png;base64,AAAA"></div><blockquote type="cite">${OLD}</blockquote>`;
  expect(shown(html)).toBe("");
});
