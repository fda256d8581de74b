"""A busy hour: made-up customers write over every channel, and played agents answer them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any, Final

import structlog

from hub.commands.demo.agents import PlayedAgent
from hub.commands.demo.customers import Customers
from hub.commands.demo.documents import read_document
from hub.commands.demo.ledger import Ledger
from hub.commands.demo.mailbox import Mailboxes
from hub.commands.demo.names import HOOK
from hub.commands.demo.phone import Telephones
from hub.commands.demo.seed import people_of_demonstration
from hub.domain.ids import PersonId
from hub.domain.permission import Role
from hub.domain.problem import Conflict, Invalid
from hub.web.services import Services

log = structlog.get_logger()

MOST_MINUTES: Final = 60
MOST_PER_MINUTE: Final = 120
DRAIN_SECONDS: Final = 20.0
TICK_SECONDS: Final = 1.0


@dataclass(slots=True)
class Play:
    """One busy hour."""

    seconds: float
    per_second: float
    ledger: Ledger
    stopping: asyncio.Event
    begun_at: float = 0.0
    is_running: bool = True


class BusyHour:
    """Plays one busy hour at a time."""

    def __init__(  # noqa: PLR0913 - what it plays on
        self,
        services: Services,
        base_url: str,
        *,
        telephones: Telephones,
        mailboxes: Mailboxes,
        has_console: Callable[[PersonId], bool],
        changed: Callable[[], None],
    ) -> None:
        self._services = services
        self._base_url = base_url
        self._telephones = telephones
        self._mailboxes = mailboxes
        self._has_console = has_console
        self._changed = changed
        self._orders: asyncio.Queue[Play] = asyncio.Queue()
        self._play: Play | None = None

    def start(self, minutes: float, per_minute: float) -> None:
        """Begin; raises Conflict while one runs."""
        if self._play is not None and self._play.is_running:
            raise Conflict("A busy hour runs already; stop it first.")
        if not 0 < minutes <= MOST_MINUTES or not 1 <= per_minute <= MOST_PER_MINUTE:
            raise Invalid(f"Choose up to {MOST_MINUTES} minutes and 1 to {MOST_PER_MINUTE} arrivals a minute.")
        chance = Random(self._services.new_secret())  # noqa: S311 - a play needs no better chance
        ledger = Ledger(read_document("busy"), chance, self._changed)
        self._play = Play(minutes * 60, per_minute / 60, ledger, asyncio.Event(), asyncio.get_running_loop().time())
        self._orders.put_nowait(self._play)
        self._changed()

    def stop(self) -> None:
        """Let nobody come any more; whoever is there is still answered."""
        if self._play is not None:
            self._play.stopping.set()

    def shown(self) -> dict[str, Any] | None:
        """How it goes; None before the first."""
        play = self._play
        if play is None:
            return None
        past = min(asyncio.get_running_loop().time() - play.begun_at, play.seconds)
        is_over = not play.is_running or play.stopping.is_set()
        return {
            "running": play.is_running,
            "progress": 1.0 if is_over else round(past / play.seconds, 4),
            "seconds_left": 0 if is_over else round(play.seconds - past),
            **play.ledger.counts(),
        }

    def hear(self, text: str, thing: object = None) -> None:
        """Something reached a customer's telephone or mailbox."""
        if self._play is not None:
            self._play.ledger.hear(text, thing)

    async def run(self) -> None:
        """Play whatever is ordered, until cancelled."""
        while True:
            play = await self._orders.get()
            try:
                await self._played(play)
            except* Exception:
                log.exception("busy hour failed")
            finally:
                play.is_running = False
                self._changed()

    async def _played(self, play: Play) -> None:
        people = await self._services.store.read(people_of_demonstration)
        agents = [
            PlayedAgent(self._services, person, play.ledger, self._has_console)
            for person in people
            if Role.AGENT in person.all_roles
        ]
        customers = Customers(
            play.ledger,
            self._base_url,
            f"{self._services.public_url}/webhooks/{HOOK}",
            telephones=self._telephones,
            mailboxes=self._mailboxes,
        )
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(agent.run(self._base_url)) for agent in agents]
            tasks.append(group.create_task(self._tick()))
            await self._arrive(play, customers)
            await self._drain(play)
            for task in tasks:
                task.cancel()

    async def _arrive(self, play: Play, customers: Customers) -> None:
        """Let customers come at random moments; returns when the last one is content or has given up."""
        loop = asyncio.get_running_loop()
        play.begun_at = loop.time()
        async with asyncio.TaskGroup() as group:
            while not play.stopping.is_set() and loop.time() < play.begun_at + play.seconds:
                group.create_task(customers.play())
                pause = play.ledger.chance.expovariate(play.per_second)
                left = play.begun_at + play.seconds - loop.time()
                await _set_within(play.stopping, min(pause, max(left, 0)))

    async def _drain(self, play: Play) -> None:
        ends = asyncio.get_running_loop().time() + DRAIN_SECONDS
        while play.ledger.unfinished and asyncio.get_running_loop().time() < ends:
            play.ledger.moved.clear()
            await _set_within(play.ledger.moved, ends - asyncio.get_running_loop().time())
        log.info("busy hour over", **play.ledger.counts(), left_open=len(play.ledger.unfinished))

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(TICK_SECONDS)
            self._changed()


async def _set_within(event: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return
