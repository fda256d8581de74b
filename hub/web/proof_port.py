"""What the web may ask of whoever proves who somebody is."""

from __future__ import annotations

from typing import Protocol

from hub.domain.person import Person
from hub.domain.second_step import Step


class StillToDo(Protocol):
    """The password was right; this is still to be done."""

    @property
    def step(self) -> Step:
        """What it is."""
        ...

    @property
    def ticket(self) -> str:
        """Whoever brings it back has given the right password a moment ago."""
        ...


class Enrols(Protocol):
    """A second step that is not there until a code of it was given."""

    @property
    def secret(self) -> str:
        """For whoever types it into her app."""
        ...

    @property
    def address(self) -> str:
        """For whoever photographs it."""
        ...

    @property
    def ticket(self) -> str:
        """What the code comes back with."""
        ...


class Proves(Protocol):
    """Proves who somebody is, beyond the password."""

    async def after_password(self, person: Person) -> StillToDo | None:
        """What somebody whose password was right has still to do; None where she is in."""
        ...

    async def half_way(self, ticket: str, wanted: Step) -> Person:
        """Who gave her password a moment ago, and has this still to do; raises SignInNeeded."""
        ...

    async def prove(self, person: Person, code: str) -> bool:
        """Whether this is a code of hers, which it is only once; raises TooMany after too many wrong ones."""
        ...

    def enrolment(self, person: Person) -> Enrols:
        """A new second step, which holds once a code of it was given."""
        ...

    async def enrol(self, person: Person, ticket: str, code: str) -> list[str]:
        """Her recovery codes, told this once: the second step holds; raises Invalid for a wrong code."""
        ...

    async def renew_recovery_codes(self, person: Person) -> list[str]:
        """Her new recovery codes, told this once; those before them are void."""
        ...
