"""What a search answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from hub.web.conversation_bodies import AgentName

Kind = Literal["all", "customers", "conversations"]


@dataclass(frozen=True, slots=True)
class SegmentView:
    """A stretch of text; `is_match` where it is what was looked for."""

    text: str
    is_match: bool


@dataclass(frozen=True, slots=True)
class FoundConversationView:
    """A conversation, with the message, note or subject for which it was found."""

    id: str
    customer_id: str
    customer: list[SegmentView]
    channel: str
    queue: str
    state: str
    agent: AgentName | None
    arrived_at: datetime
    subject: list[SegmentView]
    found_in: Literal["subject", "message", "note"]
    item: str | None
    """The message or the note; nothing where the subject or the customer's name matched."""
    author: str
    at: datetime
    snippet: list[SegmentView]


@dataclass(frozen=True, slots=True)
class FoundCustomerView:
    """A customer, with what of her matched."""

    id: str
    name: list[SegmentView]
    tier: str
    details: list[list[SegmentView]]
    conversation: str | None
    """The newest conversation with her that may be read."""


@dataclass(frozen=True, slots=True)
class FoundCustomers:
    """The best of the customers; `next` is the `after` of the next page."""

    found: list[FoundCustomerView]
    next: str | None


@dataclass(frozen=True, slots=True)
class FoundConversations:
    """The best of the conversations; `next` is the `after` of the next page, which may be short and not the last."""

    found: list[FoundConversationView]
    next: str | None


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """What was found; nothing of the kind that was not asked for."""

    customers: FoundCustomers
    conversations: FoundConversations
    not_indexed: int
    """How much is still to be indexed, counted no further than 10,000; 0 where everything can be found."""
