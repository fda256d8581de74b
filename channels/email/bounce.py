"""Reports about mail that we sent: bounces, delays, complaints and read receipts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from channels.email.addresses import Address, normalised
from channels.email.charset import decode
from channels.email.headers import Headers, one_line, split_header
from channels.email.mime import Part
from channels.email.threads import message_ids

_STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
_CODE = re.compile(r"(?<![\d.:#-])([45]\d\d)(?=[\s-](?!\d{3,}))")
_ADDRESS = re.compile(r"[A-Za-z0-9_.+=&'#~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}")
_RETURNED_ID = re.compile(r"^\s{0,8}(?:Original-)?Message-ID:\s{0,8}(<[^<>\s]{3,500}>)", re.IGNORECASE | re.MULTILINE)
_DAEMON = re.compile(
    r"(?:mailer-?daemon|postmaster|mail-?daemon|bounces?|mailerdaemon|mdaemon|.{0,20}delivery)(?:@|$|[+-])"
)
_FAILED_SUBJECT = re.compile(
    r"undeliver|returned mail|delivery (?:status|failure|fail|notification|has failed|problem)|mail delivery"
    r"|failure notice"
    r"|could not be delivered|unzustellbar|nicht zugestellt|zustellung|rückläufer|non remis"
    r"|échec de (?:la )?(?:remise|distribution)"
    r"|non distribu|no se (?:puede|pudo) entregar|no entregado|mancato recapito|impossibile recapitare|não entregue"
    r"|onbestelbaar"
    r"|退信|无法投递|投递失败|无法送达|無法傳遞|未送達|配信不能|配信エラー|送信できませんでした|недоставлен"
    r"|не доставлено|mail system error"
    r"|delivery incomplete|warning: (?:message|could not send)|undelivered",
    re.IGNORECASE,
)
_SOFT_STATUS = re.compile(r"4\.|5\.2\.2|5\.7\.|5\.3\.4|5\.2\.3|5\.4\.[57]")
_SOFT_WORDS = re.compile(
    r"over ?quota|quota exceed|mailbox (?:is )?full|temporar|try again|delayed|will be retried|still trying|spam"
    r"|blocked|blacklist"
    r"|greylist|too large|size limit|postfach (?:ist )?voll",
    re.IGNORECASE,
)
_COPY_BELOW = re.compile(
    r"\n-{3,}[^\n]{0,60}(?:copy|original|header|returned)[^\n]{0,60}|\n--- Below this line", re.IGNORECASE
)
_LONGEST_TEXT = 65_536


@dataclass(frozen=True, slots=True)
class Bounce:
    """What a report says of one of our messages."""

    recipient: str | None
    status: str | None
    code: str | None
    is_hard: bool
    diagnostic: str
    action: str = "failed"
    """`failed`, `delayed`, `delivered`, `relayed`, `expanded`, or `complaint`."""
    original_id: str | None = None


def find_bounce(root: Part, sender: Address | None, text: str, *, is_null_sender: bool) -> Bounce | None:
    """The report in a mail, from its machine-readable part or from its words; None when it is no report."""
    parts = list(walk(root))
    kind = root.parameters.get("report-type", "").lower()
    report = next((p for p in parts if p.type in ("message/delivery-status", "message/feedback-report")), None)
    if report is not None:
        return _from_report(report, parts, text)
    if kind == "disposition-notification" or any(p.type == "message/disposition-notification" for p in parts):
        return None
    subject = root.headers.decoded("subject")
    is_daemon = sender is not None and _DAEMON.match(sender.key) is not None
    is_failure = _FAILED_SUBJECT.search(subject) is not None or "x-failed-recipients" in root.headers
    if is_failure and (is_daemon or is_null_sender):
        return _from_words(root.headers, parts, text)
    if is_daemon and (is_null_sender or _STATUS.search(text[:_LONGEST_TEXT])) and "@" in text:
        return _from_words(root.headers, parts, text)
    return None


def walk(part: Part) -> Iterator[Part]:
    """A part and everything below it, in order."""
    yield part
    for child in part.children:
        yield from walk(child)


def _from_report(report: Part, parts: list[Part], text: str) -> Bounce:
    """The worst recipient of a delivery status (RFC 3464), or a complaint (RFC 5965)."""
    paragraphs = re.split(rb"\r?\n[ \t]*\r?\n", report.content()[:_LONGEST_TEXT])
    groups = [split_header(paragraph.lstrip(b"\r\n"))[0] for paragraph in paragraphs]
    original_id = _original_id(parts, text)
    if report.type == "message/feedback-report":
        line = next((g.text("original-rcpt-to") for g in groups if "original-rcpt-to" in g), "")
        return Bounce(_plain_address(line), None, None, False, "complaint", "complaint", original_id)  # noqa: FBT003
    recipients = [g for g in groups if "final-recipient" in g or "original-recipient" in g or "action" in g]
    worst = max(recipients, key=_severity, default=Headers())
    status = _first(_STATUS, worst.text("status")) or _first(_STATUS, worst.text("diagnostic-code"))
    diagnostic = _after_type(worst.text("diagnostic-code")) or one_line(text.strip()[:500])
    action = worst.text("action").lower().split()[0] if worst.text("action").split() else "failed"
    recipient = _plain_address(worst.text("original-recipient") or worst.text("final-recipient"))
    code = _first(_CODE, diagnostic + " ")
    return Bounce(
        recipient or _plain_address(worst.text("final-recipient")),
        status, code, _is_hard(status, code, action, diagnostic), diagnostic[:2000], action, original_id,
    )  # fmt: skip


def _severity(group: Headers) -> int:
    return {"failed": 3, "delayed": 2, "relayed": 1}.get(group.text("action").lower().strip(), 0)


def _from_words(headers: Headers, parts: list[Part], text: str) -> Bounce:
    """What can be read from a report that was written for people only."""
    words = _COPY_BELOW.split(text[:_LONGEST_TEXT], maxsplit=1)[0]
    status = _first(_STATUS, words)
    code = _first(_CODE, words)
    line = next((ln for ln in words.splitlines() if _STATUS.search(ln) or _CODE.search(ln)), "")
    recipient = _plain_address(headers.text("x-failed-recipients")) or _likely_recipient(words, headers)
    diagnostic = one_line(line or words.strip()[:500])[:2000]
    is_hard = _is_hard(status, code, "failed", words[:4000])
    action = "failed" if is_hard or (status or code or "5")[0] == "5" else "delayed"
    return Bounce(recipient, status, code, is_hard, diagnostic, action, _original_id(parts, text))


def _likely_recipient(words: str, headers: Headers) -> str | None:
    """The first address in the text that is not one of the report's own."""
    own = headers.text("from").lower() + headers.text("to").lower()
    for match in _ADDRESS.finditer(words):
        address = match[0].strip(".'")
        if address.lower() not in own and not re.match(r"mailer-daemon|postmaster@", address.lower()):
            return normalised(address)
    return None


def _is_hard(status: str | None, code: str | None, action: str, words: str) -> bool:
    """Whether the address itself is bad; a full box or a suspicious content may pass next time."""
    if action in ("delayed", "delivered", "relayed", "expanded"):
        return False
    if status:
        return status.startswith("5") and not _SOFT_STATUS.match(status)
    if code and code.startswith("4"):
        return False
    return not _SOFT_WORDS.search(words)


def _plain_address(line: str) -> str | None:
    """The address behind `rfc822; <a@b>`."""
    value = line.rpartition(";")[2].strip().strip("<>\"' ")
    match = _ADDRESS.search(value)
    return normalised(match[0]) if match else None


def _after_type(diagnostic: str) -> str:
    head, _, rest = diagnostic.partition(";")
    is_type = re.fullmatch(r"\s*(?:smtp|lmtp|dns|x400|x-[a-z-]{1,30})\s*", head, re.IGNORECASE) is not None
    return (rest if is_type else diagnostic).strip()


def _original_id(parts: list[Part], text: str) -> str | None:
    """The Message-ID of the mail that the report is about."""
    for part in parts:
        if part.type in ("message/rfc822", "text/rfc822-headers", "message/rfc822-headers", "message/global"):
            ids = message_ids(split_header(part.content().lstrip(b"\r\n"))[0].text("message-id"))
            if ids:
                return ids[0]
        if part.type in ("message/disposition-notification", "message/delivery-status"):
            match = _RETURNED_ID.search(decode(part.content()[:_LONGEST_TEXT]))
            if match:
                return match[1]
    match = _RETURNED_ID.search(text[: 4 * _LONGEST_TEXT])
    return match[1] if match else None


def find_receipt(root: Part) -> tuple[str, str] | None:
    """The Message-ID and the disposition of a read receipt (RFC 8098), or None when it is none."""
    for part in walk(root):
        if part.type == "message/disposition-notification":
            headers = split_header(part.content().lstrip(b"\r\n"))[0]
            ids = message_ids(headers.text("original-message-id"))
            disposition = headers.text("disposition").rpartition(";")[2].strip().lower()
            return (ids[0] if ids else _original_id(list(walk(root)), "") or ""), disposition
    return None


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text)
    return match[1] if match else None
