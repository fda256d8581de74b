"""An engine that carries calls, and pages that are in them."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from channels.voice.contract import Deafen, Event, HangUp, LegConnected, Move, OfferLeg, Pairs, Snapshot, VoiceProvider
from channels.voice.engine import Door, Engine, Store
from channels.voice.media.hearing import Deaf
from channels.voice.remote import RemoteProvider
from channels.voice.shelf import Shelf, product_shelf
from channels.voice.webrtc.dtls import Certificate
from channels.voice.webrtc.port import Port
from channels.voice.worker import Worker
from tests.peers.browser_call import BrowserCall

PATIENCE_SECONDS = 30
E_ = TypeVar("E_", bound=Event)


class Floor:
    """A provider, what it told, and the pages of a test."""

    def __init__(self) -> None:
        """Nothing was told yet."""
        self.provider: VoiceProvider
        self.carrying: VoiceProvider
        """The engine itself, wherever the provider is."""
        self.snapshots: list[Snapshot] = []
        self.told: list[Event] = []
        self.pages: dict[str, BrowserCall] = {}
        self._more = asyncio.Event()

    def tell(self, event: Event) -> None:
        """Something happened."""
        self.told.append(event)
        self._more.set()

    def found(self, snapshot: Snapshot) -> None:
        """What a worker carried when its hub came."""
        self.snapshots.append(snapshot)

    async def until(self, kind: type[E_], fits: Callable[[E_], bool] = lambda _: True) -> E_:
        """The first event of this kind that fits, once it was told."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                for event in self.told:
                    if isinstance(event, kind) and fits(event):
                        return event
                self._more.clear()
                await self._more.wait()

    async def call(self, leg_id: str, hertz: int, codecs: Sequence[str] = ()) -> BrowserCall:
        """A page is in a call, alone."""
        page = self.pages[leg_id] = BrowserCall(hertz, codecs)
        answer = await self.provider.do(OfferLeg(leg_id, await page.offer()))
        assert answer is not None
        await page.accept(answer)
        await self.until(LegConnected, lambda event: event.leg_id == leg_id)
        return page

    async def gather(self, room_id: str, *legs: str) -> None:
        """These legs are in a room."""
        for leg_id in legs:
            await self.provider.do(Move(leg_id, room_id))

    async def deafen(self, room_id: str, rule: str, deaf: Deaf) -> None:
        """A rule of a room."""
        pairs: Pairs = tuple(deaf)
        await self.provider.do(Deafen(room_id, rule, pairs))

    async def hear(self, expected: Mapping[str, set[int]], *among: int) -> None:
        """Every page hears these heights and, of all there are, no others; what is wrong stays wrong, however long."""
        heights = (*among, *(page.hertz for page in self.pages.values()))
        found: dict[str, set[int] | None] = {}
        loop = asyncio.get_running_loop()
        until = loop.time() + PATIENCE_SECONDS
        # What was said before the change is still on its way, and a busy machine stutters: look again.
        while found != expected and loop.time() < until:
            heard = await asyncio.gather(*(page.hears(heights) for page in self.pages.values()))
            found = dict(zip(self.pages, heard, strict=True))
        assert found == expected

    async def close(self) -> None:
        """All pages are closed."""
        for leg_id, page in self.pages.items():
            await self.provider.do(HangUp(leg_id))
            await page.close()
        self.pages.clear()


@asynccontextmanager
async def worker_floor(folder: Path, shelf: Shelf | None = None) -> AsyncIterator[Floor]:
    """The engine behind a worker's socket, and a hub that is connected to it."""
    path = folder / "voice.sock"
    async with engine_floor(folder, shelf) as floor:
        worker = Worker()
        engine, worker.provider = floor.provider, floor.provider
        told, floor.carrying = floor.tell, engine
        engine._tell = worker.tell  # type: ignore[attr-defined]
        remote = RemoteProvider(path, told, floor.found)
        async with asyncio.TaskGroup() as group:
            serving = group.create_task(worker.serve(path))
            connected = group.create_task(remote.run())
            await remote.until_there()
            floor.provider = remote
            try:
                yield floor
            finally:
                await floor.close()
                await remote.end()
                await serving
                connected.cancel()
                floor.provider = engine


@asynccontextmanager
async def engine_floor(folder: Path, shelf: Shelf | None = None) -> AsyncIterator[Floor]:
    """The engine in this process."""
    floor = Floor()
    port = await Port.open("127.0.0.1", 0)
    door = Door(port, [port.address], Certificate(datetime.now(UTC)))
    engine = Engine(door, Store(shelf or product_shelf(), folder), floor.tell, time.time)
    floor.provider = floor.carrying = engine
    running = asyncio.create_task(engine.run())
    try:
        yield floor
    finally:
        await floor.close()
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
        engine.close()
        # Sockets are closed in the loop's next turn.
        await asyncio.sleep(0)
