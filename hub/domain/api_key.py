"""Keys by which other systems of the company use the API: what each may do, for which teams, how often, how long."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import field
from datetime import datetime, timedelta
from typing import Final

from hub.domain.ids import PersonId, TeamId
from hub.domain.permission import Permission, included
from hub.domain.person import Person, Presence
from hub.domain.problem import Invalid
from hub.domain.value import dataclass

BEGINS: Final = "hubkey_"
"""Every key begins so, that whoever finds one in a file knows what it is; visitors' sessions do not."""
PREFIX_LETTERS: Final = len(BEGINS) + 6
"""So much of a key is shown of it ever after."""
SCOPES: Final = frozenset(
    {
        Permission.EVENTS,
        Permission.HAPPENINGS,
        Permission.READ_TEAM,
        Permission.BOARD,
        Permission.WORDS,
        Permission.CHANNELS,
        Permission.ROUTING,
        Permission.ADMINISTER,
        Permission.AUDIT,
    }
)
"""What a key may be given; the others are for somebody who takes offers, writes and answers for it in person."""
USED_COARSELY: Final = timedelta(hours=1)
"""When a key was used last is written down no finer: a busy one costs no more writing than an idle one."""
MOST_KEYS: Final = 200
LONGEST_NAME: Final = 100
USUAL_PER_MINUTE: Final = 600
MOST_PER_MINUTE: Final = 60_000


@dataclass(frozen=True, slots=True)
class ApiKey:
    """One key; the secret itself is kept nowhere."""

    id: str
    name: str
    prefix: str
    digest: str
    """SHA-256 of the whole key."""
    scopes: frozenset[Permission]
    teams: frozenset[TeamId]
    """Empty: every team, without what is restricted."""
    per_minute: int
    made_by: PersonId
    made_at: datetime
    expires_at: datetime | None = None
    used_at: datetime | None = None
    revoked_at: datetime | None = None

    def is_good(self, now: datetime) -> bool:
        """Whether it opens anything still."""
        return self.revoked_at is None and (self.expires_at is None or now < self.expires_at)

    def is_used_again(self, now: datetime) -> bool:
        """Whether it is time to write down that it is used."""
        return self.used_at is None or now - self.used_at >= USED_COARSELY


@dataclass(frozen=True, slots=True)
class KeyHolder(Person):
    """Whoever calls with a key: everything it does is done in the key's name, and it is nobody's desk."""

    scopes: frozenset[Permission] = field(default_factory=frozenset)
    is_of_all: bool = False
    """Whether nobody named the teams for which it asks."""

    @property
    def sees_restricted(self) -> bool:
        """Only where somebody named the team."""
        return not self.is_of_all

    @property
    def permissions(self) -> frozenset[Permission]:
        """What the key was given, and what is a part of it."""
        return included(self.scopes)

    @property
    def reads_in(self) -> frozenset[TeamId]:
        """The teams of which it reads, where it may read at all: it has no desk."""
        return self.teams_with(Permission.READ_TEAM)


def holder_of(key: ApiKey, teams: Collection[TeamId]) -> KeyHolder:
    """The key as whoever asks; `teams` are all that there are."""
    return KeyHolder(
        PersonId(key.id),
        key.name,
        "",
        frozenset(),
        key.teams or frozenset(teams),
        "en",
        {},
        {},
        Presence.OFFLINE,
        None,
        key.made_at,
        key.made_at,
        scopes=key.scopes,
        is_of_all=not key.teams,
    )


def checked_name(name: str) -> str:
    """The name without white space around it; raises Invalid."""
    shown = " ".join(name.split())
    if not shown or len(shown) > LONGEST_NAME:
        raise Invalid(f"Give it a name of at most {LONGEST_NAME} characters, such as that of the system that uses it.")
    return shown


def checked_scopes(scopes: Collection[str]) -> frozenset[Permission]:
    """What it may do; raises Invalid where that is nothing, or not for a key."""
    if not scopes or set(scopes) - SCOPES:
        raise Invalid("Choose what the key may do: at least one of the scopes that keys can have.")
    return frozenset(Permission(scope) for scope in scopes)
