"""A scenario under one policy after another, replication by replication; whoever calls may spread them over cores."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from routing.simulation.customers import Chance
from routing.simulation.default_policy import default_policies
from routing.simulation.playing import Play
from routing.simulation.presets import PRESETS, SimulatedPolicy
from routing.simulation.report import (
    Figures,
    Report,
    classes,
    comparison,
    differences,
    figures_of,
    groups,
    lost_time,
    totals,
)
from routing.simulation.scenario import PolicyChoice, Scenario

Progress: TypeAlias = Callable[[str, float], None]
"""Told what is being done, and the share of it that is done."""


@dataclass(frozen=True, slots=True)
class Replication:
    """One task: a scenario, the policies of its periods, and the chance it meets."""

    scenario: Scenario
    policies: tuple[SimulatedPolicy, ...]
    chance: Chance


Spread: TypeAlias = Callable[[Sequence[Replication]], Iterable[Figures]]
"""Plays replications, in any order of work, and returns their figures in the order of the tasks."""


def play(task: Replication) -> dict[str, float]:
    """The figures of one replication."""
    return figures_of(task.scenario, Play(task.scenario, task.policies, task.chance).play())


def policies_of(scenario: Scenario, choice: PolicyChoice, progress: Progress) -> tuple[SimulatedPolicy, ...]:
    """The policy of each period; the hub's own is tuned now."""
    preset = PRESETS[choice.preset]
    if preset.build is None:
        return default_policies(scenario, choice.settings, lambda share: progress("tuning", share))
    return (preset.build(scenario, choice.settings),)


def simulate(  # noqa: PLR0913, PLR0917 - everything a run takes
    scenario: Scenario, compared: Sequence[str], replications: int, seed: int, spread: Spread, progress: Progress
) -> Report:
    """The report of contract `hub simulate`; the same numbers whatever spreads the work."""

    def played(name: str, policies: tuple[SimulatedPolicy, ...]) -> list[Figures]:
        figures = []
        for one in spread(
            [Replication(scenario, policies, Chance(seed, number, replications)) for number in range(replications)]
        ):
            figures.append(one)
            progress(name, len(figures) / replications)
        return figures

    policies = policies_of(scenario, scenario.policy, progress)
    figures = played(scenario.policy.preset, policies)
    report: Report = {
        "scenario": scenario.name,
        "policy": scenario.policy.preset,
        "replications": replications,
        "seed": seed,
        "unit": scenario.unit,
        "tuning": {"periods": [dict(policy.told) for policy in policies]} if policies[0].told else {},
        "total": totals(figures),
        "classes": classes(scenario, figures),
        "groups": groups(scenario, figures),
        "comparisons": [],
        "lost_time": lost_time(scenario, figures),
        "differences": [],
    }
    for name in compared:
        others = policies_of(scenario, PolicyChoice(name), progress)
        theirs = played(name, others)
        report["comparisons"].append({"policy": name, **comparison(figures, theirs)})
        report["differences"].append({"policy": name, **differences(figures, theirs)})
    return report
