"""Replications on every core of the machine; the figures do not depend on how many there are."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, Final, TypeAlias

from routing.simulation.running import Replication, play

Spread: TypeAlias = Callable[[Sequence[Replication]], Iterable[dict[str, float]]]
WORTH_A_PROCESS: Final = 4
"""Fewer replications are done before another process has started."""


@contextmanager
def spread() -> Iterator[Spread]:
    """Plays replications in order, several at a time."""
    pool: list[ProcessPoolExecutor] = []

    def played(tasks: Sequence[Replication]) -> Iterable[dict[str, float]]:
        cores = _cores()
        if len(tasks) < WORTH_A_PROCESS or cores == 1:
            return map(play, tasks)
        if not pool:
            pool.append(ProcessPoolExecutor(cores, multiprocessing.get_context("spawn")))
        return pool[0].map(play, tasks)

    try:
        yield played
    finally:
        for one in pool:
            one.shutdown(cancel_futures=True)


def _cores() -> int:
    affinity: Any = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity is not None else os.cpu_count() or 1
