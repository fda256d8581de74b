"""Proposed entry rules tried on last week's arrivals, a second's worth at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Final

from hub.application.trial import Arrived, Trial, Tried
from hub.domain.floor import Floor
from hub.domain.ids import AccountId
from hub.domain.value import dataclass
from hub.wire.store import Reading, Store

WEEK: Final = timedelta(days=7)
PAGE: Final = 250


Work = Callable[[list[Arrived]], None]


async def _aside(work: Work, arrivals: list[Arrived]) -> None:
    """Elsewhere than where messages are taken in."""
    await asyncio.to_thread(work, arrivals)


@dataclass(frozen=True, slots=True)
class Pace:
    """How long a trial may take at once, and where it works."""

    seconds: float = 1.0
    work: Callable[[Work, list[Arrived]], Awaitable[None]] = _aside


USUAL: Final = Pace()


async def try_rules(
    store: Store, proposed: Floor, id_: AccountId, before: str | None = None, pace: Pace = USUAL
) -> Tried:
    """Where last week's arrivals of the account would go, the newest first, as far as the time lasts."""
    trial = Trial(store.floor.accounts[id_], proposed.accounts[id_], (store.floor, proposed))
    clock = asyncio.get_running_loop().time
    ends = clock() + pace.seconds
    while True:
        now, page = await store.read(_arrivals, before)
        since = now - WEEK
        of_the_week = [one for one in page if one.conversation.arrived_at >= since]
        if not of_the_week:
            return Tried(trial, since, 1.0, None)
        mine = [one for one in of_the_week if one.conversation.account_id == id_]
        await pace.work(trial.add, mine)
        before = page[-1].conversation.id
        if len(page) < PAGE:
            return Tried(trial, since, 1.0, None)
        if clock() >= ends:
            oldest = of_the_week[-1].conversation.arrived_at
            return Tried(trial, since, (now - oldest) / WEEK, before)


def _arrivals(reading: Reading, before: str | None) -> tuple[datetime, list[Arrived]]:
    return reading.now, list(reading.arrivals_before(before, PAGE))
