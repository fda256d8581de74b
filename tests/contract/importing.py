"""An administrator who imports files, on whichever store."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

from hub.application.customer import standing
from hub.application.import_file import start_check, start_run, start_undo
from hub.clock import RandomIds
from hub.domain.customer import Customer
from hub.domain.data_import import Import, ImportPlan, ReportLine
from hub.domain.external import RecordOf, external_key
from hub.domain.ids import CustomerId, ImportId
from hub.domain.problem import NotFound
from hub.storage.import_files import ImportFiles
from hub.worker.imports import ImportLoop
from tests.contract.acts import person_of
from tests.contract.conftest import AnyStore
from tests.stage.floor import EVA
from tests.stage.loop import HeldClock

PLAN = ImportPlan("crm", 0, ("", "name", "mail", "organisation", "value"))


class Desk:
    """An administrator, a store and the loop that goes through her files."""

    def __init__(self, store: AnyStore, clock: HeldClock, folder: Path) -> None:
        ids = RandomIds()
        self.store = store
        self.folder = folder
        self.files = ImportFiles(folder)
        self.loop = ImportLoop(store, self.files, now=clock, new_id=lambda: ids(clock()), name="here")

    async def uploaded(self, text: str, of: RecordOf = RecordOf.CUSTOMER) -> Import:
        async def chunks() -> AsyncIterator[bytes]:
            raw = text.encode()
            for begin in range(0, len(raw), 1000):
                yield raw[begin : begin + 1000]

        return await self.loop.take(await self.store.read(person_of, EVA), of, "people.csv", chunks())

    async def checked(self, text: str, plan: ImportPlan = PLAN, of: RecordOf = RecordOf.CUSTOMER) -> Import:
        made = await self.uploaded(text, of)
        return await self.through(await self.store.run(start_check, made.id, await self.eva(), plan))

    async def taken_in(self, text: str, plan: ImportPlan = PLAN, of: RecordOf = RecordOf.CUSTOMER) -> Import:
        found = await self.checked(text, plan, of)
        return await self.through(await self.store.run(start_run, found.id, await self.eva()))

    async def taken_back(self, id_: ImportId) -> Import:
        return await self.through(await self.store.run(start_undo, id_, await self.eva()))

    async def eva(self) -> Any:
        return await self.store.read(person_of, EVA)

    async def through(self, job: Import) -> Import:
        await self.loop.go_on(job)
        return await self.store.read(lambda reading: reading.imports.get(job.id))

    async def said(self, job: Import) -> list[ReportLine]:
        found = await self.store.read(lambda reading: reading.imports.said(job.id, job.run, (-1, -1), 1000))
        return [line for _, line in found]

    async def known(self, id_: str) -> Customer:
        """Whom the CRM calls so; raises NotFound."""

        def look(reading: Any) -> Customer:
            record = reading.external.held(external_key("crm", RecordOf.CUSTOMER, id_))
            if record is None:
                raise NotFound(id_)
            return standing(reading, CustomerId(record.record_id))

        return await self.store.read(look)


def counts(job: Import) -> Mapping[str, int]:
    """What came of it, without what did not."""
    return {name: count for name, count in vars(job.counts).items() if count}
