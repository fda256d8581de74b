"""What an agent's conversations ask of her now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from channels.contract import Feature
from hub.domain.floor import Floor
from hub.domain.value import dataclass


@dataclass(frozen=True, slots=True)
class Work:
    """What she owns, and what of it keeps her busy."""

    held: int = 0
    open: Mapping[str, int] = field(default_factory=dict)
    """Of what she works on, how many by channel."""
    wrapping: Mapping[str, int] = field(default_factory=dict)
    """Of what is over for its customer and not yet for her, how many by channel."""

    def live(self, floor: Floor) -> int:
        """With how many customers she is who are present and wait for every word."""
        return _live(floor, self.open)

    def in_wrap_up(self) -> int:
        """After how many conversations she still has work."""
        return sum(self.wrapping.values())

    def is_busy(self, floor: Floor) -> bool:
        """Whether a customer who is present has her attention, or just had it: what she chooses now holds after it."""
        return self.live(floor) + _live(floor, self.wrapping) > 0


def _live(floor: Floor, counts: Mapping[str, int]) -> int:
    return sum(count for channel, count in counts.items() if Feature.LIVE in floor.features_of(channel))
