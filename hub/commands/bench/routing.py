"""`hub bench routing`: how fast the engine decides, with the grounds of every decision, beside a naive scan."""

from __future__ import annotations

import gc
import random
import resource
import statistics
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from hub.commands.bench.routing_sides import OPENED_AT, SECONDS_BETWEEN, EngineSide, Event, Held, NaiveSide
from hub.commands.bench.routing_work import SESSIONS, Sizes, Work
from hub.interpreter import tune

NAIVE_SHARE: Final = 1_000
"""The naive scan is given so many times fewer events: it would take all day."""
LEAST_NAIVE: Final = 10
IDLE_SHARE: Final = 0.3
"""Of all that agents could hold, how much nobody holds in the light load."""
WARM: Final = 2_000
"""Events before the clock runs."""
LEAST_QUEUED: Final = 1_000


@dataclass(slots=True)
class Figures:
    """What one side reached, round by round."""

    per_second: list[float] = field(default_factory=list)
    p50_us: list[float] = field(default_factory=list)
    p99_us: list[float] = field(default_factory=list)
    p999_us: list[float] = field(default_factory=list)

    def add(self, made: int, took: list[int]) -> None:
        """One more round."""
        ordered = sorted(took)
        self.per_second.append(made / (sum(took) / 1e9))
        for share, values in ((0.5, self.p50_us), (0.99, self.p99_us), (0.999, self.p999_us)):
            values.append(ordered[min(int(len(ordered) * share), len(ordered) - 1)] / 1e3)


@dataclass(slots=True)
class Course:
    """A floor under one load: who is on it, and what it reached."""

    name: str
    queued: int
    work: Work
    run: Callable[[list[Event]], tuple[int, list[int]]]
    events: int
    memory_mb: float = 0.0
    """What the process grew by it."""
    figures: Figures = field(default_factory=Figures)
    comes_at: float = OPENED_AT
    """When the next ones arrive: nobody comes before those who were there."""

    def warm(self) -> None:
        """Nothing happens for the first time any more."""
        self.run(self._some(random.Random(0), min(WARM, self.events)))  # noqa: S311 - chance that can be repeated

    def measure(self, number: int, rounds: int) -> None:
        """One round."""
        events = self._some(random.Random(number), self.events)  # noqa: S311 - chance that can be repeated
        # As the hub does before it serves.
        gc.unfreeze()
        tune()
        self.figures.add(*self.run(events))
        figures = self.figures
        _note(
            f"round {number}/{rounds} {self.name:>14}: {figures.per_second[-1]:8.0f}/s, "
            f"p50 {figures.p50_us[-1]:.1f} µs, p99 {figures.p99_us[-1]:.1f} µs, p99.9 {figures.p999_us[-1]:.1f} µs"
        )

    def _some(self, chance: random.Random, number: int) -> list[Event]:
        arrivals = self.work.conversations(number, self.comes_at)
        self.comes_at += max(1.0, number * SECONDS_BETWEEN)
        return [Event(chance.random(), arrival) for arrival in arrivals]


def bench_routing(sizes: Sizes, rounds: int, events: int) -> dict[str, Any]:
    """Measure the engine under load, with shorter queues and under a light load, and the naive scan, in turns."""
    loaded, naive = _loaded(sizes, events)
    shorter = [_loaded(replace(sizes, queued=queued), events)[0] for queued in _shorter(sizes.queued)]
    light = _light(sizes, events)
    courses = [loaded, naive, *shorter, light]
    for course in courses:
        course.warm()
    for number in range(1, rounds + 1):
        # Whoever comes after another may find the machine tired: they take turns at that too.
        for course in courses if number % 2 else reversed(courses):
            course.measure(number, rounds)
    ours, theirs = (statistics.median(course.figures.per_second) for course in (loaded, naive))
    return {
        "agents": sizes.agents,
        "skills": sizes.skills,
        "queued": sizes.queued,
        "generalists": sizes.generalists,
        **_told(loaded, ""),
        "naive_decisions_per_second": round(theirs, 1),
        "ratio_to_naive": round(ours / theirs, 1),
        "memory_mb": round(loaded.memory_mb, 1),
        "scaling": [
            {"queued": course.queued, "decisions_per_second": round(statistics.median(course.figures.per_second))}
            for course in (*reversed(shorter), loaded)
        ],
        **_told(light, "light_"),
    }


def _told(course: Course, prefix: str) -> dict[str, float]:
    figures = course.figures
    return {
        f"{prefix}decisions_per_second": round(statistics.median(figures.per_second)),
        f"{prefix}p50_us": round(statistics.median(figures.p50_us), 2),
        f"{prefix}p99_us": round(statistics.median(figures.p99_us), 2),
        f"{prefix}p999_us": round(statistics.median(figures.p999_us), 2),
    }


def _loaded(sizes: Sizes, events: int) -> tuple[Course, Course]:
    """A floor on which everybody is busy and so many wait, and the naive scan of the same."""
    _note(f"{sizes.queued} queued: everybody comes to work")
    before = _resident_mb()
    work = Work(sizes)
    waiting = work.conversations(sizes.queued + SESSIONS * sizes.agents, OPENED_AT - 1)
    side = EngineSide(work, waiting)
    memory = _resident_mb() - before
    taken = {conversation_id for _, conversation_id in side.held}
    left = [each for each in waiting if each.conversation_id not in taken]
    scan = NaiveSide(work.agents, left, Held(side.held))
    product = Course(f"{sizes.queued} queued", sizes.queued, work, side.run, events, memory)
    return product, Course(
        "naive scan", sizes.queued, work, scan.run, min(max(events // NAIVE_SHARE, LEAST_NAIVE), events)
    )


def _light(sizes: Sizes, events: int) -> Course:
    """A floor on which many are free and nobody waits."""
    work = Work(replace(sizes, queued=0))
    busy = round(SESSIONS * sizes.agents * (1 - IDLE_SHARE))
    side = EngineSide(work, work.conversations(busy, OPENED_AT - 1))
    return Course("light load", 0, work, side.run, events)


def _shorter(queued: int) -> list[int]:
    """Shorter queues, tenfold each time, down to a thousand."""
    found = []
    while queued // 10 >= LEAST_QUEUED:
        queued //= 10
        found.append(queued)
    return found


def _resident_mb() -> float:
    """What this process keeps in memory; where the system does not tell, the most that it ever kept."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        unit = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
    return pages * resource.getpagesize() / 1e6


def _note(text: str) -> None:
    with suppress(BrokenPipeError):
        print(text, file=sys.stderr, flush=True)  # noqa: T201 - progress, for whoever waits
