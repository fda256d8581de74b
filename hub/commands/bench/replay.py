"""Recorded writes made again for webhook after webhook, as cheaply as the database's driver allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, Final

from hub.commands.bench.rows import Way, Write

Group = list[tuple[str, list[list[Any]]]]
"""Statements with all their rows, in an order that keeps every constraint."""
LONG: Final = 32
FIRST_EVENT: Final = 1_000


@dataclass(frozen=True, slots=True)
class _Template:
    """One statement, its values, and where names stand that change with every webhook."""

    sql: str
    values: list[Any]
    places: tuple[tuple[int, int], ...]
    number_place: int | None
    """Where an event has its number."""

    def rows(self, all_names: Sequence[Sequence[str]], numbers: Iterator[int]) -> list[list[Any]]:
        """A row for each webhook of a group."""
        made = []
        for names in all_names:
            row = self.values[:]
            if self.number_place is not None:
                row[self.number_place] = next(numbers)
            for place, number in self.places:
                row[place] = names[number]
            made.append(row)
        return made


class Replay:
    """Makes the rows of webhooks that are alternately somebody's first and second."""

    def __init__(self, ways: tuple[Way, Way], dialect: str) -> None:
        self._ways = ways
        self._templates = [[_template(write, way.names, dialect) for write in way.writes] for way in ways]
        self._numbers = count(1)
        self._events = count(FIRST_EVENT)
        self._firsts: list[Sequence[str]] = []

    def group(self, size: int) -> Group:
        """Everything that is written for so many webhooks."""
        new: list[Sequence[str]] = []
        known: list[Sequence[str]] = []
        for _ in range(size):
            number = next(self._numbers)
            if self._firsts and number % 2 == 0:
                known.append([*self._firsts.pop(), *_names(self._ways[1], number, len(self._ways[0].names))])
            else:
                new.append(_names(self._ways[0], number, 0))
                self._firsts.append(new[-1])
        made = []
        for templates, names in zip(self._templates, (new, known), strict=True):
            if names:
                made += [(template.sql, template.rows(names, self._events)) for template in templates]
        return made


def _names(way: Way, number: int, start: int) -> list[str]:
    """New names of the lengths of the recorded ones; like the hub's identifiers they sort by age."""
    stem = f"{number:016x}"
    return [
        f"{stem}{place:016x}" if len(name) >= LONG else f"+{number:0{len(name) - 1}d}"
        for place, name in enumerate(way.names[start:], start)
    ]


def _template(write: Write, names: Sequence[str], dialect: str) -> _Template:
    rendered = write.statement.on(dialect)
    values = list(rendered.parameters(write.values))
    places = tuple((place, names.index(value)) for place, value in enumerate(values) if value in names)
    number_place = rendered.names.index("number") if "number" in rendered.names else None
    return _Template(rendered.sql.partition(" RETURNING")[0], values, places, number_place)
