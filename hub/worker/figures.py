"""Keeps the figures of the day up to date, for boards and for the visitor's place in the queue."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from hub.application.transaction import Transaction
from hub.domain.conversation import HELD, Conversation, State
from hub.domain.figures import Day, service_level
from hub.domain.floor import Queue
from hub.domain.person import Person, Presence
from hub.wire.store import Reading, Store
from hub.wire.visitor import Board, QueueFigures, QueuePlace
from routing.wait import estimate_wait

OVERLAP: Final = timedelta(seconds=2)
"""Facts of other nodes may become visible a little late; they are read again and known by their id."""


@dataclass(slots=True)
class Contents:
    """What is in a queue now, whichever day it came."""

    held: int = 0
    waiting_since: list[datetime] = field(default_factory=list)
    ringing: int = 0
    """How many of those who wait ring for somebody."""

    def late(self, now: datetime, target_seconds: float) -> int:
        """How many wait longer than they should."""
        return sum((now - since).total_seconds() > target_seconds for since in self.waiting_since)


class Figures:
    """The figures of today, read from facts as they come."""

    def __init__(self, store: Store, *, now: Callable[[], datetime]) -> None:
        self._store = store
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
        queues = [q for q in self._store.floor.queues.values() if sees_all or q.team in teams]
        return Board(tuple(self._figures(queue, people, contents[queue.id]) for queue in queues))

    def _figures(self, queue: Queue, people: list[Person], contents: Contents) -> QueueFigures:
        day = self._day.queue(queue.id)
        agents = Counter(person.presence.value for person in people if queue.team in person.teams)
        longest = min(contents.waiting_since, default=None)
        level = service_level(day, contents.late(self._now(), queue.service_target_seconds))
        return QueueFigures(
            queue.id,
            queue.name,
            len(contents.waiting_since),
            contents.ringing,
            longest.isoformat() if longest else None,
            contents.held,
            day.arrived,
            day.answered,
            day.abandoned,
            None if level is None else round(level, 4),
            queue.service_target_seconds,
            {presence.value: agents[presence.value] for presence in Presence},
        )

    async def places(self, identities: list[str]) -> dict[str, QueuePlace]:
        """For each visitor who waits: her place, and how long it may take."""
        await self.refresh()
        waiting, people = await self._store.read(_waiting_and_people)
        found = {}
        for queue_id in {conversation.queue_id for conversation in waiting}:
            line = sorted(
                (c for c in waiting if c.queue_id == queue_id),
                key=lambda c: (c.waiting_since.timestamp() - c.head_start_seconds, c.id),
            )
            for position, conversation in enumerate(line, 1):
                if conversation.identity_id in identities:
                    found[str(conversation.identity_id)] = self._place(conversation, position, people)
        return found

    def _place(self, conversation: Conversation, position: int, people: list[Person]) -> QueuePlace:
        slots = sum(
            person.capacity.get(conversation.channel, 0)
            for person in people
            if person.presence is Presence.AVAILABLE
            and conversation.team_id in person.teams
            and all(person.skills.get(skill, 0) >= level for skill, level in conversation.skills.items())
        )
        day = self._day.queue(conversation.queue_id)
        mean = day.handle_seconds / day.handled if day.handled else None
        estimate = estimate_wait(position, slots, mean)
        return QueuePlace(position, round(estimate.seconds) if estimate else None)


def _facts(
    reading: Reading, since: datetime
) -> list[tuple[str, datetime, str, str | None, str | None, dict[str, object]]]:
    return list(reading.facts_since(since))


def _people_and_contents(reading: Reading) -> tuple[list[Person], Mapping[str, Contents]]:
    queues: defaultdict[str, Contents] = defaultdict(Contents)
    for queue_id, state, since in reading.unclosed():
        if state in HELD:
            queues[queue_id].held += 1
        else:
            queues[queue_id].waiting_since.append(since)
            queues[queue_id].ringing += state is State.OFFERED
    return _workers(reading), queues


def _workers(tx: Transaction) -> list[Person]:
    return [person for person in tx.people.all() if person.takes_offers]


def _waiting_and_people(reading: Reading) -> tuple[list[Conversation], list[Person]]:
    return list(reading.waiting_conversations()), _workers(reading)
