"""Trials of changed queues: played in another process, one at a time, each as long as it may and no longer."""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

import orjson
import structlog

from hub.domain.floor import Floor
from hub.domain.ids import PersonId, QueueId
from hub.domain.local_day import LocalDay, zone_of_queue
from hub.domain.person import Person
from hub.domain.problem import Conflict, Invalid, NotFound, TooMany
from hub.wire.queue_trial import Failure, QueueTrial, TrialState
from hub.wire.store import Store
from hub.worker.queue_trial_day import KeptDay, TrialTask, chosen_day, last_busy_day

log = structlog.get_logger()

MOST_WAITING: Final = 10
"""So many people may wait for the trial that is played."""
KEPT: Final = 20
"""Of the trials that are over, so many can still be read."""
LONGEST_SECONDS: Final = 120.0
"""The process stops by itself after some work; where a busy machine hardly lets it, what it said till then holds."""
LONGEST_LINE_BYTES: Final = 16_000_000
SENTENCES: Final[Mapping[Failure, str]] = {
    Failure.TOO_LONG: "The hub is too busy to play the day twice within two minutes; try again when less is going on.",
    Failure.BROKEN: "The trial broke off; try again, and if it does so again, the hub's log says why.",
}
GOES_ON: Final = frozenset({TrialState.WAITING, TrialState.RUNNING})


@dataclass(slots=True)
class _Trial:
    """One trial and who may read it."""

    view: QueueTrial
    person_id: PersonId
    work: asyncio.Task[None] | None = None

    @property
    def goes_on(self) -> bool:
        return self.view.state in GOES_ON


class Trials:
    """Every trial of this process."""

    def __init__(
        self,
        store: Store,
        command: Sequence[str],
        *,
        now: Callable[[], datetime],
        new_id: Callable[[], str],
        longest_seconds: float = LONGEST_SECONDS,
    ) -> None:
        """`command` starts a process that reads a task and writes lines: its progress, then its result."""
        self._longest_seconds = longest_seconds
        self._store = store
        self._command = command
        self._now = now
        self._new_id = new_id
        self._trials: dict[str, _Trial] = {}
        self._turn = asyncio.Lock()
        """Two at once would take each other's time."""
        self._group: asyncio.TaskGroup | None = None

    async def run(self) -> None:
        """Play what is asked for, until the hub stops; then nothing is left running."""
        async with asyncio.TaskGroup() as group:
            self._group = group
            try:
                await asyncio.Event().wait()
            finally:
                self._group = None

    async def start(self, person_id: PersonId, queue_id: QueueId, after: Floor, day: date | None) -> QueueTrial:
        """A trial of this floor, on this day or the last busy one, runs or waits; her earlier one is cancelled."""
        before = self._store.floor
        kept, people = await self._read(queue_id, day)
        if self._group is None:
            raise Conflict("The hub is about to stop; try again in a minute.")
        for mine in self._trials.values():
            if mine.person_id == person_id:
                _cancel(mine)
        others = sum(one.goes_on for one in self._trials.values())
        if others > MOST_WAITING:
            raise TooMany(f"{MOST_WAITING} others wait to try changes; try again in a minute.", 60)
        state = TrialState.WAITING if others or self._turn.locked() else TrialState.RUNNING
        trial = _Trial(QueueTrial(self._new_id(), queue_id, state, 0.0, None, None), person_id)
        self._trials[trial.view.id] = trial
        self._forget_old()
        trial.work = self._group.create_task(self._play(trial, TrialTask(kept, people, before, after)))
        return trial.view

    def _forget_old(self) -> None:
        over = [id_ for id_, one in self._trials.items() if not one.goes_on]
        for id_ in over[: max(len(self._trials) - KEPT, 0)]:
            del self._trials[id_]

    async def _read(self, queue_id: QueueId, day: date | None) -> tuple[KeptDay, list[Person]]:
        """The day to play, and everybody."""
        zone = zone_of_queue(self._store.floor, queue_id)
        today = LocalDay.at(self._now(), zone)
        if day is None:
            return await self._store.read(last_busy_day, today)
        if day >= today.date:
            raise Invalid(f"day: {day} is not over in {zone}; choose one before {today.date}.")
        return await self._store.read(chosen_day, LocalDay(day, zone))

    def read(self, person_id: PersonId, trial_id: str) -> QueueTrial:
        """The trial as it stands; raises NotFound for what is somebody else's, another node's or forgotten."""
        return self._mine(person_id, trial_id).view

    def cancel(self, person_id: PersonId, trial_id: str) -> None:
        """The trial does not go on; one that is over stays as it is."""
        _cancel(self._mine(person_id, trial_id))

    def _mine(self, person_id: PersonId, trial_id: str) -> _Trial:
        trial = self._trials.get(trial_id)
        if trial is None or trial.person_id != person_id:
            raise NotFound("There is no such trial any more; start it again.")
        return trial

    async def _play(self, trial: _Trial, task: TrialTask) -> None:
        async with self._turn:
            trial.view = replace(trial.view, state=TrialState.RUNNING)
            try:
                async with asyncio.timeout(self._longest_seconds):
                    await self._listen(trial, task)
            except TimeoutError:
                _make_do(trial)
            except Exception:
                log.exception("trial failed")
            if trial.goes_on:
                _fail(trial, Failure.BROKEN)

    async def _listen(self, trial: _Trial, task: TrialTask) -> None:
        """Hand the task over, and follow what the process says until it ends."""
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(
            *self._command, stdin=pipe, stdout=pipe, limit=LONGEST_LINE_BYTES
        )
        try:
            assert process.stdin is not None  # noqa: S101 - a pipe was asked for
            assert process.stdout is not None  # noqa: S101 - as above
            process.stdin.write(await asyncio.to_thread(pickle.dumps, task))
            with suppress(ConnectionError):
                await process.stdin.drain()
            process.stdin.close()
            async for line in process.stdout:
                _hear(trial, orjson.loads(line))
        finally:
            if process.returncode is None:
                with suppress(ProcessLookupError):
                    process.kill()
            await process.wait()


def _hear(trial: _Trial, said: dict[str, Any]) -> None:
    state = TrialState.DONE if said.get("is_over") else trial.view.state
    result = said.get("result", trial.view.result)
    trial.view = replace(trial.view, state=state, share=float(said["share"]), result=result)


def _make_do(trial: _Trial) -> None:
    """Time is up: the plays that were made count, where they are enough."""
    if trial.view.result is None:
        _fail(trial, Failure.TOO_LONG)
    else:
        trial.view = replace(trial.view, state=TrialState.DONE, share=1.0)


def _fail(trial: _Trial, failure: Failure) -> None:
    trial.view = replace(trial.view, state=TrialState.FAILED, problem=SENTENCES[failure], failure=failure)


def _cancel(trial: _Trial) -> None:
    if trial.goes_on:
        trial.view = replace(trial.view, state=TrialState.CANCELLED)
        if trial.work is not None:
            trial.work.cancel()
