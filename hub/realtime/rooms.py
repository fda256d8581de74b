"""Who is connected here and what each may hear; rooms are given by the server, never asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from hub.domain.ids import IdentityId, PersonId
from hub.wire.encode import Numbered
from hub.wire.tell import person_room, visitor_room

OF_PEOPLE: Final = person_room("")
OF_VISITORS: Final = visitor_room("")


@dataclass(slots=True, eq=False)
class Connection:
    """One open line of a browser."""

    sid: str
    eio_sid: str
    namespace: str
    subject: str
    """`person:…` or `visitor:…`."""
    session: str
    """Digest of the session it came with."""
    rooms: set[str] = field(default_factory=set)
    teams: frozenset[str] = frozenset()
    """Those whose figures she may see on a board."""
    reads: frozenset[str] = frozenset()
    """Those of whose desk she sees what waits."""
    sees_all: bool = False
    wants_board: bool = False
    account: str = ""
    held_back: list[Numbered] | None = field(default_factory=list)
    """Events that happened while it was being told what it missed; None once it is up to date."""
    told: int = 0
    """It was told everything up to this number when it came; a commit may be heard of only after that."""
    asked_after: int = -1
    """The number of the last event that it knew when it came; less than 0 where it knew none."""


class Rooms:
    """The open lines of this process."""

    def __init__(self) -> None:
        self._rooms: dict[str, set[Connection]] = {}
        self.by_sid: dict[str, Connection] = {}
        self.on_change: Callable[[], None] = lambda: None
        """Called when a line was opened or closed, or its visitor became known."""

    def add(self, connection: Connection, rooms: Iterable[str]) -> None:
        """The line is open and hears these rooms."""
        self.by_sid[connection.sid] = connection
        for room in rooms:
            self.join(connection, room)

    def join(self, connection: Connection, room: str) -> None:
        """The line hears one more room, unless it closed while somebody looked whether it may."""
        if connection.sid not in self.by_sid:
            return
        connection.rooms.add(room)
        self._rooms.setdefault(room, set()).add(connection)
        if room == connection.subject:
            self.on_change()

    def leave(self, connection: Connection, room: str) -> None:
        """The line hears a room no longer."""
        connection.rooms.discard(room)
        members = self._rooms.get(room)
        if members is not None:
            members.discard(connection)
            if not members:
                del self._rooms[room]

    def remove(self, sid: str) -> Connection | None:
        """The line is closed."""
        connection = self.by_sid.pop(sid, None)
        if connection is not None:
            for room in list(connection.rooms):
                self.leave(connection, room)
            self.on_change()
        return connection

    def members(self, room: str) -> frozenset[Connection]:
        """The lines that hear a room."""
        return frozenset(self._rooms.get(room, ()))

    def of_subject(self, subject: str) -> list[Connection]:
        """The lines of one person or visitor."""
        return [connection for connection in self.members(subject) if connection.subject == subject]

    def visitors(self) -> set[IdentityId]:
        """The visitors on open lines who are known: those who have spoken, now or before."""
        return {
            IdentityId(connection.subject.removeprefix(OF_VISITORS))
            for connection in self.by_sid.values()
            if connection.subject.startswith(OF_VISITORS) and connection.subject in connection.rooms
        }

    def people(self) -> set[PersonId]:
        """Those who have a console open."""
        return {
            PersonId(connection.subject.removeprefix(OF_PEOPLE))
            for connection in self.by_sid.values()
            if connection.subject.startswith(OF_PEOPLE)
        }

    def hearers(self, events: Iterable[Numbered]) -> dict[Connection, list[Numbered]]:
        """What each line hears of these events, in their order."""
        heard: dict[Connection, list[Numbered]] = {}
        for event in events:
            seen: set[Connection] = set()
            for room in event.rooms:
                members = self._rooms.get(room)
                if members:
                    seen |= members
            for connection in seen:
                heard.setdefault(connection, []).append(event)
        return heard
