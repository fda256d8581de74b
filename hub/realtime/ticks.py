"""What moves without a number: boards once a second, and each waiting visitor's place."""

from __future__ import annotations

import asyncio
from typing import Any, Final, Protocol

import orjson
import structlog

from hub.realtime.gateway import Gateway
from hub.realtime.rooms import Connection
from hub.realtime.visitor import VisitorLine
from hub.wire.visitor import Board, QueuePlace

log = structlog.get_logger()

TICK_SECONDS: Final = 1.0


class Figures(Protocol):
    """Where the figures come from."""

    async def board(self, teams: frozenset[str], *, sees_all: bool) -> Board:
        """The queues of these teams now."""
        ...

    async def places(self, identities: list[str]) -> dict[str, QueuePlace]:
        """For each visitor who waits: her place, and how long it may take."""
        ...


class Ticks:
    """Pushes figures to whoever looks at them, and only when they changed."""

    def __init__(self, gateway: Gateway, visitors: VisitorLine, figures: Figures) -> None:
        self._gateway = gateway
        self._visitors = visitors
        self._figures = figures
        self._last: dict[str, str] = {}

    async def run(self) -> None:
        """Tick for ever; nothing is computed while nobody looks."""
        while True:
            try:
                await self._boards()
                await self._places()
            except Exception:
                log.exception("ticks failed")
            await asyncio.sleep(TICK_SECONDS)

    async def _boards(self) -> None:
        lookers = [line for line in self._gateway.rooms.by_sid.values() if line.wants_board]
        groups: dict[tuple[frozenset[str], bool], list[Connection]] = {}
        for line in lookers:
            groups.setdefault((line.teams, line.sees_all), []).append(line)
        for (teams, sees_all), lines in groups.items():
            board = await self._figures.board(teams, sees_all=sees_all)
            payload = {"type": "board", "queues": board.queues}
            for line in lines:
                self._send(line, payload)

    async def _places(self) -> None:
        guests = self._visitors.waiting_guests()
        if not guests:
            self._last = {sid: text for sid, text in self._last.items() if sid in self._gateway.rooms.by_sid}
            return
        places = await self._figures.places([str(guest.identity_id) for _, guest in guests])
        for line, guest in guests:
            place = places.get(str(guest.identity_id))
            if place is not None:
                payload = {"type": "place", "position": place.position, "wait_seconds": place.wait_seconds}
                self._send(line, payload)

    def _send(self, line: Connection, payload: dict[str, Any]) -> None:
        text = orjson.dumps(payload).decode()
        if self._last.get(line.sid) != text:
            self._last[line.sid] = text
            self._gateway.send(line, "signal", text)
