"""Two sets of rules side by side: the same customers under each, and how sure their difference is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
LEAST_REPLICATIONS: Final = 2
"""Fewer say nothing of how far chance moves a figure."""


def play_both(day: Day, before: Rules, after: Rules, chances: Iterable[Chance]) -> Iterator[Comparison]:
    """Play the day under both rules against the same chance; after each play what all so far say together."""
    # One yardstick for both: a promise that is moved alone would look like work done better, or worse.
    targets = {queue_id: one.target_seconds for queue_id, one in before.items()}
    pairs: list[tuple[Sums, Sums]] = []
    for chance in chances:
        first, second = LivePlay(day, before, chance).played(), LivePlay(day, after, chance).played()
        pairs.append((sums_of(day, targets, first), sums_of(day, targets, second)))
        yield compare(day, targets, pairs)


def compare(day: Day, targets: Mapping[str, float], pairs: Sequence[tuple[Sums, Sums]]) -> Comparison:
    """What the sums of these plays say together."""
    pair = _Pair([one for one, _ in pairs], [other for _, other in pairs])
    queue_ids = sorted({one.queue_id for one in day.streams.values()})
    return Comparison(
        len(pairs),
        pair.queue(EVERYBODY),
        tuple(pair.queue(queue_id) for queue_id in queue_ids),
        tuple(pair.crew(group.name) for group in day.scenario.groups),
        {queue_id: tuple(pair.hour(queue_id, hour) for hour in range(HOURS)) for queue_id in queue_ids},
        {queue_id: targets[queue_id] for queue_id in queue_ids if queue_id in targets},
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
