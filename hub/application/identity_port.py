"""What a use case may ask of the record of how people prove who they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from hub.domain.identity_provider import SignInLink
from hub.domain.ids import PersonId
from hub.domain.passkey import Passkey
from hub.domain.second_step import SecondStep


class SecondSteps(Protocol):
    """The second steps of those who have one."""

    def of(self, person_id: PersonId) -> SecondStep | None:
        """Hers, held until the transaction ends, so that no code is taken twice at once."""
        ...

    def keep(self, value: SecondStep) -> None:
        """Keep it, new or changed."""
        ...

    def forget(self, person_id: PersonId) -> bool:
        """She has none any more; whether she had one."""
        ...


class SignInLinks(Protocol):
    """Who is who at the providers of identities."""

    def person(self, issuer: str, subject: str) -> PersonId | None:
        """Who somebody of a provider is here."""
        ...

    def add(self, value: SignInLink) -> None:
        """From now on she is that person."""
        ...

    def of(self, person_id: PersonId) -> Sequence[SignInLink]:
        """By whom somebody is vouched for, the oldest first."""
        ...

    def remove(self, person_id: PersonId, issuer: str) -> None:
        """Nobody of this provider is her any more."""
        ...


class Passkeys(Protocol):
    """The passkeys of everybody."""

    def get(self, id_: str) -> Passkey | None:
        """The passkey, held until the transaction ends, so that no answer of it is taken twice at once."""
        ...

    def of(self, person_id: PersonId) -> Sequence[Passkey]:
        """Hers, the oldest first."""
        ...

    def add(self, value: Passkey) -> None:
        """Keep a new one."""
        ...

    def save(self, value: Passkey) -> None:
        """Its name, and how it was used."""
        ...

    def remove(self, id_: str) -> None:
        """Nobody signs in with it any more."""
        ...
