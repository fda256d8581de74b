"""The rows of a file of separated values, read bit by bit: a big file takes no more memory than a small one."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Final

from hub.application.import_file import KeptFile
from hub.domain.csv_form import LARGEST_CELL, MOST_COLUMNS, SAMPLE_BYTES, CsvForm, form_of
from hub.domain.data_import import MOST_ROWS, SAMPLES, Portion, Row
from hub.domain.ids import ImportId
from hub.domain.problem import Invalid
from hub.domain.text import storable

PORTION: Final = 40
"""Rows that are gone through at once: a message that comes meanwhile waits for no more of them."""


def rows_of(path: Path, form: CsvForm) -> Iterator[Row]:
    """Every row that is not empty, the headings first; raises Invalid where the file cannot be read further."""
    csv.field_size_limit(LARGEST_CELL)
    end = 0
    with path.open(encoding=form.encoding, errors="replace", newline="") as file:
        reader = csv.reader(chain(file, (_END,)), delimiter=form.delimiter)
        try:
            for cells in reader:
                if cells[-1:] and cells[-1].endswith(_END):
                    break
                begin, end = end + 1, reader.line_num
                if any(cells):
                    yield Row(begin, tuple(map(storable, cells)))
        except csv.Error:
            raise _never_closed(end + 1) from None
    if cells != [_END]:
        raise _never_closed(end + 1)


_END: Final = "\x00the end"
"""A line after the last one: only in a cell that is never closed does it stand beside anything else."""


def _never_closed(line: int) -> Invalid:
    return Invalid(
        f"Line {line} cannot be read: a double quote that opens a cell there is not closed. "
        "Close it, and choose the file again."
    )


def portions(path: Path, form: CsvForm, skipped: int) -> Iterator[Portion]:
    """The rows below the headings, some at once, without those that were gone through before."""
    rows = islice(rows_of(path, form), 1 + skipped, None)
    first, here = skipped, tuple(islice(rows, PORTION))
    while True:
        following = tuple(islice(rows, PORTION))
        yield Portion(first, here, not following)
        if not following:
            return
        first, here = first + len(here), following


def look_at(path: Path, id_: ImportId, name: str, digest: str) -> KeptFile:
    """What a file is, as far as its beginning tells, and how long; raises Invalid for what is no such file."""
    with path.open("rb") as file:
        form = form_of(file.read(SAMPLE_BYTES))
    rows = rows_of(path, form)
    beginning = [row.cells for row in islice(rows, 1 + SAMPLES)]
    if len(beginning) <= 1:
        raise Invalid("This file has no rows: the first line names the columns, and each line below is one record.")
    headings = beginning[0]
    if len(headings) > MOST_COLUMNS:
        raise Invalid(f"A file may have {MOST_COLUMNS} columns; leave out those that are not wanted.")
    total = len(beginning) - 1 + sum(1 for _ in rows)
    if total > MOST_ROWS:
        raise Invalid(f"A file may have {MOST_ROWS:,} rows; part it into several.")
    samples = tuple(row[: len(headings)] for row in beginning[1:])
    return KeptFile(id_, name, digest, form, headings, samples, total)
