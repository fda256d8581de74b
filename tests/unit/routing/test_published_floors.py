"""The simulator gives the figures that others have published for the same floors (docs/scenarios names the sources)."""

from collections.abc import Callable
from math import sqrt
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from routing.simulation.customers import Chance
from routing.simulation.presets import PRESETS
from routing.simulation.reading import read_scenario
from routing.simulation.report import Estimates, Figures, Report, classes, groups, totals
from routing.simulation.running import Replication, play
from routing.simulation.scenario import Scenario

SCENARIOS: Final = Path(__file__).parents[3] / "docs" / "scenarios"
NORMAL_95: Final = 1.96
SURE: Final = 2.6
"""Joint standard errors."""
Published = list[tuple[Callable[[Report], Any], float, float]]
"""Where a figure stands in our report, its published mean, and half the width of the published 95 % interval."""


def _service_level(kind: str) -> Callable[[Report], Any]:
    return lambda report: report["total"]["service_level"][kind]


def _total(name: str) -> Callable[[Report], Any]:
    return lambda report: report["total"][name]


def _occupancy(place: int) -> Callable[[Report], Any]:
    return lambda report: list(report["groups"].values())[place]["occupancy"]


def _in_target(place: int, period: int) -> Callable[[Report], Any]:
    return lambda report: list(report["classes"].values())[place]["per_period"][period]["in_target"]


A1: Published = [
    (_service_level("of_offered"), 0.902, 0.002),
    (_total("asa"), 0.099, 0.0025),
    (_total("in_target"), 1816.2, 3.55),
    (_occupancy(0), 0.695, 0.0015),
]
A2: Published = [
    (_total("abandoned"), 58.61, 0.95),
    (_total("in_target"), 1906.0, 2.25),
    (_service_level("of_answered_and_late_abandoned"), 0.968, 0.001),
    (_occupancy(0), 0.675, 0.0015),
]
A3: Published = [
    (_total("served"), 4297.3, 27.0),
    (_total("abandoned"), 910.3, 34.5),
    (_service_level("of_answered_and_late_abandoned"), 0.501, 0.0075),
    (_occupancy(0), 0.881, 0.0035),
    *((_in_target(0, period), mean, 8.0) for period, mean in enumerate((170.2, 599.3, 15.5))),
    *((_in_target(1, period), mean, 8.0) for period, mean in enumerate((262.9, 511.6, 34.7))),
    *((_in_target(2, period), mean, 8.0) for period, mean in enumerate((259.8, 613.7, 24.9))),
]
"""The intervals by period are not published; ours are wide enough for both."""
A5: Published = [
    (_total("retried"), 107.2 / 5, 1.3 / 5),
    (_total("served"), 4967.2 / 5, 4.3 / 5),
    (_total("abandoned"), 142.9 / 5, 1.65 / 5),
    (_total("in_target"), 4896.9 / 5, 4.1 / 5),
    (_occupancy(0), 0.4762, 0.001),
    (_occupancy(1), 0.4764, 0.001),
    (_occupancy(2), 0.6325, 0.001),
]
FLOORS = [
    ("a1-one-queue", 60, A1),
    ("a2-impatient", 60, A2),
    ("a3-two-groups", 40, A3),
    ("a5-bilingual", 60, A5),
]


def simulated(scenario: Scenario, replications: int) -> Report:
    build = PRESETS[scenario.policy.preset].build
    assert build is not None
    policies = (build(scenario, scenario.policy.settings),)
    chances = [Chance(1, number, replications) for number in range(replications)]
    figures: list[Figures] = [play(Replication(scenario, policies, chance)) for chance in chances]
    assert Estimates(figures).mean("cost")["mean"] == 0
    return {
        "total": totals(figures),
        "classes": classes(scenario, figures),
        "groups": groups(scenario, figures),
    }


@pytest.mark.parametrize(("name", "replications", "published"), FLOORS, ids=[name for name, _, _ in FLOORS])
def test_a_published_floor_gives_its_published_figures(name: str, replications: int, published: Published) -> None:
    words = yaml.safe_load((SCENARIOS / f"{name}.yaml").read_text("utf-8"))
    report = simulated(read_scenario(words, lambda _file, _column: []), replications)
    for place, (figure, mean, half_width) in enumerate(published):
        ours = figure(report)
        joint = sqrt((ours["half_width"] / NORMAL_95) ** 2 + (half_width / NORMAL_95) ** 2)
        assert abs(ours["mean"] - mean) < SURE * joint, f"figure {place}: {ours} instead of {mean}"
