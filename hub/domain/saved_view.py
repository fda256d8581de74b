"""A view of the inbox that somebody saved: what stands in it, in which order, and whose it is."""

from __future__ import annotations

from dataclasses import field
from typing import Final

from hub.domain.conversation import HELD, UNHELD
from hub.domain.ids import PersonId
from hub.domain.permission import Permission
from hub.domain.person import Person
from hub.domain.value import dataclass

ALONE: Final = ""
EVERYBODY: Final = "*"
ME: Final = "me"
"""Whoever looks."""
NOBODY: Final = "nobody"
ORDERS: Final = ("newest", "oldest", "longest", "promise", "wakes")
PROMISES: Final = ("near", "late", "none")
"""What the clock of a conversation may say: due soon, late, or that nothing is promised now."""
STATES: Final = frozenset(state.value for state in HELD | UNHELD)


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
    """A filter and an order under a name."""

    id: str
    owner_id: PersonId
    name: str
    order: str
    shared_with: str = ALONE
    """A team, everybody (`*`), or nobody beside its owner (empty)."""
    version: int = 1
    filter: ViewFilter = field(default_factory=ViewFilter)

    def is_seen_by(self, person: Person) -> bool:
        """Whether it stands among her lists."""
        return self.owner_id == person.id or self.shared_with == EVERYBODY or self.shared_with in person.reads_in

    def is_changed_by(self, person: Person) -> bool:
        """Whether she may edit and delete it: her own, and as a supervisor what is shared with her."""
        if self.owner_id == person.id:
            return True
        steered = person.teams_with(Permission.STEER)
        return bool(steered) if self.shared_with == EVERYBODY else self.shared_with in steered
