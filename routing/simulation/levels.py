"""How many sessions the agents of a group have open, in thousands of lanes side by side."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Counts: TypeAlias = npt.NDArray[np.signedinteger]
"""Small numbers where they suffice, which is faster."""
Numbers: TypeAlias = npt.NDArray[np.float32]
Mask: TypeAlias = npt.NDArray[np.bool_]


class Levels:
    """Of one group: agents with no session open, with one, two …, in every lane."""

    def __init__(self, idle: Counts, speeds: Sequence[float]) -> None:
        """Everybody is idle; `speeds` is that of an agent with one, two … sessions."""
        self._speeds = speeds
        self._at: list[Counts] = [idle.copy(), *(np.zeros_like(idle) for _ in speeds)]
        self._caps: Counts = np.full((1, 1, 1), len(speeds), np.int16)
        self.is_shared = len(speeds) > 1
        self.free: Counts = self._at[0]
        """Agents who may take one more."""

    def limit(self, caps: Counts) -> None:
        """From now on no agent has more sessions than this."""
        self._caps = caps
        self._note_free()

    def reshape(self, take: Callable[[Counts], Counts]) -> None:
        """Let other candidates' lanes begin where these have come to; what they limit is not yet told."""
        self._at = [take(at) for at in self._at]

    def speed_of_each(self) -> Numbers:
        """The mean speed of an open session, beside that of an agent with one."""
        sessions = np.zeros_like(self._at[0])
        speed: Numbers = np.zeros(sessions.shape, np.float32)
        for level, (each, at) in enumerate(zip(self._speeds, self._at[1:], strict=True), start=1):
            sessions += level * at
            np.add(speed, np.multiply(at, each, dtype=np.float32), out=speed)
        found: Numbers = np.divide(speed, np.maximum(sessions, 1), dtype=np.float32)
        return found

    def join(self, takes: Mask) -> None:
        """The least loaded agent takes one more."""
        if not self.is_shared:
            self.free -= takes
            return
        for level in range(len(self._speeds)):
            here = takes & (self._at[level] > 0)
            self._move(here, level, level + 1)
            takes = takes & ~here
        self._note_free()

    def leave(self, ends: Mask, drawn: Numbers) -> None:
        """A session ends, at an agent of some level, the likelier the faster they work there together."""
        if not self.is_shared:
            self.free += ends
            return
        speeds = [np.multiply(at, each, dtype=np.float32) for each, at in zip(self._speeds, self._at[1:], strict=True)]
        left = drawn * np.sum(speeds, axis=0)
        for level, speed in enumerate(speeds, start=1):
            here = ends & ((left < speed) if level < len(speeds) else ends) & (self._at[level] > 0)
            left = left - speed
            self._move(here, level, level - 1)
            ends = ends & ~here
        self._note_free()

    def _move(self, here: Mask, before: int, after: int) -> None:
        self._at[before] -= here
        self._at[after] += here

    def _note_free(self) -> None:
        self.free = self._at[0]
        if self.is_shared:
            self.free = self.free.copy()
            for level, at in enumerate(self._at[1:-1], start=1):
                self.free += at * (level < self._caps)
