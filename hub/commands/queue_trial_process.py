"""The process that plays a trial: a task on standard input, progress and the result as lines on standard output."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Callable, Iterator
from typing import Final
from zoneinfo import ZoneInfo

import orjson

from hub import clock
from hub.wire.queue_trial import Basis, CrewNames, TrialDay, TrialPart, TrialResult
from hub.worker.queue_trial_day import NEEDED, KeptDay, TrialTask, day_of, rules_of
from routing.simulation.customers import Chance
from routing.trial.comparing import LEAST_REPLICATIONS, play_both
from routing.trial.day import Day

PLAYS: Final = 20
"""How often both sets of rules are played, if there is time."""
SECONDS: Final = 12.0
"""After so much of the processor's time what there is has to do; a machine busy with others makes it no less."""


def main() -> None:
    """Play the task that was handed over, and say what came of it."""
    task: TrialTask = pickle.loads(sys.stdin.buffer.read())  # noqa: S301 - the hub itself wrote it
    for said in sayings(task, clock.processor_seconds):
        sys.stdout.buffer.write(orjson.dumps(said) + b"\n")
        sys.stdout.buffer.flush()


def sayings(task: TrialTask, seconds: Callable[[], float]) -> Iterator[dict[str, object]]:
    """What is said after each play: how far it is, and once there are enough, what all so far came to."""
    began = seconds()
    yield {"share": 0.02}
    day = day_of(task)
    told, crews = _told(task, day), _crews(task, day)
    chances = (Chance(task.seed, number, PLAYS) for number in range(PLAYS))
    for comparison in play_both(day, rules_of(task.before), rules_of(task.after), chances):
        done = comparison.replications
        spent = (seconds() - began) / SECONDS
        share = round(min(max(done / PLAYS, spent), 1.0), 3)
        if done < LEAST_REPLICATIONS:
            yield {"share": share}
            continue
        yield {"share": share, "result": TrialResult(told, comparison, crews)}
        if spent >= 1:
            break
    yield {"share": 1.0, "is_over": True}


def _crews(task: TrialTask, day: Day) -> list[CrewNames]:
    names = {person.id: person.name for person in task.people}
    return [
        CrewNames(crew.name, [names.get(id_, id_) for id_ in crew.agent_ids])  # type: ignore[call-overload]
        for crew in day.crews.values()
    ]


def _told(task: TrialTask, played: Day) -> TrialDay:
    arrived = task.day.arrived if task.day is not None else 0
    found = played.recorded
    if found is None or task.day is None:
        return TrialDay(Basis.REALISTIC, None, None, arrived, NEEDED, None, None, None)
    day = task.day.day
    happened = found.mean_wait, found.service_level, found.abandoned
    return TrialDay(Basis.RECORDED, day.date.isoformat(), day.zone, arrived, NEEDED, *happened, _part(task.day))


def _part(kept: KeptDay) -> TrialPart | None:
    if kept.part is None:
        return None
    zone = ZoneInfo(kept.day.zone)
    begins, ends = (f"{kept.instant(at).astimezone(zone):%H:%M}" for at in kept.between)
    return TrialPart(begins, ends, kept.part.came)


if __name__ == "__main__":
    main()
