"""What a use case may ask of the organisations that are kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from hub.domain.ids import CustomerId, OrganisationId, TeamId
from hub.domain.organisation import Organisation
from hub.domain.person import Person


class Organisations(Protocol):
    """Organisations, their domains, and who belongs to them."""

    def get(self, id_: OrganisationId) -> Organisation:
        """The organisation; raises NotFound."""
        ...

    def held(self, id_: OrganisationId) -> Organisation:
        """The organisation, locked for change; raises NotFound."""
        ...

    def id_called(self, key: str) -> OrganisationId | None:
        """Which has this name, for whoever needs to know no more."""
        ...

    def called(self, key: str) -> Organisation | None:
        """The one with this name, however it is spelled."""
        ...

    def add(self, value: Organisation) -> Organisation:
        """Keep a new one; the one that stands, where somebody else has just made it."""
        ...

    def save(self, value: Organisation) -> None:
        """Keep a changed one, with its domains; raises Conflict where another one has just taken one of them."""
        ...

    def remove(self, value: Organisation) -> bool:
        """Keep it no longer, with its domains; whether it could be: nobody belongs to it."""
        ...

    def at_domains(self, domains: Sequence[str]) -> Organisation | None:
        """The one that has the first of these domains that anybody has."""
        ...

    def like(self, beginning: str, team_id: TeamId, most: int) -> Sequence[Organisation]:
        """Those whose names begin so and of which a team serves a customer."""
        ...

    def people(self, id_: OrganisationId, team_id: TeamId, most: int) -> Sequence[tuple[CustomerId, str]]:
        """Ids and names of customers who belong to it and whom a team serves."""
        ...

    def is_served(self, id_: OrganisationId, team_id: TeamId) -> bool:
        """Whether a team serves or served a customer who belongs to it."""
        ...

    def tell(self, by: Person, *ids: OrganisationId) -> None:
        """Whoever shows any of these is told that they changed, and who did it."""
        ...
