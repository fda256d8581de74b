"""Keeps the figures of the day up to date, for boards and for the visitor's place in the queue."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import islice
from typing import Final

from hub.application.entry import is_open
from hub.application.transaction import Transaction
from hub.domain.conversation import HELD, SERVED, State
from hub.domain.figures import Day, service_level
from hub.domain.floor import Queue
from hub.domain.person import Person
from hub.wire.store import Promise, Reading, Store
from hub.wire.visitor import Board, QueueFigures, QueuePlace, SlaFigures, Waits
from hub.worker.estimates import Estimates, shown_wait
from hub.worker.promises import Kept, kept_in, sla_figures
from hub.worker.takers import agents_of
from routing.promise import Promise as WaitPromise
from routing.reach import Prospect

MOST_TOLD: Final = 100
"""A desk is told of so many who wait; of the others nobody could do anything yet."""
OVERLAP: Final = timedelta(seconds=2)
"""Facts of other nodes may become visible a little late; they are read again and known by their id."""


@dataclass(slots=True)
class Contents:
    """What is in a queue now, whichever day it came."""

    held: int = 0
    waiting_since: list[datetime] = field(default_factory=list)
    ringing: int = 0
    """How many of those who wait ring for somebody."""
    prospects: Counter[str] = field(default_factory=Counter)
    """How many of those who wait may hope for what."""

    def late(self, now: datetime, target_seconds: float) -> int:
        """How many wait longer than they should."""
        return sum((now - since).total_seconds() > target_seconds for since in self.waiting_since)


class Figures:
    """The figures of today, read from facts as they come."""

    def __init__(self, store: Store, estimates: Estimates, *, now: Callable[[], datetime]) -> None:
        self._store = store
        self._estimates = estimates
        self._now = now
        self._day = Day()
        self._midnight: datetime | None = None
        self._since: datetime | None = None
        self._seen: set[str] = set()

    async def refresh(self) -> None:
        """Read what happened since the last look."""
        now = self._now()
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        if midnight != self._midnight:
            self._day, self._midnight, self._since, self._seen = Day(), midnight, midnight, set()
        since = self._since or midnight
        facts = await self._store.read(_facts, since)
        floor = self._store.floor
        seen = set()
        for id_, at, happening, conversation_id, queue_id, details in facts:
            if at >= now - OVERLAP:
                seen.add(id_)
            if id_ in self._seen:
                continue
            queue = floor.queues.get(queue_id or "")
            target = queue.service_target_seconds if queue else 0
            self._day.add(at, happening, conversation_id, queue_id, details=details, target_seconds=target)
        self._since, self._seen = max(now - OVERLAP, midnight), seen

    async def board(self, teams: frozenset[str], *, sees_all: bool) -> Board:
        """The queues of these teams now."""
        await self.refresh()
        people, contents = await self._store.read(_people_and_contents)
        coming = (await self._estimates.current()).newcomers
        kept_free = await self._estimates.kept_free()
        queues = [q for q in self._store.floor.queues.values() if sees_all or q.team in teams]
        figures = [self._figures(queue, people, contents[queue.id], coming.get(queue.id)) for queue in queues]
        promises = await self._promises(queues)
        shown = (replace(one, kept_free=kept_free.get(one.queue, ()), sla=promises.get(one.queue)) for one in figures)
        return Board(tuple(shown))

    async def _promises(self, queues: list[Queue]) -> Mapping[str, SlaFigures]:
        promising = [queue for queue in queues if queue.sla]
        if not promising:
            return {}
        kept = kept_in(await self._store.read(_promised), self._now())
        return {queue.id: sla_figures(kept.get(queue.id, Kept()), self._day.queue(queue.id)) for queue in promising}

    def _figures(
        self, queue: Queue, people: list[Person], contents: Contents, promise: WaitPromise | None
    ) -> QueueFigures:
        day = self._day.queue(queue.id)
        longest = min(contents.waiting_since, default=None)
        level = service_level(day, contents.late(self._now(), queue.service_target_seconds))
        return QueueFigures(
            queue.id,
            queue.name,
            len(contents.waiting_since),
            contents.ringing,
            contents.prospects[Prospect.UNROUTABLE],
            contents.prospects[Prospect.NOBODY_SIGNED_IN],
            is_open(self._store.floor, queue.hours, self._now()),
            longest.isoformat() if longest else None,
            contents.held,
            day.arrived,
            day.answered,
            day.abandoned,
            None if level is None else round(level, 4),
            queue.service_target_seconds,
            shown_wait(promise) if promise else None,
            self._estimates.accuracy(queue.id),
            agents_of(self._store.floor, queue, people),
        )

    async def places(self, identities: list[str]) -> dict[str, QueuePlace]:
        """For each visitor who waits: her place, and how long it may take."""
        estimated = await self._estimates.current()
        found = {}
        for identity_id, conversation_id, prospect in await self._store.read(_waiting_of, frozenset(identities)):
            turn = estimated.turns.get(conversation_id)
            promise = estimated.promises.get(conversation_id)
            if turn is not None:
                is_staffed = prospect == SERVED
                wait = shown_wait(promise) if promise and is_staffed else None
                found[identity_id] = QueuePlace(turn[1], wait, is_staffed=is_staffed)
        return found

    async def waits(self, teams: frozenset[str]) -> Waits:
        """How long those wait who come next in the queues of these teams."""
        estimated = await self._estimates.current()
        queues = {queue.id for queue in self._store.floor.queues.values() if queue.team in teams}
        next_ones = islice((id_ for id_, (queue_id, _) in estimated.turns.items() if queue_id in queues), MOST_TOLD)
        return Waits(
            {id_: shown_wait(promise) for id_ in next_ones if (promise := estimated.promises.get(id_)) is not None}
        )


def _facts(
    reading: Reading, since: datetime
) -> list[tuple[str, datetime, str, str | None, str | None, dict[str, object]]]:
    return list(reading.facts_since(since))


def _people_and_contents(reading: Reading) -> tuple[list[Person], Mapping[str, Contents]]:
    queues: defaultdict[str, Contents] = defaultdict(Contents)
    for queue_id, state, since, prospect in reading.unclosed():
        if state in HELD:
            queues[queue_id].held += 1
        else:
            queues[queue_id].waiting_since.append(since)
            queues[queue_id].ringing += state is State.OFFERED
            queues[queue_id].prospects[prospect] += 1
    return _workers(reading), queues


def _promised(reading: Reading) -> list[Promise]:
    return list(reading.promised())


def _workers(tx: Transaction) -> list[Person]:
    return [person for person in tx.people.all() if person.takes_offers]


def _waiting_of(reading: Reading, identities: frozenset[str]) -> list[tuple[str, str, str]]:
    return [
        (str(one.identity_id), str(one.id), one.prospect)
        for one in reading.waiting_conversations()
        if one.identity_id in identities
    ]
