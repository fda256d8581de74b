"""What is wrong with what a queue promises: a policy that promises nothing, or that nobody can ever have."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite
from typing import Final

from hub.application.floor_document import Fault
from hub.application.reference_faults import DAY_SECONDS, LONGEST_HEAD_START, outside
from hub.domain.floor import Queue
from hub.domain.sla_policy import SlaPolicy, SlaStep
from routing.floor import HIGHEST_STRICT_LEVEL

LONGEST_TARGET: Final = 90 * DAY_SECONDS
MOST_POLICIES: Final = 20
LONGEST_NAME: Final = 100


def sla_faults(queue: Queue, path: str) -> Iterator[Fault]:
    """Everything that is wrong with the policies of a queue."""
    if len(queue.sla) > MOST_POLICIES:
        yield Fault(f"{path}.sla", f"has at most {MOST_POLICIES} policies")
    names: set[str] = set()
    for number, policy in enumerate(queue.sla):
        place = f"{path}.sla.{number}"
        yield from _policy_faults(policy, place)
        if policy.name in names:
            yield Fault(f"{place}.name", f"“{policy.name}” is the name of an earlier policy too; give it another")
        names.add(policy.name)
        if number + 1 < len(queue.sla) and not policy.tiers and policy.customer_value_at_least is None:
            yield Fault(place, "fits every customer, so that the policies after it never hold; put it last")


def _policy_faults(policy: SlaPolicy, place: str) -> Iterator[Fault]:
    if not 0 < len(policy.name.strip()) <= LONGEST_NAME:
        yield Fault(f"{place}.name", f"is a text of 1 to {LONGEST_NAME} characters")
    targets = ("first_response_seconds", "next_response_seconds", "resolution_seconds")
    for name in targets:
        yield from outside(f"{place}.{name}", getattr(policy, name), 0, LONGEST_TARGET)
    if not any(getattr(policy, name) for name in targets):
        yield Fault(place, f"promises nothing; give one of {', '.join(targets)}")
    yield from outside(f"{place}.warn_percent", policy.warn_percent, 0, 99)
    least = policy.customer_value_at_least
    if least is not None and not isfinite(least):
        yield Fault(f"{place}.customer_value_at_least", "is a number")
    for name, step in (("on_warning", policy.on_warning), ("on_breach", policy.on_breach)):
        yield from _step_faults(step, f"{place}.{name}")


def _step_faults(step: SlaStep, place: str) -> Iterator[Fault]:
    yield from outside(f"{place}.level", step.level, 0, HIGHEST_STRICT_LEVEL)
    yield from outside(f"{place}.head_start_seconds", step.head_start_seconds, 0, LONGEST_HEAD_START)
