"""A policy of counts: what the tuning of the default policy compares."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Rule:
    """How one work is chosen: the thresholds of `Lend`; own work has none."""

    is_own: bool = True
    reserve: float = 0.0
    queue_above: float = inf
    overtakes_above: float = inf
    is_wide: bool = False
    """Whether free agents of other groups, who can do what comes first in this one, count as well."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Of each class the works in order of preference, of each group likewise, rules and caps."""

    groups_of: tuple[tuple[int, ...], ...]
    """By class, its works in order of rank."""
    classes_of: tuple[tuple[int, ...], ...]
    """By group, its works in the order in which a freed agent looks at them."""
    rules: tuple[Rule, ...]
    """By work."""
    caps: tuple[int, ...]
    """By group, the most sessions of one agent."""

    def with_rule(self, places: Sequence[int], rule: Rule) -> "Candidate":
        """The same with this rule for these works."""
        rules = tuple(rule if place in places else old for place, old in enumerate(self.rules))
        return replace(self, rules=rules)


def put(values: tuple[T, ...], place: int, value: T) -> tuple[T, ...]:
    """The values with another one at a place."""
    return (*values[:place], value, *values[place + 1 :])
