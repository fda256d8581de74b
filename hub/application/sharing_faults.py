"""Faults of what agents hold side by side: a channel or a budget that is not there, a cost that nobody could pay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from hub.application.floor_document import NAME, Fault
from hub.application.known_names import instead_of
from hub.application.reference_faults import outside
from hub.application.sharing_record import SHARING
from hub.domain.floor import Floor
from hub.domain.sharing import Budget

LARGEST_CAPACITY: Final = 1000


def sharing_faults(floor: Floor) -> Iterator[Fault]:
    """Everything that is wrong with what the floor says of sharing."""
    said, rules = floor.sharing.said, floor.sharing.rules
    yield from _no_channels(floor, f"{SHARING}.exclusive", said.exclusive or ())
    for channel, interrupted in (said.interrupts or {}).items():
        path = f"{SHARING}.interrupts.{channel}"
        if channel not in floor.features:
            yield no_channel(floor, path, channel)
        elif channel not in rules.exclusive:
            yield Fault(path, f"“{channel}” is not exclusive, so nothing has to give way to it; name it in exclusive")
        yield from _no_channels(floor, path, interrupted)
        for one in rules.exclusive.intersection(interrupted):
            yield Fault(path, f"“{one}” is exclusive, so nothing comes beside it; take one of the two out")
    for name, budget in said.budgets.items():
        yield from _budget_faults(floor, f"{SHARING}.budgets.{name}", name, budget)


def _budget_faults(floor: Floor, path: str, name: str, budget: Budget) -> Iterator[Fault]:
    if name in floor.features:
        yield Fault(path, "is the name of a channel; give the budget one of its own, such as attention")
    elif NAME.fullmatch(name) is None:
        yield Fault(path, "the name is a short one of letters, digits, `-`, `_` and `.`")
    yield from outside(f"{path}.size", budget.size, 1, LARGEST_CAPACITY)
    if not budget.costs:
        yield Fault(f"{path}.costs", "says of no channel what a conversation uses; name one, or leave the budget out")
    for channel, cost in budget.costs.items():
        if channel not in floor.features:
            yield no_channel(floor, f"{path}.costs", channel)
        elif not 1 <= cost <= budget.size:
            yield Fault(f"{path}.costs.{channel}", f"is a whole number from 1 to the size, {budget.size}")


def capacity_faults(floor: Floor, path: str, capacity: Mapping[str, int]) -> Iterator[Fault]:
    """What is wrong with how much somebody may hold of channels and has of budgets."""
    budgets = floor.sharing.said.budgets
    for name, most in capacity.items():
        if name not in floor.features and name not in budgets:
            yield _nothing_to_hold(floor, path, name)
        yield from outside(f"{path}.{name}", most, 0, LARGEST_CAPACITY)


def _nothing_to_hold(floor: Floor, path: str, name: str) -> Fault:
    budgets = sorted(floor.sharing.said.budgets)
    if not budgets:
        # With a `sharing` that cannot be read, it may well be one of its budgets.
        return replace(no_channel(floor, path, name), lost=(SHARING, name))
    hint = instead_of(name, [*sorted(floor.features), *budgets])
    return Fault(path, f"there is no channel and no budget “{name}”", lost=(SHARING, name), hint=hint)


def _no_channels(floor: Floor, path: str, names: Iterable[str]) -> Iterator[Fault]:
    return (no_channel(floor, path, name) for name in names if name not in floor.features)


def no_channel(floor: Floor, path: str, name: str) -> Fault:
    """The fault of a channel that is not in the catalogue."""
    return Fault(path, f"there is no channel “{name}”; there are {', '.join(sorted(floor.features))}")
