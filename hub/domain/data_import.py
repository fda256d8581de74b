"""A file of records on its way in: looked through first, then run, and taken back if need be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from hub.domain.csv_form import CsvForm
from hub.domain.external import RecordOf
from hub.domain.ids import ImportId, PersonId
from hub.domain.value import dataclass

LARGEST_FILE_BYTES: Final = 200_000_000
MOST_ROWS: Final = 1_000_000
SAMPLES: Final = 5
"""Rows that are shown while the columns are told."""
NO_TARGET: Final = ""
"""Of a column that nobody wants."""
FILE_KEPT_DAYS: Final = 7
"""So long a file waits to be taken in."""
GONE: Final = "The file of this import is gone: choose it again."


class ImportState(StrEnum):
    """How far it is."""

    UPLOADED = "uploaded"
    """Its columns are to be told."""
    CHECKING = "checking"
    CHECKED = "checked"
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"
    UNDOING = "undoing"
    UNDONE = "undone"


AT_WORK: Final = frozenset({ImportState.CHECKING, ImportState.RUNNING, ImportState.UNDOING})
WAITS_FOR_FILE: Final = frozenset(
    {ImportState.UPLOADED, ImportState.CHECKING, ImportState.CHECKED, ImportState.RUNNING}
)
MOVES: Final[Mapping[ImportState, frozenset[ImportState]]] = {
    ImportState.UPLOADED: frozenset({ImportState.CHECKING}),
    ImportState.CHECKING: frozenset({ImportState.CHECKED, ImportState.UPLOADED, ImportState.FAILED}),
    ImportState.CHECKED: frozenset({ImportState.CHECKING, ImportState.RUNNING}),
    ImportState.RUNNING: frozenset({ImportState.DONE, ImportState.CANCELLED, ImportState.FAILED}),
    ImportState.DONE: frozenset({ImportState.UNDOING}),
    ImportState.CANCELLED: frozenset({ImportState.UNDOING}),
    ImportState.FAILED: frozenset({ImportState.CHECKING, ImportState.UNDOING}),
    ImportState.UNDOING: frozenset({ImportState.UNDONE, ImportState.FAILED}),
    ImportState.UNDONE: frozenset({ImportState.CHECKING}),
}


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What the columns mean."""

    source: str
    """Whose ids these are."""
    id_column: int
    columns: tuple[str, ...]
    """What each column tells; empty: nothing that is wanted."""
    overwrites: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """What came of the rows so far."""

    rows: int = 0
    """How many were gone through: where it goes on after a restart."""
    made: int = 0
    changed: int = 0
    same: int = 0
    refused: int = 0
    remarks: int = 0
    """On rows that were taken all the same."""
    left: int = 0
    """What an undoing found touched, and left."""

    def plus(self, **more: int) -> Counts:
        """So many more of each."""
        return Counts(**{name: value + more.get(name, 0) for name, value in vars(self).items()})


@dataclass(frozen=True, slots=True)
class Import:
    """One file and what becomes of it."""

    id: ImportId
    of: RecordOf
    file_name: str
    digest: str
    """Of its bytes; empty once these are gone."""
    form: CsvForm
    headings: tuple[str, ...]
    samples: tuple[tuple[str, ...], ...]
    total: int
    """Rows below the headings."""
    by: PersonId
    by_name: str
    at: datetime
    state: ImportState = ImportState.UPLOADED
    run: int = 0
    """Which run of it this is; each has a report of its own."""
    plan: ImportPlan | None = None
    counts: Counts = field(default_factory=Counts)
    problem: str = ""
    """Why it failed."""
    ended_at: datetime | None = None

    @property
    def has_file(self) -> bool:
        """Whether its bytes are kept."""
        return bool(self.digest)

    def without_file(self) -> Import:
        """Once nobody needs its bytes, nor the rows that were shown of them."""
        return replace(self, digest="", samples=())


@dataclass(frozen=True, slots=True)
class ReportLine:
    """Something that is said of one cell of one line."""

    line: int
    """Of the file, as an editor counts."""
    column: str
    """Its heading; empty: of the line as a whole."""
    value: str
    text: str
    """What is wrong, and what to write instead."""
    is_refusal: bool = True
    """Whether the line was not taken for it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportChange:
    """What one row of a file changed, exactly enough to take it back."""

    line: int
    of: RecordOf
    record_id: str
    external_id: str
    """Empty where the id was known before."""
    is_new: bool
    at: datetime
    fields: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Of each field that it wrote: `before`, and who had written that (`mark`)."""
    addresses: tuple[tuple[str, str], ...] = ()
    """Channel and key of each that it added."""
    organisation_id: str = ""
    """The organisation that was made because she belongs to it."""


@dataclass(frozen=True, slots=True)
class Portion:
    """Some rows that are gone through at once."""

    first: int
    """How many came before them."""
    rows: tuple[Row, ...]
    is_last: bool
