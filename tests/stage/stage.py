"""The stage: a store, the loops and the people's hands, all on one held clock."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Concatenate, Final, ParamSpec, TypeVar

from channels.contract import Feature, MessageReceived, Outside
from channels.limits import Limits
from channels.sender import ProviderId, Sender
from hub.application.intake import keep_arrival
from hub.application.offer import accept_offer
from hub.application.presence import set_presence
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation
from hub.domain.ids import AccountId, ConversationId, OfferId, PersonId
from hub.domain.item import Item
from hub.domain.offer import Offer
from hub.domain.person import Person, Presence
from hub.storage.migrate import migrate_sqlite
from hub.storage.sqlite_store import SqliteStore
from hub.wire.store import Reading
from hub.worker.estimates import deciding
from hub.worker.intake import Intake
from hub.worker.outbox import OutboxLoop
from hub.worker.timers import TimerLoop
from tests.stage.channels import MemoryFiles, NoHttp, NoSecrets, Provider, channels_for
from tests.stage.floor import FEATURES, LIMITS, set_up_floor
from tests.stage.law import Consoles
from tests.stage.loop import HeldClock, HeldLoop, run_held

P = ParamSpec("P")
R = TypeVar("R")

KEY: Final = bytes(32)
MEMORY: Final = Path("/dev/shm")  # noqa: S108 - where the machine has it, nothing is written to a disk


class CountedIds:
    """Identifiers that sort by time and are the same in every play."""

    def __init__(self) -> None:
        self._count = count(1)

    def __call__(self, at: datetime) -> str:
        """The next one."""
        return f"{int(at.timestamp() * 1000):012x}{next(self._count):020x}"


class Stage:
    """A floor at work."""

    def __init__(self, store: SqliteStore, clock: HeldClock, ids: CountedIds) -> None:
        self.store = store
        self.clock = clock
        self.consoles = Consoles(store)
        self.provider = Provider()
        self.ran: set[str] = set()
        self.looks_after_every_change = True
        """Whether the law is held after every use case, or only when the test pauses, which is faster."""
        self.files = MemoryFiles()
        self._numbers = count(1)
        self.intake = Intake(
            store,
            channels_for(self.provider, store.floor.features),
            Outside(NoHttp()),
            files=self.files,
            secrets=NoSecrets(),
            key=KEY,
            new_id=lambda: ids(clock()),
        )
        self.router, self.estimates = deciding(store, now=clock, name="this router")
        store.on_commit(self.router.hear)
        self.timers = TimerLoop(store, now=clock, waits=self.estimates.waits)
        self.outbox = OutboxLoop(
            store, self.intake, files=self.files, key=KEY, public_url="https://hub.example", now=clock
        )

    @property
    def turns(self) -> int:
        """How often the loop has gone round: a loop that does not sleep shows here."""
        loop = asyncio.get_running_loop()
        return loop.turns if isinstance(loop, HeldLoop) else 0

    async def run(self, use_case: Callable[Concatenate[Transaction, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a use case, and hold the law of snapshots over what it changed."""
        self.ran.add(use_case.__name__)
        try:
            return await self.store.run(use_case, *args, **kwargs)
        finally:
            if self.looks_after_every_change:
                await self.consoles.check()

    @asynccontextmanager
    async def working(self) -> AsyncIterator[None]:
        """The hub's own loops run meanwhile."""
        loops = self.router.run, self.estimates.run, self.timers.run, self.outbox.run
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(_forever(loop)) for loop in loops]
            await self.pause()
            yield
            for task in tasks:
                task.cancel()

    async def pause(self, seconds: float = 0.001) -> None:
        """Let the hub work, for a moment of its own clock or for longer, and hold the law afterwards."""
        await asyncio.sleep(seconds)
        await self.consoles.check()

    async def write(
        self,
        account: AccountId,
        who: str,
        text: str = "Hello",
        *,
        key: str | None = None,
        thread: ConversationId | None = None,
        **more: object,
    ) -> Conversation:
        """A customer writes; returns her conversation as it is now."""
        event = self.message(account, who, text, key=key, **more)
        kept = await self.run(
            keep_arrival,
            account,
            [self.store.floor.accounts[account]],
            [event],
            threads={event.arrival_key: thread} if thread else {},
            files={},
        )
        if not kept:
            raise AssertionError("It came before.")
        return await self.conversation(kept[0].conversation_id)

    def message(
        self, account: AccountId, who: str, text: str = "Hello", *, key: str | None = None, **more: object
    ) -> MessageReceived:
        """What a customer wrote, as a channel would tell it."""
        key = key or f"arrival {next(self._numbers)}"
        said = MessageReceived(
            arrival_key=key,
            provider_id=ProviderId(f"in:{key}"),
            account_address=self.store.floor.accounts[account].address,
            sender=Sender(who, who.title(), who),
            at=self.clock(),
            text=text,
        )
        return replace(said, **more)  # type: ignore[arg-type]

    async def conversation(self, id_: ConversationId) -> Conversation:
        """The conversation as it is now."""
        return await self.store.read(_conversation, id_)

    async def person(self, id_: PersonId) -> Person:
        """The person as she is now."""
        return await self.store.read(_person, id_)

    async def items(self, id_: ConversationId) -> list[Item]:
        """Everything in a conversation."""
        return await self.store.read(_items, id_)

    async def ringing(self, id_: PersonId) -> list[Offer]:
        """What rings for a person."""
        return await self.store.read(_ringing, id_)

    async def become(self, id_: PersonId, presence: Presence = Presence.AVAILABLE, reason: str | None = None) -> None:
        """Somebody says how she can be reached."""
        await self.run(set_presence, id_, presence, reason)

    async def accept(self, id_: PersonId) -> ConversationId:
        """Somebody accepts what rings for her."""
        (offer,) = await self.ringing(id_)
        return await self.run(accept_offer, OfferId(offer.id), await self.person(id_))


async def _forever(loop: Callable[[], Awaitable[None]]) -> None:
    await loop()


def _conversation(reading: Reading, id_: ConversationId) -> Conversation:
    return reading.conversations.get(id_)


def _person(reading: Reading, id_: PersonId) -> Person:
    return reading.people.get(id_)


def _items(reading: Reading, id_: ConversationId) -> list[Item]:
    return list(reading.items_of(id_, 1000))


def _ringing(reading: Reading, id_: PersonId) -> list[Offer]:
    return list(reading.offers.ringing_for(id_))


Story = Callable[[Stage], Awaitable[R]]


def make_template(folder: Path) -> Path:
    """A database with the floor in it, to be copied for every play."""
    path = folder / "floor.db"
    migrate_sqlite(path)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.close()

    async def furnish(clock: HeldClock) -> None:
        store = SqliteStore(path, clock=clock, ids=CountedIds(), features=FEATURES, is_inline=True)
        await store.start()
        await store.run(set_up_floor)
        await store.stop()

    run_held(furnish)
    return path


def play(
    story: Story[R],
    template: Path,
    *,
    seed: int = 0,
    limits: Mapping[str, Limits] = LIMITS,
    features: Mapping[str, frozenset[Feature]] = FEATURES,
) -> R:
    """Play a story on a floor of its own, whose channels can do these things and take what these limits say."""
    place = MEMORY if MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(dir=place, prefix="hub-play-") as folder:
        path = Path(shutil.copy(template, folder))

        async def whole(clock: HeldClock) -> R:
            ids = CountedIds()
            store = SqliteStore(path, clock=clock, ids=ids, features=features, limits=limits, is_inline=True)
            await store.start()
            stage = Stage(store, clock, ids)
            await stage.consoles.open()
            try:
                return await story(stage)
            finally:
                await store.stop()

        return run_held(whole, seed=seed)
