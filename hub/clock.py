"""The one place that asks what time it is, and the one that throws dice for identifiers."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta
from threading import Lock
from time import process_time, time_ns
from typing import Final

AT_ONCE: Final = 512
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND: Final = timedelta(milliseconds=1)


def now() -> datetime:
    """The present instant in UTC, to the millisecond."""
    # Of all ways to an instant of whole milliseconds the cheapest; a webhook asks some ten times.
    return datetime.fromtimestamp(time_ns() // 1_000_000 / 1000, UTC)


def processor_seconds() -> float:
    """How long the processor has worked for this process, however many others it worked for meanwhile."""
    return process_time()


class RandomIds:
    """Identifiers of 32 hexadecimal digits: 48 bits of time, 16 of order, 64 of chance."""

    def __init__(self) -> None:
        self._at: datetime | None = None
        """The very instant of the last call: one transaction asks for many."""
        self._last = 0
        self._head = ""
        """The digits of the last time."""
        self._order = 0
        self._lock = Lock()
        self._chances: list[str] = []

    def __call__(self, at: datetime) -> str:
        """A new identifier, greater than every earlier one of this process."""
        with self._lock:
            if at is self._at or not self._is_later(at):
                self._order += 1
            chances = self._chances or self._thrown()
            return f"{self._head}{self._order & 0xFFFF:04x}{chances.pop()}"

    def _is_later(self, at: datetime) -> bool:
        """Whether a new millisecond begins the order anew; time that went back goes on counting."""
        self._at = at
        milliseconds = (at - _EPOCH) // _MILLISECOND
        if milliseconds <= self._last:
            return False
        self._last, self._head, self._order = milliseconds, f"{milliseconds:012x}", 0
        return True

    def _thrown(self) -> list[str]:
        """Sixteen digits nobody can guess, for many identifiers at once."""
        digits = secrets.token_hex(8 * AT_ONCE)
        self._chances = [digits[place : place + 16] for place in range(0, len(digits), 16)]
        return self._chances
