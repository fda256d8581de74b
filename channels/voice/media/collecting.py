"""Keys gathered until enough were pressed, or nobody presses any more."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Collecting:
    """What was pressed since `began_at`; times are of one clock, in seconds."""

    collect_id: str
    most: int
    first_seconds: float
    next_seconds: float
    terminators: str
    began_at: float
    _keys: list[str] = field(default_factory=list)
    _pressed_at: float | None = None

    @property
    def keys(self) -> str:
        """All of them so far."""
        return "".join(self._keys)

    def pressed(self, key: str, now: float) -> bool:
        """One more; tells whether that is all."""
        self._pressed_at = now
        if key in self.terminators:
            return True
        self._keys.append(key)
        return len(self._keys) >= self.most

    def is_over(self, now: float) -> bool:
        """Whether it was waited for long enough."""
        if self._pressed_at is None:
            return now - self.began_at >= self.first_seconds
        return now - self._pressed_at >= self.next_seconds
