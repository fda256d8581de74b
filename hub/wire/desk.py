"""The desk: everything an agent's console shows live, as one value; times, never ages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from hub.domain.value import dataclass


@dataclass(frozen=True, slots=True)
class CustomerName:
    """Who the conversation is with, as short as a list row needs it."""

    id: str
    name: str
    is_verified: bool = False
    """False while the identity is only claimed, not proven."""


@dataclass(frozen=True, slots=True)
class ChannelCapacity:
    """How many conversations of one channel an agent may hold, and holds."""

    limit: int
    used: int


@dataclass(frozen=True, slots=True)
class Me:
    """The person whose desk this is."""

    id: str
    name: str
    presence: str
    reason: str | None
    since: datetime
    capacity: Mapping[str, ChannelCapacity]


@dataclass(frozen=True, slots=True)
class OfferReason:
    """Why me, for a sentence in my own language."""

    rule: str
    """`named_agent`: it was meant for me; `first_choice`: I know the customer and was free; else the queue's order."""
    eligible: int
    """How many could have taken it, I among them."""
    idle_seconds: int
    """How long I had been ready."""
    is_tie: bool
    """Whether others had been ready equally long."""
    lacking: int
    """How many lack a skill that it needs."""
    chosen_by: str = ""
    """The colleague who meant it for me, by name; empty where nobody did."""


@dataclass(frozen=True, slots=True)
class OfferCard:
    """A conversation reserved for me, until `expires_at`."""

    id: str
    conversation_id: str
    queue: str
    channel: str
    customer: CustomerName
    preview: str
    waiting_since: datetime
    expires_at: datetime
    reason: OfferReason | None
    """`GET …/routing` has the whole record."""
    subject: str = ""
    note: str = ""
    """What whoever passed it on wrote for whoever takes over, as far as a card shows it."""
    note_by: str = ""
    callback: str = ""
    """The number at which the customer waits to be called; empty: she waits here."""


@dataclass(frozen=True, slots=True)
class ConversationRow:
    """A conversation I hold, as the inbox shows it."""

    id: str
    state: str
    channel: str
    account: str
    customer: CustomerName
    queue: str
    subject: str
    preview: str
    """The beginning of the last message."""
    unread: int
    """Messages of the customer that I have not seen."""
    arrived_at: datetime
    last_message_at: datetime
    ends_at: datetime | None = None
    """When the wrap-up or the snooze ends by itself."""
    callback: str = ""
    """The number at which the customer waits to be called; empty: she waits for no call."""


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of my teams, and how to reach her now."""

    id: str
    name: str
    presence: str
    reason: str | None
    since: datetime
    holding: int
    """How many conversations she holds."""


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A conversation in one of my teams' queues that nobody holds."""

    conversation_id: str
    queue: str
    channel: str
    customer: CustomerName
    preview: str
    waiting_since: datetime
    offered_to: str | None = None
    """For whom it rings now; None while nobody was chosen, and anybody may take it."""
    prospect: str = "served"
    """`served`: somebody signed in could serve it, now or later; `nobody_signed_in`: those who could are not;
    `unroutable`: nobody who works here ever could, whatever it gives up in time."""
    callback: str = ""
    """The number at which the customer waits to be called; empty: she waits here."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The snapshot; every event with a greater number than `number` changes it."""

    number: int
    me: Me
    offers: tuple[OfferCard, ...]
    conversations: tuple[ConversationRow, ...]
    colleagues: tuple[Colleague, ...]
    waiting: tuple[WaitingRow, ...]


@dataclass(frozen=True, slots=True)
class ItemFile:
    """A file of a message, fetched from its own path as a download."""

    id: str
    name: str
    content_type: str
    bytes: int
    url: str
    is_image: bool
    """True for the few types that a browser may show in place."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in a conversation, in the one order: a message, a note, a call or an event."""

    id: str
    kind: str
    """`message`, `note`, `call` or `event`."""
    direction: str
    """`in` from the customer, `out` to her, `inside` for what she never sees."""
    author: str
    """Id of the person, or empty for the customer and for the hub itself."""
    author_name: str
    at: datetime
    text: str
    html: str | None
    full_text: str
    """With quoted history, where `text` is without; else empty."""
    state: str | None
    """Of an outgoing message: queued, sent, delivered, read, unknown, failed."""
    error: str | None
    files: tuple[ItemFile, ...]
    event: str | None
    """Of an event: its name (`accepted`, `transferred`, `closed` …); `details` fills its sentence."""
    details: Mapping[str, str]
    client_id: str | None
