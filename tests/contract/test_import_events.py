"""Files of orders and other events come into customers' time lines, on a file and on a server alike."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from hub.application.customer_event import events_of, keep_customer_events
from hub.application.upsert_event import WHOSE
from hub.domain.customer_event import CustomerEvent, EventKind, Stretch
from hub.domain.data_import import ImportPlan, ImportState
from hub.domain.external import RecordOf
from tests.contract.conftest import AnyStore
from tests.contract.importing import Desk, counts
from tests.stage.loop import HeldClock

PEOPLE = "id,name,email\nc-1,Ada,ada@example.org\nc-2,Bea,bea@example.org\n"
ORDERS = ImportPlan("crm", 0, ("", "customer", "mail", "at", "amount", "currency", "detail"))
HEAD = "no,customer id,email,date,total,currency,Status\n"
EVER = Stretch(datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))


@pytest.fixture
async def desk(store: AnyStore, held_clock: HeldClock, tmp_path: Path) -> Desk:
    made = Desk(store, held_clock, tmp_path / "files")
    await made.taken_in(PEOPLE, ImportPlan("crm", 0, ("", "name", "mail")))
    return made


async def known(desk: Desk, customer: str) -> list[CustomerEvent]:
    id_ = (await desk.known(customer)).id
    return await desk.store.read(events_of, id_, EVER, 100)


async def test_orders_find_their_customers_by_her_id_or_her_address(desk: Desk) -> None:
    text = HEAD + "o-1,c-1,,2026-11-01,129.90,eur,paid\no-2,,BEA@example.org,2026-11-02 10:00,,,\n"
    job = await desk.taken_in(text, ORDERS, RecordOf.ORDER)
    assert (job.state, counts(job)) == (ImportState.DONE, {"rows": 2, "made": 2})
    (order,) = await known(desk, "c-1")
    assert (order.kind, order.title, order.amount, order.currency) == (EventKind.ORDER, "o-1", "129.90", "EUR")
    assert order.details == (("Status", "paid"),)
    assert [one.external_id for one in await known(desk, "c-2")] == ["o-2"]
    assert counts(await desk.taken_in(text, ORDERS, RecordOf.ORDER)) == {"rows": 2, "same": 2}


async def test_a_look_says_which_cell_is_wrong_and_changes_nothing(desk: Desk) -> None:
    lines = (
        "o-1,c-9,,2026-11-01,1,EUR,\n",
        "o-2,,nobody@example.org,2026-11-01,1,EUR,\n",
        "o-3,c-1,,11/27/2026,1 000,EUR,\n",
        "o-4,c-1,,2026-11-01,1,,\n",
        "o-5,,,2026-11-01,1,EUR,\n",
        "o-6,c-1,,,1,EUR,\n",
        "o-7,c-1,,2026-11-01,1,EUR,paid\n",
    )
    job = await desk.checked(HEAD + "".join(lines), ORDERS, RecordOf.ORDER)
    assert counts(job) == {"rows": 7, "made": 1, "refused": 6}
    assert [(one.line, one.column, one.value, one.text.partition(";")[0]) for one in await desk.said(job)] == [
        (2, "customer id", "c-9", "No customer is known by this id"),
        (3, "email", "nobody@example.org", "No customer has this address"),
        (4, "date", "11/27/2026", "Write the time such as 2026-11-27 14:30 or 2026-11-27T14:30:00Z."),
        (4, "total", "1 000", "Write a number such as 1234.5, without a currency or a separator."),
        (5, "", "", "currency: write the three letters of the amount's currency, such as EUR"),
        (6, "", "", WHOSE),
        (7, "", "", "The time is missing"),
    ]
    assert await known(desk, "c-1") == []


async def test_what_a_file_made_of_orders_is_taken_back(desk: Desk) -> None:
    await desk.taken_in(HEAD + "o-1,c-1,,2026-11-01,1,EUR,open\n", ORDERS, RecordOf.ORDER)
    before = await known(desk, "c-1")
    text = HEAD + "o-1,c-1,,2026-11-01,2,EUR,shipped\no-1,,,,,,returned\no-2,c-1,,2026-11-03,,,\n"
    job = await desk.taken_in(text, ORDERS, RecordOf.ORDER)
    assert counts(job) == {"rows": 3, "made": 1, "changed": 2}
    (_, order) = await known(desk, "c-1")
    assert (order.amount, order.details) == ("2", (("Status", "returned"),))
    job = await desk.taken_back(job.id)
    assert (job.state, job.counts.left, await known(desk, "c-1")) == (ImportState.UNDONE, 0, before)


async def test_what_its_system_said_since_stays_and_is_told(desk: Desk) -> None:
    job = await desk.taken_in(HEAD + "o-1,c-1,,2026-11-01,1,EUR,open\no-2,c-1,,2026-11-02,,,\n", ORDERS, RecordOf.ORDER)
    she = (await desk.known("c-1")).id
    at = datetime(2026, 11, 1, tzinfo=UTC)
    newer = CustomerEvent("crm", "o-1", she, EventKind.ORDER, at, "Newer", as_of=at)
    await desk.store.run(keep_customer_events, she, await desk.eva(), [newer])
    job = await desk.taken_back(job.id)
    assert [(one.line, one.text) for one in await desk.said(job)] == [(2, "Somebody changed this since; it stays.")]
    assert [one.title for one in await known(desk, "c-1")] == ["Newer"]


async def test_an_order_stays_with_whose_it_is_and_what_is_older_changes_nothing(desk: Desk) -> None:
    plan = ImportPlan("crm", 0, ("", "customer", "at", "as_of", "title"))
    head = "no,customer,date,updated,title\n"
    await desk.taken_in(head + "o-1,c-1,2026-11-01,2026-11-05,New\n", plan, RecordOf.ORDER)
    job = await desk.taken_in(
        head + "o-1,c-2,2026-11-01,2026-11-06,Hers\no-1,c-1,2026-11-01,2026-11-02,Old\n", plan, RecordOf.ORDER
    )
    assert counts(job) == {"rows": 2, "same": 1, "refused": 1}
    assert [one.title for one in await known(desk, "c-1")] == ["New"]


async def test_other_events_have_kinds_and_titles(desk: Desk) -> None:
    plan = ImportPlan("crm", 0, ("", "customer", "at", "kind", "title"))
    text = "id,customer,date,type,title\ne-1,c-1,2026-11-01,Appointment,Fitting\ne-2,c-1,2026-11-01,,\n"
    job = await desk.taken_in(text, plan, RecordOf.EVENT)
    assert counts(job) == {"rows": 2, "made": 1, "refused": 1}
    (event,) = await known(desk, "c-1")
    assert (event.kind, event.title) == (EventKind.APPOINTMENT, "Fitting")


async def test_customers_with_orders_stay_when_their_own_import_is_taken_back(desk: Desk) -> None:
    people = await desk.taken_in("id,name\nc-3,Cy\n", ImportPlan("crm", 0, ("", "name")))
    await desk.taken_in(HEAD + "o-1,c-3,,2026-11-01,,,\n", ORDERS, RecordOf.ORDER)
    job = await desk.taken_back(people.id)
    assert [one.text for one in await desk.said(job)] == ["A later import changed this; take that one back first."]
