"""A mail becomes one value that says everything the hub wants to know of it; pure, and it never raises.

Parsing a large or hostile mail takes up to a few seconds: call it off the event loop when `is_heavy`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from channels.email.addresses import Address, parse_addresses
from channels.email.authentication import Verdicts, read_verdicts
from channels.email.automatic import automatic_reason
from channels.email.body import Body, read_body
from channels.email.bounce import Bounce, find_bounce, find_receipt
from channels.email.charset import decode
from channels.email.files import File
from channels.email.flowed import clean_lines
from channels.email.headers import Headers, normalised_lines, one_line, split_header
from channels.email.html_reply import split_html_reply
from channels.email.mime import Part, parse_tree
from channels.email.reply import Split, split_reply
from channels.email.threads import message_ids
from channels.email.words import decode_words
from channels.toolkit.html import sanitised

_HEAVY_BYTES = 32_768
_LONGEST_TEXT = 2_000_000
_MOST_REFERENCES = 100


@dataclass(frozen=True, slots=True)
class Mail:
    """Everything that is read from one mail."""

    headers: Headers
    digest: str
    message_id: str | None
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    sender: Address | None
    reply_to: tuple[Address, ...]
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    subject: str
    date: datetime | None
    text: str
    reply: str
    quoted: str
    html: str | None
    files: tuple[File, ...]
    automatic: str | None
    bounce: Bounce | None
    receipt: tuple[str, str] | None
    verdicts: Verdicts
    is_complete: bool
    """False when a cap or damage kept something out; then the raw message has to be shown too."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the account knows and the mail cannot prove: our names, our server's name, the envelope."""

    own_addresses: Collection[str] = ()
    authserv_id: str | None = None
    envelope_from: str | None = None


def is_heavy(raw: bytes) -> bool:
    """Whether parsing this mail would be felt on an event loop."""
    return len(raw) > _HEAVY_BYTES


def parse_mail(raw: bytes, context: Context | None = None) -> Mail:
    """Everything that can be read from these bytes."""
    context = context or Context()
    try:
        tree = parse_tree(raw)
        return _mail(raw, tree.root, context, is_complete=tree.is_complete)
    except (RecursionError, MemoryError, ValueError, LookupError, TypeError, AttributeError, OverflowError):
        # No mail may be lost to a flaw of ours: what remains is its header and its raw text.
        return _rescued(raw, context)


def _mail(raw: bytes, root: Part, context: Context, *, is_complete: bool) -> Mail:
    headers = root.headers
    body = read_body(root)
    text = body.text[:_LONGEST_TEXT]
    split = _split(body, text)
    sender = sender_of(headers)
    is_null = _is_null_sender(headers, context)
    bounce = find_bounce(root, sender, text, is_null_sender=is_null)
    receipt = find_receipt(root)
    automatic = "bounce" if bounce else "receipt" if receipt else None
    return Mail(
        headers=headers,
        digest=hashlib.sha256(raw).hexdigest(),
        message_id=next(iter(message_ids(headers.text("message-id"))), None),
        in_reply_to=message_ids(decode_words(headers.text("in-reply-to"))),
        references=message_ids(decode_words(headers.text("references")))[-_MOST_REFERENCES:],
        sender=sender,
        reply_to=parse_addresses(headers.text("reply-to")),
        to=every_address(headers, "to"),
        cc=every_address(headers, "cc"),
        subject=headers.decoded("subject"),
        date=date_of(headers.text("date")),
        text=text,
        reply=split.reply,
        quoted=split.quoted,
        html=sanitised(body.html) if body.html is not None else None,
        files=body.files,
        automatic=automatic or automatic_reason(headers, sender, context.own_addresses, context.envelope_from),
        bounce=bounce,
        receipt=receipt,
        verdicts=read_verdicts(headers.every("authentication-results"), context.authserv_id),
        is_complete=is_complete and len(body.text) <= _LONGEST_TEXT,
    )


def _split(body: Body, text: str) -> Split:
    if body.is_only_html and body.html is not None:
        return split_html_reply(body.html)
    return split_reply(text)


def _rescued(raw: bytes, context: Context) -> Mail:
    """The mail as a header and one text, nothing interpreted."""
    headers, body = split_header(normalised_lines(raw))
    text = clean_lines(decode(body[:_HEAVY_BYTES]))
    whole = Part(Headers(headers.fields), "text/plain", {}, text.encode("utf-8", "replace"))
    return _mail(raw, whole, context, is_complete=False)


def _is_null_sender(headers: Headers, context: Context) -> bool:
    if context.envelope_from is not None:
        return context.envelope_from.strip() in ("", "<>")
    return headers.text("return-path").upper() in ("<>", "<MAILER-DAEMON>")


def sender_of(headers: Headers) -> Address | None:
    """Who wrote: the first From address, else Sender."""
    for name in ("from", "sender"):
        for line in headers.every(name):
            if found := parse_addresses(line):
                return found[0]
    return None


def every_address(headers: Headers, name: str) -> tuple[Address, ...]:
    """The addresses in all fields of this name."""
    return tuple(address for line in headers.every(name) for address in parse_addresses(line))


def date_of(line: str) -> datetime | None:
    """The moment a Date field names, in UTC, or None when it names none."""
    try:
        found = parsedate_to_datetime(one_line(line)[:200])
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return None
    try:
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
