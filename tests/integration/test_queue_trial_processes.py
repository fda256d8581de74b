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
from hub.domain.local_day import LocalDay
from hub.domain.problem import Conflict, Invalid, NotFound, TooMany
from hub.wire.queue_trial import Failure, QueueTrial, TrialState
from hub.wire.store import Store
from hub.worker.queue_trial_day import KeptDay
from hub.worker.queue_trials import MOST_WAITING, SENTENCES, Trials

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
ADA, BEA, CLEO = (PersonId(name) for name in ("ada", "bea", "cleo"))
CHAT = QueueId("chat")
READS = "import sys, time; sys.stdin.buffer.read(); "
PLAYS_TWICE = READS + """print('{"share": 0.1, "result": "of two plays"}', flush=True); """
SLEEPS = READS + "print('{\"share\": 0.5}', flush=True); time.sleep(60)"


class EmptyStore:
    """Nothing ever happened in it."""

    floor = Floor()

    async def read(self, view: Callable[..., Any], day: LocalDay) -> tuple[KeptDay, list[Any]]:
        return KeptDay(day, (), {}), []


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


async def until(
    made: Trials, trial: QueueTrial, is_there: Callable[[QueueTrial], bool], person: PersonId = ADA
) -> QueueTrial:
    """The person's trial as soon as it is so."""
    for _ in range(400):
        found = made.read(person, trial.id)
        if is_there(found):
            return found
        await asyncio.sleep(0.05)
    raise AssertionError(found)


def is_over(trial: QueueTrial) -> bool:
    return trial.state not in {TrialState.WAITING, TrialState.RUNNING}


async def test_a_process_that_says_too_little_in_its_time_is_ended() -> None:
    async with trials(SLEEPS, longest_seconds=1.5) as made:
        found = await until(made, await made.start(ADA, CHAT, Floor(), None), is_over)
    assert (found.state, found.failure, found.result) == (TrialState.FAILED, Failure.TOO_LONG, None)
    assert found.problem == SENTENCES[Failure.TOO_LONG]


async def test_what_was_played_when_the_time_is_up_is_the_result() -> None:
    async with trials(PLAYS_TWICE + "time.sleep(60)", longest_seconds=3) as made:
        trial = await made.start(ADA, CHAT, Floor(), None)
        partly = await until(made, trial, lambda found: found.result is not None)
        found = await until(made, trial, is_over)
    assert (partly.state, partly.share) == (TrialState.RUNNING, 0.1)
    assert (found.state, found.share) == (TrialState.DONE, 1.0)
    assert str(found.result) == str(partly.result) == "of two plays"


async def test_a_process_that_breaks_after_some_plays_leaves_them_and_says_so() -> None:
    async with trials(PLAYS_TWICE) as made:
        found = await until(made, await made.start(ADA, CHAT, Floor(), None), is_over)
    assert (found.state, found.failure) == (TrialState.FAILED, Failure.BROKEN)
    assert str(found.result) == "of two plays"


@pytest.mark.parametrize("script", [READS + "print('no word of it')", READS, "raise SystemExit(3)"])
async def test_a_process_that_breaks_says_so(script: str) -> None:
    async with trials(script) as made:
        found = await until(made, await made.start(ADA, CHAT, Floor(), None), is_over)
    assert (found.state, found.problem) == (TrialState.FAILED, SENTENCES[Failure.BROKEN])


async def test_one_trial_is_played_at_a_time_and_the_others_wait_their_turn() -> None:
    async with trials(SLEEPS) as made:
        first = await made.start(ADA, CHAT, Floor(), None)
        await until(made, first, lambda found: found.share > 0)
        second = await made.start(BEA, CHAT, Floor(), None)
        third = await made.start(CLEO, CHAT, Floor(), None)
        assert [first.state, second.state, third.state] == [TrialState.RUNNING, TrialState.WAITING, TrialState.WAITING]
        with pytest.raises(NotFound):
            made.read(ADA, second.id)
        made.cancel(ADA, first.id)
        await until(made, second, lambda found: found.share > 0, BEA)
        assert made.read(CLEO, third.id).state is TrialState.WAITING
        made.cancel(CLEO, third.id)
        assert made.read(CLEO, third.id).state is TrialState.CANCELLED


async def test_the_next_trial_of_the_same_person_takes_the_place_of_her_last() -> None:
    async with trials(SLEEPS) as made:
        first = await made.start(ADA, CHAT, Floor(), None)
        second = await made.start(ADA, CHAT, Floor(), None)
        assert made.read(ADA, first.id).state is TrialState.CANCELLED
        await until(made, second, lambda found: found.share > 0)


async def test_who_would_wait_for_too_many_others_is_sent_away() -> None:
    async with trials(SLEEPS) as made:
        first = await made.start(ADA, CHAT, Floor(), None)
        await until(made, first, lambda found: found.share > 0)
        for number in range(MOST_WAITING):
            await made.start(PersonId(f"person {number}"), CHAT, Floor(), None)
        with pytest.raises(TooMany):
            await made.start(CLEO, CHAT, Floor(), None)
        assert made.read(ADA, first.id).state is TrialState.RUNNING


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
        with pytest.raises(Invalid, match="is not over in UTC; choose one before 2026-03-02"):
            await made.start(ADA, CHAT, Floor(), NOW.date())
