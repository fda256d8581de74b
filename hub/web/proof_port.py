"""What the web may ask of whoever proves who somebody is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from hub.domain.identity_provider import IdentityProvider, Vouched
from hub.domain.passkey import Passkey
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


class Found(Protocol):
    """What a provider says of itself."""

    @property
    def issuer(self) -> str:
        """Who it is."""
        ...

    @property
    def authorization(self) -> str:
        """Where people sign in."""
        ...

    @property
    def end_session(self) -> str:
        """Where they sign out; empty where they cannot."""
        ...


class ProvesElsewhere(Protocol):
    """Signs people in by providers of identities."""

    def provider(self, id_: str) -> IdentityProvider:
        """The provider; raises NotFound."""
        ...

    def way_back(self, id_: str) -> str:
        """Where the provider sends people back to."""
        ...

    async def begin(self, provider: IdentityProvider) -> tuple[str, str]:
        """Where to send a browser, and the ticket that it keeps meanwhile; raises NotLetIn."""
        ...

    async def finish(self, provider: IdentityProvider, given: Mapping[str, str], ticket: str) -> tuple[Person, Vouched]:
        """Who came back, and the provider's word for her; raises NotLetIn."""
        ...

    async def ways(self, provider: IdentityProvider) -> Found:
        """What the provider says of itself, asked anew; raises Conflict with what to correct."""
        ...

    async def way_out(self, id_: str | None, id_token: str | None) -> str:
        """Where somebody signs out at the provider too, which is asked nothing there where its word for her is kept.

        Empty where that is not wanted, or there is no such place.
        """
        ...


class ProvesByPasskey(Protocol):
    """Asks browsers for passkeys and believes what they answer, or not."""

    @property
    def is_possible(self) -> bool:
        """Whether browsers make passkeys for this hub's address at all."""
        ...

    async def new(self, person: Person) -> tuple[str, dict[str, Any]]:
        """The ticket, and what a browser is asked with for a new passkey of hers."""
        ...

    async def add(self, person: Person, ticket: str, name: str, algorithm: int, given: Mapping[str, str]) -> Passkey:
        """What the browser made is hers; raises Invalid for what is not to be believed."""
        ...

    def challenge(self) -> tuple[str, dict[str, Any]]:
        """The ticket, and what a browser is asked with, whoever sits there."""
        ...

    async def used(self, ticket: str, given: dict[str, str]) -> tuple[Person | None, str]:
        """Who signed; or nobody, and why, for the log."""
        ...


class Proves(Protocol):
    """Proves who somebody is, beyond the password."""

    @property
    def passkeys(self) -> ProvesByPasskey:
        """By what a device of hers keeps."""
        ...

    @property
    def elsewhere(self) -> ProvesElsewhere:
        """By providers of identities."""
        ...

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
