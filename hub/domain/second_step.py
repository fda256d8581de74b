"""The second step of signing in: what is kept of it, who needs one, and how long wrong codes hold it up."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from hub.domain.ids import PersonId
from hub.domain.permission import OF_THE_HOUSE
from hub.domain.person import Person
from hub.domain.value import dataclass

FREE_MISSES: Final = 5
"""So many wrong codes in a row cost nothing but the try."""
FIRST_WAIT: Final = timedelta(seconds=30)
LONGEST_WAIT: Final = timedelta(hours=1)
"""Two dozen tries a day at a million codes, of which three are right: nobody guesses one in ten years."""
_MOST_DOUBLED: Final = 10


class SecondStepRule(StrEnum):
    """Who needs a second step to sign in with a password."""

    OPTIONAL = "optional"
    """Nobody; whoever wants one has one."""
    ADMINISTRATORS = "administrators"
    """Whoever may do what concerns every team: administer, read the audit, see to personal data."""
    ALL = "all"


class Step(StrEnum):
    """What is still to be done once the password was right."""

    CODE = "code"
    """A code is asked for."""
    ENROL = "enrol"
    """There is no second step yet, and one is needed: it is set up now."""


@dataclass(frozen=True, slots=True)
class SecondStep:
    """The app of one person that makes codes."""

    person_id: PersonId
    secret: str
    """Sealed."""
    since: datetime
    last_step: int
    """The last half minute whose code was taken: it, and those before it, are taken no more."""
    recovery: tuple[str, ...]
    """The digests of the recovery codes that are left."""
    misses: int = 0
    """Wrong codes in a row."""
    held_until: datetime | None = None
    """Until when no code is looked at."""


def needs_second_step(rule: SecondStepRule, person: Person) -> bool:
    """Whether she may not sign in with a password alone."""
    match rule:
        case SecondStepRule.OPTIONAL:
            return False
        case SecondStepRule.ADMINISTRATORS:
            return bool(person.permissions & OF_THE_HOUSE)
        case SecondStepRule.ALL:
            return True


def wait_after(misses: int) -> timedelta:
    """How long nothing is looked at after so many wrong codes in a row."""
    if misses < FREE_MISSES:
        return timedelta(0)
    doubled: timedelta = FIRST_WAIT * 2 ** min(misses - FREE_MISSES, _MOST_DOUBLED)
    return min(doubled, LONGEST_WAIT)
