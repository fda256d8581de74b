"""What the only writer of a database knows without asking it again.

SQLite has one writer at a time, and ours is one thread: what it saved last is what the rows say.
So conversations, people, customers and their identities, ringing offers, every agent's load, who has a device to be
told on and whose replies can still be taken back are remembered from commit to commit, and forgotten at a rollback
or when another connection has written to the file. On PostgreSQL, where other nodes write too, a memory lives no
longer than its transaction.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hub.domain.conversation import HELD, Conversation, State
from hub.domain.customer import Customer, Identity
from hub.domain.ids import AccountId, ConversationId, CustomerId, IdentityId, OfferId, PersonId
from hub.domain.offer import Offer
from hub.domain.person import Person
from hub.domain.work import Work

MOST_REMEMBERED = 20_000
"""Of each kind; then everything is forgotten, for a working floor is remembered again at once."""


@dataclass(slots=True)
class Load:
    """What one agent's conversations take."""

    slots: dict[str, int] = field(default_factory=dict)
    """By channel."""
    held: int = 0
    open: dict[str, int] = field(default_factory=dict)
    """Of what she works on now, how many by channel."""
    wrapping: dict[str, int] = field(default_factory=dict)
    """Of what is over for its customer and not yet for her, how many by channel."""

    def changed(self, conversation: Conversation, by: int) -> None:
        """One conversation of hers more, or less."""
        self.add(conversation.channel, conversation.state, by, holds_slot=conversation.holds_slot)

    def add(self, channel: str, state: State, by: int, *, holds_slot: bool) -> None:
        """So many conversations of a kind more, or less."""
        if holds_slot:
            self.slots[channel] = self.slots.get(channel, 0) + by
        if state in HELD:
            self.held += by
        if state is State.OPEN:
            self.open[channel] = self.open.get(channel, 0) + by
        elif state is State.WRAP_UP:
            self.wrapping[channel] = self.wrapping.get(channel, 0) + by

    @property
    def work(self) -> Work:
        """What that asks of her."""
        return Work(self.held, dict(self.open), dict(self.wrapping))

    def copy(self) -> Load:
        """The same load, to be changed apart."""
        return Load(self.slots.copy(), self.held, self.open.copy(), self.wrapping.copy())


@dataclass(slots=True)
class Memory:
    """Rows as they were last read or saved."""

    conversations: dict[ConversationId, Conversation] = field(default_factory=dict)
    people: dict[PersonId, Person] = field(default_factory=dict)
    offers: dict[OfferId, Offer] = field(default_factory=dict)
    """Those that ring."""
    loads: dict[PersonId, Load] = field(default_factory=dict)
    owners: dict[ConversationId, PersonId] = field(default_factory=dict)
    """Who accepted a conversation last."""
    latest: dict[tuple[AccountId, IdentityId], ConversationId] = field(default_factory=dict)
    """Where a customer has one endless thread: her newest conversation on an account."""
    identities: dict[tuple[str, str], Identity] = field(default_factory=dict)
    """By channel and key."""
    customers: dict[CustomerId, Customer] = field(default_factory=dict)
    has_device: dict[PersonId, bool] = field(default_factory=dict)
    """Whether somebody has a device that is told what happens; perhaps it has ended since."""
    departing: dict[PersonId, set[ConversationId]] = field(default_factory=dict)
    """Where somebody has a reply that can still be taken back."""
    last_number: int | None = None
    """Of the newest event, where nobody else numbers them."""

    def forget(self) -> None:
        """Ask the database again."""
        for kind in self._kinds():
            kind.clear()
        self.last_number = None

    def shrink(self) -> None:
        """Stay within bounds."""
        for kind in self._kinds():
            if len(kind) > MOST_REMEMBERED:
                kind.clear()

    def _kinds(self) -> tuple[dict[Any, Any], ...]:
        return (
            self.conversations,
            self.people,
            self.offers,
            self.loads,
            self.owners,
            self.latest,
            self.identities,
            self.customers,
            self.has_device,
            self.departing,
        )
