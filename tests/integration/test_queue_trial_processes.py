"""What becomes of a trial whose process is stuck or breaks, or that is one too many; the processes are our own."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any, cast

import pytest

from hub.domain.floor import Floor
from hub.domain.ids import PersonId, QueueId
from hub.domain.problem import Conflict, Invalid, NotFound, TooMany
from hub.wire.queue_trial import QueueTrial, TrialState
from hub.wire.store import Store
from hub.worker.queue_trial_day import KeptDay
from hub.worker.queue_trials import BROKEN, TOO_LONG, Trials

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
ADA, BEA, CLEO = (PersonId(name) for name in ("ada", "bea", "cleo"))
CHAT = QueueId("chat")
READS = "import sys, time; sys.stdin.buffer.read(); "
SLEEPS = READS + "print('{\"share\": 0.5}', flush=True); time.sleep(60)"


class EmptyStore:
    """Nothing ever happened in it."""

    floor = Floor()

    async def read(self, view: Callable[..., Any], at: datetime) -> tuple[KeptDay, list[Any]]:
        return KeptDay(at, (), {}), []


@asynccontextmanager
async def trials(script: str, longest_seconds: float = 20.0) -> AsyncIterator[Trials]:
    ids = count(1)
    made = Trials(
        cast(Store, EmptyStore()),
        (sys.executable, "-c", script),
        now=lambda: NOW,
        new_id=lambda: f"trial {next(ids)}",
        longest_seconds=longest_seconds,
    )
    async with asyncio.TaskGroup() as group:
        running = group.create_task(made.run())
        await asyncio.sleep(0)
        yield made
        running.cancel()


async def until(made: Trials, trial: QueueTrial, is_there: Callable[[QueueTrial], bool]) -> QueueTrial:
    """The trial of Ada as soon as it is so."""
    for _ in range(400):
        found = made.read(ADA, trial.id)
        if is_there(found):
            return found
        await asyncio.sleep(0.05)
    raise AssertionError(found)


def is_over(trial: QueueTrial) -> bool:
    return trial.state is not TrialState.RUNNING


async def test_a_process_that_does_not_end_is_ended() -> None:
    async with trials(SLEEPS, longest_seconds=1.5) as made:
        found = await until(made, await made.start(ADA, CHAT, Floor(), None), is_over)
    assert (found.state, found.problem) == (TrialState.FAILED, TOO_LONG)


@pytest.mark.parametrize("script", [READS + "print('no word of it')", READS, "raise SystemExit(3)"])
async def test_a_process_that_breaks_says_so(script: str) -> None:
    async with trials(script) as made:
        found = await until(made, await made.start(ADA, CHAT, Floor(), None), is_over)
    assert (found.state, found.problem) == (TrialState.FAILED, BROKEN)


async def test_a_third_person_waits_and_the_first_ones_next_trial_takes_her_own_place() -> None:
    async with trials(SLEEPS) as made:
        first = await made.start(ADA, CHAT, Floor(), None)
        await made.start(BEA, CHAT, Floor(), None)
        with pytest.raises(TooMany):
            await made.start(CLEO, CHAT, Floor(), None)
        second = await made.start(ADA, CHAT, Floor(), None)
        assert made.read(ADA, first.id).state is TrialState.CANCELLED
        with pytest.raises(NotFound):
            made.read(BEA, second.id)
        made.cancel(ADA, second.id)
        await made.start(CLEO, CHAT, Floor(), None)


async def test_only_the_last_trials_are_kept() -> None:
    async with trials(READS) as made:
        first = await made.start(ADA, CHAT, Floor(), None)
        for _ in range(20):
            last = await made.start(ADA, CHAT, Floor(), None)
        with pytest.raises(NotFound):
            made.read(ADA, first.id)
        made.cancel(ADA, last.id)


async def test_nothing_is_left_running_when_the_hub_stops(tmp_path: Path) -> None:
    mark = tmp_path / "alive"
    script = READS + f"open({str(mark)!r}, 'w').close(); print('{{\"share\": 0.5}}', flush=True); time.sleep(60)"
    async with trials(script) as made:
        trial = await made.start(ADA, CHAT, Floor(), None)
        await until(made, trial, lambda found: found.share > 0)
        assert mark.exists()
    with pytest.raises(Conflict):
        await made.start(ADA, CHAT, Floor(), None)


async def test_a_day_that_is_not_over_is_refused() -> None:
    async with trials(SLEEPS) as made:
        with pytest.raises(Invalid, match="is not over; choose one before 2026-03-02"):
            await made.start(ADA, CHAT, Floor(), NOW.date())
