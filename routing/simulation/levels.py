"""How many sessions the agents of a group have open, in thousands of lanes side by side."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]
Places = npt.NDArray[np.intp]


class Levels:
    """Of one group: agents with no session open, with one, two …; rows of columns, a lane for each candidate."""

    def __init__(self, agents: npt.NDArray[np.float64], speeds: Sequence[float], shape: tuple[int, int]) -> None:
        """Everybody is idle; `speeds` is that of an agent with one, two … sessions."""
        self._speeds = speeds
        self._at = [np.zeros(shape, np.float32) for _ in range(len(speeds) + 1)]
        self._at[0] += agents[:, None].astype(np.float32)
        self._caps: Numbers = np.full(shape, len(speeds), np.float32)
        self.is_shared = len(speeds) > 1
        self.free: Numbers = self._at[0].copy()
        """Agents who may take one more."""

    def limit(self, caps: Numbers) -> None:
        """From now on no agent has more sessions than this."""
        self._caps = caps
        if self.is_shared:
            self.free = sum((at * (level < caps) for level, at in enumerate(self._at[:-1])), np.zeros_like(caps))

    def reshape(self, take: Callable[[Numbers], Numbers]) -> None:
        """Let other candidates' lanes begin where these have come to."""
        self._at = [take(at) for at in self._at]
        self._caps, self.free = take(self._caps), take(self.free)

    def speed_of_each(self, rows: Places) -> Numbers:
        """The mean speed of an open session, beside that of an agent with one."""
        sessions = sum(level * at[rows] for level, at in enumerate(self._at))
        speed = sum(speed * at[rows] for speed, at in zip(self._speeds, self._at[1:], strict=True))
        each: Numbers = np.divide(speed, sessions, out=np.ones_like(self.free[rows]), where=np.asarray(sessions) > 0)
        return each

    def join(self, rows: Places, takes: Mask) -> None:
        """The least loaded agent takes one more."""
        if not self.is_shared:
            self.free[rows] -= takes
            return
        for level in range(len(self._speeds)):
            here = takes & (self._at[level][rows] > 0)
            self._move(rows, here, level, level + 1)
            takes = takes & ~here

    def leave(self, rows: Places, ends: Mask, drawn: Numbers) -> None:
        """A session ends, at an agent of some level, the likelier the faster they work there together."""
        if not self.is_shared:
            self.free[rows] += ends
            return
        speeds = [speed * at[rows] for speed, at in zip(self._speeds, self._at[1:], strict=True)]
        left = drawn[:, None] * sum(speeds)
        for level, speed in enumerate(speeds, start=1):
            here = ends & ((left < speed) if level < len(speeds) else ends) & (self._at[level][rows] > 0)
            left = left - speed
            self._move(rows, here, level, level - 1)
            ends = ends & ~here

    def _move(self, rows: Places, here: Mask, before: int, after: int) -> None:
        self._at[before][rows] -= here
        self._at[after][rows] += here
        caps = self._caps[rows]
        self.free[rows] += here * ((after < caps).astype(np.float32) - (before < caps))
