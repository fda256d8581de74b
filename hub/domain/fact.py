"""What happened, for ever: the facts from which every figure is computed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from enum import StrEnum

from hub.domain.conversation import Conversation
from hub.domain.ids import ConversationId, PersonId, QueueId
from hub.domain.value import dataclass


class Happening(StrEnum):
    """The kinds of facts."""

    QUEUED = "queued"
    PROMISED = "promised"
    """What its customer was told of her wait when it began, written down with each offer."""
    OFFERED = "offered"
    OFFER_ENDED = "offer_ended"
    ANSWERED = "answered"
    STARTED = "started"
    """An agent wrote first: nobody waited, and nobody was answered."""
    RELEASED = "released"
    """It left its agent without being closed: transferred, or re-queued."""
    ABANDONED = "abandoned"
    WRAPPING = "wrapping"
    RESUMED = "resumed"
    """It goes on while its agent had work after it: what began then was no wrap-up."""
    CLOSED = "closed"
    REOPENED = "reopened"
    WAITING = "waiting"
    SNOOZED = "snoozed"
    """Its agent put it aside, until a time or until its customer writes."""
    PRESENCE = "presence"
    RATED = "rated"
    OVERFLOWED = "overflowed"
    """A rule of its queue moved it on, raised it, offered a callback or closed it."""
    CALLBACK = "callback"
    """Its customer asked to be called or written to instead of waiting, or does no more; she did not give up."""
    CALLBACK_MISSED = "callback_missed"
    """An agent called, and nobody answered."""
    SLA_MET = "sla_met"
    """What was promised was done in time: the answer, the next answer or the end."""
    SLA_MISSED = "sla_missed"
    CORRECTED = "corrected"
    """Somebody knew better than the entry rules."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that happened at one instant."""

    at: datetime
    happening: Happening
    conversation_id: ConversationId | None = None
    queue_id: QueueId | None = None
    agent_id: PersonId | None = None
    channel: str = ""
    details: Mapping[str, object] = field(default_factory=dict)


def queued_fact(at: datetime, conversation: Conversation, why: str) -> Fact:
    """That a conversation began to wait, and why."""
    return Fact(
        at,
        Happening.QUEUED,
        conversation.id,
        conversation.queue_id,
        None,
        conversation.channel,
        {"why": why, "since": conversation.waiting_since.isoformat()},
    )


def resumed_fact(at: datetime, conversation: Conversation) -> Fact:
    """That a conversation goes on that was being wrapped up."""
    about = (conversation.id, conversation.queue_id, conversation.agent_id, conversation.channel)
    return Fact(at, Happening.RESUMED, *about)
