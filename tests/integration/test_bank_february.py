"""February 1999 at a bank, replayed: what was measured there, and what the default policy would have gained.

The log is that of the "Anonymous Bank", collected by A. Mandelbaum and colleagues at the Technion, whom we thank.
It tells neither who had which skill nor how fast, so both are assumed here (`SPECIALISTS`, `SLOWER` in `bank.py`), and
the staffing follows the measured work. `BANK_DAYS=30 pytest -s` with this file prints the table of
`docs/simulation.md`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from random import Random
from statistics import median, stdev
from typing import Final

import numpy as np
import pytest

from routing.simulation.customers import Chance
from routing.simulation.report import Figures, differences, lost_time, totals
from routing.simulation.running import Replication, play, policies_of
from routing.simulation.scenario import PolicyChoice, Scenario
from tests.integration.bank import (
    LOG,
    Call,
    floor,
    mean_patience,
    mean_service,
    read_calls,
    working_days,
)

pytestmark = [
    pytest.mark.skipif(not LOG.exists(), reason="the bank's log does not lie beside the project"),
    pytest.mark.timeout(600),
]

DAYS: Final = int(os.environ.get("BANK_DAYS", "5"))
"""Drawn from the days of the month, each as likely as the others, and some of them more than once."""
ORDER: Final = ("technical", "stocks", "regular", "prospects")
"""The strict priorities that lose the least time here of all that were tried."""
MEASURED: Final = {
    "PS": (21_269, 187, 119, 1.13, 0.53, 67, 0.148, 449),
    "NE": (2_744, 277, 179, 1.40, 0.60, 88, 0.111, 799),
    "NW": (7_564, 109, 62, 1.09, 0.60, 92, 0.431, 213),
    "IN": (293, 267, 159, 1.40, 0.69, 144, 0.308, 468),
}
"""By kind: calls, mean, median and log deviation of the service, share that queued, their mean wait, how many of them
gave up, and their patience."""
BY_HOUR: Final = (40, 95, 109, 125, 113, 94, 120, 115, 113, 116, 95, 84, 67, 59, 62, 53, 41)
"""Calls from Sunday to Thursday, from seven o'clock on."""


@cache
def calls() -> list[Call]:
    """The whole log, read once."""
    return read_calls(LOG)


@pytest.mark.parametrize("kind", MEASURED)
def test_the_log_says_what_was_measured_in_it(kind: str) -> None:
    mine = [call for call in calls() if call.kind == kind]
    served = [call.served for call in mine if call.served > 0]
    queued = [call for call in mine if call.has_queued]
    count, mean_seconds, middle, deviation, share, wait, gone, patience = MEASURED[kind]
    assert len(mine) == count
    assert mean_service(mine, kind) == pytest.approx(mean_seconds, abs=0.6)
    assert median(served) == pytest.approx(middle, abs=0.6)
    assert stdev(np.log(served)) == pytest.approx(deviation, abs=0.006)
    assert len(queued) / len(mine) == pytest.approx(share, abs=0.006)
    assert sum(call.waited for call in queued) / len(queued) == pytest.approx(wait, abs=0.6)
    assert sum(call.has_given_up for call in queued) / len(queued) == pytest.approx(gone, abs=0.0006)
    assert mean_patience(mine) == pytest.approx(patience, abs=0.6)


def test_the_hours_are_as_busy_as_was_measured() -> None:
    days = working_days(calls())
    assert len(days) == 20
    for hour, measured in enumerate(BY_HOUR, start=7):
        counted = sum(call.hour == hour for day in days.values() for call in day) / len(days)
        assert counted == pytest.approx(measured, rel=0.03), "kinds that are not played are one call in a hundred"


def _print(typical: Scenario, played: Mapping[str, list[Figures]]) -> None:
    """The figures of each policy, a line each."""
    for name, figures in played.items():
        lost, total = lost_time(typical, figures)["total"], totals(figures)
        beside = differences(played["default"], figures)
        told = [f"{key} {one['mean']:+.1f} ± {one['half_width']:.1f} %" for key, one in beside.items() if one]
        minutes = f"lost {lost['mean']:.3f} ± {lost['half_width']:.3f} min, wait {total['asa']['mean']:.3f} min"
        print(f"{name}: {minutes}, gave up {total['abandoned']['mean']:.1f}; {', '.join(told)}")  # noqa: T201 - for -s


def test_the_default_policy_loses_less_time_than_the_oldest_first_on_the_days_of_the_bank() -> None:
    days = working_days(calls())
    typical = floor(days)
    choices = {
        "default": PolicyChoice("default"),
        "fifo-longest-idle": PolicyChoice("fifo-longest-idle"),
        "strict-priority": PolicyChoice("strict-priority", {"order": ORDER}),
    }
    chance = Random(5)
    drawn = [chance.choice(sorted(days)) for _ in range(DAYS)]
    floors = {day: floor(days, day) for day in drawn}
    played: dict[str, list[Figures]] = {}
    for name, choice in choices.items():
        policies = policies_of(typical, choice, lambda *_: None)
        played[name] = [
            play(Replication(floors[day], policies, Chance(1, number, DAYS))) for number, day in enumerate(drawn)
        ]
    _print(typical, played)
    fifo, strict = (differences(played["default"], played[name]) for name in list(choices)[1:])
    assert fifo["lost_time"] is not None
    assert fifo["lost_time"]["mean"] - fifo["lost_time"]["half_width"] > 0, "surely less time is lost"
    for other in (fifo["abandoned"], strict["lost_time"], strict["abandoned"]):
        assert other is not None
        assert other["mean"] + other["half_width"] > 0, "and nothing else is surely worse"
