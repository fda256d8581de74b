"""The one router: it keeps the floor in memory, wakes on every edge, and writes offers under its lease."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import structlog

from hub.application.offer import ROUTER_LEASE, Proposal, make_offers
from hub.application.prospect import keep_prospects
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation, State
from hub.domain.floor import Floor
from hub.domain.ids import ConversationId, PersonId
from hub.domain.person import Person
from hub.domain.problem import Conflict, NotFound
from hub.wire import reason
from hub.wire.store import Committed, Reading, Store
from hub.wire.visitor import KeptFor
from hub.wire.waiting import WhyWaiting
from hub.worker.agent_history import REMEMBERED, AgentFact, asks_for_history
from hub.worker.decision_record import reason_of, record_of
from hub.worker.floor import FloorMirror
from hub.worker.seen_floor import SeenFloor
from hub.worker.wake import Wake
from routing.decision import Decision
from routing.reach import Prospect

log = structlog.get_logger()

LEASE_SECONDS: Final = 10.0
LOOK_SECONDS: Final = 1.0
"""How often a router looks when nobody rings: the last net, not the way it works."""
WORTH_A_THREAD: Final = 300
"""A smaller floor is looked at faster than a thread takes it over."""
MOST_OFFERS_AT_ONCE: Final = 64
MOST_TOLD_AT_ONCE: Final = 256


@dataclass(frozen=True, slots=True)
class WholeFloor:
    """Everybody, what waits, who holds what, and what agents did of late, where the floor asks for it."""

    people: list[Person]
    waiting: list[Conversation]
    holdings: list[tuple[PersonId, ConversationId, str]]
    facts: list[AgentFact] | None


def nothing_promised(_conversation_id: str) -> Mapping[str, object] | None:
    """Nobody was told anything."""
    return None


class Router:
    """Decides who is offered what while it holds the lease; otherwise it waits for the lease."""

    def __init__(
        self,
        store: Store,
        *,
        now: Callable[[], datetime],
        name: str,
        measured: Callable[[], AbstractContextManager[object]] = nullcontext,
        promised: Callable[[str], Mapping[str, object] | None] = nothing_promised,
    ) -> None:
        """`promised` gives what the customer of a conversation was told when her wait began."""
        self._promised = promised
        self._measured = measured
        self._store = store
        self._now = now
        self._name = name
        self._wake = Wake()
        self._mirror: FloorMirror | None = None
        self._overtaking: list[Committed] | None = None
        self._fence = 0
        self._renewed = now()

    @property
    def holds_lease(self) -> bool:
        """Whether this node decides."""
        return self._mirror is not None

    @property
    def has_waiting(self) -> bool:
        """Whether this node decides and somebody waits."""
        return self._mirror is not None and self._mirror.has_waiting

    def hear(self, committed: Committed) -> None:
        """Let the floor in memory follow a commit, and look at once."""
        if self._overtaking is None:
            self._follow(committed)
        else:
            self._overtaking.append(committed)

    def _follow(self, committed: Committed) -> None:
        if self._mirror is None:
            return
        if committed.has_new_floor:
            self._mirror.put_floor(self._store.floor, self._now())
            if self._mirror.is_uninformed:
                # What it does not know stands in the database: the term ends, and the next begins by reading it.
                self._mirror = None
                self._wake.ring()
                return
        now = self._now()
        for person in committed.people.values():
            self._mirror.put_person(person, now)
        for conversation in committed.conversations.values():
            self._mirror.put_conversation(conversation, now)
        if committed.people or committed.conversations or committed.has_new_floor:
            self._wake.ring()

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """What is heard while the router reads may be newer than what it reads: it is followed afterwards."""
        overtaking: list[Committed] = []
        self._overtaking = overtaking
        try:
            yield
        finally:
            self._overtaking = None
            for committed in overtaking:
                self._follow(committed)

    def why_waiting(self, conversation_id: str) -> WhyWaiting | None:
        """The engine's own account, or None where it does not wait here."""
        if self._mirror is None:
            return None
        return self._mirror.why_waiting(conversation_id, self._now())

    async def explain(self, conversation_id: str) -> WhyWaiting | None:
        """Why it still waits, whichever node is asked; None where it does not wait."""
        if self._mirror is not None:
            return self.why_waiting(conversation_id)
        whole = await self._store.read(_whole_floor_around, ConversationId(conversation_id))
        if whole is None:
            return None
        # Another node decides; what it sees is built here for once, and not on everybody's time.
        return await asyncio.to_thread(_explained, whole, self._store.floor, conversation_id, self._now())

    async def kept_free(self) -> Mapping[str, tuple[KeptFor, ...]]:
        """By queue, for whom agents are kept free while somebody waits, whichever node is asked."""
        if self._store.floor.lending is None:
            return {}
        if self._mirror is not None:
            return self._mirror.kept_free(self._now())
        whole = await self._store.read(_whole_floor)
        return await asyncio.to_thread(_kept_free, whole, self._store.floor, self._now())

    async def seen(self) -> SeenFloor:
        """The floor as it stands, whichever node is asked."""
        if self._mirror is not None:
            return self._mirror.seen(self._now())
        whole = await self._store.read(_whole_floor)
        if len(whole.people) + len(whole.waiting) < WORTH_A_THREAD:
            return _seen(whole, self._store.floor, self._now())
        return await asyncio.to_thread(_seen, whole, self._store.floor, self._now())

    async def run(self) -> None:
        """Hold the lease as long as possible and decide; never returns."""
        while True:
            try:
                await self._term()
            except Conflict as error:
                log.warning("router deposed", reason=str(error))
            except Exception:
                log.exception("router failed")
            self._mirror = None
            await self._wake.wait(LOOK_SECONDS)

    async def resign(self) -> None:
        """Let another node decide at once."""
        self._mirror = None
        await self._store.run(_resign, self._name)

    async def _term(self) -> None:
        fence = await self._renew()
        if fence is None:
            return
        self._fence = fence
        self._mirror = FloorMirror()
        await self.rebuild()
        self._renewed = self._now()
        while await self._still_mine():
            await self.decide()
            await self._tell_prospects()
            await self._sleep()

    async def _still_mine(self) -> bool:
        """Whether the lease holds; it is renewed in good time."""
        if self._mirror is None:
            return False
        if (self._now() - self._renewed).total_seconds() <= LEASE_SECONDS / 3:
            return True
        self._renewed = self._now()
        return await self._renew() == self._fence

    async def _sleep(self) -> None:
        mirror = self._mirror
        if mirror is not None:
            await self._wake.wait(mirror.seconds_to_sleep(self._now(), LOOK_SECONDS))

    async def _renew(self) -> int | None:
        return await self._store.run(_acquire, self._name)

    async def rebuild(self) -> None:
        """The floor in memory is that of the database."""
        with self._reading():
            whole = await self._store.read(_whole_floor)
            if self._mirror is not None:
                _furnish(self._mirror, whole, self._store.floor, self._now())

    async def decide(self) -> None:
        """Offer everything that can be offered now."""
        mirror = self._mirror
        while mirror is not None:
            with self._measured():
                decisions = mirror.decide(self._now())
            if not decisions:
                return
            for start in range(0, len(decisions), MOST_OFFERS_AT_ONCE):
                await self._offer(mirror, decisions[start : start + MOST_OFFERS_AT_ONCE])
            mirror = self._mirror

    async def _offer(self, mirror: FloorMirror, decisions: list[Decision]) -> None:
        decided = {decision.conversation_id: decision for decision in decisions}
        proposals = [
            _proposal(decision, mirror.chooser(decision), self._promised(decision.conversation_id))
            for decision in decisions
        ]
        for refused in await self._store.run(make_offers, proposals, self._fence):
            await self._correct(mirror, decided[refused.conversation_id])

    async def _tell_prospects(self) -> None:
        """Keep and tell what waiting conversations may hope for, where that has changed."""
        mirror = self._mirror
        found = mirror.prospects(self._now()) if mirror is not None else []
        for conversation, prospect in found:
            if prospect is Prospect.UNROUTABLE:
                log.warning("nobody could serve it", conversation=conversation.id, queue=conversation.queue_id)
        for start in range(0, len(found), MOST_TOLD_AT_ONCE):
            some = [(one.id, prospect.value) for one, prospect in found[start : start + MOST_TOLD_AT_ONCE]]
            await self._store.run(keep_prospects, some, self._fence)

    async def _correct(self, mirror: FloorMirror, decision: Decision) -> None:
        """The floor in memory was behind: read what the decision was wrong about."""
        with self._reading():
            conversation, person = await self._store.read(
                _pair, ConversationId(decision.conversation_id), PersonId(decision.agent_id)
            )
            mirror.undo(decision)
            if person is not None:
                mirror.put_person(person, self._now())
            if conversation is None or conversation.state is not State.QUEUED:
                mirror.remove(ConversationId(decision.conversation_id))
            else:
                mirror.put_conversation(conversation, self._now())


def _proposal(decision: Decision, chooser: Person | None, promise: Mapping[str, object] | None) -> Proposal:
    return Proposal(
        ConversationId(decision.conversation_id),
        PersonId(decision.agent_id),
        reason.written(reason_of(decision, chooser)),
        record_of(decision, chooser),
        promise,
    )


def _acquire(tx: Transaction, holder: str) -> int | None:
    return tx.leases.acquire(ROUTER_LEASE, holder, tx.now + timedelta(seconds=LEASE_SECONDS))


def _resign(tx: Transaction, holder: str) -> None:
    tx.leases.release(ROUTER_LEASE, holder)


def _whole_floor(reading: Reading) -> WholeFloor:
    facts = reading.facts_of_agents(reading.now - REMEMBERED) if asks_for_history(reading.floor) else None
    return WholeFloor(
        list(reading.people.all()),
        list(reading.waiting_conversations()),
        list(reading.holdings()),
        None if facts is None else list(facts),
    )


def _whole_floor_around(reading: Reading, id_: ConversationId) -> WholeFloor | None:
    """The whole floor, if this conversation waits on it."""
    try:
        conversation = reading.conversations.get(id_)
    except NotFound:
        return None
    return _whole_floor(reading) if conversation.state is State.QUEUED else None


def _furnish(mirror: FloorMirror, whole: WholeFloor, floor: Floor, now: datetime) -> None:
    mirror.put_floor(floor, now)
    if whole.facts is not None:
        mirror.remember(whole.facts, now)
    ringing = {conversation.id for conversation in whole.waiting}
    for agent_id, conversation_id, channel in whole.holdings:
        mirror.hold(agent_id, conversation_id, channel)
        if conversation_id not in ringing:
            mirror.own(agent_id, conversation_id)
    for person in whole.people:
        mirror.put_person(person, now)
    for conversation in whole.waiting:
        mirror.put_conversation(conversation, now)


def _explained(whole: WholeFloor, floor: Floor, id_: str, now: datetime) -> WhyWaiting | None:
    mirror = FloorMirror()
    _furnish(mirror, whole, floor, now)
    return mirror.why_waiting(id_, now)


def _kept_free(whole: WholeFloor, floor: Floor, now: datetime) -> Mapping[str, tuple[KeptFor, ...]]:
    mirror = FloorMirror()
    _furnish(mirror, whole, floor, now)
    return mirror.kept_free(now)


def _seen(whole: WholeFloor, floor: Floor, now: datetime) -> SeenFloor:
    mirror = FloorMirror()
    _furnish(mirror, whole, floor, now)
    return mirror.seen(now)


def _pair(
    reading: Reading, conversation_id: ConversationId, person_id: PersonId
) -> tuple[Conversation | None, Person | None]:
    conversation, person = None, None
    try:
        conversation = reading.conversations.get(conversation_id)
        person = reading.people.get(person_id)
    except NotFound:
        pass
    return conversation, person
