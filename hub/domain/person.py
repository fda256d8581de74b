"""The people of the company: who they are, what they can do, and how to reach them now."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import field, replace
from datetime import datetime
from enum import StrEnum
from typing import Final, Self, TypeVar

from hub.domain.ids import PersonId, TeamId
from hub.domain.permission import Permission, permissions_of
from hub.domain.rights import Rights
from hub.domain.value import dataclass

T = TypeVar("T")
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
    roles: frozenset[str]
    """Those that she has in all of her teams, ready-made or of the company's own making."""
    teams: frozenset[TeamId]
    language: str
    skills: Mapping[str, int]
    """Skill and level, 1 to 10."""
    capacity: Mapping[str, int]
    """How many conversations of each channel she may hold at once, and how much she has of budgets they share."""
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
    presence_until: datetime | None = None
    """When she planned to be back from where she is away; None where nothing is planned."""
    next_presence: Presence | None = None
    """What she chose while a customer had her whole attention: it holds once nobody has."""
    next_reason: str | None = None
    line_lost_at: datetime | None = None
    """Since when none of her consoles answers; None while one does, or where she uses none."""
    paused: Mapping[str, str] = field(default_factory=dict)
    """Channels on which nothing rings for her, and why: offers rang out (`no-answer`), or she said so (empty)."""
    missed: Mapping[str, int] = field(default_factory=dict)
    """Of the offers in a row that rang out, how many by channel."""
    team_roles: Mapping[TeamId, tuple[str, ...]] = field(default_factory=dict)
    """The roles that she has in one of her teams only."""
    own_roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What those of her roles allow that the company made for itself, kept with her: a change of them is one of her."""

    @property
    def permissions(self) -> frozenset[Permission]:
        """Everything she may do in at least one of her teams; nothing once she is deactivated."""
        if not self.is_active:
            return frozenset()
        # Nearly everybody has ready-made roles alone, and is asked about with every turn of the router.
        return self.rights.anywhere() if self.team_roles or self.own_roles else permissions_of(self.roles)

    @property
    def rights(self) -> Rights:
        """Her roles, and where she has them."""
        return Rights(self.roles, self.teams, self.team_roles, self.own_roles)

    @property
    def all_roles(self) -> frozenset[str]:
        """Every role that she has in at least one team."""
        return self.roles.union(*self.team_roles.values())

    @property
    def roles_everywhere(self) -> frozenset[str]:
        """The roles that she has whichever of her teams is concerned."""
        return self.rights.roles_everywhere() if self.team_roles else self.roles

    def roles_in(self, team: TeamId) -> frozenset[str]:
        """Her roles where a team is concerned."""
        return self.rights.roles_in(team) if self.team_roles else self.roles

    def may(self, permission: Permission, team: TeamId) -> bool:
        """Whether she may do it where a team is concerned."""
        return team in self.teams_with(permission)

    def teams_with(self, permission: Permission) -> frozenset[TeamId]:
        """Those of her teams in which she may do it."""
        if not self.is_active:
            return frozenset()
        if self.team_roles:
            return self.rights.teams_with(permission)
        return self.teams if permission in self.permissions else frozenset()

    @property
    def reads_in(self) -> frozenset[TeamId]:
        """The teams of which she reads what waits, what is held and whom they serve."""
        return self.teams_with(Permission.READ)

    @property
    def works_in(self) -> frozenset[TeamId]:
        """The teams for which she serves customers."""
        return self.teams_with(Permission.WORK)

    @property
    def sees_restricted(self) -> bool:
        """Whether she reads what is said in restricted queues of her teams."""
        return True

    @property
    def works(self) -> bool:
        """Whether she serves customers, so that colleagues see her and may pass conversations to her."""
        return Permission.WORK in self.permissions

    @property
    def takes_offers(self) -> bool:
        """Whether the router may ever offer her something: she serves customers and has room on some channel."""
        return self.works and any(limit > 0 for limit in self.capacity.values())

    @property
    def is_ready(self) -> bool:
        """Whether something may ring for her now: she is available, means to stay so, and would notice."""
        means_to_stay = self.presence is Presence.AVAILABLE and self.next_presence is None
        return means_to_stay and self.line_lost_at is None

    @property
    def chose_to_be_gone(self) -> bool:
        """Whether she said herself that she is away or offline, rather than the hub having had to conclude it."""
        if self.presence is Presence.AVAILABLE:
            return False
        was_cut = self.presence is Presence.OFFLINE and self.reason == CONNECTION_LOST
        if was_cut:
            return self.was_away is not None and self.was_away != NO_ANSWER
        return self.reason != NO_ANSWER

    def missing(self, channel: str) -> Self:
        """The same person after one more offer of a channel rang out."""
        missed = {**self.missed, channel: self.missed.get(channel, 0) + 1}
        return replace(self, misses=self.misses + 1, missed=missed)

    def pausing(self, channel: str, why: str) -> Self:
        """The same person, for whom nothing rings on a channel."""
        return replace(self, paused={**self.paused, channel: why}, missed=_without(self.missed, channel))

    def resuming(self, channel: str) -> Self:
        """The same person, for whom the channel rings again."""
        return replace(self, paused=_without(self.paused, channel))

    def works_on_others(self, channel: str, channels: Collection[str]) -> bool:
        """Whether something may ring for her on another channel of these than this."""
        left = set(channels) - {channel} - self.paused.keys()
        return any(self.capacity.get(name, 0) > 0 for name in left)

    def room(self, channels: Collection[str]) -> int:
        """How many conversations of these channels she may hold at once."""
        return sum(self.capacity.get(name, 0) for name in channels)

    def going_to_be(self, presence: Presence, reason: str | None) -> Self:
        """The same person, who will be present otherwise once nobody has her whole attention."""
        return replace(self, next_presence=presence, next_reason=reason)

    def now_present(
        self, presence: Presence, reason: str | None, at: datetime, *, until: datetime | None = None
    ) -> Self:
        """The same person in another presence; an unchanged one keeps its beginning and its planned end."""
        paused = self.paused
        if presence is Presence.AVAILABLE and NO_ANSWER in paused.values():
            # Whoever says that she is there is there on every channel that she did not leave herself.
            paused = {channel: why for channel, why in paused.items() if why != NO_ANSWER}
        if (presence, reason) == (self.presence, self.reason):
            if self.next_presence is None and paused is self.paused:
                return self
            return replace(self, next_presence=None, next_reason=None, paused=paused)
        became_ready = presence is Presence.AVAILABLE and self.presence is not Presence.AVAILABLE
        return replace(
            self,
            presence=presence,
            reason=reason,
            presence_since=at,
            idle_since=at if became_ready else self.idle_since,
            misses=0 if became_ready else self.misses,
            missed={} if became_ready else self.missed,
            paused=paused,
            was_away=None,
            presence_until=until,
            next_presence=None,
            next_reason=None,
        )

    def cut_off(self, at: datetime) -> Self:
        """The same person after her console vanished for longer than the grace: she may come back as she was."""
        if self.next_presence is Presence.OFFLINE:
            return self.now_present(Presence.OFFLINE, None, at)
        is_away, reason = self.presence is Presence.AWAY, self.reason
        if self.next_presence is Presence.AWAY:
            is_away, reason = True, self.next_reason
        cut = self.now_present(Presence.OFFLINE, CONNECTION_LOST, at, until=self.presence_until)
        return replace(cut, was_away=(reason or "") if is_away else None)

    @property
    def before_cut(self) -> tuple[Presence, str | None]:
        """Presence and reason to which she returns when she was cut off."""
        return (Presence.AVAILABLE, None) if self.was_away is None else (Presence.AWAY, self.was_away or None)


def _without(named: Mapping[str, T], name: str) -> dict[str, T]:
    return {each: value for each, value in named.items() if each != name}
