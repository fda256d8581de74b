"""Random walks: whatever people, customers, providers and clocks do, what must hold holds.

More walks than the usual few: `HUB_WALKS=10000 pytest tests/deterministic/test_walks.py -n auto --timeout 0`.
A walk that fails is played again by its number: `HUB_FIRST_WALK=4711 HUB_WALKS=1`.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from tests.deterministic.walk import ACTS, stroll
from tests.stage.stage import Stage, play

WALKS = int(os.environ.get("HUB_WALKS", "40"))  # noqa: TID251 - how long a test tries is no setting of the hub
FIRST = int(os.environ.get("HUB_FIRST_WALK", "1"))  # noqa: TID251
AT_ONCE = 10
STEPS = 40


def walked(seed: int, template: Path) -> tuple[str, Counter[str]]:
    """The history of one walk in one word, and what was done on it."""

    async def story(stage: Stage) -> tuple[str, Counter[str]]:
        walk = await stroll(stage, seed, STEPS)
        return walk.steps[-1], walk.done

    try:
        return play(story, template, seed=seed)
    except BaseException as error:
        error.add_note(f"This was walk {seed}.")
        raise


@pytest.mark.parametrize("first", range(FIRST, FIRST + WALKS, AT_ONCE))
def test_whatever_happens_what_must_hold_holds(first: int, stage_template: Path) -> None:
    for seed in range(first, min(first + AT_ONCE, FIRST + WALKS)):
        walked(seed, stage_template)


def test_the_same_seed_gives_the_same_history(stage_template: Path) -> None:
    assert walked(4711, stage_template) == walked(4711, stage_template)


def test_different_seeds_give_different_histories(stage_template: Path) -> None:
    assert walked(1, stage_template)[0] != walked(2, stage_template)[0]


def test_every_act_succeeds_on_some_walk(stage_template: Path) -> None:
    done: Counter[str] = Counter()
    for seed in range(20):
        done += walked(seed, stage_template)[1]
    assert set(done) == {act.__name__ for act in ACTS}
