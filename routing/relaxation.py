"""Demands that grow smaller with time, worked out beforehand, so that nobody looks until something changes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from routing.demand import Demand, Levels


@dataclass(frozen=True, slots=True)
class Step:
    """After so long, what is asked no more, what is asked at a lower level, and which other queues' agents help."""

    after_seconds: float
    drops: frozenset[str] = frozenset()
    lowers: Levels = field(default_factory=dict)
    also_queue_ids: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Stage:
    """From an age on, until the next stage, a conversation asks this, of its own queue's agents and of these."""

    after_seconds: float
    demand: Demand
    also_queue_ids: frozenset[str] = frozenset()


def timeline(
    demand: Demand, steps: Iterable[Step] = (), expires_after_seconds: Mapping[str, float] | None = None
) -> tuple[Stage, ...]:
    """Return the stages after the first, each different from the one before; steps add up.

    Every skill may expire by itself; steps and expiries of one instant are one stage.
    """
    expiries = [Step(after, frozenset({skill})) for skill, after in (expires_after_seconds or {}).items()]
    stages: list[Stage] = []
    before = Stage(0.0, demand)
    for step in sorted([*steps, *expiries], key=lambda one: one.after_seconds):
        asked = before.demand.without(step.drops).lowered(step.lowers)
        stage = Stage(max(step.after_seconds, 0.0), asked, before.also_queue_ids | step.also_queue_ids)
        if (stage.demand, stage.also_queue_ids) == (before.demand, before.also_queue_ids):
            continue
        if stages and stages[-1].after_seconds == stage.after_seconds:
            stages.pop()
        stages.append(stage)
        before = stage
    return tuple(stages)
