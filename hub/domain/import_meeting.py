"""Which rows of a file have to do with each other: what comes of one depends on what came of those before it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Final
from unicodedata import normalize

from hub.domain.data_import import ImportPlan, Row
from hub.domain.external import RecordOf
from hub.domain.import_headings import DOMAINS, MAIL, OF_EVENTS, PHONE
from hub.domain.import_row import cells_of
from hub.domain.organisation import key_of

MOST_KEYS: Final = 400_000
"""Ids, addresses and names of one file that are compared."""
MOST_TOGETHER: Final = 200
"""So many are gone through in one transaction; where more meet, only their ids are compared."""
_MAIL: Final = re.compile(r"[^\s<>:,;]+@[^\s<>,;]+")
_WORD: Final = re.compile(r"[^\s,;，；、@]+")
_NO_DIGIT: Final = re.compile(r"\D+")
_TOLD_DIGITS: Final = 7
"""By so many of its last digits a number is known, however the rest of it is written."""


def meeting(rows: Iterable[Row], plan: ImportPlan, of: RecordOf) -> Mapping[int, tuple[int, ...]]:
    """By the line of each row that meets others the lines of all of them; rather one too many than one too few."""
    first: dict[int, int] = {}
    joined = _Joined()
    for row in rows:
        for key in _keys(row, plan, of):
            known = first.get(hash(key))
            if known is not None:
                joined.join(known, row.line)
            elif len(first) < MOST_KEYS:
                first[hash(key)] = row.line
    return {line: lines for lines in joined.groups() if len(lines) <= MOST_TOGETHER for line in lines}


class _Joined:
    """Lines that belong together, directly or through others."""

    def __init__(self) -> None:
        self._earlier: dict[int, int] = {}

    def join(self, one: int, other: int) -> None:
        begin, later = sorted((self._begin(one), self._begin(other)))
        if begin != later:
            self._earlier[later] = begin

    def groups(self) -> Iterator[tuple[int, ...]]:
        """The lines of each group in their order."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for line in list(self._earlier):
            found[self._begin(line)].append(line)
        return ((begin, *sorted(lines)) for begin, lines in found.items())

    def _begin(self, line: int) -> int:
        earlier = self._earlier
        while line in earlier:
            # On the way it is made shorter for the next one.
            earlier[line] = line = earlier.get(earlier[line], earlier[line])
        return line


def _keys(row: Row, plan: ImportPlan, of: RecordOf) -> Iterator[Hashable]:
    """What a row can have in common with another: its id, an address, a name or a domain."""
    if plan.id_column < len(row.cells):
        yield "id", " ".join(row.cells[plan.id_column].split()).casefold()
    if of in OF_EVENTS:
        return
    for _, target, text in cells_of(row, plan):
        if target == MAIL:
            yield from (("mail", found.casefold()) for found in _MAIL.findall(normalize("NFKC", text)))
        elif target == PHONE and (digits := _NO_DIGIT.sub("", normalize("NFKC", text))):
            yield "phone", digits[-_TOLD_DIGITS:]
        elif of is RecordOf.ORGANISATION and target == "name":
            yield target, key_of(text)
        elif of is RecordOf.ORGANISATION and target == DOMAINS:
            yield from ((target, word.casefold()) for word in _WORD.findall(text))
