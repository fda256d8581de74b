"""Two sets of rules side by side: the same customers under each, and how sure their difference is."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import sqrt
from typing import Final, TypeAlias

from routing.simulation.customers import Chance
from routing.simulation.report import student_quantile
from routing.trial.comparison import Compared, Comparison, CrewCompared, Estimate, HourCompared, QueueCompared
from routing.trial.day import HOURS, Day, LiveRules
from routing.trial.figures import EVERYBODY, sums_of
from routing.trial.playing import LivePlay

Sums: TypeAlias = Mapping[str, float]
Rules: TypeAlias = Mapping[str, LiveRules]
LEAST_REPLICATIONS: Final = 3
"""Fewer say nothing of how far chance moves a figure."""


def play_both(
    day: Day, before: Rules, after: Rules, chances: Iterable[Chance], goes_on: Callable[[int], bool]
) -> Comparison:
    """Play the day under both rules against the same chance, as often as there is chance, and as it may go on."""
    pairs: list[tuple[Sums, Sums]] = []
    for chance in chances:
        pairs.append(
            (
                sums_of(day, before, LivePlay(day, before, chance).played()),
                sums_of(day, after, LivePlay(day, after, chance).played()),
            )
        )
        if not goes_on(len(pairs)) and len(pairs) >= LEAST_REPLICATIONS:
            break
    return compare(day, pairs)


def compare(day: Day, pairs: Sequence[tuple[Sums, Sums]]) -> Comparison:
    """What the sums of these plays say together."""
    pair = _Pair([one for one, _ in pairs], [other for _, other in pairs])
    queue_ids = sorted({one.queue_id for one in day.streams.values()})
    return Comparison(
        len(pairs),
        pair.queue(EVERYBODY),
        tuple(pair.queue(queue_id) for queue_id in queue_ids),
        tuple(pair.crew(group.name) for group in day.scenario.groups),
        {queue_id: tuple(pair.hour(queue_id, hour) for hour in range(HOURS)) for queue_id in queue_ids},
    )


class _Pair:
    """The sums of all plays, under one set of rules and the other."""

    def __init__(self, before: Sequence[Sums], after: Sequence[Sums]) -> None:
        self._before, self._after = before, after
        self._quantile = student_quantile(len(before) - 1) if len(before) > 1 else 0.0

    def queue(self, name: str) -> QueueCompared:
        return QueueCompared(
            name,
            _mean([one[f"{name}.arrived"] for one in self._before]),
            self._ratio(f"{name}.waited", f"{name}.arrived"),
            self._ratio(f"{name}.in_target", f"{name}.arrived"),
            self._ratio(f"{name}.abandoned"),
            self._ratio(f"{name}.longest"),
        )

    def crew(self, name: str) -> CrewCompared:
        return CrewCompared(
            name, self._ratio(f"crew.{name}.busy", f"crew.{name}.there"), self._ratio(f"crew.{name}.handled")
        )

    def hour(self, queue_id: str, hour: int) -> HourCompared:
        name = f"{queue_id}@{hour}"
        wait = self._ratio(f"{name}.waited", f"{name}.arrived")
        level = self._ratio(f"{name}.in_target", f"{name}.arrived")
        arrived = _mean([one[f"{name}.arrived"] for one in self._before])
        return HourCompared(hour, arrived, wait.before.mean, wait.after.mean, level.before.mean, level.after.mean)

    def _ratio(self, above: str, below: str | None = None) -> Compared:
        """A ratio of sums, or a mean; the difference by what each pair of plays adds to it."""
        before, first = _ratio_of(self._before, above, below)
        after, second = _ratio_of(self._after, above, below)
        differences = [two - one for one, two in zip(first, second, strict=True)]
        return Compared(
            Estimate(before, self._half_width(first)),
            Estimate(after, self._half_width(second)),
            Estimate(after - before, self._half_width(differences)),
        )

    def _half_width(self, values: Sequence[float]) -> float:
        count = len(values)
        if count < 2:  # noqa: PLR2004 - one play says nothing of its scatter
            return 0.0
        middle = _mean(values)
        return self._quantile * sqrt(sum((value - middle) ** 2 for value in values) / (count - 1) / count)


def _ratio_of(plays: Sequence[Sums], above: str, below: str | None) -> tuple[float, list[float]]:
    """The ratio of two sums over all plays, and what each play adds to its error (the delta method)."""
    tops = [one[above] for one in plays]
    bottoms = [1.0 if below is None else one[below] for one in plays]
    whole = sum(bottoms)
    if not whole:
        return 0.0, [0.0] * len(plays)
    ratio = sum(tops) / whole
    scale = len(plays) / whole
    return ratio, [(top - ratio * bottom) * scale for top, bottom in zip(tops, bottoms, strict=True)]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
