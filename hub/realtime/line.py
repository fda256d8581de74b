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

    def noticed(self, event: Numbered) -> None:
        """Look again at who may hear what, or whether somebody is here."""
        ...
