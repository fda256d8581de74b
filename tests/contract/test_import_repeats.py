"""A look through a file foresees exactly what the run does, also where lines of it have to do with each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.domain.data_import import Import, ImportPlan
from hub.domain.external import RecordOf
from hub.domain.import_meeting import MOST_TOGETHER
from tests.contract.conftest import AnyStore
from tests.contract.importing import PLAN, Desk
from tests.stage.loop import HeldClock

HEAD = "id,name,email,company,value\n"
WHAT = ("rows", "made", "changed", "same", "refused")
NAMES = ImportPlan("crm", 0, ("", "name"))


@pytest.fixture
def desk(store: AnyStore, held_clock: HeldClock, tmp_path: Path) -> Desk:
    return Desk(store, held_clock, tmp_path / "files")


def came(job: Import) -> dict[str, int]:
    """What becomes of its rows."""
    return {name: getattr(job.counts, name) for name in WHAT}


async def both(desk: Desk, text: str, plan: ImportPlan = PLAN, of: RecordOf = RecordOf.CUSTOMER) -> dict[str, int]:
    """What was foreseen, which is what came."""
    foreseen = await desk.checked(text, plan, of)
    done = await desk.taken_in(text, plan, of)
    assert came(done) == came(foreseen)
    return came(foreseen)


async def test_an_id_that_stands_twice_is_new_once_and_its_second_line_says_so(desk: Desk) -> None:
    text = HEAD + "1,Ada,ada@example.org,Engines,1\n2,Bea,,,\n1,Ada Byron,ada@example.org,Engines,1\n 2 ,Bea,,,\n"
    said = await desk.said(await desk.checked(text))
    assert [(one.line, one.value, one.text) for one in said] == [
        (4, "1", "Line 2 has this id too: what stands here counts."),
        (5, "2", "Line 3 has this id too: what stands here counts."),
    ]
    assert await both(desk, text) == {"rows": 4, "made": 2, "changed": 1, "same": 1, "refused": 0}
    assert (await desk.known("1")).name == "Ada Byron"


async def test_lines_far_apart_are_foreseen_as_they_come(desk: Desk) -> None:
    others = "".join(f"x{number},Somebody,,,\n" for number in range(250))
    text = HEAD + "1,Ada,,,1\n" + others + "1,,,,2\n" + others + "1,,,,2\n1,,,,no number\n"
    assert await both(desk, text) == {"rows": 504, "made": 251, "changed": 1, "same": 251, "refused": 1}


async def test_a_line_that_is_refused_leaves_the_id_to_the_next(desk: Desk) -> None:
    text = HEAD + "1,Ada,no address,,\n1,Ada,ada@example.org,,\n"
    assert await both(desk, text) == {"rows": 2, "made": 1, "changed": 0, "same": 0, "refused": 1}


async def test_one_address_of_two_goes_to_the_first_as_the_look_says(desk: Desk) -> None:
    await desk.taken_in(HEAD + "1,Ada,,,\n2,Bea,,,\n")
    text = HEAD + "1,Ada,ada@example.org,,\n2,Bea,ADA@example.org,,\n"
    said = await desk.said(await desk.checked(text))
    assert [(one.line, one.text) for one in said] == [
        (3, "Line 2 has this address too, and only the first of them gets it.")
    ]
    assert await both(desk, text) == {"rows": 2, "made": 0, "changed": 1, "same": 1, "refused": 0}


async def test_organisations_of_one_name_are_one_and_of_one_domain_are_not(desk: Desk) -> None:
    plan = ImportPlan("crm", 0, ("", "name", "domains"))
    text = "id,name,domains\n1,Engines,engines.example\n2,ENGINES ,\n3,Looms,engines.example\n"
    assert await both(desk, text, plan, RecordOf.ORGANISATION) == {
        "rows": 3,
        "made": 1,
        "changed": 1,
        "same": 0,
        "refused": 1,
    }


async def test_where_too_many_lines_meet_the_first_of_an_id_is_new_and_no_other(desk: Desk) -> None:
    text = "id,name\n" + "".join(f"{number % 50},Name {number}\n" for number in range(50 * (MOST_TOGETHER + 1)))
    foreseen = await desk.checked(text, NAMES)
    assert came(foreseen) == {"rows": 10_050, "made": 50, "changed": 10_000, "same": 0, "refused": 0}


async def test_a_look_leaves_nothing_behind(desk: Desk) -> None:
    text = HEAD + "1,Ada,ada@example.org,Engines,1\n1,Bea,ada@example.org,Looms,2\n"
    job = await desk.checked(text)
    assert await desk.store.read(lambda reading: reading.imports.changes(job.id, 10)) == []
    assert await desk.store.read(lambda reading: reading.organisations.called("engines")) is None
    lines = await desk.store.read(lambda reading: reading.audit_list(None, 10))
    assert not [line for line in lines if line[3] == "import.done"]
