"""Every numbered event a browser may hear; an event carries the change only.

The gateway sends `{"number": n, "at": …, "type": "offer_made", …}`: the type is the class's
name in snake case. A browser that applies them in order to its old snapshot holds the fresh one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from typing import TypeAlias

from hub.domain.value import dataclass
from hub.wire.desk import (
    ChannelCapacity,
    Colleague,
    ConversationRow,
    CustomerName,
    DepartingReply,
    Draft,
    HelpRow,
    Item,
    Mention,
    OfferCard,
    Participant,
    Reaction,
    SlaDue,
    WaitingRow,
)
from hub.wire.view_events import ViewGone, ViewKept, ViewsOrdered


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
    """A conversation that I or a colleague of my teams hold changed; what is None stayed as it was."""

    conversation_id: str
    state: str | None = None
    queue: str | None = None
    subject: str | None = None
    preview: str | None = None
    unread: int | None = None
    last_message_at: datetime | None = None
    customer: CustomerName | None = None
    tags: tuple[str, ...] | None = None
    participants: tuple[Participant, ...] | None = None
    asks_help: bool | None = None
    level: int | None = None
    asked_at: datetime | None = None
    is_answered: bool | None = None
    """True: nothing that the customer said waits for an answer any more."""


@dataclass(frozen=True, slots=True)
class ConversationEndSet:
    """The instant at which a state of a conversation that somebody holds ends by itself was set or lifted."""

    conversation_id: str
    ends_at: datetime | None


@dataclass(frozen=True, slots=True)
class SlaSet:
    """What is promised next to the customer of a conversation that waits for my teams, or is held, is another."""

    conversation_id: str
    sla: SlaDue | None
    missed: tuple[str, ...]


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
class ItemChanged:
    """A message was reacted to, changed or taken back, or what it answers was found; what is None stayed as it was."""

    conversation_id: str
    item_id: str
    text: str | None = None
    """With it the message is plain, and has neither a longer form nor, once it is withdrawn, files."""
    edited_at: datetime | None = None
    withdrawn_at: datetime | None = None
    reactions: tuple[Reaction, ...] | None = None
    replies_to: str | None = None
    is_erased: bool = False
    """Whether its customer was erased: nothing of the message is left, nor what she was called."""


@dataclass(frozen=True, slots=True)
class DraftChanged:
    """What I am writing was kept or sent, in this browser or another of mine."""

    conversation_id: str
    """Of a first letter, whom it is to, as in `DraftMark`."""
    draft: Draft


@dataclass(frozen=True, slots=True)
class ReplyDeparting:
    """A reply of mine leaves soon; until then I can take it back."""

    departing: DepartingReply


@dataclass(frozen=True, slots=True)
class ReplyDeparted:
    """A reply of mine left, was taken back, or was refused: then `reason` says why, and its text is a draft again."""

    conversation_id: str
    client_id: str
    outcome: str
    reason: str


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Somebody named me in a note."""

    mention: Mention


@dataclass(frozen=True, slots=True)
class MentionsRead:
    """I have seen where I am named in a conversation."""

    conversation_id: str


@dataclass(frozen=True, slots=True)
class MentionsMoved:
    """Notes that name me are in this conversation now: it was split off, or taken back."""

    conversation_id: str
    item_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PresenceChanged:
    """I or a colleague changed presence."""

    person_id: str
    presence: str
    reason: str | None
    since: datetime
    until: datetime | None = None
    next_presence: str | None = None
    next_reason: str | None = None
    is_reachable: bool = True
    paused: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HoldingChanged:
    """What a colleague holds, and what keeps her busy of it, changed."""

    person_id: str
    holding: int
    live: int = 0
    wrapping: int = 0


@dataclass(frozen=True, slots=True)
class CapacityChanged:
    """What I hold, or may hold, of one channel, or of a budget that channels share, changed."""

    channel: str
    """The channel, or the name of the budget."""
    capacity: ChannelCapacity | None
    """None: this channel is no longer mine."""


@dataclass(frozen=True, slots=True)
class ColleagueAdded:
    """Somebody joined my teams, or I hers; or what a colleague is changed as a whole."""

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
class JoinedAdded:
    """I am inside a conversation of a colleague, which is so now."""

    conversation: ConversationRow


@dataclass(frozen=True, slots=True)
class JoinedRemoved:
    """I am inside a conversation no longer, or it is mine now."""

    conversation_id: str


@dataclass(frozen=True, slots=True)
class HeldAdded:
    """Somebody holds a conversation of my teams' queues; if it is I, it stands among my own alone."""

    conversation: ConversationRow


@dataclass(frozen=True, slots=True)
class HeldRemoved:
    """Nobody holds a conversation of my teams' queues any more, or it went to another team."""

    conversation_id: str


@dataclass(frozen=True, slots=True)
class HelpAsked:
    """An agent of my teams asks for a supervisor, and says why."""

    help: HelpRow


@dataclass(frozen=True, slots=True)
class HelpEnded:
    """Somebody came to her, or she asks no longer."""

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
    """Id of the person who did it; empty where she herself did, by saying her name."""


@dataclass(frozen=True, slots=True)
class OrganisationChanged:
    """Somebody edited an organisation, or others belong to it: whoever shows it fetches it again."""

    organisation_id: str
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
    | SlaSet
    | ConversationRemoved
    | ItemAdded
    | ItemStateChanged
    | ItemChanged
    | DraftChanged
    | ReplyDeparting
    | ReplyDeparted
    | Mentioned
    | MentionsRead
    | MentionsMoved
    | ViewKept
    | ViewGone
    | ViewsOrdered
    | PresenceChanged
    | HoldingChanged
    | CapacityChanged
    | ColleagueAdded
    | ColleagueRemoved
    | WaitingAdded
    | WaitingOffered
    | WaitingProspectChanged
    | WaitingRemoved
    | JoinedAdded
    | JoinedRemoved
    | HeldAdded
    | HeldRemoved
    | HelpAsked
    | HelpEnded
    | PersonRenamed
    | CustomerChanged
    | OrganisationChanged
    | FloorChanged
)
"""What an agent's console may hear."""
