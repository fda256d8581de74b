"""A conversation: one matter with one customer over one account, from first arrival to close."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final, Self

from hub.domain.callback import CALLBACK, without_callback
from hub.domain.customer import Customer
from hub.domain.erasure import ERASED_NAME
from hub.domain.ids import (
    AccountId,
    ConversationId,
    CustomerId,
    DispositionId,
    IdentityId,
    PersonId,
    QueueId,
    TeamId,
)
from hub.domain.problem import Conflict
from hub.domain.value import changed, dataclass

PREVIEW_CHARACTERS: Final = 140
ASKED_IF_THERE: Final = "asked_if_there"
QUOTED: Final = "quoted"
HANDED_OVER: Final = frozenset({"handover", "handed_over_by"})
FOR_THE_TAKER: Final = HANDED_OVER | {QUOTED}
"""What of the entry is for whoever takes it up next."""


class State(StrEnum):
    """Where a conversation stands."""

    QUEUED = "queued"
    OFFERED = "offered"
    OPEN = "open"
    WAITING = "waiting"
    """On the customer."""
    SNOOZED = "snoozed"
    WRAP_UP = "wrap_up"
    CLOSED = "closed"


MOVES: Final[Mapping[State, frozenset[State]]] = {
    State.QUEUED: frozenset({State.OFFERED, State.OPEN, State.CLOSED, State.QUEUED}),
    State.OFFERED: frozenset({State.OPEN, State.QUEUED, State.CLOSED}),
    State.OPEN: frozenset({State.WAITING, State.SNOOZED, State.WRAP_UP, State.QUEUED, State.OPEN, State.CLOSED}),
    State.WAITING: frozenset({State.OPEN, State.SNOOZED, State.QUEUED, State.WRAP_UP, State.CLOSED}),
    State.SNOOZED: frozenset({State.OPEN, State.SNOOZED, State.QUEUED, State.WRAP_UP, State.CLOSED}),
    State.WRAP_UP: frozenset({State.OPEN, State.QUEUED, State.CLOSED}),
    State.CLOSED: frozenset({State.QUEUED}),
}
"""Every move that can happen; a journey through them is one property test."""

HELD: Final = frozenset({State.OPEN, State.WAITING, State.SNOOZED, State.WRAP_UP})
"""States in which an agent owns the conversation."""
ACTIVE: Final = HELD - {State.WRAP_UP}
"""Held, and not over."""
NOBODY: Final[Mapping[str, Any]] = {}
BUSY: Final = frozenset({State.OPEN, State.WRAP_UP})
"""States in which its agent has something to do with it now."""
SERVED: Final = "served"
"""Somebody signed in could serve it, now or later."""
UNHELD: Final = frozenset({State.QUEUED, State.OFFERED})
"""States in which it waits in a queue."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """One matter; a change returns a new one."""

    id: ConversationId
    account_id: AccountId
    channel: str
    identity_id: IdentityId
    customer_id: CustomerId
    customer_name: str
    is_verified: bool
    queue_id: QueueId
    team_id: TeamId
    state: State
    agent_id: PersonId | None
    """Who owns it, or for whom it is reserved while offered."""
    holds_slot: bool
    """Whether it counts against that agent's capacity."""
    subject: str
    preview: str
    unread: int
    """Messages of the customer since our last word; how many of them somebody has not seen tells `unread_for`."""
    language: str
    skills: Mapping[str, int]
    head_start_seconds: int
    arrived_at: datetime
    waiting_since: datetime
    """Since when the customer has been waiting, over every offer, decline and transfer."""
    last_message_at: datetime
    single_key: str | None
    """The identity where a customer may have only one open conversation on the account, else None."""
    ends_at: datetime | None = None
    closed_at: datetime | None = None
    disposition_id: DispositionId | None = None
    named_agent_id: PersonId | None = None
    named_until: datetime | None = None
    excluded: Mapping[str, datetime] = field(default_factory=dict)
    """Agents it is not offered to for the moment, and until when."""
    entry: Mapping[str, object] = field(default_factory=dict)
    """Which entry rule decided, and why the earlier ones did not."""
    is_answered: bool = False
    """Whether an agent has taken it up since it was last queued."""
    named_by: PersonId | None = None
    """Who chose the named agent; nobody where the hub did, because she knows the customer."""
    asks: Mapping[str, Any] = field(default_factory=dict)
    """What it asks of an agent beside its skills: alternatives (`any_of`), and what counts for more (`preferred`)."""
    level: int = 0
    """In a queue of strict levels the highest is served first."""
    queued_at: datetime | None = None
    """When it joined the queue it is in: what is asked of agents grows smaller from here, whatever its whole age."""
    prospect: str = SERVED
    """What it may hope for while it waits: `served`, `nobody_signed_in` or `unroutable`."""
    customer_value: float = 0.0
    """What its customer is worth, for queues in which that counts."""
    asked_at: datetime | None = None
    """Since when something the customer said waits for an answer of ours; None while our word is the last."""
    replied_at: datetime | None = None
    """When somebody of us first answered her."""
    sla: Mapping[str, Any] = field(default_factory=dict)
    """The clocks of what its queue promises, as `hub.domain.sla` keeps them."""
    tags: tuple[str, ...] = ()
    """Free words by which it is found again."""
    inside: Mapping[str, Any] = field(default_factory=dict)
    """Who is inside beside its owner, and whether she asks for help; see `hub.domain.inside`."""
    fields: Mapping[str, Any] = field(default_factory=dict)
    """What the company wanted to know of it, as `hub.domain.field_values` keeps it."""
    seen: Mapping[str, int] = field(default_factory=dict)
    """How many of the unread messages each person has seen; one less than none where she marked our word as unread."""
    customer_tier: str = ""
    """The segment of its customer, for the lists in which she stands."""

    @property
    def owner(self) -> PersonId | None:
        """Who holds it; nobody while it is only reserved."""
        return self.agent_id if self.state in HELD else None

    @property
    def participants(self) -> Mapping[str, str]:
        """The colleagues who are inside beside its owner: names by id."""
        found: Mapping[str, str] = self.inside.get("participants", {})
        return found

    @property
    def handover(self) -> tuple[str, str]:
        """What whoever passed it on wrote for whoever takes over, and who that was; empty where nobody did."""
        return str(self.entry.get("handover", "")), str(self.entry.get("handed_over_by", ""))

    @property
    def quoted(self) -> str:
        """What its customer said last, for whoever is to serve it: the preview may be our own word."""
        return str(self.entry.get(QUOTED, self.preview))

    @property
    def is_asked_if_there(self) -> bool:
        """Whether the customer was asked if she is still there, and has shown nothing since."""
        return bool(self.entry.get(ASKED_IF_THERE))

    @property
    def can_be_rated(self) -> bool:
        """Whether the customer may judge it: somebody answered, it is over for her, and she has not done so yet."""
        is_over = self.state in {State.WRAP_UP, State.CLOSED}
        return is_over and self.is_answered and not self.entry.get("rated")

    def moved(self, state: State, **changes: Any) -> Self:  # noqa: ANN401 - the fields that change with it
        """The same conversation in another state, if such a move can happen."""
        if state not in MOVES[self.state]:
            msg = f"A conversation that is {self.state.value} cannot become {state.value}; look at it again."
            raise Conflict(msg)
        return changed(self, state=state, **changes)

    def of(self, customer: Customer) -> Self:
        """With what is known of its customer now."""
        return changed(
            self,
            customer_name=customer.name,
            customer_value=customer.value or 0.0,
            customer_tier=customer.tier,
        )

    def erased(self) -> Self:
        """With nothing of its customer, and nothing that was said; when it was, and who served it, stays."""
        said: dict[str, Any] = {"subject": "", "preview": "", "entry": {}, "fields": {}}
        return changed(self, customer_name=ERASED_NAME, customer_value=0.0, customer_tier="", **said)

    def queued(self, *, queue_id: QueueId, team_id: TeamId, since: datetime, at: datetime) -> Self:
        """Back in a queue, held by nobody, with the age that `since` gives it.

        An offer that came to nothing does not make it join the same queue anew.
        """
        stays = self.state in UNHELD and queue_id == self.queue_id
        return self.moved(
            State.QUEUED,
            queue_id=queue_id,
            team_id=team_id,
            agent_id=None,
            holds_slot=False,
            waiting_since=since,
            queued_at=self.queued_at if stays else at,
            ends_at=None,
            closed_at=None,
            disposition_id=None,
            is_answered=False,
            inside=NOBODY if self.inside else self.inside,
        )

    def offered(self, agent_id: PersonId) -> Self:
        """Reserved for one agent."""
        return self.moved(State.OFFERED, agent_id=agent_id, holds_slot=True)

    def opened(self, agent_id: PersonId) -> Self:
        """Owned by an agent who works on it now."""
        return self.moved(
            State.OPEN,
            agent_id=agent_id,
            holds_slot=True,
            named_agent_id=None,
            named_until=None,
            named_by=None,
            excluded={},
            ends_at=None,
            is_answered=True,
            prospect=SERVED,
            entry=_without(FOR_THE_TAKER, self.entry),
        )

    def waiting(self, *, holds_slot: bool) -> Self:
        """Still owned, but it is the customer's turn."""
        return self.moved(State.WAITING, holds_slot=holds_slot)

    def snoozed(self, until: datetime | None) -> Self:
        """Still owned, and out of the way until a time or, without one, until her word; its slot is free meanwhile."""
        return self.moved(State.SNOOZED, holds_slot=False, ends_at=until)

    def wrapping(self, until: datetime) -> Self:
        """Over for the customer; its agent still has work with it until a given time.

        A slot that went back while it waited on the customer may be somebody else's by now: none is taken.
        """
        return self.moved(State.WRAP_UP, ends_at=until)

    def closed(self, at: datetime, disposition_id: DispositionId | None) -> Self:
        """Over; it keeps its last owner's name in its facts, not here."""
        return self.moved(
            State.CLOSED,
            agent_id=None,
            holds_slot=False,
            closed_at=at,
            disposition_id=disposition_id,
            ends_at=None,
            unread=0,
            seen=NOBODY,
            inside=NOBODY if self.inside else self.inside,
            entry=without_callback(self.entry) if CALLBACK in self.entry else self.entry,
        )

    def heard(self, text: str, at: datetime, *, asks: bool = True) -> Self:
        """With one more message of the customer, unread, which asks for an answer unless a machine wrote it.

        What nobody answered before it was closed is not owed any more when she writes again: this is.
        """
        owed_since = None if self.state is State.CLOSED else self.asked_at
        asked_at = owed_since or (at if asks else self.asked_at)
        entry = _without({QUOTED}, self.entry) if QUOTED in self.entry else self.entry
        said = {"preview": preview_of(text), "unread": self.unread + 1, "entry": entry}
        return changed(self, **said, last_message_at=at, asked_at=asked_at)

    def said(self, text: str, at: datetime) -> Self:
        """With one more message of ours; the customer is not waiting any longer."""
        answered = {"asked_at": None, "replied_at": self.replied_at or at}
        return changed(self, preview=preview_of(text), unread=0, seen=NOBODY, last_message_at=at, **answered)

    def unread_for(self, person_id: PersonId | None) -> int:
        """How many messages this person has not seen; for nobody, all since our last word."""
        return max(self.unread - self.seen.get(person_id, 0), 0) if person_id is not None else self.unread

    def read_by(self, person_id: PersonId) -> Self:
        """With everything seen by this person."""
        return changed(self, seen={**self.seen, person_id: self.unread})

    def unread_by(self, person_id: PersonId) -> Self:
        """With the last message unread for this person, whoever wrote it, unless something is unread anyway."""
        if self.unread_for(person_id):
            return self
        return changed(self, seen={**self.seen, person_id: self.unread - 1})

    def without(self, agent_id: PersonId, until: datetime) -> Self:
        """Not offered to this agent before the given time."""
        return changed(self, excluded={**self.excluded, agent_id: until})

    def reserved_for(self, agent_id: PersonId, until: datetime | None, by: PersonId | None = None) -> Self:
        """Offered to this agent alone until the given time, then to anybody; a colleague may have chosen her."""
        return changed(self, named_agent_id=agent_id, named_until=until, named_by=by)

    def handed_over(self, note: str, by: str) -> Self:
        """With the beginning of a note for whoever takes over, in place of an earlier one."""
        entry = _without(HANDED_OVER, self.entry)
        if note.strip():
            entry |= {"handover": preview_of(note), "handed_over_by": by}
        return changed(self, entry=entry)

    def quoting(self, text: str | None) -> Self:
        """With what its customer said last, where the preview is another; without it where there is none."""
        entry = _without({QUOTED}, self.entry) if QUOTED in self.entry else self.entry
        said = preview_of(text) if text is not None else self.preview
        return changed(self, entry=entry if said == self.preview else {**entry, QUOTED: said})

    def asked_if_there(self, *, is_asked: bool) -> Self:
        """With the question asked whether the customer is still there, or answered."""
        entry = _without({ASKED_IF_THERE}, self.entry)
        return changed(self, entry={**entry, ASKED_IF_THERE: True} if is_asked else entry)

    def unnamed(self) -> Self:
        """Meant for nobody in particular."""
        return changed(self, named_agent_id=None, named_until=None, named_by=None)


def _without(names: Collection[str], entry: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in entry.items() if name not in names}


def preview_of(text: str) -> str:
    """The beginning of a text on one line."""
    return " ".join(text[: 4 * PREVIEW_CHARACTERS].split())[:PREVIEW_CHARACTERS]


def after(at: datetime, seconds: float) -> datetime:
    """The instant so many seconds later."""
    return at + timedelta(seconds=seconds)
