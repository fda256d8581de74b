"""The loop itself: time jumps, order is drawn, and the same seed gives the same history."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from tests.stage.loop import BEGINNING, Frozen, HeldClock, run_held


async def history(clock: HeldClock) -> list[tuple[str, int]]:
    seen: list[tuple[str, int]] = []

    async def worker(name: str) -> None:
        for turn in range(5):
            await asyncio.sleep(0 if turn % 2 else 0.5)
            seen.append((name, turn))

    async with asyncio.TaskGroup() as group:
        for name in "abcdef":
            group.create_task(worker(name))
    return seen


def test_the_same_seed_gives_the_same_history() -> None:
    assert run_held(history, seed=7) == run_held(history, seed=7)


def test_other_seeds_give_other_histories() -> None:
    assert len({tuple(run_held(history, seed=seed)) for seed in range(10)}) == 10


def test_a_day_passes_at_once_and_exactly() -> None:
    async def story(clock: HeldClock) -> None:
        await asyncio.sleep(86_400)
        assert clock() == BEGINNING + timedelta(days=1)

    run_held(story)


def test_a_play_in_which_everybody_waits_for_ever_is_reported() -> None:
    async def story(clock: HeldClock) -> None:
        await asyncio.get_running_loop().create_future()

    with pytest.raises(Frozen):
        run_held(story)


def test_nothing_may_use_a_thread() -> None:
    async def story(clock: HeldClock) -> None:
        with pytest.raises(AssertionError, match="thread"):
            await asyncio.to_thread(print)

    run_held(story)
