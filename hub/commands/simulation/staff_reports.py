"""What `hub staff` reports: of a forecast by formula, of a scenario by simulation."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hub.commands.failure import REFUSED, WRONG_CALL, CommandFailed
from hub.commands.simulation.progress import shown_progress
from hub.commands.simulation.scenario_file import scenario_in
from hub.commands.simulation.spread import spread
from routing.simulation.presets import PRESETS
from routing.simulation.staffing_search import Beyond, search_staffing, with_goal
from routing.staffing import HEAVIEST_LOAD, Target, Work, least_staffing, with_shrinkage


def forecast_report(
    work: Sequence[tuple[str, Work]], target: Target, shrinkage: float, minutes: float
) -> dict[str, Any]:
    """The least agents of each interval, by formula."""
    intervals = []
    for name, one in work:
        if one.erlangs > HEAVIEST_LOAD:
            told = f"--calls and --handle are {one.erlangs:g} erlangs together; expected at most {HEAVIEST_LOAD:g}."
            raise CommandFailed(told, WRONG_CALL)
        found = least_staffing(one, target)
        intervals.append(
            {
                "interval": name,
                "calls_per_hour": one.calls_per_hour,
                "handle_seconds": one.handle_seconds,
                "patience_seconds": one.patience_seconds,
                "formula": "erlang-c" if one.patience_seconds is None else "erlang-a",
                "paid": with_shrinkage(found.agents, shrinkage),
                "needed_for": [goal.value for goal in found.needed_for],
                **{name: getattr(found.outcome, name) for name in found.outcome.__slots__},
            }
        )
    hours = minutes / 60.0
    return {
        "target": {name: getattr(target, name) for name in target.__slots__},
        "shrinkage": shrinkage,
        "agent_hours": hours * sum(row["agents"] for row in intervals),
        "paid_hours": hours * sum(row["paid"] for row in intervals),
        "intervals": intervals,
    }


def scenario_report(
    file: Path, policy: str, target: Target, chance: tuple[int, int], *, is_within_given: bool
) -> dict[str, Any]:
    """The least agents of each group, by simulation."""
    if policy and policy not in PRESETS:
        raise CommandFailed(f"--policy is {policy}; there are {', '.join(PRESETS)}.", WRONG_CALL)
    scenario = with_goal(scenario_in(file), policy, target.within_seconds if is_within_given else None)
    try:
        with shown_progress() as shown, spread() as spreading:
            return search_staffing(scenario, target.service_level, chance, spreading, shown)
    except Beyond as error:
        raise CommandFailed(f"{file}: {error}.", REFUSED) from None


def add_paid(report: dict[str, Any], shrinkage: float) -> None:
    """Say of each group how many must be paid."""
    report["shrinkage"] = shrinkage
    for group in report["groups"].values():
        group["paid"] = [with_shrinkage(agents, shrinkage) for agents in group["agents"]]
