"""Skills as bits, so that one AND tells whether an agent has all that is demanded."""

from collections.abc import Mapping

from routing.demand import HIGHEST_LEVEL


class SkillBits:
    """Gives every skill ten bits, one a level; an agent at level 7 carries the lowest seven."""

    def __init__(self) -> None:
        """Start without skills; each gets its place when it is first named."""
        self._places: dict[str, int] = {}

    def carried(self, skills: Mapping[str, int]) -> int:
        """Return the bits of an agent: every level up to hers."""
        bits = 0
        for skill, level in skills.items():
            bits |= ((1 << level) - 1) << self._place(skill)
        return bits

    def demanded(self, skills: Mapping[str, int]) -> int:
        """Return the bits of a demand: exactly the least level of each skill."""
        bits = 0
        for skill, level in skills.items():
            bits |= 1 << (self._place(skill) + level - 1)
        return bits

    def _place(self, skill: str) -> int:
        return self._places.setdefault(skill, len(self._places) * HIGHEST_LEVEL)
