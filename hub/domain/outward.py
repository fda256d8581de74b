"""What other systems are told: a vocabulary that stays, however the desk changes, and who may hear what of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from hub.domain.problem import Invalid
from hub.domain.value import dataclass

VERSION: Final = 1
"""Of the envelope: another one where a receiver of this one would misread it; what is only added is no reason."""


class Kind(StrEnum):
    """Everything that other systems are told; `docs/events.md` says what each means."""

    CONVERSATION_CREATED = "conversation.created"
    CONVERSATION_QUEUED = "conversation.queued"
    CONVERSATION_ASSIGNED = "conversation.assigned"
    CONVERSATION_CHANGED = "conversation.changed"
    CONVERSATION_CLOSED = "conversation.closed"
    CONVERSATION_REOPENED = "conversation.reopened"
    MESSAGE_RECEIVED = "message.received"
    MESSAGE_SENT = "message.sent"
    MESSAGE_DELIVERED = "message.delivered"
    MESSAGE_READ = "message.read"
    MESSAGE_FAILED = "message.failed"
    CUSTOMER_CREATED = "customer.created"
    CUSTOMER_CHANGED = "customer.changed"
    CUSTOMER_MERGED = "customer.merged"
    CUSTOMER_PARTED = "customer.parted"
    AGENT_PRESENCE = "agent.presence"


TEST: Final = "test"
"""The kind of what an administrator sends to see whether anything comes."""


@dataclass(frozen=True, slots=True)
class OutwardEvent:
    """One thing that happened, under the number that it has for ever."""

    number: int
    at: datetime
    kind: str
    teams: frozenset[str]
    """Whose it is; it is told to whoever asks for one of them."""
    queues: frozenset[str]
    """Those it has to do with; none where it is about a customer or an agent."""
    is_restricted: bool
    """Whether it happened in a restricted queue."""
    data: Mapping[str, Any]

    @property
    def id(self) -> str:
        """Under which it is told, however often: the instant keeps two hubs, or a hub put back, apart."""
        return f"evt_{self.number}_{int(self.at.timestamp() * 1000):x}"

    def envelope(self) -> dict[str, Any]:
        """What is sent of it."""
        return {
            "id": self.id,
            "number": self.number,
            "type": self.kind,
            "version": VERSION,
            "timestamp": self.at.isoformat(timespec="milliseconds"),
            "data": self.data,
        }


@dataclass(frozen=True, slots=True)
class Heard:
    """What somebody wants to hear, and may; empty kinds and queues ask for all."""

    kinds: frozenset[str]
    queues: frozenset[str]
    teams: frozenset[str]
    is_of_all: bool
    """Whether every team is heard, without what happens in restricted queues."""

    def hears(self, event: OutwardEvent) -> bool:
        """Whether this is for them."""
        if self.kinds and event.kind not in self.kinds:
            return False
        if self.queues and not self.queues & event.queues:
            return False
        return not event.is_restricted if self.is_of_all else bool(self.teams & event.teams)


def checked_kinds(kinds: Collection[str]) -> frozenset[str]:
    """The kinds, if there are such; raises Invalid."""
    unknown = sorted(set(kinds) - set(Kind))
    if unknown:
        raise Invalid(f"There is no event “{unknown[0]}”; there are {', '.join(Kind)}.")
    return frozenset(kinds)
