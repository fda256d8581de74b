"""What a parsed mail means: somebody wrote, or one of our own mails got somewhere or nowhere."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from channels.contract import (
    Arrival,
    ChannelEvent,
    DeliveryUpdated,
    IncomingAttachment,
    MessageReceived,
    MessageState,
)
from channels.email.addresses import Address, normalised
from channels.email.headers import normalised_lines, split_header
from channels.email.parse import Mail, every_address
from channels.email.threads import is_own_id, refers_to, split_plus, token_in_addresses, token_in_id
from channels.sender import ProviderId, Sender

_RECIPIENT_FIELDS = ("to", "cc", "delivered-to", "x-original-to", "resent-to", "envelope-to")
_NOBODY = "unknown@invalid"
_STATES = {"failed": MessageState.FAILED, "delivered": MessageState.DELIVERED}
_LONGEST_ATTRIBUTE = 2000


@dataclass(frozen=True, slots=True)
class Account:
    """Who was written to."""

    address: str
    recipients: tuple[str, ...]
    id_domain: str = ""

    def bases(self) -> tuple[str, ...]:
        """The accounts this mail came for, their plus parts taken off; one empty name when nobody says."""
        if self.address:
            return (self.address,)
        return tuple(dict.fromkeys(split_plus(recipient)[0] for recipient in self.recipients)) or ("",)

    def domains(self) -> tuple[str, ...]:
        """The domains that our own Message-IDs may carry."""
        own = (normalised(base).rpartition("@")[2] for base in self.bases())
        return tuple(filter(None, (self.id_domain, *own)))


def arrival_key(mail: Mail, raw: bytes) -> str:
    """What makes a mail the same mail: its Message-ID and its body, whichever way it came."""
    headers, _ = split_header(normalised_lines(raw))
    # What was written, not how it was wrapped: a sender who tries again may draw new boundaries.
    digest = hashlib.sha256(mail.text.rstrip().encode("utf-8", "replace"))
    digest.update(b"\0" + (mail.html or "").encode("utf-8", "replace"))
    for file in mail.files:
        digest.update(b"\0" + file.name.encode("utf-8", "replace") + b"\0" + file.content)
    if mail.message_id is None:
        for name in ("from", "date", "subject"):
            digest.update(b"\0" + (headers.raw(name) or b""))
    return f"{(mail.message_id or '')[:500]}#{digest.hexdigest()[:32]}"


def events_of(mail: Mail, arrival: Arrival, account: Account) -> tuple[ChannelEvent, ...]:
    """One delivery update for a report about our own mail, else one message for each account written to."""
    key = arrival_key(mail, arrival.body)
    if (update := _update(mail, arrival, account, key)) is not None:
        return (update,)
    return tuple(_message(mail, arrival, account, (key, base)) for base in account.bases())


def _update(mail: Mail, arrival: Arrival, account: Account, key: str) -> DeliveryUpdated | None:
    """What a bounce or a read receipt says of a mail that carries our own id."""
    if mail.bounce is not None and mail.bounce.action != "complaint":
        bounce = mail.bounce
        if not _is_ours(bounce.original_id, account):
            return None
        state = _STATES.get(bounce.action, MessageState.SENT)
        code = bounce.status or bounce.code or ""
        return DeliveryUpdated(
            key, ProviderId(bounce.original_id or ""), state, arrival.received_at, code, bounce.diagnostic
        )
    if mail.receipt is not None and mail.receipt[1].startswith("displayed") and _is_ours(mail.receipt[0], account):
        return DeliveryUpdated(key, ProviderId(mail.receipt[0]), MessageState.READ, arrival.received_at)
    return None


def _is_ours(message_id: str | None, account: Account) -> bool:
    return bool(message_id) and any(is_own_id(message_id or "", domain) for domain in account.domains())


def _message(mail: Mail, arrival: Arrival, account: Account, key_and_base: tuple[str, str]) -> MessageReceived:
    key, base = key_and_base
    refers = refers_to(mail.in_reply_to, mail.references)
    return MessageReceived(
        arrival_key=key,
        provider_id=ProviderId(mail.message_id or f"<{key.rpartition('#')[2]}@missing.invalid>"),
        account_address=base,
        sender=_sender(mail, arrival),
        at=arrival.received_at,
        text=mail.reply,
        full_text=mail.text if mail.text.strip() != mail.reply else "",
        html=mail.html,
        subject=mail.subject,
        refers_to=refers,
        thread_token=_thread_token(mail, account, base, refers),
        participants=_participants(mail, base),
        recipients={"to": _others(mail.to, base), "cc": _others(mail.cc, base)},
        attachments=_attachments(mail, arrival),
        automatic=mail.automatic,
        attributes=dict(_attributes(mail, arrival)),
    )


def _sender(mail: Mail, arrival: Arrival) -> Sender:
    """The From address: Reply-To only says where answers go, and anybody may write anything there."""
    envelope = normalised(arrival.headers.get("envelope-from", ""))
    key = mail.sender.key if mail.sender else ""
    is_alone = len(every_address(mail.headers, "from")) == 1
    is_verified = bool(key) and is_alone and mail.sender is not None and mail.verdicts.proves(mail.sender.domain)
    name = mail.sender.name if mail.sender else ""
    return Sender(key or envelope or _NOBODY, name, key or envelope, is_verified)


def _thread_token(mail: Mail, account: Account, base: str, refers: tuple[str, ...]) -> str | None:
    """The token in an address that was written to, else in the latest of our ids that is answered."""
    written = [address.address for name in _RECIPIENT_FIELDS for address in every_address(mail.headers, name)]
    if token := token_in_addresses([*account.recipients, *written], base):
        return token
    tokens = (token_in_id(id_, domain) for id_ in refers for domain in account.domains())
    return next(filter(None, tokens), None)


def _participants(mail: Mail, base: str) -> tuple[str, ...]:
    """Everybody on the mail but the account itself, in the order of the fields."""
    senders = [mail.sender] if mail.sender else []
    keys = (address.key for address in [*senders, *mail.reply_to, *mail.to, *mail.cc])
    own = normalised(base)
    return tuple(dict.fromkeys(key for key in keys if key and split_plus(key)[0] != own))


def _others(addresses: tuple[Address, ...], base: str) -> tuple[str, ...]:
    """The addresses of a field but the account's own, in their order."""
    own = normalised(base)
    keys = (address.key for address in addresses)
    return tuple(dict.fromkeys(key for key in keys if "@" in key and split_plus(key)[0] != own))


def _attachments(mail: Mail, arrival: Arrival) -> tuple[IncomingAttachment, ...]:
    files = [IncomingAttachment(f.name, f.type, f.content, None, f.is_inline, f.content_id) for f in mail.files]
    if not mail.is_complete:
        files.append(IncomingAttachment("original-message.eml", "message/rfc822", arrival.body))
    return tuple(files)


def _attributes(mail: Mail, arrival: Arrival) -> Iterator[tuple[str, str]]:
    """Facts that entry rules and screens may ask for, each only where the mail states it."""
    facts = {
        "message_id": mail.message_id or "",
        "reply_to": ", ".join(address.key for address in mail.reply_to),
        "date": mail.date.isoformat() if mail.date else "",
        "envelope_from": arrival.headers.get("envelope-from", ""),
        "envelope_to": arrival.headers.get("envelope-to", ""),
        "spf": mail.verdicts.spf or "",
        "dkim": mail.verdicts.dkim or "",
        "dmarc": mail.verdicts.dmarc or "",
        "thread_index": mail.headers.text("thread-index"),
        "list_id": mail.headers.text("list-id"),
        "language": mail.headers.text("content-language"),
        "importance": mail.headers.text("importance"),
        "is_complete": "" if mail.is_complete else "no",
    }
    if mail.bounce is not None:
        facts |= {"bounce_recipient": mail.bounce.recipient or "", "bounce_status": mail.bounce.status or ""}
    return ((name, value[:_LONGEST_ATTRIBUTE]) for name, value in facts.items() if value)
