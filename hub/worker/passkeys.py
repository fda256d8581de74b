"""Asks browsers for passkeys and believes what they answer, or not."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from hub.application.passkey import add_passkey, passkeys_of, use_passkey
from hub.domain.passkey import ALGORITHMS, Party, Passkey, PasskeyRefused, checked_new, party_of, public_key_of, text_of
from hub.domain.person import Person
from hub.domain.problem import Conflict, Invalid
from hub.wire.store import Store
from hub.worker.tickets import Tickets

ASKED_FOR: Final = timedelta(minutes=5)
MILLISECONDS: Final = 300_000
_NEW, _USED = "passkey_new", "passkey_used"


class Passkeys:
    """The passkeys of this hub's address."""

    def __init__(self, store: Store, tickets: Tickets, *, url: str, now: Callable[[], datetime]) -> None:
        self._store = store
        self._tickets = tickets
        self._party = party_of(url)
        self._now = now

    @property
    def is_possible(self) -> bool:
        """Whether browsers make passkeys for this hub's address at all."""
        return self._party is not None

    async def new(self, person: Person) -> tuple[str, dict[str, Any]]:
        """The ticket, and what a browser is asked with for a new passkey of hers."""
        party = self._there()
        known = await self._store.read(passkeys_of, person.id)
        challenge = secrets.token_urlsafe(32)
        ticket = self._tickets.issue(_NEW, ASKED_FOR, {"challenge": challenge, "person": person.id})
        return ticket, {
            "challenge": challenge,
            "rp": {"id": party.id, "name": self._store.floor.company},
            "user": {"id": text_of(person.id.encode()), "name": person.email, "displayName": person.name},
            "pubKeyCredParams": [{"type": "public-key", "alg": one} for one in ALGORITHMS],
            "excludeCredentials": [{"type": "public-key", "id": one.id} for one in known],
            "authenticatorSelection": {
                "residentKey": "required",
                "requireResidentKey": True,
                "userVerification": "required",
            },
            "attestation": "none",
            "timeout": MILLISECONDS,
        }

    async def add(self, person: Person, ticket: str, name: str, algorithm: int, given: Mapping[str, str]) -> Passkey:
        """What the browser made is hers; raises Invalid for what is not to be believed."""
        said = self._tickets.read(_NEW, ticket)
        if said is None or said["person"] != person.id:
            raise Invalid("Adding it took too long; begin again.")
        try:
            found = checked_new(given["client_data"], given["authenticator_data"], said["challenge"], self._there())
            public_key_of(given["public_key"], algorithm)
        except PasskeyRefused:
            raise Invalid("The hub does not take this passkey; make it with another device or browser.") from None
        value = Passkey(
            found.id, person.id, name, given["public_key"], algorithm, found.sign_count, found.is_synced, self._now()
        )
        await self._store.run(add_passkey, value)
        return value

    def challenge(self) -> tuple[str, dict[str, Any]]:
        """The ticket, and what a browser is asked with, whoever sits there."""
        party = self._there()
        challenge = secrets.token_urlsafe(32)
        said = {"challenge": challenge, "at": self._now().isoformat()}
        ticket = self._tickets.issue(_USED, ASKED_FOR, said)
        asked = {"challenge": challenge, "rpId": party.id, "allowCredentials": [], "userVerification": "required"}
        return ticket, {**asked, "timeout": MILLISECONDS}

    async def used(self, ticket: str, given: dict[str, str]) -> tuple[Person | None, str]:
        """Who signed; or nobody, and why, for the log."""
        said = self._tickets.read(_USED, ticket)
        if said is None:
            return None, "it took too long"
        asked_at = datetime.fromisoformat(said["at"]).astimezone(UTC)
        return await self._store.run(use_passkey, given, said["challenge"], asked_at, self._there())

    def _there(self) -> Party:
        if self._party is None:
            raise Conflict(
                "Passkeys need the hub's public address to have a name and https; whoever runs it sets HUB_PUBLIC_URL."
            )
        return self._party
