"""What is sent and shown of conversations."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar, Literal

from pydantic import ConfigDict

from channels.limits import Limits
from hub.web.body import STRICT
from hub.web.customer_api import CustomerView
from hub.web.floor_fields import FieldsView
from hub.wire.desk import ConversationRow, Draft
from hub.wire.desk import Item as WireItem

View = Literal["mine", "waiting", "team", "closed", "mentions", "drafts"]


@dataclass(frozen=True, slots=True)
class AgentName:
    """Who holds a conversation."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class ConversationEntry:
    """A conversation in a list."""

    conversation: ConversationRow
    agent: AgentName | None
    closed_at: datetime | None
    disposition: str | None


@dataclass(frozen=True, slots=True)
class ConversationList:
    """One page of conversations; `next` is the `before` of the next page."""

    conversations: list[ConversationEntry]
    next: datetime | None


@dataclass(frozen=True, slots=True)
class RelatedView:
    """Another conversation, as it is mentioned."""

    id: str
    customer_id: str
    customer: str
    """Her name; empty where she has none."""
    channel: str
    state: str
    subject: str
    arrived_at: datetime
    was_split: bool
    """Whether the one was split off the other."""


@dataclass(frozen=True, slots=True)
class SenderView:
    """A mail account of ours from which I may write."""

    account: str
    name: str
    address: str
    signature: str
    """What would stand under a mail of mine from there."""


@dataclass(frozen=True, slots=True)
class ConversationView:
    """A conversation opened on screen; events with a greater number continue it."""

    number: int
    id: str
    state: str
    conversation: ConversationRow
    agent: AgentName | None
    can_write: bool
    is_opted_out: bool
    """The customer asked for no more messages on this channel, so none may be sent."""
    customer: CustomerView
    features: list[str]
    limits: Limits
    """What one message here may be."""
    heard_at: datetime | None
    """Where answers may be sent for some time only: when the customer last wrote to this account."""
    skills: dict[str, int]
    language: str
    closed_at: datetime | None
    disposition: str | None
    items: list[WireItem]
    """With those of conversations that proved to be part of it, in one order."""
    signature: str
    """What would stand under a mail of mine here; empty where nothing does."""
    senders: list[SenderView]
    """From which of our addresses I may write here, that of the conversation first; none where no mail is written."""
    links: list[RelatedView]
    """Related conversations that I may read."""
    merged: list[RelatedView]
    """Those that proved to be part of it."""
    merged_items: list[str]
    """Which of `items` were said in those."""
    merged_into: str | None
    """The conversation that this one proved to be part of."""
    drafts: list[Draft]
    """What I am writing here, or since when nothing."""
    fields: FieldsView
    """What the company wanted to know of it."""


@dataclass(frozen=True, slots=True)
class NewLetter:
    """Of a mail: to whom it goes, and under which subject; what is left out is as it was."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    subject: str = ""
    to: list[str] = field(default_factory=list)
    cc: list[str] = field(default_factory=list)
    bcc: list[str] = field(default_factory=list)
    forwards: str = ""
    """The id of a message of the conversation that is passed on, with its files."""
    without: list[str] = field(default_factory=list)
    """The ids of those of its files that stay behind."""
    account: str = ""
    """The id of the mail account that it leaves by, one of the conversation's `senders`; left out, the one to which
    the customer wrote last."""


@dataclass(frozen=True, slots=True)
class NewMessage:
    """A message to the customer."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    text: str
    client_id: str
    files: list[str] = field(default_factory=list)
    letter: NewLetter | None = None
    html: str = ""
    """The same text in rich form, where the channel has the feature `html`; it is cleaned. Without a text, that is
    made of it."""
    instead_of: list[str] = field(default_factory=list)
    """Ids by which other words of this message went before, of which nobody knows whether they were taken: where they
    were, this is refused."""
    written_at: datetime | None = None
    """By the hub's clock: a draft that was written later stays."""
    replies_to: str | None = None
    """The id of the one message that it answers, where the channel has the feature `replies`."""
    original: str = ""
    """What was written before it was translated, kept for colleagues; the customer never sees it."""


@dataclass(frozen=True, slots=True)
class Again:
    """A message is sent once more."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    may_come_twice: bool = False
    """Needed where nobody knows whether it arrived."""


@dataclass(frozen=True, slots=True)
class NewNote:
    """A note for colleagues."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    text: str
    client_id: str | None = None
    mentions: list[str] = field(default_factory=list)
    """Ids of colleagues whom the note calls."""
    instead_of: list[str] = field(default_factory=list)
    """As of a message to the customer."""
    written_at: datetime | None = None
    """By the hub's clock: a draft that was written later stays."""


@dataclass(frozen=True, slots=True)
class Target:
    """An agent or a queue."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    agent: str | None = None
    queue: str | None = None


@dataclass(frozen=True, slots=True)
class Transfer:
    """Where a conversation goes."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    to: Target
    note: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """What I hold now."""

    conversation_id: str


@dataclass(frozen=True, slots=True)
class Closing:
    """How it ended."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    disposition: str | None = None
    note: str = ""
