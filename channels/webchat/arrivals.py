"""What a visitor's widget says and does, in the hub's words.

The gateway has authenticated the visitor; the arrival's body is JSON that it wrote itself:

    {"key": "…", "name": "Ada", "address": "ada@example.org", "verified": false, "client_id": "c1",
     "text": "Hello", "replies_to": "…", "attributes": {"page": "https://shop.example/"}}

or, instead of the text and what belongs to it, one thing that she does to a message:

    "reaction": {"message": "…", "emoji": "👍"}      no emoji: she takes it back
    "edit": {"message": "…", "text": "Hello!"}
    "withdrawal": {"message": "…"}

Messages are called by the ids that the hub gave them. Arrival key: the visitor's key and her browser's own id of what
she says or does, so that a repeat is a repeat.
"""

from __future__ import annotations

from typing import Any, Final

import orjson

from channels.changes import MessageEdited, MessageWithdrawn, ReactionChanged
from channels.contract import Arrival, ChannelEvent, MessageReceived, NotUnderstood
from channels.sender import ProviderId, Sender

LONGEST_TEXT: Final = 100_000
LONGEST_FACT: Final = 2_000
MOST_FACTS: Final = 50


def event_in(arrival: Arrival, account_address: str) -> ChannelEvent:
    """The one event of the arrival; raises NotUnderstood where there is none."""
    try:
        said: dict[str, Any] = orjson.loads(arrival.body)
        key = f"{said['key']}:{said['client_id']}"
        about = (key, account_address, _sender(said))
        if "reaction" in said:
            done = said["reaction"]
            emoji = str(done.get("emoji") or "")
            return ReactionChanged(*about, ProviderId(str(done["message"])), arrival.received_at, emoji)
        if "edit" in said:
            done = said["edit"]
            text = str(done["text"])[:LONGEST_TEXT]
            return MessageEdited(*about, ProviderId(str(done["message"])), arrival.received_at, text)
        if "withdrawal" in said:
            done = said["withdrawal"]
            return MessageWithdrawn(*about, ProviderId(str(done["message"])), arrival.received_at)
        return _message(said, key, account_address, arrival)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotUnderstood(f"This is not a visitor's message: {type(error).__name__}.") from error


def _message(said: dict[str, Any], key: str, account_address: str, arrival: Arrival) -> MessageReceived:
    replies_to = said.get("replies_to")
    return MessageReceived(
        arrival_key=key,
        provider_id=ProviderId(key),
        account_address=account_address,
        sender=_sender(said),
        at=arrival.received_at,
        text=str(said.get("text", ""))[:LONGEST_TEXT],
        attributes=_facts(said.get("attributes")),
        replies_to=ProviderId(str(replies_to)) if replies_to else None,
    )


def _sender(said: dict[str, Any]) -> Sender:
    return Sender(
        id=str(said["key"]),
        name=str(said.get("name", ""))[:200],
        address=str(said.get("address", ""))[:320],
        verified=said.get("verified") is True,
    )


def _facts(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        return {}
    return {
        str(name)[:100]: str(fact)[:LONGEST_FACT]
        for name, fact in list(value.items())[:MOST_FACTS]
        if isinstance(fact, (str, int, float))
    }
