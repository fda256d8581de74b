"""How often something may be asked: a bucket of tokens per caller, forgotten when it is full again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Final

MOST_CALLERS: Final = 100_000


class Buckets:
    """Token buckets: `burst` at once, then `per_second`."""

    def __init__(self, *, burst: int, per_second: float, now: Callable[[], datetime]) -> None:
        self._burst = burst
        self._per_second = per_second
        self._now = now
        self._levels: dict[str, tuple[float, float]] = {}

    def wait(self, caller: str) -> float:
        """The seconds until there is a token again; 0 while there is one. Nothing is taken."""
        level = self._level(caller, self._now().timestamp())
        return 0.0 if level >= 1 else (1 - level) / self._per_second

    def _level(self, caller: str, at: float) -> float:
        level, then = self._levels.get(caller, (float(self._burst), at))
        return min(self._burst, level + (at - then) * self._per_second)

    def take(self, caller: str) -> float:
        """Take a token; returns 0, or the seconds until there is one."""
        at = self._now().timestamp()
        level = self._level(caller, at)
        if level < 1:
            return (1 - level) / self._per_second
        if len(self._levels) >= MOST_CALLERS:
            self._forget(at)
        self._levels[caller] = (level - 1, at)
        return 0.0

    def give_back(self, caller: str) -> None:
        """Put a token back that was taken for nothing."""
        at = self._now().timestamp()
        level = self._level(caller, at) + 1
        if level >= self._burst:
            self._levels.pop(caller, None)
        else:
            self._levels[caller] = (level, at)

    def _forget(self, at: float) -> None:
        full = self._burst / self._per_second
        self._levels = {who: (level, then) for who, (level, then) in self._levels.items() if at - then < full}


class KeyBuckets:
    """For each key a bucket that holds what it may ask in a minute."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._buckets: dict[int, Buckets] = {}

    def take(self, key_id: str, per_minute: int) -> int:
        """Count once; returns 0, or the whole seconds until the key may be used again."""
        bucket = self._buckets.get(per_minute)
        if bucket is None:
            bucket = self._buckets[per_minute] = Buckets(burst=per_minute, per_second=per_minute / 60, now=self._now)
        return ceil(bucket.take(key_id))


@dataclass(frozen=True, slots=True)
class UsualLimits:
    """How often people may ask the hub for what costs it much, or for what is not theirs."""

    guesses: Buckets
    """Of one person's password, or of a link."""
    many_guesses: Buckets
    """From one address, or of one person by everybody together."""
    uploads: Buckets
    searches: Buckets
    """Of one person: faster than anybody types."""
    key_calls: KeyBuckets
    tries: Buckets
    """Of accounts by one person: each reaches an outside."""


def usual_limits(now: Callable[[], datetime]) -> UsualLimits:
    """The limits in force."""
    return UsualLimits(
        guesses=Buckets(burst=10, per_second=1 / 6, now=now),
        many_guesses=Buckets(burst=300, per_second=1, now=now),
        uploads=Buckets(burst=20, per_second=0.5, now=now),
        searches=Buckets(burst=40, per_second=8, now=now),
        key_calls=KeyBuckets(now),
        tries=Buckets(burst=20, per_second=0.2, now=now),
    )
