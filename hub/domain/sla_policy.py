"""What a queue promises of its conversations: an answer, the next and an end in time; and what follows if not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Target(StrEnum):
    """What is promised."""

    FIRST_RESPONSE = "first_response"
    NEXT_RESPONSE = "next_response"
    RESOLUTION = "resolution"


@dataclass(frozen=True, slots=True)
class SlaStep:
    """What happens when a target comes near, or is missed."""

    tell_owner: bool = True
    """Whoever holds the conversation is told."""
    tell_supervisors: bool = False
    """It stands on the board until it is answered or closed."""
    level: int = 0
    """The level it has at least from then on."""
    head_start_seconds: int = 0
    """By how much earlier it counts as having come from then on."""


@dataclass(frozen=True, slots=True)
class SlaPolicy:
    """Targets for some customers, in seconds of the queue's open hours; 0: no such target."""

    name: str
    tiers: tuple[str, ...] = ()
    """Only for customers of these tiers; none: for all."""
    customer_value_at_least: float | None = None
    first_response_seconds: int = 0
    next_response_seconds: int = 0
    resolution_seconds: int = 0
    warn_percent: int = 80
    """The share of a target after which somebody is warned; 0: nobody is."""
    on_warning: SlaStep = SlaStep()
    on_breach: SlaStep = SlaStep(tell_supervisors=True)

    def seconds(self, target: Target) -> int:
        """How long the target allows; 0 where there is none."""
        match target:
            case Target.FIRST_RESPONSE:
                return self.first_response_seconds
            case Target.NEXT_RESPONSE:
                return self.next_response_seconds
            case Target.RESOLUTION:
                return self.resolution_seconds


def policy_for(policies: Iterable[SlaPolicy], tier: str, value: float) -> SlaPolicy | None:
    """The first policy that fits the customer."""
    for policy in policies:
        least = policy.customer_value_at_least
        if (not policy.tiers or tier in policy.tiers) and (least is None or value >= least):
            return policy
    return None
