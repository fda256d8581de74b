"""What a use case may ask of the imports that are kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from hub.domain.data_import import Import, ImportChange, ReportLine
from hub.domain.ids import ImportId


class Imports(Protocol):
    """Files on their way in, what is said of their lines, and what they changed."""

    def get(self, id_: ImportId) -> Import:
        """The import; raises NotFound."""
        ...

    def held(self, id_: ImportId) -> Import:
        """The import, locked for change; raises NotFound."""
        ...

    def add(self, value: Import) -> None:
        """Keep a new one."""
        ...

    def save(self, value: Import) -> None:
        """Keep a changed one."""
        ...

    def newest(self, most: int) -> Sequence[Import]:
        """The newest first."""
        ...

    def at_work(self) -> Sequence[Import]:
        """Those that are to go on, the first that was begun first."""
        ...

    def with_file(self) -> Sequence[Import]:
        """Those of which the bytes are kept, the oldest first."""
        ...

    def say(self, id_: ImportId, run: int, lines: Sequence[ReportLine]) -> None:
        """Add to the report of a run."""
        ...

    def said(self, id_: ImportId, run: int, after: tuple[int, int], most: int) -> Sequence[tuple[int, ReportLine]]:
        """The report of a run after a line and a place in it, in order, each with its place."""
        ...

    def forget_said(self, id_: ImportId, before_run: int, most_line: int) -> None:
        """Drop the reports of earlier runs, of the lines up to this one."""
        ...

    def keep_change(self, id_: ImportId, change: ImportChange) -> None:
        """Keep what a row changed."""
        ...

    def changes(self, id_: ImportId, most: int) -> Sequence[ImportChange]:
        """What can still be taken back, the last row first."""
        ...

    def drop_change(self, id_: ImportId, line: int) -> None:
        """It is taken back, or cannot be."""
        ...

    def changed_later(self, id_: ImportId, record_id: str) -> bool:
        """Whether a later import changed this record and stands."""
        ...
