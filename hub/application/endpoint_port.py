"""What a use case may ask of the record of endpoints and of what was sent to them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from hub.domain.endpoint import Delivery, Endpoint


class Endpoints(Protocol):
    """Endpoints of other systems, and the log of their deliveries."""

    def all(self) -> Sequence[Endpoint]:
        """Every endpoint, the oldest first."""
        ...

    def get(self, id_: str) -> Endpoint:
        """The endpoint; raises NotFound."""
        ...

    def held(self, id_: str) -> Endpoint:
        """The endpoint, locked for change; raises NotFound."""
        ...

    def add(self, value: Endpoint) -> None:
        """Keep a new endpoint."""
        ...

    def save(self, value: Endpoint) -> None:
        """Keep a changed endpoint, which is held."""
        ...

    def remove(self, id_: str) -> None:
        """It is told nothing more, and its log is forgotten."""
        ...

    def deliveries(self, endpoint_id: str, before: str | None, most: int) -> Sequence[Delivery]:
        """The log, the newest line first; those before a line, where one is named."""
        ...

    def delivery(self, endpoint_id: str, id_: str) -> Delivery:
        """One line of the log; raises NotFound."""
        ...

    def delivery_of(self, endpoint_id: str, number: int) -> Delivery | None:
        """The line of an event, if it was ever tried."""
        ...

    def wanted(self, endpoint_id: str, most: int) -> Sequence[Delivery]:
        """What somebody asked for, in the order in which she did."""
        ...

    def keep(self, value: Delivery) -> None:
        """Keep a line of the log, new or changed."""
        ...

    def forget(self, endpoint_id: str, before: datetime) -> None:
        """Lines that began before are kept no longer."""
        ...
