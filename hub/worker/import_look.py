"""A look through a file: what would come of each row, and of rows that meet others, in the order of the file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from hub.application.import_rows import Came, check_rows, keep_checked
from hub.application.rehearse import Rehearsed, rehearse_rows
from hub.domain.data_import import Import, Portion, Row
from hub.wire.store import Store


class Look:
    """One look; it changes nothing but its own report."""

    def __init__(self, store: Store, meeting: Mapping[int, tuple[int, ...]]) -> None:
        """`meeting` says of which lines one must know to foresee what comes of another."""
        self._store = store
        self._meeting = meeting
        self._waiting: defaultdict[int, list[Row]] = defaultdict(list)
        """Rows that others follow which they meet, by the first line of them."""
        self._seen: dict[int, int] = {}

    async def at(self, job: Import, portion: Portion) -> Import:
        """Look at these rows, and at those before them for which they were waited."""
        alone = [row for row in portion.rows if row.line not in self._meeting]
        came = await self._store.read(check_rows, job, alone, self._seen)
        for rows in self._complete(portion):
            came = _together(came, await self._rehearsed(job, rows))
        return await self._store.run(keep_checked, job.id, job.run, came, is_last=portion.is_last)

    def _complete(self, portion: Portion) -> list[list[Row]]:
        """Rows that meet, once all of them were read."""
        complete = []
        for row in portion.rows:
            lines = self._meeting.get(row.line, (0,))
            if lines[0]:
                self._waiting[lines[0]].append(row)
            if row.line == lines[-1]:
                complete.append(self._waiting.pop(lines[0]))
        return complete

    async def _rehearsed(self, job: Import, rows: Sequence[Row]) -> Came:
        try:
            return await self._store.run(rehearse_rows, job, rows)
        except Rehearsed as done:
            return done.came


def _together(one: Came, other: Came) -> Came:
    return [*one[0], *other[0]], one[1].plus(**vars(other[1]))
