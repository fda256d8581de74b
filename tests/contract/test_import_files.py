"""A file that is imported is kept as long as it is needed and no longer; and an erasure looks into it."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest

from hub.application.customer_event import customers_at
from hub.application.erase import begin_erasure
from hub.application.forget_file import KEPT_TOO_LONG, TELLS_OF_ERASED
from hub.application.import_file import cancel_import, start_check, start_run
from hub.application.import_rows import import_rows
from hub.domain.data_import import FILE_KEPT_DAYS, GONE, Import, ImportPlan, ImportState
from hub.domain.ids import CustomerId
from hub.domain.permission import Role
from hub.domain.problem import Conflict, Invalid
from hub.worker.erasures import Erasing
from hub.worker.import_search import ImportSearch
from hub.worker.imports import UPLOAD_SECONDS
from tests.contract.acts import person_of
from tests.contract.conftest import AnyStore
from tests.contract.importing import PLAN, Desk
from tests.stage.channels import MemoryFiles
from tests.stage.floor import EVA
from tests.stage.loop import HeldClock
from tests.stage.people import let_person_change

ADA = "id,name,email,company,value\nc-1,Ada Byron,ada@example.org,Engines,1\n"
NAMES = ImportPlan("crm", 0, ("", "name"))


@pytest.fixture
def desk(store: AnyStore, held_clock: HeldClock, tmp_path: Path) -> Desk:
    return Desk(store, held_clock, tmp_path / "files")


def lying(desk: Desk) -> list[str]:
    return sorted(path.name for path in desk.folder.iterdir())


async def now_of(desk: Desk, job: Import) -> Import:
    return await desk.store.read(lambda reading: reading.imports.get(job.id))


async def test_what_was_taken_in_is_kept_no_longer_and_can_still_be_taken_back(desk: Desk) -> None:
    job = await desk.checked(ADA)
    assert (job.has_file, lying(desk)) == (True, [job.id])
    job = await desk.through(await desk.store.run(start_run, job.id, await desk.eva()))
    assert (job.state, job.has_file, job.samples, lying(desk)) == (ImportState.DONE, False, (), [])
    job = await desk.taken_back(job.id)
    assert (job.state, job.counts.left) == (ImportState.UNDONE, 0)
    with pytest.raises(Conflict, match=GONE):
        await desk.store.run(start_check, job.id, await desk.eva(), PLAN)


async def test_what_was_stopped_is_kept_no_longer(desk: Desk) -> None:
    text = "id,name\n" + "".join(f"{number},Name {number}\n" for number in range(150))
    job = await desk.checked(text, NAMES)
    job = await desk.store.run(start_run, job.id, await desk.eva())
    first = await anext(desk.loop._portions(job))
    await desk.store.run(import_rows, job.id, job.run, first)
    await desk.store.run(cancel_import, job.id, await desk.eva())
    assert (await desk.through(job)).state is ImportState.CANCELLED
    assert lying(desk) == []


async def test_a_look_that_was_stopped_keeps_it(desk: Desk) -> None:
    made = await desk.uploaded(ADA)
    await desk.store.run(start_check, made.id, await desk.eva(), PLAN)
    await desk.store.run(cancel_import, made.id, await desk.eva())
    assert (await now_of(desk, made)).has_file
    assert lying(desk) == [made.id]


async def test_what_is_no_such_file_is_not_kept(desk: Desk) -> None:
    with pytest.raises(Invalid):
        await desk.uploaded("id,name\n")
    assert lying(desk) == []


async def test_what_nobody_takes_in_goes_after_some_days_and_says_so(desk: Desk, held_clock: HeldClock) -> None:
    job = await desk.checked(ADA)
    held_clock.forward(timedelta(days=FILE_KEPT_DAYS).total_seconds() - 1)
    await desk.loop.let_go()
    assert (await now_of(desk, job)).has_file
    held_clock.forward(2)
    await desk.loop.let_go()
    job = await now_of(desk, job)
    assert (job.state, job.problem, job.samples, lying(desk)) == (ImportState.FAILED, KEPT_TOO_LONG, (), [])


async def test_what_a_hub_left_that_ended_meanwhile_goes(desk: Desk, held_clock: HeldClock) -> None:
    kept = await desk.uploaded(ADA)
    for name, age in (("ended", UPLOAD_SECONDS + 1), ("upload.part", UPLOAD_SECONDS + 1), ("going-on.part", 60)):
        path = desk.folder / name
        path.write_text(ADA)
        os.utime(path, (held_clock().timestamp() - age,) * 2)
    os.utime(desk.folder / kept.id, (held_clock().timestamp() - 2 * UPLOAD_SECONDS,) * 2)
    await desk.loop.let_go()
    assert lying(desk) == sorted([kept.id, "going-on.part"])


async def erased(desk: Desk, clock: HeldClock, address: str) -> None:
    """Whoever has this address is erased, to the end."""
    await desk.store.run(let_person_change, EVA, roles=frozenset({Role.ADMINISTRATOR}))
    eva = await desk.store.read(person_of, EVA)
    ((she, _),) = await desk.store.read(customers_at, eva, address)
    await desk.store.run(begin_erasure, CustomerId(she.id), eva)
    erasing = Erasing(desk.store, MemoryFiles(), ImportSearch(desk.store, desk.files), now=clock)
    for _ in range(100):
        if not await erasing.work():
            clock.forward(61)
    (receipt, *_) = await desk.store.read(lambda reading: reading.erasures.newest(1))
    assert (receipt.stage.value, receipt.words, receipt.known_as) == ("done", (), ())


@pytest.mark.parametrize(
    "line",
    [
        "9,Somebody,ADA@Example.org,,",
        "9,Somebody,mailto:ada@example.org,,",
        "9,ada byron,,,",
        "c-1,A. B.,,,",
        '9,"030 / 901 820",,,',
        "c-1,unread \ud83d,,,",
    ],
)
async def test_an_erasure_takes_a_file_in_which_she_stands(desk: Desk, held_clock: HeldClock, line: str) -> None:
    plan = ImportPlan("crm", 0, ("", "name", "mail", "phone"))
    await desk.taken_in("id,name,email,phone\nc-1,Ada Byron,ada@example.org,+49 30 901820\n", plan)
    text = "id,name,email,company,value\n8,Bea,bea@example.org,,\n" + line + "\n"
    job = await desk.checked(text.encode("utf-8", "surrogatepass").decode("utf-8", "replace"))
    await erased(desk, held_clock, "ada@example.org")
    job = await now_of(desk, job)
    assert (job.state, job.problem, job.has_file, lying(desk)) == (ImportState.FAILED, TELLS_OF_ERASED, False, [])


async def test_an_erasure_leaves_the_files_of_others(desk: Desk, held_clock: HeldClock) -> None:
    await desk.taken_in(ADA)
    text = "id,name,email,company,value\n8,Bea,bea@example.org,,901\nc-12,Adam,adam@example.org,Engines,1\n"
    job = await desk.checked(text)
    await erased(desk, held_clock, "ada@example.org")
    assert (await now_of(desk, job)).state is ImportState.CHECKED
    assert lying(desk) == [job.id]
