"""An event loop whose time jumps and whose order is drawn from a seed: same seed, same history.

Nothing on it waits for the machine: when no callback is ready, the clock jumps to the next timer. The
ready callbacks of every turn are shuffled, so that a test meets the orders that production meets rarely.
"""

from __future__ import annotations

import asyncio
import random
from collections import deque
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from math import ceil
from typing import Any, Final, NoReturn, TypeVar

T = TypeVar("T")

BEGINNING: Final = datetime(2026, 5, 4, 8, tzinfo=UTC)
"""A Monday morning."""
MICROSECONDS: Final = 1_000_000


class Frozen(RuntimeError):
    """Everybody waits and no timer is set: nothing would ever happen again."""


class HeldClock:
    """The instant of the play; it moves only when the loop, or the test, says so."""

    def __init__(self) -> None:
        self.microseconds = 0

    def __call__(self) -> datetime:
        """The present instant, to the millisecond."""
        return BEGINNING + timedelta(milliseconds=self.microseconds // 1000)

    def forward(self, seconds: float) -> None:
        """Let time pass at once."""
        self.microseconds += ceil(seconds * MICROSECONDS)


class _Jump:
    """Stands where the loop has its selector: instead of waiting it moves the clock."""

    def __init__(self, clock: HeldClock) -> None:
        self._clock = clock

    def select(self, timeout: float | None) -> list[Any]:
        """Pass the time that the loop was ready to wait."""
        if timeout is None:
            raise Frozen("Everybody waits for somebody else; no timer is set.")
        if timeout > 0:
            self._clock.forward(timeout)
        return []


class HeldLoop(asyncio.BaseEventLoop):
    """Runs on a held clock in an order drawn from a seed."""

    def __init__(self, clock: HeldClock, seed: int) -> None:
        super().__init__()
        self._clock = clock
        self._selector = _Jump(clock)
        self._order = random.Random(seed)  # noqa: S311 - chance that can be repeated is the point
        self.turns = 0

    def time(self) -> float:
        """Seconds since the play began."""
        return self._clock.microseconds / MICROSECONDS

    def _run_once(self) -> None:
        self.turns += 1
        ready: deque[Any] = self._ready  # type: ignore[attr-defined] # asyncio's own, and untyped
        if len(ready) > 1:
            drawn = list(ready)
            self._order.shuffle(drawn)
            ready.clear()
            ready.extend(drawn)
        super()._run_once()  # type: ignore[misc]

    def _process_events(self, event_list: list[Any]) -> None:
        del event_list

    def _write_to_self(self) -> None:
        """Nobody else could wake this loop."""

    def run_in_executor(self, executor: Any, func: Any, *args: Any) -> NoReturn:  # type: ignore[override]
        """A thread would bring an order of its own."""
        msg = "Nothing on this loop may use a thread."
        raise AssertionError(msg)


def run_held(story: Callable[[HeldClock], Awaitable[T]], *, seed: int = 0) -> T:
    """Play a story to its end and return what came of it."""
    clock = HeldClock()

    async def whole() -> T:
        return await story(clock)

    with asyncio.Runner(loop_factory=lambda: HeldLoop(clock, seed)) as runner:
        return runner.run(whole())
