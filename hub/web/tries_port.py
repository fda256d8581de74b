"""What routes ask of whoever tries accounts, and writes to staff by them."""

from __future__ import annotations

from typing import Protocol

from hub.domain.floor import Floor
from hub.domain.person import Person
from hub.wire.health import Invited, TriedWay


class TriesAccounts(Protocol):
    """Tries accounts and hooks as they are proposed."""

    async def account(self, floor: Floor, id_: str) -> list[TriedWay]:
        """Every way of an account of this floor."""
        ...

    async def hook(self, floor: Floor, id_: str) -> list[TriedWay]:
        """Every way of a hook of this floor."""
        ...

    async def message(self, floor: Floor, id_: str, to: str, by: Person) -> TriedWay:
        """A test message leaves the account for this address; raises Invalid where it is none."""
        ...

    async def address_asked(self, to: Invited, url: str) -> TriedWay:
        """A link goes to an address, by which whoever reads it makes it hers."""
        ...

    async def address_moved(self, to: Invited, email: str) -> TriedWay:
        """Whoever reads the address of before learns that it signs in no more."""
        ...

    async def invitation(self, account_id: str, to: Invited, url: str, by: Person) -> TriedWay:
        """A link for somebody's first password goes to her by mail."""
        ...
