"""What changes while the router reads is newer than what it has read, and must not be forgotten over it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, Concatenate, ParamSpec, TypeVar

from hub.application.close import close_conversation
from hub.application.offer import accept_offer, decline_offer
from hub.application.transaction import Transaction
from hub.application.transfer import take_conversation
from hub.domain.floor import Floor
from hub.domain.ids import OfferId
from hub.domain.person import Presence
from hub.wire.store import Committed, Reading
from hub.worker.router import Router
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHAT, CHAT_QUEUE, change_entry
from tests.stage.stage import Stage

P = ParamSpec("P")
R = TypeVar("R")
Act = Callable[[], Awaitable[Any]]


class OvertakenStore:
    """Lets something happen after a reading and before it is heard of, or before a use case of the router's."""

    def __init__(self, stage: Stage) -> None:
        self._store = stage.store
        self.before: dict[str, Act] = {}
        self.after: dict[str, Act] = {}

    @property
    def floor(self) -> Floor:
        return self._store.floor

    def on_commit(self, listener: Callable[[Committed], None]) -> None:
        self._store.on_commit(listener)

    async def run(self, use_case: Callable[Concatenate[Transaction, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        await self._let(self.before, use_case.__name__)
        return await self._store.run(use_case, *args, **kwargs)

    async def read(self, view: Callable[Concatenate[Reading, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        found = await self._store.read(view, *args, **kwargs)
        await self._let(self.after, view.__name__)
        return found

    async def scour(self) -> None:
        await self._store.scour()

    async def _let(self, acts: dict[str, Act], name: str) -> None:
        if name in acts:
            await acts.pop(name)()


@asynccontextmanager
async def next_router(stage: Stage, store: OvertakenStore) -> AsyncIterator[None]:
    """A router that begins its term now."""
    router = Router(store, now=stage.clock, name="this router")
    store.on_commit(router.hear)
    async with asyncio.TaskGroup() as group:
        term = group.create_task(router.run())
        await stage.pause()
        yield
        term.cancel()


@staged
async def test_what_is_declined_while_a_router_begins_is_offered_to_somebody_else(stage: Stage) -> None:
    async with stage.working():
        await stage.become(ANNA)
        conversation = await stage.write(CHAT, "ada")
        await stage.pause()
        (offer,) = await stage.ringing(ANNA)
    await stage.become(BO)
    anna, store = await stage.person(ANNA), OvertakenStore(stage)
    store.after["_whole_floor"] = lambda: stage.run(decline_offer, OfferId(offer.id), anna, "")
    async with next_router(stage, store):
        assert [ringing.conversation_id for ringing in await stage.ringing(BO)] == [conversation.id]


@staged
async def test_who_closes_something_while_a_router_begins_has_room_again(stage: Stage) -> None:
    await stage.become(ANNA)
    anna = await stage.person(ANNA)
    held = [await stage.write(CHAT, name) for name in ("ada", "ben")]
    for conversation in held:
        await stage.run(take_conversation, conversation.id, anna)
    waiting = await stage.write(CHAT, "cyd")
    store = OvertakenStore(stage)
    store.after["_whole_floor"] = lambda: stage.run(close_conversation, held[0].id, anna, disposition="solved")
    async with next_router(stage, store):
        assert [ringing.conversation_id for ringing in await stage.ringing(ANNA)] == [waiting.id]


@staged
async def test_who_is_back_before_the_router_has_seen_her_go_is_offered_what_waits(stage: Stage) -> None:
    await stage.become(ANNA)
    store = OvertakenStore(stage)
    store.before["make_offers"] = lambda: stage.become(ANNA, Presence.AWAY, "lunch")
    store.after["_pair"] = lambda: stage.become(ANNA)
    async with next_router(stage, store):
        conversation = await stage.write(CHAT, "ada")
        await stage.pause()
        assert [ringing.conversation_id for ringing in await stage.ringing(ANNA)] == [conversation.id]
        assert not store.before
        assert not store.after


@staged
async def test_the_next_router_goes_on_with_whoever_is_next_in_turn(stage: Stage) -> None:
    await stage.run(change_entry, "queues", CHAT_QUEUE, agent_order="round_robin")
    for back, turn in (((ANNA, BO), ANNA), ((ANNA, BO), BO), ((BO, ANNA), ANNA), ((ANNA, BO), BO)):
        for who in back:
            # Whoever had her turn is idle longer than the other, who is back from lunch later.
            await stage.become(who, Presence.AWAY, "lunch")
            await stage.become(who)
            await stage.pause(1)
        async with next_router(stage, OvertakenStore(stage)):
            conversation = await stage.write(CHAT, f"after {back[0]}, {back[1]}: {turn}")
            await stage.pause(1)
            (offer,) = await stage.ringing(turn)
            person = await stage.person(turn)
            await stage.run(accept_offer, OfferId(offer.id), person)
            await stage.run(close_conversation, conversation.id, person, disposition="solved")
