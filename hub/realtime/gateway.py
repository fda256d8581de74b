"""The live line of consoles and widgets: numbered events in order, from exactly where the browser stopped."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

import orjson
import structlog
from socketio import AsyncManager

from hub.realtime.bus import Bus
from hub.realtime.frames import LeanServer, Wire
from hub.realtime.line import Line
from hub.realtime.rooms import Connection, Rooms
from hub.wire.encode import Numbered
from hub.wire.store import Committed, Reading, Store
from hub.wire.tell import GATEWAYS

log = structlog.get_logger()

MOST_MISSED: Final = 2_000
"""A browser that missed more fetches the snapshot: it is cheaper for both."""
LARGEST_MESSAGE_BYTES: Final = 2_000_000
"""The longest text, 100,000 characters, takes 1.2 MB where each is written as two escapes of six bytes."""


class _Json:
    """orjson in the shape python-socketio asks for."""

    @staticmethod
    def dumps(value: Any, **_: Any) -> str:  # noqa: ANN401 - any JSON
        """JSON text."""
        return orjson.dumps(value).decode()

    @staticmethod
    def loads(text: str | bytes, **_: Any) -> Any:  # noqa: ANN401 - any JSON
        """The value of JSON text."""
        return orjson.loads(text)


class _Manager(AsyncManager):  # type: ignore[misc]
    """Tells the gateway when a browser has been told that it is connected, and may hear the rest."""

    def __init__(self, gateway: Gateway) -> None:
        super().__init__()
        self._gateway = gateway

    async def connect(self, sid: str, namespace: str) -> None:
        """The browser knows that it is connected."""
        await super().connect(sid, namespace)
        await self._gateway.joined(sid)


class Gateway:
    """Every open line of this process."""

    def __init__(self, store: Store, bus: Bus, *, origins: list[str] | str) -> None:
        self._store = store
        self._bus = bus
        self.rooms = Rooms()
        self.server = LeanServer(
            async_mode="aiohttp",
            client_manager=_Manager(self),
            json=_Json,
            cors_allowed_origins=origins,
            cors_credentials=False,
            max_http_buffer_size=LARGEST_MESSAGE_BYTES,
            http_compression=False,
            ping_interval=10,
            ping_timeout=10,
            always_connect=False,
            # Loggers of our own making: by default the libraries add handlers that write past ours.
            logger=logging.getLogger("socketio.server"),
            engineio_logger=logging.getLogger("engineio.server"),
        )
        self._wire = Wire(self.server)
        self._lines: dict[str, Line] = {}
        self._untold: list[Numbered] = []

    def serve(self, *lines: Line) -> None:
        """Let these lines answer on their namespaces."""
        for line in lines:
            self._lines[line.namespace] = line
            self.server.register_namespace(line)

    def follow(self) -> None:
        """Tell browsers what this process commits, in the order of commits."""
        self._store.on_commit(self._hear)

    def _hear(self, committed: Committed) -> None:
        if committed.events:
            if not self._untold:
                # Use cases are committed in groups: one frame tells a browser of all of them.
                asyncio.get_running_loop().call_soon(self._tell_group)
            self._untold += committed.events

    def _tell_group(self) -> None:
        events, self._untold = self._untold, []
        self.tell(events)

    def tell(self, events: list[Numbered]) -> None:
        """Send events to whoever may hear them: each frame is built once."""
        for event in events:
            if GATEWAYS in event.rooms or event.type == "presence_changed":
                for line in self._lines.values():
                    line.noticed(event)
        frames: dict[tuple[str, tuple[int, ...]], tuple[list[Numbered], list[str]]] = {}
        for connection, heard in self.rooms.hearers(events).items():
            news = _news_for(connection, heard)
            if news:
                key = (connection.namespace, tuple(event.number for event in news))
                frames.setdefault(key, (news, []))[1].append(connection.eio_sid)
        for (namespace, _), (heard, eio_sids) in frames.items():
            self._send(eio_sids, namespace, "events", _listed(heard))

    def open_lines(self) -> dict[str, int]:
        """How many lines are open on each namespace."""
        count = Counter(connection.namespace for connection in self.rooms.by_sid.values())
        return {namespace: count[namespace] for namespace in self._lines}

    def signal(self, rooms: Iterable[str], payload: dict[str, Any]) -> None:
        """Send something without a number; whoever is not there misses nothing of importance."""
        rooms = list(rooms)
        self._bus.signal(rooms, payload)
        self.signal_here(rooms, payload)

    def signal_here(self, rooms: Iterable[str], payload: dict[str, Any]) -> None:
        """Send a signal to the browsers of this node."""
        body = orjson.dumps(payload).decode()
        by_namespace: dict[str, set[str]] = {}
        for room in rooms:
            for connection in self.rooms.members(room):
                by_namespace.setdefault(connection.namespace, set()).add(connection.eio_sid)
        for namespace, eio_sids in by_namespace.items():
            self._send(sorted(eio_sids), namespace, "signal", body)

    def send(self, connection: Connection, event: str, payload: str) -> None:
        """Send one event to one line."""
        self._send([connection.eio_sid], connection.namespace, event, payload)

    def _send(self, eio_sids: list[str], namespace: str, event: str, payload: str) -> None:
        for eio_sid in self._wire.send(eio_sids, namespace, event, payload):
            log.info("line cut", reason="behind or gone")
            self._wire.cut(eio_sid)

    async def joined(self, sid: str) -> None:
        """Bring a new line up to date, then let it hear what happens."""
        connection = self.rooms.by_sid.get(sid)
        if connection is not None:
            await self._lines[connection.namespace].welcome(connection)

    async def catch_up(self, connection: Connection, after: int) -> bool:
        """Send a line what it missed after a number; False where only the snapshot helps."""
        missed = await self._store.read(_missed, after)
        held_back, connection.held_back = connection.held_back or [], None
        if missed is None:
            return False
        heard = [event for event in missed if connection.rooms.intersection(event.rooms)]
        connection.told = missed[-1].number if missed else after
        heard += [event for event in held_back if event.number > connection.told]
        if heard:
            self.send(connection, "events", _listed(heard))
        return True

    async def let_go(self, _: object = None) -> None:
        """Drop every line, so that a hub that ends need not wait for it; its browser comes back to the next one."""
        for eio_sid in list(self.server.eio.sockets):
            self._wire.cut(eio_sid)

    def drop(self, connection: Connection) -> None:
        """Drop a line; its browser comes back by itself."""
        self._wire.cut(connection.eio_sid)

    async def cut(self, connection: Connection, reason: str) -> None:
        """End a line for good, telling it why."""
        self.send(connection, "signal", orjson.dumps({"type": "session_ended", "reason": reason}).decode())
        await self.server.disconnect(connection.sid, namespace=connection.namespace)


def _news_for(connection: Connection, heard: list[Numbered]) -> list[Numbered]:
    """What of it the line is sent now: nothing while it is being told what it missed, and nothing twice."""
    if connection.held_back is not None:
        connection.held_back += heard
        return []
    if heard[0].number > connection.told:
        return heard
    return [event for event in heard if event.number > connection.told]


def _listed(events: list[Numbered]) -> str:
    return "[" + ",".join([event.json() for event in events]) + "]"


def _missed(reading: Reading, after: int) -> list[Numbered] | None:
    found = reading.events_after(after, MOST_MISSED)
    return None if found is None else list(found)
