"""Values: frozen to the type checker, and made in a quarter of the time of a class that is frozen while it runs.

Every arrival is made of a few of them, one with nearly twenty fields, each of which a frozen class sets through
a guard; the promise not to change a value is kept where it costs nothing, by mypy.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

__all__ = ["dataclass"]

T = TypeVar("T")

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(**options: bool) -> Callable[[type[T]], type[T]]:
        """`dataclasses.dataclass` without what `frozen` and `slots` cost while the program runs."""
        options.pop("slots", None)
        return dataclasses.dataclass(unsafe_hash=options.pop("frozen", False), **options)
