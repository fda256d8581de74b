"""The process that plays a trial: a task on standard input, progress and the result as lines on standard output."""

from __future__ import annotations

import pickle
import sys
from datetime import datetime
from typing import Final

import orjson

from hub import clock
from hub.wire.queue_trial import Basis, CrewNames, TrialDay, TrialResult
from hub.worker.queue_trial_day import NEEDED, TrialTask, day_of, rules_of
from routing.simulation.customers import Chance
from routing.trial.comparing import play_both
from routing.trial.day import Day

PLAYS: Final = 20
"""How often both sets of rules are played, if there is time."""
SECONDS: Final = 12.0
"""After so long what there is has to do."""


def main() -> None:
    """Play the task that was handed over, and say what came of it."""
    began = clock.now()
    task: TrialTask = pickle.loads(sys.stdin.buffer.read())  # noqa: S301 - the hub itself wrote it
    _say({"share": 0.02})
    day = day_of(task)
    chances = (Chance(task.seed, number, PLAYS) for number in range(PLAYS))
    comparison = play_both(
        day, rules_of(task.before), rules_of(task.after), chances, lambda done: _goes_on(done, began)
    )
    names = {person.id: person.name for person in task.people}
    crews = [
        CrewNames(crew.name, [names.get(id_, id_) for id_ in crew.agent_ids])  # type: ignore[call-overload]
        for crew in day.crews.values()
    ]
    _say({"result": TrialResult(_told(task, day), comparison, crews)})


def _goes_on(done: int, began: datetime) -> bool:
    """Tell how far it is, and whether there is time for more."""
    passed = (clock.now() - began).total_seconds() / SECONDS
    _say({"share": round(min(max(done / PLAYS, passed), 1.0), 3)})
    return passed < 1.0


def _told(task: TrialTask, day: Day) -> TrialDay:
    arrived = task.day.arrived if task.day is not None else 0
    found = day.recorded
    if found is None or task.day is None:
        return TrialDay(Basis.REALISTIC, None, arrived, NEEDED, None, None, None)
    date = task.day.since.date().isoformat()
    return TrialDay(Basis.RECORDED, date, arrived, NEEDED, found.mean_wait, found.service_level, found.abandoned)


def _say(what: dict[str, object]) -> None:
    sys.stdout.buffer.write(orjson.dumps(what) + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
