"""The store as everything above it sees it: use cases run, views are read, commits are heard."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Concatenate, Final, ParamSpec, Protocol, TypeVar

from channels.contract import MessageState
from hub.application.transaction import Transaction
from hub.application.trial import Arrived
from hub.domain.conversation import Conversation, State
from hub.domain.fact import Fact
from hub.domain.floor import Floor
from hub.domain.ids import AccountId, ConversationId, CustomerId, IdentityId, PersonId, QueueId
from hub.domain.item import Item, StoredFile
from hub.domain.measures import MeasuredFact
from hub.domain.offer import Offer
from hub.domain.person import Person
from hub.wire.desk import ConversationRow, Desk
from hub.wire.encode import Numbered

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Delivery:
    """How a message of ours left through an account, or that it did not."""

    account_id: AccountId
    state: MessageState
    error: str = ""


@dataclass(slots=True)
class Committed:
    """What one commit changed, for the loops of this process; browsers only hear `events`."""

    events: list[Numbered] = field(default_factory=list)
    conversations: dict[ConversationId, Conversation] = field(default_factory=dict)
    people: dict[PersonId, Person] = field(default_factory=dict)
    has_outgoing: bool = False
    earliest_timer: datetime | None = None
    """When the first of the timers set in this commit is due."""
    has_new_floor: bool = False
    arrivals: list[tuple[str, bool]] = field(default_factory=list)
    """What came, door by door, and whether it was new."""
    put_aside: list[tuple[str, str]] = field(default_factory=list)
    """What nobody understood, door by door, and why."""
    deliveries: list[Delivery] = field(default_factory=list)
    offers: list[tuple[Offer, Conversation]] = field(default_factory=list)
    """Offers that were made or have ended."""
    has_news: bool = False
    """Whether somebody may be told on a device of hers."""


@dataclass(frozen=True, slots=True)
class ListedConversation:
    """A conversation in a list that is not somebody's desk."""

    row: ConversationRow
    agent: tuple[str, str] | None
    """Id and name of its holder."""
    closed_at: datetime | None = None
    disposition: str | None = None
    is_restricted: bool = False


@dataclass(frozen=True, slots=True)
class Promise:
    """What a customer was promised of a conversation, as far as a board needs it."""

    queue_id: QueueId
    conversation_id: ConversationId
    customer_id: CustomerId
    customer_name: str
    owner: PersonId | None
    sla: Mapping[str, Any]
    """As `hub.domain.sla` keeps it."""


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """Which conversations of a history are wanted; None: whichever."""

    channel: str | None = None
    is_open: bool | None = None
    since: datetime | None = None


WHOLE_HISTORY: Final = HistoryFilter()


class Reading(Transaction, Protocol):
    """A consistent look at everything at one instant, with the views that screens need."""

    def last_number(self) -> int:
        """The number of the last event this look contains."""
        ...

    def events_after(self, number: int, limit: int) -> Sequence[Numbered] | None:
        """The events after a number, in order, or None when they are too many or no longer kept."""
        ...

    def next_events(self, number: int, limit: int) -> Sequence[Numbered]:
        """The next events after a number, in order, of at most so many transactions."""
        ...

    def desk(self, person_id: PersonId) -> Desk:
        """The snapshot of a person's desk."""
        ...

    def conversations_of_team(
        self, teams: Sequence[str], view: str, before: datetime | None, limit: int
    ) -> Sequence[ListedConversation]:
        """Conversations of these teams, newest first: `waiting`, `team` or `closed`."""
        ...

    def history(
        self, customer_id: CustomerId, before: datetime | None, limit: int, only: HistoryFilter = WHOLE_HISTORY
    ) -> Sequence[tuple[Conversation, ListedConversation]]:
        """A customer's conversations over all channels, newest first."""
        ...

    def items_of(self, conversation_id: ConversationId, limit: int) -> Sequence[Item]:
        """The last items of a conversation, oldest first."""
        ...

    def arrivals_before(self, before: str | None, limit: int) -> Sequence[Arrived]:
        """Conversations as they began, newest first, from before the one with this id; None: from now."""
        ...

    def facts_of(
        self, conversation_id: ConversationId
    ) -> Sequence[tuple[datetime, str, str | None, dict[str, object]]]:
        """What happened to a conversation: instant, happening, agent, details."""
        ...

    def facts_since(
        self, since: datetime
    ) -> Sequence[tuple[str, datetime, str, str | None, str | None, dict[str, object]]]:
        """What happened on the floor: id, instant, happening, conversation, queue, details."""
        ...

    def measured_facts(self, after: tuple[datetime, str], limit: int) -> Sequence[MeasuredFact]:
        """What tells how long things last and how promises were kept, in order of instant and id."""
        ...

    def facts_of_agents(
        self, since: datetime
    ) -> Sequence[tuple[datetime, str, PersonId, ConversationId | None, str | None, str]]:
        """What agents did: instant, happening, agent, conversation, queue, and of a presence which."""
        ...

    def arrivals_between(self, since: datetime, until: datetime) -> Sequence[datetime]:
        """When each conversation first began to wait then, in no order."""
        ...

    def facts_between(self, since: datetime, until: datetime) -> Sequence[Fact]:
        """What happened on the floor then, in order, with no other details than those of presences."""
        ...

    def queued_between(self, since: datetime, until: datetime) -> Sequence[Conversation]:
        """Every conversation that began to wait then, as it is now."""
        ...

    def unclosed(self) -> Sequence[tuple[QueueId, State, datetime, str]]:
        """Of every conversation that is not closed: queue, state, since when its customer has waited, prospect."""
        ...

    def promised(self) -> Sequence[Promise]:
        """Of every conversation that is not closed what its customer was promised."""
        ...

    def waiting_conversations(self) -> Sequence[Conversation]:
        """Every conversation that waits or is being offered."""
        ...

    def waiting_by_queue(self) -> Sequence[tuple[QueueId, int, datetime]]:
        """Of each queue in which somebody waits: how many, and since when the first of them."""
        ...

    def outbox_backlog(self) -> tuple[int, datetime | None]:
        """How many messages are on their way, and when the oldest of them was written."""
        ...

    def holdings(self) -> Sequence[tuple[PersonId, ConversationId, str]]:
        """Who holds which slot: agent, conversation, channel."""
        ...

    def open_of_identity(self, identity_id: IdentityId) -> Conversation | None:
        """The newest conversation of an identity, open or closed."""
        ...

    def file_of(self, file_id: str) -> tuple[StoredFile, Sequence[ConversationId]]:
        """A file and the conversations in which it stands; in none until it is sent."""
        ...

    def quarantine_list(self, limit: int) -> Sequence[tuple[str, str, datetime, str]]:
        """What nobody understood: id, door, instant, reason; newest first."""
        ...

    def audit_list(
        self, before: int | None, limit: int, *, subject: str = "", by: str = ""
    ) -> Sequence[tuple[int, datetime, str, str, str, dict[str, object]]]:
        """The audit, newest first: number, instant, by, action, subject, details; of one subject, of one doer."""
        ...

    def audit_end(self, until: datetime) -> int:
        """The number of the first line of the audit that is not from before this instant; 0: none is from before."""
        ...


class Store(Protocol):
    """Where everything is kept."""

    @property
    def floor(self) -> Floor:
        """The configuration in force."""
        ...

    async def run(self, use_case: Callable[Concatenate[Transaction, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a use case in a transaction of its own; when this returns, it is on disk."""
        ...

    async def read(self, view: Callable[Concatenate[Reading, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Read in one consistent look that waits for nobody and that nobody waits for."""
        ...

    def on_commit(self, listener: Callable[[Committed], None]) -> None:
        """Call the listener on the event loop after every commit, in the order of commits."""
        ...


Measured = Callable[[int], AbstractContextManager[object]]
"""Measures one commit of so many use cases."""


def unmeasured(_use_cases: int) -> AbstractContextManager[object]:
    """Nobody wants to know how long it takes."""
    return nullcontext()


Sleep = Callable[[float], Awaitable[None]]
