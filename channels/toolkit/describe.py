"""What a channel makes of an arrival, as the JSON that `hub inspect` prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, assert_never

from channels.changes import MessageEdited, MessageWithdrawn, ReactionChanged
from channels.contract import (
    ChannelEvent,
    ConsentChanged,
    DeliveryUpdated,
    IncomingAttachment,
    MessageReceived,
)
from channels.sender import Sender

_NOTHING: dict[str, Any] = {
    "kind": "",
    "provider_id": None,
    "conversation_key": None,
    "sender": None,
    "at": None,
    "text": None,
    "attachments": [],
    "reply_to": None,
    "state": None,
    "error": None,
    "raw": {},
}


def described(events: Iterable[ChannelEvent], *, is_verified: bool | None, raw: Mapping[str, Any]) -> dict[str, Any]:
    """The whole answer for one arrival; `raw` is what the provider sent, as it was read."""
    return {"verified": is_verified, "events": [event_described(event, raw) for event in events]}


def event_described(event: ChannelEvent, raw: Mapping[str, Any]) -> dict[str, Any]:
    """One event with every field there is, empty where it has no such thing."""
    match event:
        case MessageReceived():
            known = _message(event)
        case DeliveryUpdated():
            known = _delivery(event)
        case ConsentChanged():
            known = _consent(event)
        case ReactionChanged() | MessageEdited() | MessageWithdrawn():
            known = _change(event)
        case _:
            assert_never(event)
    return {**_NOTHING, **known, "at": event.at.isoformat(), "raw": dict(raw)}


def _message(event: MessageReceived) -> dict[str, Any]:
    return {
        "kind": "message",
        "provider_id": event.provider_id,
        "conversation_key": event.sender.id,
        "sender": _sender(event.sender),
        "text": event.text,
        "attachments": [_attachment(attachment) for attachment in event.attachments],
        "reply_to": event.replies_to or (event.refers_to[0] if event.refers_to else None),
    }


def _delivery(event: DeliveryUpdated) -> dict[str, Any]:
    has_failed = bool(event.error_code or event.error_text)
    return {
        "kind": "delivery",
        "provider_id": event.provider_id,
        "state": event.state.value,
        "error": {"code": event.error_code, "text": event.error_text} if has_failed else None,
    }


def _consent(event: ConsentChanged) -> dict[str, Any]:
    return {
        "kind": "opt_in" if event.is_allowed else "opt_out",
        "provider_id": event.arrival_key.removesuffix(":consent"),
        "conversation_key": event.sender.id,
        "sender": _sender(event.sender),
    }


def _change(event: ReactionChanged | MessageEdited | MessageWithdrawn) -> dict[str, Any]:
    kind, text = "deletion", None
    if isinstance(event, ReactionChanged):
        kind, text = "reaction", event.emoji
    elif isinstance(event, MessageEdited):
        kind, text = "edit", event.text
    return {
        "kind": kind,
        "provider_id": event.message,
        "conversation_key": event.sender.id,
        "sender": _sender(event.sender),
        "text": text,
    }


def _sender(sender: Sender) -> dict[str, Any]:
    return {"id": sender.id, "name": sender.name or None, "address": sender.address or None}


def _attachment(attachment: IncomingAttachment) -> dict[str, Any]:
    kind, _, _ = attachment.content_type.partition("/")
    return {
        "kind": kind if kind in {"image", "audio", "video"} else "file",
        "media_id": attachment.content_id,
        "url": attachment.url,
        "type": attachment.content_type,
        "name": attachment.name or None,
    }
