"""Whether a machine wrote, which must never be answered by another machine (RFC 3834 and practice)."""

from __future__ import annotations

import re
from collections.abc import Collection

from channels.email.addresses import Address, parse_addresses
from channels.email.headers import Headers
from channels.email.threads import split_plus

_BULK_PRECEDENCE = frozenset({"bulk", "junk"})
_ANSWERED_BY_MACHINE = ("x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply", "x-mail-autoreply")
_LIST_FIELDS = ("list-id", "list-post", "x-mailing-list", "x-mailman-version", "mailing-list", "x-beenthere")
_BULK_FIELDS = ("list-unsubscribe", "x-campaign-id", "x-campaign", "x-mailgun-variables", "feedback-id")
_AWAY = re.compile(
    r"(?:(?:re|aw|fw|fwd|sv|antw|回复|回覆|答复)\s?[:：]\s?)?[\[(]?(?:auto(?:matic|mated|matische"
    r"|matisch)?[- ]?(?:reply"
    r"|response|antwort|antwoord)\b"
    r"|out of (?:the )?office\b|autoreply|auto:|abwesen(?:d|heit)|automatische (?:antwort|e-mail-antwort)"
    r"|abwesenheitsnotiz"
    r"|réponse automatique|absence du bureau|respuesta automática|fuera de (?:la )?oficina|risposta automatica"
    r"|fuori sede"
    r"|resposta automática|ausência|automatisch antwoord|afwezig(?:heid)?|autosvar|frånvaro|fravær"
    r"|automaattinen vastaus"
    r"|automatická odpověď|odpowiedź automatyczna|автоматический ответ|автоответ|otomatik yanıt"
    r"|自动回复|自動回覆|自动答复|自動返信|不在通知|부재중|자동 ?(?:회신|응답))",
    re.IGNORECASE,
)
_NO_REPLY = re.compile(
    r"(?:no|do-?not|donot|ne-?pas|nicht)[-_.]?(?:reply|respond|repondre|antworten)|noreply|mailer-daemon"
)


def automatic_reason(
    headers: Headers, sender: Address | None, own: Collection[str], envelope_from: str | None
) -> str | None:
    """Why this is a machine's mail, or None when a person seems to have written it."""
    if reason := _said_by_headers(headers):
        return reason
    key = split_plus(sender.address)[0] if sender else ""
    if key and key in own:
        return "loop"
    if "x-loop" in headers and any(address in headers.text("x-loop").lower() for address in own):
        return "loop"
    if _is_null(headers, envelope_from):
        return "null-sender"
    if sender and _NO_REPLY.match(sender.key) and not _wants_answers(headers, sender):
        return "no-reply"
    return None


def _wants_answers(headers: Headers, sender: Address) -> bool:
    """Whether somebody else reads what is answered: a form on a web site writes so, and names who filled it in."""
    return any(
        one.key != sender.key and not _NO_REPLY.match(one.key) for one in parse_addresses(headers.text("reply-to"))
    )


def _said_by_headers(headers: Headers) -> str | None:
    """The reason that the header itself gives."""
    submitted = headers.text("auto-submitted").lower().split(";")[0].strip()
    if submitted and submitted != "no":
        return "auto-submitted"
    precedence = headers.text("precedence").lower().strip()
    if precedence == "list" or any(name in headers for name in _LIST_FIELDS):
        return "list"
    if precedence == "auto_reply" or any(_is_said(headers, name) for name in _ANSWERED_BY_MACHINE):
        return "auto-reply"
    if _AWAY.match(headers.decoded("subject")):
        return "auto-reply"
    if precedence in _BULK_PRECEDENCE or any(name in headers for name in _BULK_FIELDS):
        return "bulk"
    suppressed = headers.text("x-auto-response-suppress").lower()
    return "suppressed" if "all" in suppressed or "autoreply" in suppressed else None


def _is_said(headers: Headers, name: str) -> bool:
    return name in headers and headers.text(name).lower() not in ("no", "false", "0")


def _is_null(headers: Headers, envelope_from: str | None) -> bool:
    """Whether the mail came from the null sender, by its envelope or by what a server noted of it."""
    if envelope_from is not None:
        return envelope_from.strip() in ("", "<>")
    return headers.text("return-path").upper() in ("<>", "<MAILER-DAEMON>")
