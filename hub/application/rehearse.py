"""Rows that meet others are looked at by taking them in, of which nothing is kept: so it comes as it was foreseen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hub.application.import_rows import Came, came_of, looked_at, taken_in, twice
from hub.application.transaction import Transaction
from hub.domain.data_import import Counts, Import, ReportLine, Row


class Rehearsed(Exception):
    """What would come of these rows; all that was written to find out is taken back."""

    def __init__(self, came: Came) -> None:
        super().__init__("This was only tried.")
        self.came = came


def rehearse_rows(tx: Transaction, job: Import, rows: Sequence[Row]) -> Came:
    """Raises Rehearsed, always: so nothing of it stays. The rows come in the order of the file."""
    by, said, came = tx.people.get(job.by), [], Counter(rows=len(rows))
    seen: dict[int, int] = {}
    owners: dict[str, int] = {}
    for row in rows:
        planned, told = looked_at(tx, by, job, row)
        if planned is None:
            came["refused"] += 1
        else:
            # Whoever would have the address is nobody yet: her line is told instead.
            told = [line for line in told if line.value not in owners]
            told += twice(job, row, planned, seen)
            told += [_taken(row, one.address, owners) for one in getattr(planned, "taken", ()) if one.address in owners]
            taken = taken_in(tx, by, job, row, planned)
            owners |= {address: row.line for _, address in getattr(planned, "added", ())}
            came[came_of(taken.is_new, bool(taken.changed))] += 1
            came["remarks"] += len(told)
        said += told
    raise Rehearsed((said, Counts().plus(**came)))


def _taken(row: Row, address: str, owners: dict[str, int]) -> ReportLine:
    text = f"Line {owners[address]} has this address too, and only the first of them gets it."
    return ReportLine(row.line, "", address, text, is_refusal=False)
