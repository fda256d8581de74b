"""What a conversation asks of an agent: skills at least at these levels, in alternatives of which one suffices."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

LEAST_LEVEL: Final = 1
HIGHEST_LEVEL: Final = 10
MOST_ALTERNATIVES: Final = 32
"""More ways to meet one demand than anybody can survey."""

Levels: TypeAlias = Mapping[str, int]
"""Skills, each with its least level."""


def check_levels(skills: Levels) -> None:
    """Refuse a level outside 1 to 10, naming the skill."""
    for skill, level in skills.items():
        if not LEAST_LEVEL <= level <= HIGHEST_LEVEL:
            message = f"skill {skill!r} has level {level}: please give a level from {LEAST_LEVEL} to {HIGHEST_LEVEL}"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Demand:
    """All of `skills`, and all of one of the alternatives in `any_of`, if there are any.

    Every expression of skills joined by *and* and *or* can be written so. Among agents of the same queue
    whoever has more of the `preferred` skills comes first: each level counts with the skill's weight.
    """

    skills: Levels = field(default_factory=dict)
    any_of: tuple[Levels, ...] = ()
    preferred: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse levels that no agent can have."""
        for levels in (self.skills, *self.any_of):
            check_levels(levels)
        if len(self.any_of) > MOST_ALTERNATIVES:
            message = f"{len(self.any_of)} alternatives are more than {MOST_ALTERNATIVES}: please ask for less"
            raise ValueError(message)

    @property
    def alternatives(self) -> tuple[Levels, ...]:
        """Every way to meet it, each with all its skills; none contains another."""
        if not self.any_of:
            return (self.skills,)
        return least([both(self.skills, levels) for levels in self.any_of])

    @property
    def named(self) -> frozenset[str]:
        """Every skill that some alternative requires."""
        return frozenset().union(*self.alternatives)

    def lacks(self, skills: Levels) -> dict[str, int]:
        """What is missing for the alternative that is nearest: skills with the levels asked; empty when met."""
        nearest = min(self.alternatives, key=lambda levels: _distance(levels, skills))
        return {skill: level for skill, level in sorted(nearest.items()) if skills.get(skill, 0) < level}

    def without(self, dropped: Collection[str]) -> "Demand":
        """The same, but for these skills, which are asked no more."""
        rest = tuple([_kept(levels, dropped) for levels in self.any_of])
        return Demand(_kept(self.skills, dropped), () if {} in rest else rest, self.preferred)

    def lowered(self, levels: Levels) -> "Demand":
        """The same, asking of these skills no more than these levels."""
        any_of = tuple([_lowered(one, levels) for one in self.any_of])
        return Demand(_lowered(self.skills, levels), any_of, self.preferred)


NOTHING_DEMANDED: Final = Demand()


def both(one: Levels, other: Levels) -> dict[str, int]:
    """All that either asks."""
    return {**one, **{skill: max(level, one.get(skill, 0)) for skill, level in other.items()}}


def least(alternatives: Iterable[Levels]) -> tuple[Levels, ...]:
    """The alternatives that ask no more than another one does, in their order."""
    kept: list[Levels] = []
    for levels in alternatives:
        if not any(_asks_less(other, levels) for other in kept):
            kept = [other for other in kept if not _asks_less(levels, other)]
            kept.append(levels)
    return tuple(kept)


def _asks_less(one: Levels, other: Levels) -> bool:
    return all(other.get(skill, 0) >= level for skill, level in one.items())


def _distance(levels: Levels, skills: Levels) -> tuple[int, int]:
    """How many skills are missing altogether, and how many levels."""
    gaps = [(skills.get(skill, 0), level) for skill, level in levels.items() if skills.get(skill, 0) < level]
    return sum(has == 0 for has, _ in gaps), sum(level - has for has, level in gaps)


def _kept(levels: Levels, dropped: Collection[str]) -> dict[str, int]:
    return {skill: level for skill, level in levels.items() if skill not in dropped}


def _lowered(levels: Levels, to: Levels) -> dict[str, int]:
    return {skill: min(level, to.get(skill, level)) for skill, level in levels.items()}
