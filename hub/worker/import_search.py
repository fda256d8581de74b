"""Looks for a customer who is erased in files that wait to be imported: whatever tells of her goes as a whole."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, Protocol

from hub.application.forget_file import forget_files_of
from hub.application.transaction import Transaction
from hub.domain.data_import import Import, Row
from hub.domain.erasure import Erasure
from hub.domain.ids import ImportId
from hub.domain.problem import Problem
from hub.wire.store import Store
from hub.worker.csv_rows import rows_of

SHORTEST_NUMBER: Final = 7
"""Digits that are compared of a telephone number, however it is written."""
SHORTEST_NAME: Final = 5
"""What another system calls her stands elsewhere by chance if it is shorter: then it counts where the ids stand."""


class FindsFiles(Protocol):
    """Where files lie that are imported."""

    def path(self, id_: ImportId) -> Path:
        """Where the bytes are; raises NotFound."""
        ...

    async def remove(self, id_: ImportId) -> None:
        """They are gone."""
        ...


class ImportSearch:
    """The files of imports, as far as an erasure asks for them."""

    def __init__(self, store: Store, files: FindsFiles) -> None:
        self._store = store
        self._files = files

    async def let_go_of(self, erasure: Erasure) -> None:
        """No file that tells of her is kept any more."""
        jobs = await self._store.read(_with_file)
        found = [one.id for one in jobs if await asyncio.to_thread(self._tells_of, one, erasure)]
        if found:
            await self._store.run(forget_files_of, erasure.id, found)
        for id_ in found:
            await self._files.remove(id_)

    def _tells_of(self, job: Import, erasure: Erasure) -> bool:
        is_hers = cell_of_hers(erasure, job)
        try:
            return any(is_hers(row) for row in rows_of(self._files.path(job.id), job.form))
        except Problem:
            # What cannot be read to its end is not sure not to tell of her.
            return True


def cell_of_hers(erasure: Erasure, job: Import) -> Callable[[Row], bool]:
    """Whether one of a row's cells is of the customer: her address, her number, her name, or her id elsewhere."""
    words = tuple(word for word in erasure.words if not word.isdecimal())
    numbers = {_last_digits(word) for word in erasure.words if word.removeprefix("+").isdecimal()} - {""}
    names = {text.casefold() for source, text in erasure.known_as if not source or len(text) >= SHORTEST_NAME}
    plan = job.plan
    ids = {text for source, text in erasure.known_as if source and plan is not None and source == plan.source}

    def is_hers(row: Row) -> bool:
        if plan is not None and len(row.cells) > plan.id_column and row.cells[plan.id_column].strip() in ids:
            return True
        return any(_is_one(cell.strip().casefold(), words, numbers, names) for cell in row.cells if cell)

    return is_hers


def _is_one(cell: str, words: Sequence[str], numbers: set[str], names: set[str]) -> bool:
    return cell in names or any(word in cell for word in words) or (bool(numbers) and _last_digits(cell) in numbers)


def _last_digits(text: str) -> str:
    """Of a number, however it is written; empty where it is too short for one."""
    digits = "".join(character for character in text if character.isdecimal())
    return digits[-SHORTEST_NUMBER:] if len(digits) >= SHORTEST_NUMBER else ""


def _with_file(reading: Transaction) -> Sequence[Import]:
    return reading.imports.with_file()
