"""What is wrong with a queue: with whom it belongs to, its times, and the policy under which conversations wait."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from math import isfinite
from typing import Final

from hub.application.floor_document import Fault
from hub.application.overflow_faults import overflow_faults
from hub.application.reference_faults import (
    DAY_SECONDS,
    LONGEST_HEAD_START,
    all_lost,
    lost,
    outside,
    skill_faults,
    wording_faults,
)
from hub.application.sla_faults import sla_faults
from hub.domain.floor import MANUAL, RULES_WHEN_LOST, WAYS_OF_OFFERING, Floor, Queue, RelaxationStep
from routing.floor import HIGHEST_SKILL_WEIGHT, MOST_ORDERED_SKILLS, ConversationOrder

LONGEST_SECONDS: Final = 30 * DAY_SECONDS
GREATEST_SLOPE: Final = 1_000
USUAL_OVERDUE_SECONDS: Final = 3_600
MOST_STEPS: Final = 20
AT_LEAST_ONE: Final = frozenset({"callback_pause_seconds", "offer_timeout_seconds", "service_target_seconds"})
BY_NAME: Final = frozenset({"skill_expires_after_seconds"})
"""Times of which there is one for each name."""


def queue_faults(floor: Floor, queue: Queue) -> Iterator[Fault]:
    """Everything that is wrong with the queue."""
    path = f"queues.{queue.id}"
    yield from lost(f"{path}.team", "teams", queue.team, floor)
    yield from lost(f"{path}.hours", "hours", queue.hours, floor)
    for field in fields(queue):
        if field.name.endswith("_seconds") and field.name not in BY_NAME:
            least = 1 if field.name in AT_LEAST_ONE else 0
            yield from outside(f"{path}.{field.name}", getattr(queue, field.name), least, LONGEST_SECONDS)
    yield from _offering_faults(queue, path)
    yield from outside(f"{path}.misses_before_away", queue.misses_before_away, 0, 100)
    if not 0 <= queue.head_start_seconds_per_value <= LONGEST_HEAD_START:
        text = f"is a number from 0 to {LONGEST_HEAD_START}; 0: no head start"
        yield Fault(f"{path}.head_start_seconds_per_value", text)
    for tier, seconds in queue.owner_grace_by_tier.items():
        yield from outside(f"{path}.owner_grace_by_tier.{tier}", seconds, 0, LONGEST_SECONDS)
    yield from outside(f"{path}.callback_attempts", queue.callback_attempts, 1, 100)
    yield from wording_faults(f"{path}.idle_warn_text", queue.idle_warn_text)
    yield from _order_faults(floor, queue, path)
    yield from _relaxation_faults(floor, queue, path)
    for number, rule in enumerate(queue.overflow):
        place = f"{path}.overflow.{number}"
        yield from lost(f"{place}.queue", "queues", rule.queue, floor)
        yield from wording_faults(f"{place}.text", rule.text)
        yield from overflow_faults(place, rule, queue)
    yield from sla_faults(queue, path)


def _offering_faults(queue: Queue, path: str) -> Iterator[Fault]:
    if queue.offers not in WAYS_OF_OFFERING:
        yield Fault(f"{path}.offers", f"is one of {', '.join(WAYS_OF_OFFERING)}")
    if queue.on_lost_agent not in RULES_WHEN_LOST:
        yield Fault(f"{path}.on_lost_agent", f"is one of {', '.join(RULES_WHEN_LOST)}")
    if queue.offers == MANUAL and not queue.allows_taking:
        yield Fault(f"{path}.allows_taking", "must be true where offers are manual: nobody could ever answer")


def _order_faults(floor: Floor, queue: Queue, path: str) -> Iterator[Fault]:
    if not (isfinite(queue.slope) and 0 < queue.slope <= GREATEST_SLOPE):
        yield Fault(f"{path}.slope", f"is a number above 0, at most {GREATEST_SLOPE}; 1 is as fast as other queues")
    if queue.conversation_order == ConversationOrder.STRICT_LEVELS and not queue.overdue_after_seconds:
        told = f"is above 0 where levels are strict, or low levels may wait for ever; {USUAL_OVERDUE_SECONDS} is usual"
        yield Fault(f"{path}.overdue_after_seconds", told)
    yield from all_lost(f"{path}.skill_weights", "skills", queue.skill_weights, floor)
    for skill, weight in queue.skill_weights.items():
        if not 0 <= weight <= HIGHEST_SKILL_WEIGHT:
            yield Fault(f"{path}.skill_weights.{skill}", f"is a number from 0 to {HIGHEST_SKILL_WEIGHT}")
    yield from all_lost(f"{path}.skill_order", "skills", queue.skill_order, floor)
    if len(queue.skill_order) > MOST_ORDERED_SKILLS:
        yield Fault(f"{path}.skill_order", f"names at most {MOST_ORDERED_SKILLS} skills, the most important first")
    if len(set(queue.skill_order)) < len(queue.skill_order):
        yield Fault(f"{path}.skill_order", "names a skill twice; its first place is enough")
    if queue.skill_order and queue.skill_weights:
        text = (
            "is given besides skill_weights, and only one of them can hold; give skill_order: [] or skill_weights: {}"
        )
        yield Fault(f"{path}.skill_order", text)


def _relaxation_faults(floor: Floor, queue: Queue, path: str) -> Iterator[Fault]:
    if len(queue.relaxation) > MOST_STEPS:
        yield Fault(f"{path}.relaxation", f"has at most {MOST_STEPS} steps")
    for number, step in enumerate(queue.relaxation):
        yield from _step_faults(floor, queue, f"{path}.relaxation.{number}", step)
    yield from all_lost(f"{path}.skill_expires_after_seconds", "skills", queue.skill_expires_after_seconds, floor)
    for skill, seconds in queue.skill_expires_after_seconds.items():
        yield from outside(f"{path}.skill_expires_after_seconds.{skill}", seconds, 1, LONGEST_SECONDS)


def _step_faults(floor: Floor, queue: Queue, path: str, step: RelaxationStep) -> Iterator[Fault]:
    yield from outside(f"{path}.after_seconds", step.after_seconds, 1, LONGEST_SECONDS)
    yield from all_lost(f"{path}.drops", "skills", step.drops, floor)
    yield from skill_faults(floor, f"{path}.lowers", step.lowers)
    yield from all_lost(f"{path}.also_queues", "queues", step.also_queues, floor)
    if queue.id in step.also_queues:
        yield Fault(f"{path}.also_queues", "names the queue itself, whose agents serve it anyhow; leave it out")
    if not (step.drops or step.lowers or step.also_queues):
        yield Fault(path, "changes nothing; say what it drops, what it lowers, or also_queues")
