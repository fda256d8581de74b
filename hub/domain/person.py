"""The people of the company: who they are, what they can do, and how to reach them now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import Final, Self

from hub.domain.ids import PersonId, TeamId
from hub.domain.permission import Permission, Role, permissions_of
from hub.domain.value import dataclass

NO_ANSWER: Final = "no-answer"
"""The hub's own reason: an offer rang out."""
CONNECTION_LOST: Final = "connection-lost"
"""The hub's own reason: the console vanished for longer than the grace."""


class Presence(StrEnum):
    """What an agent says of herself, or the hub had to conclude."""

    AVAILABLE = "available"
    AWAY = "away"
    OFFLINE = "offline"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who signs in."""

    id: PersonId
    name: str
    email: str
    roles: frozenset[Role]
    teams: frozenset[TeamId]
    language: str
    skills: Mapping[str, int]
    """Skill and level, 1 to 10."""
    capacity: Mapping[str, int]
    """How many conversations of each channel she may hold at once."""
    presence: Presence
    reason: str | None
    presence_since: datetime
    idle_since: datetime
    """Since when she has been ready without a new conversation: the idle clock of routing."""
    misses: int = 0
    """Offers in a row that rang out."""
    is_active: bool = True
    was_away: str | None = None
    """Where her line was lost while she was away: for what reason, empty for none; else None."""

    @property
    def permissions(self) -> frozenset[Permission]:
        """Everything she may do; nothing once she is deactivated."""
        return permissions_of(self.roles) if self.is_active else frozenset()

    @property
    def works(self) -> bool:
        """Whether she serves customers, so that colleagues see her and may pass conversations to her."""
        return Permission.WORK in self.permissions

    @property
    def takes_offers(self) -> bool:
        """Whether the router may ever offer her something: she serves customers and has room on some channel."""
        return self.works and any(limit > 0 for limit in self.capacity.values())

    def now_present(self, presence: Presence, reason: str | None, at: datetime) -> Self:
        """The same person in another presence; an unchanged one keeps its beginning."""
        if (presence, reason) == (self.presence, self.reason):
            return self
        became_ready = presence is Presence.AVAILABLE and self.presence is not Presence.AVAILABLE
        return replace(
            self,
            presence=presence,
            reason=reason,
            presence_since=at,
            idle_since=at if became_ready else self.idle_since,
            misses=0 if became_ready else self.misses,
            was_away=None,
        )

    def cut_off(self, at: datetime) -> Self:
        """The same person after her console vanished for longer than the grace: she may come back as she was."""
        was_away = (self.reason or "") if self.presence is Presence.AWAY else None
        return replace(self.now_present(Presence.OFFLINE, CONNECTION_LOST, at), was_away=was_away)

    @property
    def before_cut(self) -> tuple[Presence, str | None]:
        """Presence and reason to which she returns when she was cut off."""
        return (Presence.AVAILABLE, None) if self.was_away is None else (Presence.AWAY, self.was_away or None)
