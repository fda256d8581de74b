"""What moves without a number: boards once a second, and each waiting visitor's place."""

from __future__ import annotations

import asyncio
from typing import Any, Final, Protocol

import orjson
import structlog

from hub.realtime.gateway import Gateway
from hub.realtime.rooms import Connection
from hub.realtime.visitor import VisitorLine
from hub.wire.tell import team_room
from hub.wire.visitor import Board, QueuePlace, Waits

log = structlog.get_logger()

TICK_SECONDS: Final = 1.0
PLACE_TICKS: Final = 10
"""A visitor at the same place is told no more often how long it takes: a screen reader reads it to her."""
DESK_TICKS: Final = 5
"""Desks hear of waits once in so many ticks: nobody reads a list of them faster."""


class Figures(Protocol):
    """Where the figures come from."""

    async def board(self, teams: frozenset[str], *, sees_all: bool) -> Board:
        """The queues of these teams now."""
        ...

    async def places(self, identities: list[str]) -> dict[str, QueuePlace]:
        """For each visitor who waits: her place, and how long it may take."""
        ...

    async def waits(self, teams: frozenset[str]) -> Waits:
        """How long those wait who come next in the queues of these teams."""
        ...


class Ticks:
    """Pushes figures to whoever looks at them, and only when they changed."""

    def __init__(self, gateway: Gateway, visitors: VisitorLine, figures: Figures) -> None:
        self._gateway = gateway
        self._visitors = visitors
        self._figures = figures
        self._last: dict[tuple[str, str], str] = {}
        self._placed: dict[str, QueuePlace] = {}
        self._turn = 0

    async def run(self) -> None:
        """Tick for ever; nothing is computed while nobody looks."""
        while True:
            try:
                await self._boards()
                await self._places()
                if self._turn % DESK_TICKS == 0:
                    await self._waits()
                self._turn += 1
                self._forget_gone()
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
        self._forget_places({line.sid for line, _ in guests})
        if not guests:
            return
        places = await self._figures.places([str(guest.identity_id) for _, guest in guests])
        for line, guest in guests:
            place = places.get(str(guest.identity_id))
            if place is not None:
                told = self._placed.get(line.sid)
                if told is None or _differs(told, place) or self._turn % PLACE_TICKS == 0:
                    self._placed[line.sid] = place
                    shown = {"position": place.position, "wait": place.wait, "is_staffed": place.is_staffed}
                    self._send(line, {"type": "place", **shown})

    async def _waits(self) -> None:
        desks: dict[frozenset[str], list[Connection]] = {}
        for line in self._gateway.rooms.by_sid.values():
            # Whoever only looks at boards has no list of those who wait.
            teams = frozenset(team for team in line.reads if team_room(team) in line.rooms)
            if line.namespace == "/desk" and teams:
                desks.setdefault(teams, []).append(line)
        for teams, lines in desks.items():
            found = await self._figures.waits(teams)
            for line in lines:
                self._send(line, {"type": "waits", "waits": found.waits})

    def _forget_places(self, waiting: set[str]) -> None:
        """Whoever waits no more is told her place anew when she waits again."""
        self._placed = {sid: place for sid, place in self._placed.items() if sid in waiting}
        self._last = {key: text for key, text in self._last.items() if key[1] != "place" or key[0] in waiting}

    def _forget_gone(self) -> None:
        here = self._gateway.rooms.by_sid
        self._last = {key: text for key, text in self._last.items() if key[0] in here}

    def _send(self, line: Connection, payload: dict[str, Any]) -> None:
        text = orjson.dumps(payload).decode()
        key = line.sid, str(payload["type"])
        if self._last.get(key) != text:
            self._last[key] = text
            self._gateway.send(line, "signal", text)


def _differs(told: QueuePlace, place: QueuePlace) -> bool:
    """Whether she is told at once: another place, a wait where none was known, somebody there or nobody any more."""
    before, now = ((one.position, one.wait is None, one.is_staffed) for one in (told, place))
    return before != now
