"""What a use case may ask of the record of where visitors and people are connected."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from hub.domain.ids import IdentityId, PersonId


class VisitorLines(Protocol):
    """Which visitors and people have a line to which node, and which nodes are alive."""

    def came(self, node_name: str, identity_id: IdentityId) -> None:
        """The visitor has a line to this node; one that is known already changes nothing."""
        ...

    def went(self, node_name: str, identity_id: IdentityId) -> None:
        """The visitor has no line to this node any more."""
        ...

    def alive(self, node_name: str) -> bool:
        """The node is there now; whether it was known before."""
        ...

    def gone(self, nodes: Iterable[str]) -> None:
        """These nodes and everything said of them are forgotten."""
        ...

    def people_at(self, nodes: Iterable[str]) -> list[PersonId]:
        """Everybody who has a console at one of these nodes."""
        ...

    def silent_since(self, before: datetime) -> list[str]:
        """The nodes that were last there before an instant."""
        ...

    def is_connected(self, identity_id: IdentityId, since: datetime) -> bool:
        """Whether the visitor has a line to a node that was there at this instant or later."""
        ...

    def person_came(self, node_name: str, person_id: PersonId) -> None:
        """The person has a console at this node; one that is known already changes nothing."""
        ...

    def person_went(self, node_name: str, person_id: PersonId) -> None:
        """The person has no console at this node any more."""
        ...

    def is_person_connected(self, person_id: PersonId, since: datetime) -> bool:
        """Whether the person has a console at a node that was there at this instant or later."""
        ...
