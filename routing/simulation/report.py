"""What many replications say together: every figure as a mean and half the width of its 95 % interval."""

from collections.abc import Mapping, Sequence
from math import sqrt
from statistics import NormalDist
from typing import Any, Final, TypeAlias

from routing.simulation.desks import occupancy, shares
from routing.simulation.scenario import Scenario
from routing.simulation.tally import ClassTally, Tally

Figures: TypeAlias = Mapping[str, float]
"""One replication's sums, by name."""
Report: TypeAlias = dict[str, Any]

CONFIDENCE: Final = 0.95
COUNTS: Final = ("arrived", "served", "abandoned", "blocked", "left", "retried", "in_target")
TOTAL: Final = ""
"""Stands for everybody; no class has this name."""
COMPARED: Final = {"cost": "cost_rate", f"{TOTAL}.lost": "lost_time", f"{TOTAL}.abandoned": "abandoned"}
"""What is compared, by its name among the figures and in the report."""


def figures_of(scenario: Scenario, tally: Tally) -> dict[str, float]:
    """One replication as numbers that can be added up: of everybody, of each class and of each group."""
    found: dict[str, float] = {"cost": tally.cost_rate(scenario)}
    everybody: list[float] = []
    for one in scenario.classes:
        mine = tally.classes[one.name]
        everybody += mine.waits
        cost = ((one.queue_cost or 0.0) * mine.queue_time + one.session_cost * mine.session_time) / scenario.horizon
        found |= _of_class(one.name, mine, mine.waits) | {f"{one.name}.cost": cost}
        for period in range(max(len(scenario.periods), 1)):
            found[f"{one.name}.arrived.{period}"] = mine.arrived_by_period.get(period, 0)
            found[f"{one.name}.in_target.{period}"] = mine.in_target_by_period.get(period, 0)
    for name in (*COUNTS, "waited", "in_time", "lost"):
        found[f"{TOTAL}.{name}"] = sum(found[f"{one.name}.{name}"] for one in scenario.classes)
    found |= _of_waits(TOTAL, everybody)
    return found | _of_groups(scenario, tally)


def _of_class(name: str, mine: ClassTally, waits: Sequence[float]) -> dict[str, float]:
    counts = {
        "arrived": mine.arrived,
        "served": len(waits),
        "abandoned": mine.abandoned,
        "blocked": mine.blocked,
        "left": mine.left,
        "retried": mine.retried,
        "in_target": mine.in_target,
        "waited": sum(waits),
        "in_time": mine.abandoned_in_time,
        "lost": sum(waits) + mine.patience_lost + mine.left_waited,
    }
    return {f"{name}.{key}": float(value) for key, value in counts.items()} | _of_waits(name, waits)


def _of_waits(name: str, waits: Sequence[float]) -> dict[str, float]:
    ordered = sorted(waits)
    p95 = ordered[min(int(0.95 * len(ordered)), len(ordered) - 1)] if ordered else 0.0
    return {f"{name}.p95": p95, f"{name}.max": ordered[-1] if ordered else 0.0}


def _of_groups(scenario: Scenario, tally: Tally) -> dict[str, float]:
    found: dict[str, float] = {}
    for group in scenario.groups:
        mine = tally.groups[group.name]
        each = sorted(shares(mine).values())
        found[f"group.{group.name}.occupancy"] = occupancy(mine)
        for name, share in (("p10", 0.1), ("p90", 0.9)):
            found[f"group.{group.name}.{name}"] = each[min(int(share * len(each)), len(each) - 1)] if each else 0.0
        for one in scenario.classes:
            if group.can_serve(one):
                found[f"group.{group.name}.served.{one.name}"] = mine.served.get(one.name, 0)
    busy = sum(sum(tally.groups[group.name].busy_time.values()) for group in scenario.groups)
    staffed = sum(sum(tally.groups[group.name].staffed_time.values()) for group in scenario.groups)
    found["group.busy"], found["group.staffed"] = busy, staffed
    return found


class Estimates:
    """Figures of many replications, and what they say together."""

    def __init__(self, replications: Sequence[Figures]) -> None:
        self._each = replications
        self._quantile = student_quantile(len(replications) - 1) if len(replications) > 1 else 0.0

    def mean(self, name: str) -> Report:
        """The mean of a figure."""
        values = [one[name] for one in self._each]
        return self._estimate(sum(values) / len(values), values)

    def ratio(self, above: Sequence[str], below: Sequence[str], *, minus: Sequence[str] = ()) -> Report:
        """The ratio of two sums of figures; its width by the delta method."""
        tops = [sum(one[name] for name in above) for one in self._each]
        bottoms = [sum(one[name] for name in below) - sum(one[name] for name in minus) for one in self._each]
        whole = sum(bottoms)
        if not whole:
            return {"mean": 0.0, "half_width": 0.0}
        ratio = sum(tops) / whole
        scale = len(self._each) / whole
        residuals = [(top - ratio * bottom) * scale for top, bottom in zip(tops, bottoms, strict=True)]
        return self._estimate(ratio, residuals)

    def _estimate(self, mean: float, values: Sequence[float]) -> Report:
        count = len(values)
        if count < 2:  # noqa: PLR2004 - one replication says nothing of its scatter
            return {"mean": mean, "half_width": 0.0}
        middle = sum(values) / count
        variance = sum((value - middle) ** 2 for value in values) / (count - 1)
        return {"mean": mean, "half_width": self._quantile * sqrt(variance / count)}


def totals(replications: Sequence[Figures]) -> Report:
    """The part of a report about everybody."""
    estimates = Estimates(replications)
    found = _served(estimates, TOTAL)
    found["cost_rate"] = estimates.mean("cost")
    found["occupancy"] = estimates.ratio(["group.busy"], ["group.staffed"])
    return found


def classes(scenario: Scenario, replications: Sequence[Figures]) -> Report:
    """The part of a report about each class."""
    estimates = Estimates(replications)
    found: Report = {}
    for one in scenario.classes:
        mine = _served(estimates, one.name)
        mine["cost_rate"] = estimates.mean(f"{one.name}.cost")
        mine["per_period"] = [
            {name: estimates.mean(f"{one.name}.{name}.{period}") for name in ("arrived", "in_target")}
            for period in range(max(len(scenario.periods), 1))
        ]
        found[one.name] = mine
    return found


def groups(scenario: Scenario, replications: Sequence[Figures]) -> Report:
    """The part of a report about each group."""
    estimates = Estimates(replications)
    return {
        group.name: {
            "occupancy": estimates.mean(f"group.{group.name}.occupancy"),
            "occupancy_p10": estimates.mean(f"group.{group.name}.p10"),
            "occupancy_p90": estimates.mean(f"group.{group.name}.p90"),
            "served_by_class": {
                one.name: estimates.mean(f"group.{group.name}.served.{one.name}")
                for one in scenario.classes
                if group.can_serve(one)
            },
        }
        for group in scenario.groups
    }


def _served(estimates: Estimates, name: str) -> Report:
    found: Report = {count: estimates.mean(f"{name}.{count}") for count in COUNTS}
    found["asa"] = estimates.ratio([f"{name}.waited"], [f"{name}.served"])
    found["wait_p95"] = estimates.mean(f"{name}.p95")
    found["wait_max"] = estimates.mean(f"{name}.max")
    met, in_time = f"{name}.in_target", f"{name}.in_time"
    found["service_level"] = {
        "of_offered": estimates.ratio([met], [f"{name}.arrived"]),
        "of_answered": estimates.ratio([met], [f"{name}.served"]),
        "of_answered_and_late_abandoned": estimates.ratio(
            [met], [f"{name}.served", f"{name}.abandoned"], minus=[in_time]
        ),
        "abandons_in_time_excluded": estimates.ratio([met], [f"{name}.arrived"], minus=[in_time]),
        "abandons_in_time_count_as_met": estimates.ratio([met, in_time], [f"{name}.arrived"]),
    }
    return found


def lost_time(scenario: Scenario, replications: Sequence[Figures]) -> Report:
    """What a customer loses in the mean: her wait, or her class's mean patience if she gives up."""
    estimates = Estimates(replications)

    def lost(name: str) -> Report:
        return estimates.ratio([f"{name}.lost"], [f"{name}.arrived"])

    return {"total": lost(TOTAL), "classes": {one.name: lost(one.name) for one in scenario.classes}}


def comparison(ours: Sequence[Figures], theirs: Sequence[Figures]) -> Report:
    """The part of a report about another policy under the same chance."""
    cost = differences(ours, theirs)["cost_rate"]
    return {"total": totals(theirs), "cost_difference_percent": cost["mean"] if cost is not None else None}


def differences(ours: Sequence[Figures], theirs: Sequence[Figures]) -> Mapping[str, Report | None]:
    """By how much per cent theirs is more than ours, replication beside replication; None where ours is nothing."""
    pairs = [
        {f"{whose} {name}": one[name] for whose, one in (("our", our), ("their", their)) for name in COMPARED}
        for our, their in zip(ours, theirs, strict=True)
    ]
    estimates = Estimates(pairs)
    return {key: _difference(estimates, name) for name, key in COMPARED.items()}


def _difference(estimates: Estimates, name: str) -> Report | None:
    if not estimates.mean(f"our {name}")["mean"]:
        return None
    ratio = estimates.ratio([f"their {name}"], [f"our {name}"])
    return {"mean": 100 * (ratio["mean"] - 1), "half_width": 100 * ratio["half_width"]}


def student_quantile(degrees: int) -> float:
    """The 97.5 % point of Student's distribution, to about three digits (Cornish and Fisher's expansion)."""
    exact = {1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776}
    if degrees in exact:
        return exact[degrees]
    normal = NormalDist().inv_cdf(0.5 + CONFIDENCE / 2)
    first = (normal**3 + normal) / 4
    second = (5 * normal**5 + 16 * normal**3 + 3 * normal) / 96
    third = (3 * normal**7 + 19 * normal**5 + 17 * normal**3 - 15 * normal) / 384
    return normal + first / degrees + second / degrees**2 + third / degrees**3
