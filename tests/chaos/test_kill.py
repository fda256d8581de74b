"""kill -9 at random instants under load: nothing acknowledged is lost, nothing is doubled, nobody is torn in two."""

from __future__ import annotations

import os
import secrets
import sys

import pytest

from tests.chaos import warm
from tests.chaos.harness import FEWEST_BETWEEN_KILLS, Report, killed

KILLS = int(os.environ.get("HUB_CHAOS_KILLS", "8"))
SEED = int(os.environ.get("HUB_CHAOS_SEED", secrets.randbelow(1_000_000)))
SECONDS_A_KILL = 20


def explained(report: Report) -> str:
    """What to look at when a run fails."""
    return f"{report}\n{report.found}\nrun it again with HUB_CHAOS_SEED={report.seed}\n{report.log[-3000:]}"


@pytest.mark.timeout(120 + SECONDS_A_KILL * KILLS)
async def test_a_hub_that_is_killed_again_and_again_keeps_its_word(capsys: pytest.CaptureFixture[str]) -> None:
    def progress(text: str) -> None:
        with capsys.disabled():
            sys.stderr.write(f"{text}\n")

    report = await killed(KILLS, SEED, progress)
    progress(str(report))
    assert not report.found, explained(report)
    assert report.fewest >= FEWEST_BETWEEN_KILLS
    assert '"level": "error"' not in report.log, explained(report)


@pytest.mark.timeout(180)
async def test_a_hub_that_acknowledges_too_early_is_caught() -> None:
    report = await killed(3, SEED, lambda _: None, kind=warm.BAD, longest_pause=0)
    assert report.found.lost, f"the auditor caught nothing: {report}"
