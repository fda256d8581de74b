"""Follows the event log where several nodes write it: browsers and router hear of every node's commits, in order.

The log is the truth and being told to look is only a hint: once a second it is read without one, so
Redis may vanish at any time and nothing is missed, only later by up to a second.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol

import orjson
import structlog

from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation
from hub.domain.ids import ConversationId, PersonId
from hub.domain.person import Person
from hub.domain.problem import NotFound
from hub.wire.encode import Numbered
from hub.wire.store import Committed, Reading, Store
from hub.worker.wake import Wake

log = structlog.get_logger()

LOOK_SECONDS: Final = 1.0
MOST_AT_ONCE: Final = 500
"""Transactions whose events are read together."""


class SharedStore(Store, Protocol):
    """A store that other nodes write too."""

    async def refresh_floor(self) -> None:
        """Read the configuration again: another node may have changed it."""
        ...


class Follower:
    """Reads the log and passes it on."""

    def __init__(
        self,
        store: SharedStore,
        *,
        tell: Callable[[list[Numbered]], None],
        moved: Callable[[Committed], None],
    ) -> None:
        self._store = store
        self._tell = tell
        self._moved = moved
        self._wake = Wake()
        self._last = 0

    def look(self) -> None:
        """Something was committed somewhere."""
        self._wake.ring()

    async def start(self) -> None:
        """Begin after everything that is there already: who connects from now on catches up by itself."""
        self._last = await self._store.read(_last)

    async def run(self) -> None:
        """Pass on what happens, for ever."""
        while True:
            try:
                while await self._step():
                    pass
            except Exception:
                log.exception("follower failed")
            await self._wake.wait(LOOK_SECONDS)

    async def _step(self) -> bool:
        events = await self._store.read(_after, self._last)
        if not events:
            return False
        if any(event.type == "floor_changed" for event in events):
            await self._store.refresh_floor()
        committed = await self._store.read(_changed, events)
        self._last = events[-1].number
        self._tell([event for event in events if event.type != "floor_moved"])
        self._moved(committed)
        return len(events) >= MOST_AT_ONCE


def _last(reading: Reading) -> int:
    return reading.last_number()


def _after(reading: Reading, number: int) -> list[Numbered]:
    return list(reading.next_events(number, MOST_AT_ONCE))


def _changed(reading: Reading, events: list[Numbered]) -> Committed:
    """What the events say was changed, as it is now."""
    committed = Committed(has_new_floor=any(event.type == "floor_changed" for event in events))
    for event in events:
        if event.type != "floor_moved":
            continue
        body = orjson.loads(event.body)
        for id_ in body["conversations"]:
            found = _conversation(reading, ConversationId(id_))
            if found is not None:
                committed.conversations[found.id] = found
        for id_ in body["people"]:
            person = _person(reading, PersonId(id_))
            if person is not None:
                committed.people[person.id] = person
    return committed


def _conversation(tx: Transaction, id_: ConversationId) -> Conversation | None:
    try:
        return tx.conversations.get(id_)
    except NotFound:
        return None


def _person(tx: Transaction, id_: PersonId) -> Person | None:
    try:
        return tx.people.get(id_)
    except NotFound:
        return None
