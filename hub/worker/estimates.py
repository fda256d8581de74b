"""Estimates every wait at most once a second, on whichever node is asked, and remembers what was promised first."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import inf
from typing import Final

import structlog

from hub.domain.floor import Floor
from hub.domain.measures import REMEMBERED, Accuracy, MeasuredFact, Measures, promise_details
from hub.wire.store import Reading, Store
from hub.wire.visitor import KeptFor, MadeEstimate, WaitAccuracy, WaitEstimate
from hub.worker.router import WORTH_A_THREAD, Router
from hub.worker.seen_floor import SeenFloor
from routing.estimate import outlooks, ringing_outlook
from routing.floor import Waiting
from routing.outlook import Held, Outlook, Seen
from routing.promise import Promise

log = structlog.get_logger()

LOOK_SECONDS: Final = 1.0
SHARE_OF_TIME: Final = 0.1
"""A floor so great that it takes long to play is played more seldom: no more of the time than this."""
PAGE: Final = 500
OVERLAP: Final = timedelta(seconds=2)
"""Facts of other nodes may become visible a little late; they are read again and known by their id."""
STEPS: Final = ((60.0, 5), (300.0, 15), (inf, 60))
"""Up to how long a wait is told in which steps, in seconds."""
NEWCOMER: Final = "newcomer "


@dataclass(frozen=True, slots=True)
class Estimated:
    """What was estimated at one instant."""

    at: datetime
    promises: Mapping[str, Promise]
    """By conversation; who is not named has no honest estimate."""
    newcomers: Mapping[str, Promise]
    """By queue."""
    turns: Mapping[str, tuple[str, int]]
    """Of each conversation that waits, its queue and its place in it; what rings is before all."""


class Promises:
    """What each waiting customer was told first, for as long as she waits."""

    def __init__(self) -> None:
        self._first: dict[str, tuple[str, Promise, datetime]] = {}

    def remember(self, estimated: Estimated) -> None:
        """Keep what is told for the first time, and forget who waits no more."""
        for id_, (queue_id, _) in estimated.turns.items():
            known = self._first.get(id_)
            promise = estimated.promises.get(id_)
            if promise is not None and (known is None or known[0] != queue_id):
                self._first[id_] = (queue_id, promise, estimated.at)
        for id_ in self._first.keys() - estimated.turns.keys():
            del self._first[id_]

    def written(self, conversation_id: str) -> Mapping[str, object] | None:
        """What its fact will keep; None where nothing was told."""
        found = self._first.get(conversation_id)
        return None if found is None else promise_details(found[1], found[2])


@dataclass(slots=True)
class Facts:
    """Reads what the floor was measured to do, from where it stopped."""

    store: Store
    is_shared: bool = True
    """Whether other nodes write too; where nobody else does, nothing is read twice."""
    measures: Measures = field(default_factory=Measures)
    _read: tuple[datetime, str] | None = None
    _seen: set[str] = field(default_factory=set)

    async def refresh(self, now: datetime) -> None:
        """Read what happened since the last look, at first in the last seven days."""
        after = self._read or (now - REMEMBERED, "")
        recent: set[str] = set()
        while True:
            page = await self.store.read(_page, after)
            for fact in page:
                if self.is_shared and fact.at >= now - OVERLAP:
                    recent.add(fact.id)
                if fact.id not in self._seen:
                    self.measures.add(fact)
            if len(page) == PAGE or (page and not self.is_shared):
                after = (page[-1].at, page[-1].id)
            if len(page) < PAGE:
                break
        self._read, self._seen = (max(after[0], now - OVERLAP), "") if self.is_shared else after, recent


class Estimates:
    """Looks when somebody asks, or when this node's router has somebody waiting."""

    def __init__(
        self,
        store: Store,
        router: Router,
        promises: Promises,
        *,
        now: Callable[[], datetime],
        is_shared: bool = True,
    ) -> None:
        self._store = store
        self._router = router
        self._promises = promises
        self._now = now
        self._facts = Facts(store, is_shared)
        self._looking = asyncio.Lock()
        self._last: Estimated | None = None
        self._fresh_for = timedelta(seconds=LOOK_SECONDS)

    async def run(self) -> None:
        """While this node decides, know what everybody who waits is told from the beginning; never returns."""
        while True:
            try:
                if self._router.has_waiting:
                    self._promises.remember(await self.current())
            except Exception:
                log.exception("estimates failed")
            await asyncio.sleep(LOOK_SECONDS)

    async def kept_free(self) -> Mapping[str, tuple[KeptFor, ...]]:
        """By queue, for whom agents are kept free while somebody waits, and until when at the latest."""
        return await self._router.kept_free()

    async def current(self) -> Estimated:
        """What is estimated now, no older than a second, or than ten times as long as it took."""
        async with self._looking:
            now = self._now()
            if self._last is None or now - self._last.at >= self._fresh_for:
                self._last = await self._look(now)
                self._fresh_for = max((self._now() - now) / SHARE_OF_TIME, timedelta(seconds=LOOK_SECONDS))
            return self._last

    async def of(self, conversation_id: str) -> MadeEstimate | None:
        """How long a conversation waits from now; None while no honest estimate exists."""
        estimated = await self.current()
        promise = estimated.promises.get(conversation_id)
        if promise is None:
            return None
        shown = whole_wait(promise)
        return MadeEstimate(shown.seconds, shown.low, shown.high, estimated.at)

    async def waits(self) -> Mapping[str, float]:
        """In how many seconds the turn of each conversation is expected to come, as far as that is known."""
        return {id_: promise.seconds for id_, promise in (await self.current()).promises.items()}

    def accuracy(self, queue_id: str) -> WaitAccuracy | None:
        """How the queue's promises were kept; None while none has ended."""
        found: Accuracy = self._facts.measures.accuracy(queue_id, self._now())
        if not found.count:
            return None
        return WaitAccuracy(found.count, round(found.coverage, 4), round(found.mean_error_seconds))

    async def _look(self, now: datetime) -> Estimated:
        await self._facts.refresh(now)
        seen = await self._router.seen()
        work = seen, self._store.floor, self._facts.measures, now
        return estimated(*work) if seen.size < WORTH_A_THREAD else await asyncio.to_thread(estimated, *work)


def deciding(
    store: Store,
    *,
    now: Callable[[], datetime],
    name: str,
    measured: Callable[[], AbstractContextManager[object]] = nullcontext,
    is_shared: bool = True,
) -> tuple[Router, Estimates]:
    """A router and its estimates, so that what was promised is written down with its offers."""
    promises = Promises()
    router = Router(store, now=now, name=name, measured=measured, promised=promises.written)
    return router, Estimates(store, router, promises, now=now, is_shared=is_shared)


def estimated(seen: SeenFloor, floor: Floor, measures: Measures, now: datetime) -> Estimated:
    """What to promise to everybody on a floor, and to whoever would come to each queue."""
    held = dict(measures.held) | {id_: Held(queue_id, None) for id_, queue_id in seen.ringing.items()}
    newcomers = list(_newcomers(floor, measures, now.timestamp()))
    whole = Seen(seen.agents, seen.waiting, held, newcomers, seen.sharing, seen.lends)
    found = outlooks(whole, measures.measured, now.timestamp())
    promises: dict[str, Promise] = {}

    def promise(id_: str, queue_id: str, outlook: Outlook | None) -> None:
        if outlook is not None:
            promises[id_] = measures.calibration(queue_id).promise(outlook)

    for id_, queue_id in seen.ringing.items():
        promise(id_, queue_id, ringing_outlook(queue_id, measures.measured))
    for one in (*seen.waiting, *newcomers):
        promise(one.conversation_id, one.queue_id, found[one.conversation_id])
    coming = {one.queue_id: promises.pop(one.conversation_id, None) for one in newcomers}
    return Estimated(now, promises, {queue: told for queue, told in coming.items() if told is not None}, _turns(seen))


def whole_wait(promise: Promise) -> WaitEstimate:
    """The promise in whole seconds; the interval is no narrower than it was."""
    return _in_steps(promise, 1)


def shown_wait(promise: Promise) -> WaitEstimate:
    """The promise in steps that a person can tell apart, so that no screen is told anew for nothing."""
    return _in_steps(promise, next(step for longest, step in STEPS if promise.high <= longest))


def _in_steps(promise: Promise, step: int) -> WaitEstimate:
    low, high = int(promise.low // step) * step, -int(-promise.high // step) * step
    return WaitEstimate(round(promise.seconds / step) * step, low, high)


def _newcomers(floor: Floor, measures: Measures, now: float) -> list[Waiting]:
    usual = {account.queue: account.channel for account in floor.accounts.values()}
    found = []
    for queue_id in floor.queues:
        channel = measures.usual_channel(queue_id) or usual.get(queue_id)  # type: ignore[call-overload]
        if channel is not None:
            found.append(Waiting(NEWCOMER + queue_id, queue_id, channel, now))
    return found


def _turns(seen: SeenFloor) -> dict[str, tuple[str, int]]:
    """Of each conversation its queue and its place in it."""
    counts: dict[str, int] = {}
    turns = {}
    for id_, queue_id in (*seen.ringing.items(), *((one.conversation_id, one.queue_id) for one in seen.waiting)):
        counts[queue_id] = counts.get(queue_id, 0) + 1
        turns[id_] = (queue_id, counts[queue_id])
    return turns


def _page(reading: Reading, after: tuple[datetime, str]) -> list[MeasuredFact]:
    return list(reading.measured_facts(after, PAGE))
