"""What the only writer of a database knows without asking it again.

SQLite has one writer at a time, and ours is one thread: what it saved last is what the rows say.
So conversations, people, identities, ringing offers and every agent's load are remembered from commit to commit,
and forgotten at a rollback or when another connection has written to the file. On PostgreSQL, where
other nodes write too, a memory lives no longer than its transaction.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hub.domain.conversation import HELD, Conversation
from hub.domain.customer import Identity
from hub.domain.ids import AccountId, ConversationId, IdentityId, OfferId, PersonId
from hub.domain.offer import Offer
from hub.domain.person import Person

MOST_REMEMBERED = 20_000
"""Of each kind; then everything is forgotten, for a working floor is remembered again at once."""


@dataclass(slots=True)
class Load:
    """What one agent's conversations take."""

    slots: dict[str, int] = field(default_factory=dict)
    """By channel."""
    held: int = 0

    def changed(self, conversation: Conversation, by: int) -> None:
        """One conversation of hers more, or less."""
        if conversation.holds_slot:
            self.slots[conversation.channel] = self.slots.get(conversation.channel, 0) + by
        if conversation.state in HELD:
            self.held += by

    def copy(self) -> Load:
        """The same load, to be changed apart."""
        return Load(self.slots.copy(), self.held)


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
        )
