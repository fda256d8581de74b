"""Live lines: a console on `/desk` and a widget on `/visitor`, spoken by Socket.IO's own client."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from itertools import count
from typing import Any, Final

import orjson
import socketio
from pydantic import TypeAdapter
from socketio.exceptions import BadNamespaceError
from socketio.exceptions import ConnectionError as NoConnection
from socketio.exceptions import TimeoutError as NoAnswer

from hub.wire.desk import Desk
from hub.wire.encode import decode
from hub.wire.reduce import apply_event
from tests.hubs.floor import CHAT, Seat

LOST: Final[tuple[type[Exception], ...]] = (NoConnection, NoAnswer, BadNamespaceError, OSError, TimeoutError)
"""What a line that breaks looks like from outside."""
_DESK = TypeAdapter(Desk)


def desk_of(answer: Any) -> Desk:
    """The desk that `GET /api/desk` answered with."""
    return _DESK.validate_json(orjson.dumps(answer))


class Line:
    """One Socket.IO connection; what came over it, in order."""

    def __init__(self, namespace: str) -> None:
        self._namespace = namespace
        self._bell = asyncio.Event()
        # A browser takes frames of any size.
        options = {"max_msg_size": 0}
        self.client = socketio.AsyncClient(reconnection=False, handle_sigint=False, websocket_extra_options=options)
        self.heard: list[tuple[str, Any]] = []
        self.is_open = False
        self.client.on("*", self._hear, namespace=namespace)
        self.client.on("connect", self._let_in, namespace=namespace)
        self.client.on("connect_error", self._refused, namespace=namespace)
        self.client.on("disconnect", self._lost, namespace=namespace)
        self._answer = ""

    async def _hear(self, event: str, *data: Any) -> None:
        self.heard.append((event, data[0] if data else None))
        self.took(event, data[0] if data else None)
        self._bell.set()

    async def _let_in(self) -> None:
        self._answer = "in"
        self._bell.set()

    async def _refused(self, reason: Any = None) -> None:
        self._answer = f"refused: {reason}"
        self._bell.set()

    async def _lost(self, *_: Any) -> None:
        self.is_open = False
        self._bell.set()

    def took(self, event: str, data: Any) -> None:
        """Something came; for those who keep more than a list."""

    def signals(self, type_: str) -> list[dict[str, Any]]:
        """The signals of one type."""
        return [data for said, data in self.heard if said == "signal" and data["type"] == type_]

    async def open(
        self,
        url: str,
        auth: Mapping[str, Any],
        *,
        headers: Mapping[str, str] | None = None,
        transports: tuple[str, ...] = ("websocket",),
    ) -> None:
        """Connect; raises one of LOST when the hub refuses or is away."""
        await self.client.connect(
            url,
            headers=dict(headers or {}),
            auth=dict(auth),
            namespaces=[self._namespace],
            transports=list(transports),
            wait=False,
        )
        # Socket.IO's client would, where it is refused, wait for its long poll to end.
        self.is_open = True
        async with asyncio.timeout(10):
            while not self._answer:
                if not self.is_open:
                    raise NoConnection("the line broke before it was answered")
                self._bell.clear()
                await self._bell.wait()
        if self._answer != "in":
            self.is_open = False
            raise NoConnection(self._answer)

    async def close(self) -> None:
        """Hang up."""
        self.is_open = False
        engine = self.client.eio
        if engine.current_transport == "websocket":
            await self.client.disconnect()
        # Over long polling a good-bye would wait for the answer to the open question.
        await engine.disconnect(abort=True)
        if engine.http is not None and not engine.http.closed:
            await engine.http.close()

    async def call(self, event: str, data: Any = None, seconds: float = 10) -> dict[str, Any]:
        """Say something and wait for the answer; raises one of LOST when there is none."""
        answer: dict[str, Any] = await self.client.call(event, data, namespace=self._namespace, timeout=seconds)
        return answer

    async def until(self, is_so: Callable[[], object], what: str, seconds: float = 10) -> None:
        """Wait for something to be so after what has come."""
        try:
            async with asyncio.timeout(seconds):
                while not is_so():
                    self._bell.clear()
                    await self._bell.wait()
        except TimeoutError:
            heard = [event for event, _ in self.heard[-8:]]
            raise AssertionError(f"waited {seconds} s in vain: {what}; the last that came was {heard}") from None


class Console(Line):
    """A console: it keeps its desk by the events it hears, as the browser does."""

    def __init__(self, seat: Seat) -> None:
        super().__init__("/desk")
        self.seat = seat
        self.desk: Desk | None = None
        self.numbers: list[int] = []
        self.events: list[dict[str, Any]] = []
        self.faults: list[str] = []

    @property
    def last(self) -> int:
        """The number up to which it knows everything."""
        return max(self.desk.number if self.desk else 0, self.numbers[-1] if self.numbers else 0)

    async def connect(
        self,
        url: str,
        after: int | None = None,
        *,
        transports: tuple[str, ...] = ("websocket",),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Open the line and say where it stopped."""
        auth = {} if after is None else {"after": after}
        await self.open(url, auth, headers={"Cookie": self.seat.cookie, **(headers or {})}, transports=transports)

    def again(self) -> Console:
        """A new line of the same console, which knows what the old one knew."""
        other = Console(self.seat)
        other.desk, other.numbers, other.events, other.faults = self.desk, self.numbers, self.events, self.faults
        return other

    def took(self, event: str, data: Any) -> None:
        if event != "events":
            return
        for one in data:
            if self.numbers and one["number"] <= self.numbers[-1]:
                self.faults.append(f"number {one['number']} came after {self.numbers[-1]}")
            self.numbers.append(one["number"])
            self.events.append(one)
            if self.desk is not None:
                body = {name: value for name, value in one.items() if name not in {"number", "at", "type"}}
                change: Any = decode(one["type"], orjson.dumps(body).decode())
                self.desk = apply_event(self.desk, one["number"], change)

    def of_type(self, type_: str) -> list[dict[str, Any]]:
        """The events of one type."""
        return [event for event in self.events if event["type"] == type_]

    def count(self, event: str) -> int:
        """How often the server said this."""
        return sum(said == event for said, _ in self.heard)


_addresses = count(1)


class Widget(Line):
    """A visitor's widget, each at an address of her own."""

    def __init__(self, account: str = CHAT, session: str = "") -> None:
        super().__init__("/visitor")
        number = next(_addresses)
        self.address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
        self.account = account
        self.session = session
        self.welcome: dict[str, Any] = {}

    async def connect(
        self, url: str, *, transports: tuple[str, ...] = ("websocket",), headers: Mapping[str, str] | None = None
    ) -> None:
        """Open the line and wait for the welcome."""
        self.welcome = {}
        auth = {"account": self.account, **({"session": self.session} if self.session else {})}
        await self.open(url, auth, transports=transports, headers={"X-Forwarded-For": self.address, **(headers or {})})
        await self.until(lambda: bool(self.welcome), "the welcome")

    def again(self) -> Widget:
        """The same visitor on a new line."""
        return Widget(self.account, self.session)

    def took(self, event: str, data: Any) -> None:
        if event == "welcome":
            self.welcome = data
            self.session = data["session"]

    async def say(self, text: str, client_id: str) -> dict[str, Any]:
        """Write to the company; the answer says whether it was kept."""
        return await self.call("message", {"text": text, "client_id": client_id})
