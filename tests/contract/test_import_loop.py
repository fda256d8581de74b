"""A file is gone through on a file and on a server alike: looked through, taken in once, stopped, taken back."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hub.application.customer import edit_customer
from hub.application.import_file import cancel_import, start_check, start_run
from hub.application.import_rows import import_rows
from hub.domain.customer_edit import marked
from hub.domain.data_import import ImportPlan, ImportState, Portion
from hub.domain.external import RecordOf
from hub.domain.problem import Conflict, Invalid, NotFound
from hub.worker.csv_rows import PORTION
from hub.worker.import_look import Look
from tests.contract.acts import arrived, conversation_of, person_of
from tests.contract.conftest import AnyStore
from tests.contract.importing import Desk, counts
from tests.stage.floor import BO
from tests.stage.loop import HeldClock

ROWS = "id,name,email,company,value\n1,Ada,ada@example.org,Engines,12.5\n2,Bea,bea@,Engines,much\n3,Cy,,Engines,\n"


@pytest.fixture
def desk(store: AnyStore, held_clock: HeldClock, tmp_path: Path) -> Desk:
    return Desk(store, held_clock, tmp_path / "files")


async def test_a_look_says_what_is_wrong_with_which_cell_and_changes_nothing(desk: Desk) -> None:
    job = await desk.checked(ROWS)
    assert (job.state, counts(job)) == (ImportState.CHECKED, {"rows": 3, "made": 2, "refused": 1})
    told = [(one.line, one.column, one.value, one.text.partition(";")[0]) for one in await desk.said(job)]
    assert told == [
        (3, "email", "bea@", "“bea@” is no mail address"),
        (3, "value", "much", "Write a number such as 1234.5, without a currency or a separator."),
    ]
    with pytest.raises(NotFound):
        await desk.known("1")


async def test_a_row_without_an_id_is_refused_once_at_the_column_of_the_id(desk: Desk) -> None:
    job = await desk.checked("id,name,email,company,value\n,Ada,ada@example.org,Engines,1\n")
    assert counts(job) == {"rows": 1, "refused": 1}
    told = [(one.line, one.column, one.value, one.text.partition(";")[0]) for one in await desk.said(job)]
    assert told == [(2, "id", "", "The id is missing")]


async def test_a_run_takes_in_what_can_be_and_a_second_one_changes_nothing(desk: Desk) -> None:
    job = await desk.taken_in(ROWS)
    assert (job.state, counts(job)) == (ImportState.DONE, {"rows": 3, "made": 2, "refused": 1})
    ada, cy = await desk.known("1"), await desk.known("3")
    assert (ada.name, ada.value, ada.organisation_id) == ("Ada", 12.5, cy.organisation_id)
    assert counts(await desk.taken_in(ROWS)) == {"rows": 3, "same": 2, "refused": 1}


async def test_it_goes_on_where_it_was_and_takes_in_no_row_twice(desk: Desk) -> None:
    text = "id,name\n" + "".join(f"{number},Name {number}\n" for number in range(250))
    plan = ImportPlan("crm", 0, ("", "name"))
    job = await desk.checked(text, plan)
    job = await desk.store.run(start_run, job.id, await desk.eva())
    portions = [one async for one in desk.loop._portions(job)]
    assert [one.first for one in portions] == list(range(0, 250, PORTION))
    assert [one.is_last for one in portions].index(True) == len(portions) - 1
    # The hub ended here; and a node that thought it was its turn still comes with the same rows.
    job = await desk.store.run(import_rows, job.id, job.run, portions[0])
    late = await asyncio.gather(*(desk.store.run(import_rows, job.id, job.run, portions[0]) for _ in range(3)))
    assert {one.counts.rows for one in late} == {PORTION}
    (unfinished,) = await desk.store.read(lambda reading: reading.imports.at_work())
    job = await desk.through(unfinished)
    assert (job.state, counts(job)) == (ImportState.DONE, {"rows": 250, "made": 250})


async def test_a_look_that_was_broken_off_begins_anew(desk: Desk) -> None:
    text = "id,name\n" + "".join(f"{number},Name {number}\n" for number in range(250))
    made = await desk.uploaded(text)
    job = await desk.store.run(start_check, made.id, await desk.eva(), ImportPlan("crm", 0, ("", "name")))
    first = await anext(desk.loop._portions(job))
    job = await Look(desk.store, {}).at(job, first)
    assert job.counts.rows == PORTION
    assert counts(await desk.through(job)) == {"rows": 250, "made": 250}


async def test_whoever_stops_it_keeps_what_was_taken_in_and_can_take_it_back(desk: Desk) -> None:
    text = "id,name\n" + "".join(f"{number},Name {number}\n" for number in range(150))
    job = await desk.checked(text, ImportPlan("crm", 0, ("", "name")))
    job = await desk.store.run(start_run, job.id, await desk.eva())
    first: Portion = await anext(desk.loop._portions(job))
    await desk.store.run(import_rows, job.id, job.run, first)
    await desk.store.run(cancel_import, job.id, await desk.eva())
    job = await desk.through(job)
    assert (job.state, job.counts.made) == (ImportState.CANCELLED, PORTION)
    with pytest.raises(Conflict):
        await desk.store.run(start_run, job.id, await desk.eva())
    job = await desk.taken_back(job.id)
    assert (job.state, job.counts.left) == (ImportState.UNDONE, 0)
    with pytest.raises(NotFound):
        await desk.known("7")


async def test_what_somebody_touched_since_stays_and_is_told(desk: Desk) -> None:
    job = await desk.taken_in(
        "id,name,email,company,value\n1,Ada,ada@example.org,Engines,1\n2,Bea,bea@example.org,Looms,2\n3,Cy,,Looms,\n"
    )
    bea = await desk.known("2")
    await arrived(desk.store, "nobody of them")
    bo = await desk.store.read(person_of, BO)

    def corrected(tx: Any) -> None:
        # As if somebody who serves her had: whom nobody wrote to, nobody serves.
        held = tx.customers.held(bea.id)
        tx.customers.save(marked(replace(held, name="Beatrix"), {"name": ""}, bo, tx.now))

    await desk.store.run(corrected)
    job = await desk.taken_back(job.id)
    assert [(one.line, one.column, one.text) for one in await desk.said(job)] == [
        (3, "name", "Somebody changed this since; it stays.")
    ]
    assert (await desk.known("2")).name == "Beatrix"
    for gone in ("1", "3"):
        with pytest.raises(NotFound):
            await desk.known(gone)


async def test_what_was_changed_is_as_before_with_who_wrote_it(desk: Desk) -> None:
    first = await desk.taken_in("id,name,email,company,value\n1,Ada,ada@example.org,Engines,1\n")
    before = await desk.known("1")
    second = await desk.taken_in(
        "id,name,email,company,value\n1,Ada B,ada@elsewhere.example,Looms,2\n1,Ada C,,,3\n9,New,,,\n"
    )
    assert counts(second) == {"rows": 3, "made": 1, "changed": 2}
    assert (await desk.known("1")).name == "Ada C"
    stays = await desk.taken_back(first.id)
    assert [one.text for one in await desk.said(stays)] == ["A later import changed this; take that one back first."]
    await desk.taken_back(second.id)
    after = await desk.known("1")
    assert (after.name, after.value, after.edits) == (before.name, before.value, before.edits)
    identities = await desk.store.read(lambda reading: reading.customers.identities_of(after.id))
    assert [one.address for one in identities] == ["ada@example.org"]
    looms = await desk.store.read(lambda reading: reading.organisations.called("looms"))
    assert looms is None


async def test_what_a_person_wrote_stands_and_who_has_an_address_keeps_it(desk: Desk) -> None:
    id_ = (await desk.store.read(conversation_of, await arrived(desk.store, "ada"))).customer_id
    await desk.taken_in("id,name,email,company,value\n1,Ada,ada@example.org,,\n")
    bo = await desk.store.read(person_of, BO)
    await desk.store.run(edit_customer, id_, bo, {"name": "Somebody"})
    job = await desk.taken_in("id,name,email,company,value\n2,Eve,ada@example.org,,\n")
    ada = await desk.known("1")
    assert [(one.line, one.column, one.value, one.is_refusal) for one in await desk.said(job)] == [
        (2, "email", "ada@example.org", False)
    ]
    assert (job.counts.made, job.counts.remarks, ada.name) == (1, 1, "Ada")


async def test_a_look_finds_what_stands_in_the_file_twice(desk: Desk) -> None:
    job = await desk.checked("id,name,email,company,value\n1,A,a@example.org,,\n2,B,a@example.org,,\n1,C,,,\n")
    assert [(one.line, one.text.partition(",")[0].partition(":")[0]) for one in await desk.said(job)] == [
        (3, "Line 2 has this address too"),
        (4, "Line 2 has this id too"),
    ]


async def test_organisations_come_in_and_go_again(desk: Desk) -> None:
    plan = ImportPlan("crm", 0, ("", "name", "domains"))
    text = "id,name,domain\ne,Engines,engines.example\nf,,looms.example\ng,Looms,gmail.com\n"
    job = await desk.taken_in(text, plan, RecordOf.ORGANISATION)
    assert counts(job) == {"rows": 3, "made": 1, "refused": 2}
    assert [(one.line, one.column) for one in await desk.said(job)] == [(3, ""), (4, "domain")]
    job = await desk.taken_back(job.id)
    assert (job.state, job.counts.left) == (ImportState.UNDONE, 0)
    assert await desk.store.read(lambda reading: reading.organisations.called("engines")) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [("", "no rows"), ("id,name\n", "no rows"), (",".join("a" * 201) + "\n1\n", "200 columns")],
)
async def test_a_file_without_sense_is_refused(desk: Desk, text: str, why: str) -> None:
    with pytest.raises(Invalid, match=why):
        await desk.uploaded(text)


@pytest.mark.parametrize("rows", [0, 1, 50_000])
async def test_a_quote_that_is_never_closed_is_told_with_its_line(desk: Desk, rows: int) -> None:
    with pytest.raises(Invalid, match="Line 3 cannot be read"):
        await desk.uploaded('id,name\n1,Ada\n2,"Bea\n' + "x,y\n" * rows)


@pytest.mark.parametrize("ending", ["", "\n", "\r\n", "\n\n", '\n3,"Cy\nDee"'])
async def test_a_file_ends_as_it_likes(desk: Desk, ending: str) -> None:
    job = await desk.checked(f"id,name\n1,Ada\n2,Bea{ending}", ImportPlan("crm", 0, ("", "name")))
    assert job.counts.rows == job.counts.made == (3 if "Dee" in ending else 2)
