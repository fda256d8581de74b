"""Reports about mail that we sent: bounces, delays, complaints and read receipts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from channels.email.addresses import Address, normalised
from channels.email.charset import decode
from channels.email.headers import Headers, one_line, split_header
from channels.email.mime import Part
from channels.email.threads import message_ids

_STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
_FAILED_STATUS = re.compile(r"(?<![\d.])([45]\.\d{1,3}\.\d{1,3})(?![\d.])")
_CODE = re.compile(r"(?<![\d.:#-])([45]\d\d)(?=[\s-](?!\d{3,}))")
_ADDRESS = re.compile(r"[A-Za-z0-9_.+=&'#~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}")
_RETURNED_ID = re.compile(r"^\s{0,8}(?:Original-)?Message-ID:\s{0,8}(<[^<>\s]{3,500}>)", re.IGNORECASE | re.MULTILINE)
_DAEMON = re.compile(
    r"(?:mailer-?daemon|postmaster|mail-?daemon|mdaemon|bounces?|ndr|imss)(?:@|$|[+_.-])"
    r"|[^@]{0,60}(?:delivery|system-?admin|smtp|antivirus|mail[._-]?(?:service|system|gateway))[^@]{0,60}(?:@|$)"
)
_DAEMON_NAME = re.compile(
    r"mail delivery|postmaster|mailer[- ]?daemon|jetmail|automated response|mail system", re.IGNORECASE
)
_FAILURE_WORDS = re.compile(
    r"(?:could|can) ?not be (?:delivered|reached|found)|undeliver|(?:user|recipient|address|account|mailbox"
    r"|host) (?:is )?unknown"
    r"|unknown (?:user|recipient|address|host)|no such (?:user|recipient|mailbox|person|address)|does not exist"
    r"|delivery to the following"
    r"|following (?:recipient|address|user|destination)|did not (?:receive|reach)|wasn't able to deliver"
    r"|unable to deliver"
    r"|(?:delivery|transmission) (?:has )?fail|not (?:been )?delivered|returned? (?:to sender|mail)"
    r"|permanent (?:fatal )?error"
    r"|fatal error|mailbox (?:is )?full|over ?quota|not listed|rejected|unbekannt|nicht (?:zugestellt|gefunden)"
    r"|无法|退回|失败|不存在"
    r"|見つかりません|配信できません|inexistant|n'existe pas|no existe|non esiste|não existe|bestaat niet"
    r"|не существует",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"\s{0,3}(?:re|aw|sv|antw|fw|fwd|wg|tr|rv|回复|答复|转发)\s?[:：]", re.IGNORECASE)
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
_DELAY = re.compile(
    r"not yet been delivered|has not been delivered|(?:been|is|message|delivery) delay|delayed"
    r"|will (?:be retried|continue|keep)"
    r"|still (?:trying|being)|no action is required|do not (?:need to )?re-?send|warning: (?:message|could not send)",
    re.IGNORECASE,
)
_REJECTED = re.compile(r"automatically rejected|refused|could not be delivered", re.IGNORECASE)
_COPY_BELOW = re.compile(
    r"\n-{3,}[^\n]{0,60}(?:copy|original|header|returned)[^\n]{0,60}|\n--- Below this line", re.IGNORECASE
)
_LONGEST_TEXT = 65_536
_LONGEST_HEAD = 6000
_ENOUGH = 2


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
    report = next((p for p in parts if p.type in ("message/delivery-status", "message/feedback-report")), None)
    if report is not None:
        return _from_report(report, parts, root.headers, text)
    if is_receipt(root) and not _REJECTED.search(text[:_LONGEST_HEAD]):
        return None
    if _says_failure(root.headers, sender, text, is_null_sender=is_null_sender):
        return _from_words(root.headers, parts, text)
    return None


def _says_failure(headers: Headers, sender: Address | None, text: str, *, is_null_sender: bool) -> bool:
    """Whether who wrote, what the subject says and what the text says together make a report."""
    if "x-failed-recipients" in headers:
        return True
    subject = headers.decoded("subject")
    head = text[:_LONGEST_HEAD]
    is_failure = _FAILED_SUBJECT.search(subject) is not None
    is_daemon = sender is not None and bool(_DAEMON.match(sender.key) or _DAEMON_NAME.search(sender.name))
    if _ANSWER.match(subject) and not (is_daemon and is_null_sender):
        return False
    told = 2 * bool(_FAILURE_WORDS.search(head)) + bool(_STATUS.search(head) or _CODE.search(head))
    return (is_daemon or is_null_sender) and 2 * is_failure + told + is_null_sender * is_daemon >= _ENOUGH


def walk(part: Part) -> Iterator[Part]:
    """A part and everything below it, in order."""
    yield part
    for child in part.children:
        yield from walk(child)


def is_receipt(root: Part) -> bool:
    """Whether a mail says what became of another after its delivery."""
    kind = root.parameters.get("report-type", "").lower()
    return kind == "disposition-notification" or any(p.type == "message/disposition-notification" for p in walk(root))


def _from_report(report: Part, parts: list[Part], headers: Headers, text: str) -> Bounce:
    """The worst recipient of a delivery status (RFC 3464), or a complaint (RFC 5965)."""
    paragraphs = re.split(rb"\r?\n[ \t]*\r?\n", report.content()[:_LONGEST_TEXT])
    groups = [split_header(paragraph.lstrip(b"\r\n"))[0] for paragraph in paragraphs]
    original_id = _original_id(parts, text)
    if report.type == "message/feedback-report":
        line = next((g.text("original-rcpt-to") for g in groups if "original-rcpt-to" in g), "")
        return Bounce(_plain_address(line), None, None, False, "complaint", "complaint", original_id)  # noqa: FBT003
    recipients = [g for g in groups if "final-recipient" in g or "original-recipient" in g or "action" in g]
    worst = max(recipients, key=_severity, default=Headers())
    if not any(_ADDRESS.search(worst.text(name)) for name in ("final-recipient", "original-recipient")):
        told = _from_words(headers, parts, text)
        status = _first(_STATUS, worst.text("status"))
        is_hard = _is_hard(status, None, told.action, "") if status else told.is_hard
        return replace(told, status=status or told.status, is_hard=is_hard)
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
    status = _first(_FAILED_STATUS, words)
    code = _first(_CODE, words)
    line = next((ln for ln in words.splitlines() if _STATUS.search(ln) or _CODE.search(ln)), "")
    recipient = _plain_address(headers.text("x-failed-recipients")) or _likely_recipient(words, headers)
    diagnostic = one_line(line or words.strip()[:500])[:2000]
    start = next((m.start() for m in (_FAILURE_WORDS.search(words), _STATUS.search(words)) if m), 0)
    around = words[max(start - 200, 0) : start + 800]
    is_delay = (
        _DELAY.search(headers.decoded("subject") + "\n" + around) is not None or (status or code or "5")[0] == "4"
    )
    action = "delayed" if is_delay else "failed"
    is_hard = _is_hard(status, code, action, around)
    return Bounce(recipient, status, code, is_hard, diagnostic, action, _original_id(parts, text))


def _likely_recipient(words: str, headers: Headers) -> str | None:
    """The first address in the text that is not one of the report's own."""
    own = headers.text("from").lower() + headers.text("to").lower()
    start = _FAILURE_WORDS.search(words[:_LONGEST_HEAD])
    after = words[max(start.start() - 300, 0) if start else 0 :]
    found = [normalised(match[0].strip(".'")) for match in _ADDRESS.finditer(after[:_LONGEST_HEAD])]
    found = [address for address in found if not re.match(r"mailer-daemon|postmaster@", address)]
    return next((address for address in found if address not in own), next(iter(found), None))


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
