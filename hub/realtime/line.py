"""What the gateway asks of each namespace."""

from __future__ import annotations

from typing import Protocol

from hub.realtime.rooms import Connection
from hub.wire.encode import Numbered


class Line(Protocol):
    """One namespace's side of the conversation with its browsers."""

    namespace: str

    async def welcome(self, connection: Connection) -> None:
        """Bring a new line up to date."""
        ...

    def person_changed(self, event: Numbered) -> None:
        """Look again at what a person may hear, or whether she is here."""
        ...
