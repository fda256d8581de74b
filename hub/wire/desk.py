"""The desk: everything an agent's console shows live, as one value; times, never ages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime

from hub.domain.value import dataclass
from hub.wire.draft_mark import DraftMark
from hub.wire.promised import SlaKeepable


@dataclass(frozen=True, slots=True)
class CustomerName:
    """Who the conversation is with, as short as a list row needs it."""

    id: str
    name: str
    is_verified: bool = False
    """False while the identity is only claimed, not proven."""
    tier: str = ""
    """Her segment, such as `gold`; empty where she has none."""


@dataclass(frozen=True, slots=True)
class ChannelCapacity:
    """How many conversations of one channel an agent may hold, and holds; or how much of a budget channels use."""

    limit: int
    used: int
    no_room: str = ""
    """Why nothing more may come, such as `channel_full` or `holds_an_exclusive_channel`; empty while it may."""
    is_budget: bool = False
    """Whether it is a budget that several channels share, under its own name."""


@dataclass(frozen=True, slots=True)
class Me:
    """The person whose desk this is."""

    id: str
    name: str
    presence: str
    reason: str | None
    since: datetime
    capacity: Mapping[str, ChannelCapacity]
    until: datetime | None = None
    """When I planned to be back from where I am away."""
    next_presence: str | None = None
    """What I chose while I was busy, which holds afterwards."""
    next_reason: str | None = None
    paused: Mapping[str, str] = field(default_factory=dict)
    """Channels on which nothing rings for me, and why: `no-answer`, or empty where I chose it."""


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
class SlaDue:
    """The next thing that is promised to a customer, and when it is missed."""

    target: str
    """`first_response`, `next_response` or `resolution`."""
    due_at: datetime
    warn_at: datetime | None
    """From when on it counts as near."""
    keepable: SlaKeepable | None = None
    """Where this is missed, the next that can still be kept."""


@dataclass(frozen=True, slots=True)
class Participant:
    """A colleague who is inside a conversation beside its owner."""

    id: str
    name: str


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
    """Messages of the customer since our last word that I have not seen; of what others hold, that they have not."""
    arrived_at: datetime
    last_message_at: datetime
    ends_at: datetime | None = None
    """When the wrap-up or the snooze ends by itself."""
    callback: str = ""
    """The number at which the customer waits to be called; empty: she waits for no call."""
    sla: SlaDue | None = None
    """What is promised next; None while nothing is, or it is the customer's turn."""
    missed: tuple[str, ...] = ()
    """Every target that was missed in this matter."""
    tags: tuple[str, ...] = ()
    participants: tuple[Participant, ...] = ()
    asks_help: bool = False
    """Whether its owner waits for a supervisor."""
    owner: str = ""
    """Id of whoever holds it; empty while nobody does."""
    level: int = 0
    """Its priority in a queue of strict levels: the highest first."""
    asked_at: datetime | None = None
    """Since when something the customer said waits for an answer of ours; None while our word is the last."""


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
    until: datetime | None = None
    """When she planned to be back from where she is away."""
    next_presence: str | None = None
    """What she chose while she was busy, which holds afterwards."""
    next_reason: str | None = None
    is_reachable: bool = True
    """False while none of her consoles answers, though she has not left."""
    live: int = 0
    """With how many customers she is who wait for every word."""
    wrapping: int = 0
    """After how many conversations she still has work."""
    paused: Mapping[str, str] = field(default_factory=dict)
    """Channels on which nothing rings for her, and why."""
    room: int = 0
    """How many conversations she may hold at once, over all channels."""


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
    """`served`: by somebody signed in, now or later; `nobody_signed_in`: those who could are not; `unroutable`."""
    callback: str = ""
    """The number at which the customer waits to be called; empty: she waits here."""
    sla: SlaDue | None = None
    missed: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    subject: str = ""
    level: int = 0
    """Its priority in a queue of strict levels: the highest first."""


@dataclass(frozen=True, slots=True)
class HelpRow:
    """An agent of my teams who asks for a supervisor."""

    conversation_id: str
    queue: str
    channel: str
    customer: CustomerName
    agent: str
    """Her name."""
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Mention:
    """A note in which I am named; what it says is read in its conversation, by whoever may."""

    item_id: str
    conversation_id: str
    by_name: str
    at: datetime
    is_read: bool


@dataclass(frozen=True, slots=True)
class DepartingReply:
    """A reply of mine that I can still take back."""

    conversation_id: str
    client_id: str
    text: str
    """Its beginning."""
    files: int
    at: datetime
    leaves_at: datetime


@dataclass(frozen=True, slots=True)
class ViewFilter:
    """What a conversation must be to stand in a view: every part that says something, and any word of that part."""

    channels: tuple[str, ...] = ()
    queues: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    """`queued`, `offered` (it rings for somebody), `open`, `waiting` (for the customer), `snoozed`, `wrap_up`."""
    tiers: tuple[str, ...] = ()
    """Segments of customers."""
    assignees: tuple[str, ...] = ()
    """`me` (whoever looks), `nobody`, or the ids of colleagues."""
    level_at_least: int = 0
    waiting_minutes: int = 0
    """The customer has waited for us longer than this; 0: however long."""
    is_unread: bool = False
    promises: tuple[str, ...] = ()
    """`near` (due soon), `late`, `none` (nothing is promised now)."""
    words: str = ""
    """All of them stand in the customer's name or in the subject."""


@dataclass(frozen=True, slots=True)
class SavedView:
    """A filter and an order under a name, among the lists of whoever saved it and of those it is shared with."""

    id: str
    owner: str
    """Id of whoever saved it."""
    name: str
    order: str
    """`newest`, `oldest`, `longest`, `promise` or `wakes`."""
    shared_with: str
    """Id of a team, `*` for everybody, or empty."""
    version: int
    filter: ViewFilter


@dataclass(frozen=True, slots=True)
class Desk:
    """The snapshot; every event with a greater number than `number` changes it."""

    number: int
    me: Me
    offers: tuple[OfferCard, ...]
    conversations: tuple[ConversationRow, ...]
    colleagues: tuple[Colleague, ...]
    waiting: tuple[WaitingRow, ...]
    joined: tuple[ConversationRow, ...] = ()
    """Conversations of colleagues that I am inside."""
    help: tuple[HelpRow, ...] = ()
    mentions: tuple[Mention, ...] = ()
    """The newest hundred, the newest first."""
    held: tuple[ConversationRow, ...] = ()
    """What colleagues hold of my teams' queues."""
    departing: tuple[DepartingReply, ...] = ()
    views: tuple[SavedView, ...] = ()
    """Mine, and those that are shared with me; by id."""
    view_order: tuple[str, ...] = ()
    """Ids in the order that I gave them; the others come after them by name."""
    drafts: tuple[DraftMark, ...] = ()
    """What I am writing, the newest first."""


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
    content_id: str = ""
    """By which its mail calls it where it shows it; else empty."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail has beside its text."""

    subject: str
    sender: str
    """Who wrote it; empty for ourselves."""
    to: tuple[str, ...]
    """Of what came in: the others it was to, beside ourselves."""
    cc: tuple[str, ...]
    bcc: tuple[str, ...]
    forwards: str
    """The id of the message that it passes on, or empty."""
    account: str = ""
    """The id of our account that it left by or came to; empty for the conversation's own."""
    address: str = ""
    """Our address there; empty with the conversation's own account."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What I am writing in a conversation, or to begin one; with nothing in it, it says since when there is none."""

    kind: str
    """`reply`, `note` or `first`."""
    text: str
    written_at: datetime
    files: tuple[ItemFile, ...]
    fields: Mapping[str, str]
    """What belongs to it beside its text, in the console's own words."""


@dataclass(frozen=True, slots=True)
class Reaction:
    """What somebody thinks of a message."""

    emoji: str
    by: str
    """Id of the person, or empty for the customer."""
    by_name: str


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
    letter: Letter | None = None
    """Of a mail; null of everything else, and of mails that are older than this."""
    replies_to: str = ""
    """Id of the one message that it answers, or empty."""
    reactions: tuple[Reaction, ...] = ()
    edited_at: datetime | None = None
    """Since when it has its text, where it had another before."""
    withdrawn_at: datetime | None = None
    """When it was taken back; there is no text left."""
