"""Values: frozen to the type checker, and as cheap to make, copy and encode as Python allows.

A class that is frozen while it runs sets each field through a guard: with twelve fields it takes seven
times as long to make, and a slotted one twice as long to encode as JSON. A message with its offer, answer
and close makes some two hundred values. So the promise is kept where it costs nothing: by mypy.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["changed", "dataclass", "differing"]

T = TypeVar("T")

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(**options: bool) -> Callable[[type[T]], type[T]]:
        """`dataclasses.dataclass` without what `frozen` and `slots` cost while the program runs."""
        options.pop("slots", None)
        return dataclasses.dataclass(unsafe_hash=options.pop("frozen", False), **options)


def changed(value: T, **changes: Any) -> T:  # noqa: ANN401 - the fields of any value
    """The value with these fields changed; its class checks nothing when a value is made."""
    copy: T = object.__new__(type(value))
    fields = vars(copy)
    fields.update(vars(value))
    known = len(fields)
    fields.update(changes)
    if len(fields) != known:
        raise TypeError(f"A {type(value).__name__} has no {' or '.join(sorted(changes.keys() - vars(value).keys()))}.")
    return copy


def differing(names: Iterable[str], old: object, new: object) -> tuple[str, ...]:
    """Those of these fields that are not the same in both values; most are the very same object still."""
    was, is_now = vars(old), vars(new)
    return tuple([name for name in names if was[name] is not is_now[name] and was[name] != is_now[name]])
