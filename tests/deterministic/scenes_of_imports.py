"""Scenes of files that are imported while people talk."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from hub.application.forget_file import KEPT_TOO_LONG, forget_file, forget_old_files
from hub.application.import_file import (
    KeptFile,
    cancel_import,
    fail_import,
    keep_import,
    start_check,
    start_run,
    start_undo,
)
from hub.application.import_rows import check_again, check_rows, import_rows, keep_checked
from hub.application.rehearse import Rehearsed, rehearse_rows
from hub.application.undo_import import undo_rows
from hub.domain.csv_form import CsvForm
from hub.domain.data_import import Import, ImportPlan, Portion, Row
from hub.domain.external import RecordOf
from hub.domain.ids import ImportId
from tests.deterministic.scenes_of_work import holding
from tests.stage.floor import EVA
from tests.stage.stage import Stage

FILE = KeptFile(ImportId("once"), "people.csv", "0" * 64, CsvForm("utf-8-sig", ","), ("id", "name", "email"), (), 2)
PLAN = ImportPlan("crm", 0, ("", "name", "mail"))
ROWS = (Row(2, ("1", "Ada", "ada@example.org")), Row(3, ("2", "Bea", "no address")))


async def imports(stage: Stage) -> None:
    """A file is looked through twice, taken in, taken back; and another one is stopped, and a third breaks off."""
    await holding(stage)
    eva = await stage.person(EVA)
    made = await stage.run(keep_import, eva, RecordOf.CUSTOMER, FILE)
    job = await stage.run(start_check, made.id, eva, PLAN)
    came = await stage.store.read(check_rows, job, ROWS, {})
    await stage.run(keep_checked, job.id, job.run, came, is_last=False)
    with suppress(Rehearsed):
        await stage.run(rehearse_rows, job, ROWS)
    job = await stage.run(check_again, job.id)
    await stage.run(keep_checked, job.id, job.run, came, is_last=True)
    job = await _taken_in(stage, job)
    job = await stage.run(start_undo, job.id, eva)
    await stage.run(undo_rows, job.id, job.run, 100)
    other = await stage.run(keep_import, eva, RecordOf.CUSTOMER, replace(FILE, id=ImportId("another")))
    await stage.run(start_check, other.id, eva, PLAN)
    await stage.run(cancel_import, other.id, eva)
    await stage.run(start_check, other.id, eva, PLAN)
    await stage.run(fail_import, other.id, "It broke off.")
    await stage.run(forget_file, other.id, KEPT_TOO_LONG)
    await stage.run(keep_import, eva, RecordOf.CUSTOMER, replace(FILE, id=ImportId("third")))
    await stage.run(forget_old_files)


async def _taken_in(stage: Stage, job: Import) -> Import:
    job = await stage.run(start_run, job.id, await stage.person(EVA))
    return await stage.run(import_rows, job.id, job.run, Portion(0, ROWS, is_last=True))
