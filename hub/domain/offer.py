"""An offer: one conversation reserved for one agent, with a clock, ending in exactly one way."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from hub.domain.ids import ConversationId, OfferId, PersonId
from hub.domain.value import dataclass


class Outcome(StrEnum):
    """How an offer ended."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    TIMED_OUT = "timed_out"
    WITHDRAWN = "withdrawn"
    CUSTOMER_GONE = "customer_gone"


@dataclass(frozen=True, slots=True)
class Offer:
    """One reservation; `outcome` is None while it rings."""

    id: OfferId
    conversation_id: ConversationId
    agent_id: PersonId
    made_at: datetime
    expires_at: datetime
    reason: str
    """Why this agent, as `hub/wire/reason.py` writes it."""
    ended_at: datetime | None = None
    outcome: Outcome | None = None
