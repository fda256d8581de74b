"""What one play of a day came to, as sums that can be compared with those of another play."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from routing.trial.day import HOURS, Day
from routing.trial.playing import Played, Wait

EVERYBODY: Final = ""
"""Stands for all queues together; none has this id."""
HOUR_SECONDS: Final = 3600.0


def sums_of(day: Day, targets: Mapping[str, float], played: Played) -> dict[str, float]:
    """The sums of all queues together, of each, of each hour of each, and of each crew; targets by queue."""
    queue_ids = sorted({one.queue_id for one in day.streams.values()})
    by_queue: dict[str, list[Wait]] = {queue_id: [] for queue_id in queue_ids}
    for wait in played.waits:
        by_queue[wait.queue_id].append(wait)
    found = _sums(EVERYBODY, played.waits, targets)
    for queue_id, waits in by_queue.items():
        found |= _sums(queue_id, waits, targets)
        by_hour: list[list[Wait]] = [[] for _ in range(HOURS)]
        for wait in waits:
            by_hour[min(int(wait.at / HOUR_SECONDS), HOURS - 1)].append(wait)
        for hour, those in enumerate(by_hour):
            found |= _sums(f"{queue_id}@{hour}", those, targets)
    for name, hours in played.crews.items():
        found[f"crew.{name}.busy"], found[f"crew.{name}.there"] = hours.busy, hours.there
        found[f"crew.{name}.handled"] = float(hours.handled)
    return found


def _sums(name: str, waits: Sequence[Wait], targets: Mapping[str, float]) -> dict[str, float]:
    return {
        f"{name}.arrived": float(len(waits)),
        f"{name}.waited": sum(wait.seconds for wait in waits),
        f"{name}.in_target": float(_in_target(waits, targets)),
        f"{name}.abandoned": float(sum(wait.is_lost for wait in waits)),
        f"{name}.longest": max((wait.seconds for wait in waits), default=0.0),
    }


def _in_target(waits: Iterable[Wait], targets: Mapping[str, float]) -> int:
    return sum(wait.is_served and wait.seconds <= targets[wait.queue_id] for wait in waits)
