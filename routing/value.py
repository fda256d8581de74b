"""Values: frozen to the type checker, and made in a third of the time of a class that is frozen while it runs.

The engine is told of an agent or of a conversation at every edge of the floor. A frozen class sets each of its
fields through a guard; the promise not to change a value is kept where it costs nothing, by mypy.
"""

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

__all__ = ["dataclass"]

T = TypeVar("T")

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(**options: bool) -> Callable[[type[T]], type[T]]:
        """`dataclasses.dataclass` without what `frozen` costs; slots stay, for a long queue is much memory."""
        return dataclasses.dataclass(unsafe_hash=options.pop("frozen", False), **options)
