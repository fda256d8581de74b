"""What nodes shout to each other: “look at the log”, and signals that nobody would miss.

Nothing that must arrive goes this way; it is in the database.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, Final, Protocol

import orjson
import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

log = structlog.get_logger()

LOOK: Final = "contact-hub:look"
SIGNAL: Final = "contact-hub:signal"
RECONNECT_SECONDS: Final = 1.0
"""Never longer: a node must not stay deaf for a minute because Redis was away for one."""
MOST_WAITING: Final = 1_000


class Bus(Protocol):
    """How nodes reach each other."""

    def look(self) -> None:
        """Tell the other nodes that something was committed."""
        ...

    def signal(self, rooms: list[str], payload: dict[str, Any]) -> None:
        """Pass a signal on to the browsers of the other nodes."""
        ...


class NoBus:
    """A hub alone shouts to nobody."""

    def look(self) -> None:
        """Nobody has to look."""

    def signal(self, rooms: list[str], payload: dict[str, Any]) -> None:
        """Nobody else has browsers."""
        del rooms, payload


class RedisBus:
    """Shouts through Redis; when it is away, shouts are dropped and the log is read once a second."""

    def __init__(self, url: str, *, node: str) -> None:
        self._redis = Redis.from_url(url, socket_connect_timeout=2, socket_timeout=30, health_check_interval=10)
        self._node = node
        self._is_away = False
        self._waiting: asyncio.Queue[tuple[str, bytes]] = asyncio.Queue(MOST_WAITING)
        self._on_look: Callable[[], None] = lambda: None
        self._on_signal: Callable[[list[str], dict[str, Any]], None] = lambda _rooms, _payload: None

    def listen(self, on_look: Callable[[], None], on_signal: Callable[[list[str], dict[str, Any]], None]) -> None:
        """Call these for what other nodes shout."""
        self._on_look, self._on_signal = on_look, on_signal

    def look(self) -> None:
        """Tell the other nodes that something was committed."""
        self._put(LOOK, self._node.encode())

    def signal(self, rooms: list[str], payload: dict[str, Any]) -> None:
        """Pass a signal on to the browsers of the other nodes."""
        self._put(SIGNAL, orjson.dumps({"node": self._node, "rooms": rooms, "payload": payload}))

    def _put(self, channel: str, body: bytes) -> None:
        if not self._waiting.full():
            self._waiting.put_nowait((channel, body))

    async def run(self) -> None:
        """Shout and listen for ever, whatever Redis does."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._speak())
            group.create_task(self._hear())

    async def close(self) -> None:
        """Let go of the connections."""
        await self._redis.aclose()

    async def _speak(self) -> None:
        while True:
            channel, body = await self._waiting.get()
            try:
                await self._redis.publish(channel, body)
                self._is_there()
            except (RedisError, OSError) as error:
                self._is_gone(error)
                await asyncio.sleep(RECONNECT_SECONDS)

    async def _hear(self) -> None:
        while True:
            try:
                await self._subscribed()
            except (RedisError, OSError) as error:
                self._is_gone(error)
            await asyncio.sleep(RECONNECT_SECONDS)

    def _is_gone(self, error: Exception) -> None:
        """Told once, however often it is tried again."""
        task = asyncio.current_task()
        if task is not None and task.cancelling():
            # The line broke while it was let go of, and that fault took the place of the cancellation.
            raise asyncio.CancelledError
        if not self._is_away:
            self._is_away = True
            log.warning("bus is away; the log is read once a second until it is back", reason=type(error).__name__)

    def _is_there(self) -> None:
        if self._is_away:
            self._is_away = False
            log.warning("bus is back")

    async def _subscribed(self) -> None:
        async with self._redis.pubsub(ignore_subscribe_messages=True) as subscription:
            await subscription.subscribe(LOOK, SIGNAL)
            self._is_there()
            self._on_look()
            while True:
                message = await subscription.get_message(timeout=None)
                if message is not None:
                    self._take(message["channel"].decode(), message["data"])

    def _take(self, channel: str, data: bytes) -> None:
        if channel == LOOK:
            if data != self._node.encode():
                self._on_look()
            return
        shouted = orjson.loads(data)
        if shouted["node"] != self._node:
            self._on_signal(shouted["rooms"], shouted["payload"])
