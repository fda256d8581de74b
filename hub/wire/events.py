"""Every numbered event a browser may hear; an event carries the change only.

The gateway sends `{"number": n, "at": …, "type": "offer_made", …}`: the type is the class's
name in snake case. A browser that applies them in order to its old snapshot holds the fresh one.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TypeAlias

from hub.domain.value import dataclass
from hub.wire.desk import (
    ChannelCapacity,
    Colleague,
    ConversationRow,
    CustomerName,
    Item,
    OfferCard,
    WaitingRow,
)


@dataclass(frozen=True, slots=True)
class OfferMade:
    """A conversation is reserved for me."""

    offer: OfferCard


@dataclass(frozen=True, slots=True)
class OfferEnded:
    """An offer ended in exactly one way: accepted, declined, timed_out, withdrawn or customer_gone."""

    offer_id: str
    outcome: str


@dataclass(frozen=True, slots=True)
class ConversationAdded:
    """A conversation came to my desk."""

    conversation: ConversationRow


@dataclass(frozen=True, slots=True)
class ConversationChanged:
    """A conversation on my desk changed; what is None stayed as it was."""

    conversation_id: str
    state: str | None = None
    queue: str | None = None
    subject: str | None = None
    preview: str | None = None
    unread: int | None = None
    last_message_at: datetime | None = None
    customer: CustomerName | None = None


@dataclass(frozen=True, slots=True)
class ConversationEndSet:
    """The instant at which a state of a conversation on my desk ends by itself was set or lifted."""

    conversation_id: str
    ends_at: datetime | None


@dataclass(frozen=True, slots=True)
class ConversationRemoved:
    """A conversation left my desk."""

    conversation_id: str


@dataclass(frozen=True, slots=True)
class ItemAdded:
    """Something happened in a conversation I may read."""

    conversation_id: str
    item: Item


@dataclass(frozen=True, slots=True)
class ItemStateChanged:
    """A message came further on its way, or failed."""

    conversation_id: str
    item_id: str
    state: str
    error: str | None


@dataclass(frozen=True, slots=True)
class PresenceChanged:
    """I or a colleague changed presence."""

    person_id: str
    presence: str
    reason: str | None
    since: datetime


@dataclass(frozen=True, slots=True)
class HoldingChanged:
    """A colleague holds more or fewer conversations now."""

    person_id: str
    holding: int


@dataclass(frozen=True, slots=True)
class CapacityChanged:
    """What I hold, or may hold, of one channel changed."""

    channel: str
    capacity: ChannelCapacity | None
    """None: this channel is no longer mine."""


@dataclass(frozen=True, slots=True)
class ColleagueAdded:
    """Somebody joined my teams, or I hers."""

    colleague: Colleague


@dataclass(frozen=True, slots=True)
class ColleagueRemoved:
    """Somebody is no longer of my teams."""

    person_id: str


@dataclass(frozen=True, slots=True)
class WaitingAdded:
    """A conversation began to wait in a queue of my teams."""

    waiting: WaitingRow


@dataclass(frozen=True, slots=True)
class WaitingOffered:
    """A conversation that waits in a queue of my teams rings for somebody now, or (None) for nobody any more."""

    conversation_id: str
    offered_to: str | None


@dataclass(frozen=True, slots=True)
class WaitingProspectChanged:
    """A conversation that waits in a queue of my teams may hope for something else now."""

    conversation_id: str
    prospect: str


@dataclass(frozen=True, slots=True)
class WaitingRemoved:
    """A conversation waits no more in a queue of my teams: taken up, moved or closed."""

    conversation_id: str


@dataclass(frozen=True, slots=True)
class PersonRenamed:
    """I or a colleague have a new name."""

    person_id: str
    name: str


@dataclass(frozen=True, slots=True)
class CustomerChanged:
    """Somebody edited, merged or parted a customer whom my teams serve: whoever shows her fetches her again."""

    customer_id: str
    by: str
    """Id of the person who did it."""


@dataclass(frozen=True, slots=True)
class FloorChanged:
    """Queues, dispositions, reasons or other settings changed: fetch `GET /api/floor` again."""

    kinds: tuple[str, ...]


DeskEvent: TypeAlias = (
    OfferMade
    | OfferEnded
    | ConversationAdded
    | ConversationChanged
    | ConversationEndSet
    | ConversationRemoved
    | ItemAdded
    | ItemStateChanged
    | PresenceChanged
    | HoldingChanged
    | CapacityChanged
    | ColleagueAdded
    | ColleagueRemoved
    | WaitingAdded
    | WaitingOffered
    | WaitingProspectChanged
    | WaitingRemoved
    | PersonRenamed
    | CustomerChanged
    | FloorChanged
)
"""What an agent's console may hear."""


@dataclass(frozen=True, slots=True)
class VisitorItem:
    """One message as the customer sees it."""

    id: str
    from_me: bool
    author_name: str
    at: datetime
    text: str
    state: str | None
    files: Mapping[str, str]
    """The name of each file, by the address that lets the customer fetch it."""
    client_id: str | None


@dataclass(frozen=True, slots=True)
class VisitorItemAdded:
    """Something was said in the visitor's conversation."""

    item: VisitorItem


@dataclass(frozen=True, slots=True)
class VisitorItemStateChanged:
    """A message of the visitor's conversation came further on its way."""

    item_id: str
    state: str


@dataclass(frozen=True, slots=True)
class VisitorConversationChanged:
    """The visitor's conversation began, was taken up, passed on or ended."""

    state: str
    """`none`, `waiting`, `open` or `closed`."""
    agent_name: str
    can_rate: bool
    can_call_back: bool = False
    """Whether she may ask to be called instead of waiting."""
    callback: str = ""
    """The number at which she is called; empty: she waits here."""


VisitorEvent: TypeAlias = VisitorItemAdded | VisitorItemStateChanged | VisitorConversationChanged
"""What a visitor's widget may hear."""
