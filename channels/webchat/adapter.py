"""What a visitor's widget says, in the hub's words.

The gateway has authenticated the visitor; the arrival's body is JSON that it wrote itself:

    {"key": "…", "name": "Ada", "address": "ada@example.org", "verified": false,
     "text": "Hello", "client_id": "c1", "attributes": {"page": "https://shop.example/"}}

Arrival key: the visitor's key and her browser's own message id, so that a repeat is a repeat.
"""

from __future__ import annotations

from typing import Any, ClassVar, Final

import orjson

from channels.contract import (
    Arrival,
    Command,
    Endpoint,
    Feature,
    MessageReceived,
    NotUnderstood,
    Outside,
    ProviderId,
    Received,
    Sender,
)
from channels.webchat.settings import SETTINGS

LONGEST_TEXT: Final = 100_000
LONGEST_FACT: Final = 2_000
MOST_FACTS: Final = 50


class WebchatChannel:
    """Chat through the hub's own widget."""

    features: ClassVar[frozenset[Feature]] = frozenset(
        {
            Feature.HOSTED,
            Feature.LIVE,
            Feature.ATTACHMENTS,
            Feature.TYPING,
            Feature.DELIVERY_RECEIPTS,
            Feature.READ_RECEIPTS,
            Feature.IDEMPOTENT_SEND,
        }
    )
    settings = SETTINGS

    def __init__(self, endpoint: Endpoint, outside: Outside) -> None:
        self._address = endpoint.address
        del outside

    def receive(self, arrival: Arrival) -> Received:
        """The visitor's message; raises NotUnderstood for anything else."""
        try:
            said: dict[str, Any] = orjson.loads(arrival.body)
            key, client_id = str(said["key"]), str(said["client_id"])
            text = str(said.get("text", ""))[:LONGEST_TEXT]
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise NotUnderstood(f"This is not a visitor's message: {type(error).__name__}.") from error
        sender = Sender(
            id=key,
            name=str(said.get("name", ""))[:200],
            address=str(said.get("address", ""))[:320],
            verified=said.get("verified") is True,
        )
        event = MessageReceived(
            arrival_key=f"{key}:{client_id}",
            provider_id=ProviderId(f"{key}:{client_id}"),
            account_address=self._address,
            sender=sender,
            at=arrival.received_at,
            text=text,
            attributes=_facts(said.get("attributes")),
        )
        return Received((event,))

    async def send(self, command: Command) -> ProviderId:
        """Nothing leaves: the gateway tells the visitor's browser what was committed."""
        return ProviderId(getattr(command, "id", ""))


def _facts(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        return {}
    return {
        str(name)[:100]: str(fact)[:LONGEST_FACT]
        for name, fact in list(value.items())[:MOST_FACTS]
        if isinstance(fact, (str, int, float))
    }
