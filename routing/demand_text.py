"""Demands as people write them: `de >= 5 and (orders >= 3 or sales)`."""

import re
from collections.abc import Iterator
from typing import Final, NoReturn

from routing.demand import HIGHEST_LEVEL, LEAST_LEVEL, MOST_ALTERNATIVES, Demand, Levels, both, least

TOKEN: Final = re.compile(r"\s*(?:(?P<sign>>=|\(|\))|(?P<word>[A-Za-z0-9][A-Za-z0-9._-]*)|(?P<odd>\S))")
LONGEST_TEXT: Final = 2_000
EXAMPLE: Final = "`de >= 5 and (orders >= 3 or sales)`"
JOINS: Final = frozenset({"and", "or"})


class DemandError(ValueError):
    """The text is no demand; says at which character, and what was expected there."""


def read_demand(text: str) -> Demand:
    """Return what the text demands; a skill without a level is asked at level 1, an empty text asks nothing.

    Raises DemandError.
    """
    if len(text) > LONGEST_TEXT:
        message = f"is longer than {LONGEST_TEXT} characters: please ask for less"
        raise DemandError(message)
    if not text.strip():
        return Demand()
    reading = _Reading(text)
    alternatives = reading.either()
    if reading.word:
        reading.refuse("`and`, `or` or the end")
    return Demand(alternatives[0]) if len(alternatives) == 1 else Demand(any_of=alternatives)


def write_demand(demand: Demand) -> str:
    """Return the text that reads as this demand; its preferences are not part of it."""
    all_of = [_written(skill, level) for skill, level in sorted(demand.skills.items())]
    # An alternative that asks nothing is always met, so that the others say nothing.
    any_of = demand.any_of if all(demand.any_of) else ()
    options = [" and ".join(_written(*one) for one in sorted(levels.items())) for levels in any_of]
    if len(options) > 1:
        # Words of one skill stand alone; `and` binds closer than `or`, so that nothing else needs brackets.
        joined = " or ".join(options)
        options = [f"({joined})" if all_of else joined]
    return " and ".join([*all_of, *options])


def _written(skill: str, level: int) -> str:
    return skill if level == LEAST_LEVEL else f"{skill} >= {level}"


class _Reading:
    """A text, and how far it has been read."""

    def __init__(self, text: str) -> None:
        self._tokens = self._cut(text)
        self._at = 1
        self.word = ""
        """The word or sign that comes next; empty at the end."""
        self._next()

    def either(self) -> tuple[Levels, ...]:
        """Alternatives joined by `or`."""
        found = [*self._all()]
        while self._takes("or"):
            found += self._all()
            self._bound(found)
        return least(found)

    def refuse(self, expected: str) -> NoReturn:
        """Say what should have been there instead."""
        there = f"`{self.word}`" if self.word else "the end"
        message = f"character {self._at} is {there}; expected {expected}, as in {EXAMPLE}"
        raise DemandError(message)

    def _all(self) -> tuple[Levels, ...]:
        found = self._one()
        while self._takes("and"):
            other = self._one()
            found = least([both(mine, theirs) for mine in found for theirs in other])
            self._bound(found)
        return found

    def _one(self) -> tuple[Levels, ...]:
        if self._takes("("):
            found = self.either()
            if not self._takes(")"):
                self.refuse("`)`")
            return found
        skill = self.word
        if not skill or skill.lower() in JOINS or not skill[0].isalnum():
            self.refuse("a skill")
        self._next()
        return ({skill: self._level() if self._takes(">=") else LEAST_LEVEL},)

    def _level(self) -> int:
        if not self.word.isdecimal() or not LEAST_LEVEL <= int(self.word) <= HIGHEST_LEVEL:
            self.refuse(f"a level from {LEAST_LEVEL} to {HIGHEST_LEVEL}")
        level = int(self.word)
        self._next()
        return level

    def _takes(self, word: str) -> bool:
        if self.word.lower() != word:
            return False
        self._next()
        return True

    def _next(self) -> None:
        self._at, self.word = next(self._tokens)

    def _bound(self, found: "list[Levels] | tuple[Levels, ...]") -> None:
        if len(found) > MOST_ALTERNATIVES:
            message = f"has more than {MOST_ALTERNATIVES} alternatives: please ask for less"
            raise DemandError(message)

    @staticmethod
    def _cut(text: str) -> Iterator[tuple[int, str]]:
        end = 0
        while (match := TOKEN.match(text, end)) is not None:
            end = match.end()
            yield match.start(match.lastgroup or 0) + 1, match[match.lastgroup or 0]
        while True:
            yield len(text) + 1, ""
