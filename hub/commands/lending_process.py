"""The process that searches for lending: a task on standard input, progress and result as lines on standard output."""

from __future__ import annotations

import pickle
import sys

import orjson

from hub.worker.lending_day import LendingTask, NothingToSearch, measured_day
from routing.simulation.proposal import propose, scenario_of

NOT_SURE = "No lending surely gains anything on that day; the floor is as good as it gets without."


def main() -> None:
    """Search on the day that was handed over, and say what came of it."""
    task: LendingTask = pickle.loads(sys.stdin.buffer.read())  # noqa: S301 - the hub itself wrote it
    try:
        scenario = scenario_of(measured_day(task))
    except NothingToSearch as error:
        _say({"result": None, "problem": str(error)})
        return
    found = propose(scenario, task.day.day.date.isoformat(), lambda share: _say({"share": round(share, 3)}))
    _say({"result": None if found is None else found.as_words(), "problem": None if found is not None else NOT_SURE})


def _say(what: dict[str, object]) -> None:
    sys.stdout.buffer.write(orjson.dumps(what) + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
