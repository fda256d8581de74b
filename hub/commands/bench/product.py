"""The product under measurement: a whole hub, and agents who work through what it offers them.

The agents live in the hub's own event loop and hear its commits. Each acts alone: one transaction to
accept an offer and one to close its conversation, as many as the API would run. Only the HTTP around
these two clicks is left out, for it is no part of a webhook's way; all else counts as the product's.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol

from hub.application.close import close_conversation
from hub.application.offer import accept_offer
from hub.application.transaction import Transaction
from hub.commands.bench.child import answer_readings, say
from hub.commands.bench.seed import AGENTS, seed_bench
from hub.domain.conversation import State
from hub.domain.ids import ConversationId, OfferId, PersonId
from hub.domain.person import Person
from hub.settings import Settings
from hub.web.server import digest_of
from hub.wire.store import Committed, Store


class RunningHub(Protocol):
    """What the benchmark asks of a hub."""

    extra_loops: list[Callable[[], Awaitable[None]]]

    @property
    def store(self) -> Store:
        """Where everything is kept."""
        ...

    @property
    def settings(self) -> Settings:
        """How it runs."""
        ...

    async def open(self) -> None:
        """Open the database."""
        ...

    async def serve(self, stopping: asyncio.Event, on_ready: Callable[[], None]) -> None:
        """Serve until told to stop."""
        ...


class Agents:
    """Accept whatever they are offered and close it at once."""

    def __init__(self, store: Store, people: dict[PersonId, Person]) -> None:
        self._store = store
        self._people = people
        self._offers: asyncio.Queue[tuple[PersonId, OfferId]] = asyncio.Queue()
        self._unfinished: set[ConversationId] = set()
        store.on_commit(self._hear)

    @property
    def unfinished(self) -> int:
        """How many conversations nobody has closed yet."""
        return len(self._unfinished)

    def _hear(self, committed: Committed) -> None:
        for conversation in committed.conversations.values():
            if conversation.state is State.CLOSED:
                self._unfinished.discard(conversation.id)
            else:
                self._unfinished.add(conversation.id)
        for offer, _ in committed.offers:
            if offer.outcome is None:
                self._offers.put_nowait((offer.agent_id, offer.id))

    async def run(self) -> None:
        """Work for ever."""
        async with asyncio.TaskGroup() as group:
            while True:
                agent_id, offer_id = await self._offers.get()
                group.create_task(self._serve(self._people[agent_id], offer_id))

    async def _serve(self, agent: Person, offer_id: OfferId) -> None:
        conversation_id = await self._store.run(accept_offer, offer_id, agent)
        await self._store.run(close_conversation, conversation_id, agent, disposition=None)


async def serve_product(hub: RunningHub, secret: str) -> None:
    """Serve until the parent closes our standard input; `secret` opens the console."""
    await hub.open()
    await hub.store.run(seed_bench, digest_of(secret))
    agents = Agents(hub.store, {id_: await hub.store.read(_person, id_) for id_ in AGENTS})
    stopping = asyncio.Event()

    async def answer() -> None:
        await answer_readings(lambda: agents.unfinished, stopping)

    hub.extra_loops += [agents.run, answer]
    await hub.serve(stopping, lambda: say({"port": hub.settings.port}))


def _person(tx: Transaction, id_: PersonId) -> Person:
    return tx.people.get(id_)
