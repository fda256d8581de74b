"""A mail as the JSON object that `hub inspect email` prints."""

from __future__ import annotations

from collections.abc import Sequence

from channels.email.addresses import Address
from channels.email.bounce import Bounce
from channels.email.parse import Context, Mail, parse_mail


def describe(raw: bytes, authserv_id: str | None = None) -> dict[str, object]:
    """Everything the channel reads from a mail, as plain values."""
    mail = parse_mail(raw, Context(authserv_id=authserv_id))
    return {
        "message_id": mail.message_id,
        "in_reply_to": list(mail.in_reply_to),
        "references": list(mail.references),
        "from": _address(mail.sender) if mail.sender else None,
        "reply_to": _addresses(mail.reply_to),
        "to": _addresses(mail.to),
        "cc": _addresses(mail.cc),
        "subject": mail.subject,
        "date": mail.date.isoformat() if mail.date else None,
        "text": mail.text,
        "reply": mail.reply,
        "quoted": mail.quoted,
        "html": mail.html,
        "attachments": _files(mail),
        "automatic": mail.automatic is not None,
        "automatic_reason": mail.automatic,
        "bounce": _bounce(mail.bounce) if mail.bounce else None,
        "authentication": {"spf": mail.verdicts.spf, "dkim": mail.verdicts.dkim, "dmarc": mail.verdicts.dmarc},
    }


def _address(address: Address) -> dict[str, object]:
    return {"address": address.address, "name": address.name}


def _addresses(addresses: Sequence[Address]) -> list[dict[str, object]]:
    return [_address(address) for address in addresses if address.address]


def _files(mail: Mail) -> list[dict[str, object]]:
    return [
        {
            "name": file.name,
            "type": file.type,
            "bytes": len(file.content),
            "inline": file.is_inline,
            "content_id": file.content_id,
        }
        for file in mail.files
    ]


def _bounce(bounce: Bounce) -> dict[str, object]:
    return {
        "recipient": bounce.recipient,
        "status": bounce.status,
        "code": bounce.code,
        "hard": bounce.is_hard,
        "diagnostic": bounce.diagnostic,
    }
