"""What other systems know of a customer: kept once, shown in her history, and hers through merges and partings."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from hub.application.customer_event import (
    MOST_FOUND,
    customers_at,
    drop_customer_event,
    events_of,
    keep_customer_events,
)
from hub.application.merge import merge_customers, undo_merge
from hub.application.transaction import Transaction
from hub.domain.customer import Customer, Identity
from hub.domain.customer_event import MOST_AT_ONCE, CustomerEvent, EventKind, Stretch
from hub.domain.ids import CustomerId, IdentityId
from hub.domain.problem import Invalid, NotAllowed, NotFound
from hub.web.history_api import CONVERSATIONS, EVENTS, PAGE, Wanted, history_page
from hub.wire.store import HistoryFilter, Reading
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHAT, EVA, MAIL
from tests.stage.stage import Stage

HOUR = timedelta(hours=1)


def event(stage: Stage, of: CustomerId, name: str = "1", **told: Any) -> CustomerEvent:
    """An order of an hour ago, or what is told of it."""
    plain = {"kind": EventKind.ORDER, "at": stage.clock() - HOUR, "title": f"Order {name}"}
    return CustomerEvent("shop", name, of, **{**plain, **told})


async def told(stage: Stage, of: CustomerId, *events: CustomerEvent) -> int:
    return await stage.run(keep_customer_events, of, await stage.person(EVA), events)


async def known(stage: Stage, of: CustomerId, kind: str = "") -> list[str]:
    """The titles of what is known of her, the newest first."""
    stretch = Stretch(stage.clock() - 1000 * HOUR, stage.clock() + HOUR, kind)
    return [one.title for one in await stage.store.read(events_of, of, stretch, 50)]


async def last(stage: Stage) -> int:
    """The number of the last event."""
    return await stage.store.read(lambda reading: reading.last_number())


async def news(stage: Stage, after: int) -> list[str]:
    """Of which customers the desks were told since."""
    events = await stage.store.read(lambda reading: reading.next_events(after, 100))
    return [json.loads(one.body)["customer_id"] for one in events if one.type == "customer_changed"]


@staged
async def test_an_event_told_twice_is_there_once_and_told_on_once(stage: Stage) -> None:
    ada = (await stage.write(CHAT, "ada")).customer_id
    order = event(stage, ada, amount="129.90", currency="eur", details=(("Article", "Luna"),))
    before = await last(stage)
    assert await told(stage, ada, order) == 1
    once = await last(stage)
    assert once > before
    assert await told(stage, ada, order) == 0
    assert await last(stage) == once
    assert await told(stage, ada, event(stage, ada, title="Order 1, sent"), event(stage, ada, "2")) == 2
    assert await known(stage, ada) == ["Order 1, sent", "Order 2"]


@staged
async def test_what_its_system_overtook_does_not_come_back(stage: Stage) -> None:
    ada = (await stage.write(CHAT, "ada")).customer_id
    now = stage.clock()
    assert await told(stage, ada, event(stage, ada, title="Sent", as_of=now)) == 1
    assert await told(stage, ada, event(stage, ada, title="Packed", as_of=now - HOUR)) == 0
    assert await known(stage, ada) == ["Sent"]


@staged
async def test_one_that_makes_no_sense_keeps_all_of_them_out(stage: Stage) -> None:
    ada = (await stage.write(CHAT, "ada")).customer_id
    for wrong, says in (
        ({"link": "javascript:alert(1)"}, "link"),
        ({"link": "https://me:secret@shop.example/"}, "link"),
        ({"amount": "12,50", "currency": "EUR"}, "amount"),
        ({"amount": "12.50"}, "currency"),
        ({"currency": "EUR"}, "currency"),
        ({"title": "  "}, "title"),
        ({"at": stage.clock().replace(tzinfo=None)}, "time zone"),
        ({"details": (("", "x"),)}, "details"),
        ({"details": (("a", "b"), ("a", "c"))}, "occurs once"),
        ({"details": tuple((str(number), "b") for number in range(13))}, "at most 12"),
    ):
        with pytest.raises(Invalid, match=says):
            await told(stage, ada, event(stage, ada, "good"), event(stage, ada, **wrong))
    with pytest.raises(Invalid, match="at most"):
        await told(stage, ada, *[event(stage, ada, str(number)) for number in range(MOST_AT_ONCE + 1)])
    assert await known(stage, ada) == []


@staged
async def test_only_who_may_tells_and_takes_back(stage: Stage) -> None:
    ada, eva = (await stage.write(CHAT, "ada")).customer_id, await stage.person(EVA)
    bea = (await stage.write(CHAT, "bea")).customer_id
    await told(stage, ada, event(stage, ada))
    anna = await stage.person(ANNA)
    with pytest.raises(NotAllowed):
        await stage.run(keep_customer_events, ada, anna, [event(stage, ada, "2")])
    with pytest.raises(NotAllowed):
        await stage.run(drop_customer_event, ada, anna, "shop", "1")
    with pytest.raises(NotAllowed):
        await stage.store.read(customers_at, anna, "ada@example.org")
    with pytest.raises(NotFound):
        await stage.run(drop_customer_event, bea, eva, "shop", "1")
    await stage.run(drop_customer_event, ada, eva, "shop", "1")
    with pytest.raises(NotFound):
        await stage.run(drop_customer_event, ada, eva, "shop", "1")
    assert await known(stage, ada) == []


@staged
async def test_what_was_told_goes_with_a_merge_and_comes_back_with_its_undoing(stage: Stage) -> None:
    chat, mail = await stage.write(CHAT, "ada"), await stage.write(MAIL, "ada@example.org")
    kept, other, bo = chat.customer_id, mail.customer_id, await stage.person(BO)
    await told(stage, kept, event(stage, kept, "1"))
    await told(stage, other, event(stage, other, "2", at=stage.clock() - 2 * HOUR))
    merge = await stage.run(merge_customers, kept, other, bo, is_vouched=True)
    assert await known(stage, kept) == ["Order 1", "Order 2"]
    # Her shop knows her by either name meanwhile, and tells of what was the other's by the one that stays.
    await told(stage, kept, event(stage, kept, "2", title="Order 2, sent", at=stage.clock() - 2 * HOUR))
    await told(stage, other, event(stage, other, "3", at=stage.clock() - 3 * HOUR))
    assert await known(stage, kept) == ["Order 1", "Order 2, sent", "Order 3"]
    before = await last(stage)
    await told(stage, other, event(stage, other, "3", title="Order 3, sent", at=stage.clock() - 3 * HOUR))
    assert await news(stage, before) == [kept]
    await stage.run(undo_merge, kept, merge.id, bo)
    assert await known(stage, kept) == ["Order 1"]
    assert await known(stage, other) == ["Order 2, sent", "Order 3, sent"]


@staged
async def test_an_event_told_of_somebody_else_is_hers_from_then_on(stage: Stage) -> None:
    ada, bea = (await stage.write(CHAT, "ada")).customer_id, (await stage.write(CHAT, "bea")).customer_id
    await told(stage, ada, event(stage, ada))
    before = await last(stage)
    await told(stage, bea, event(stage, bea))
    assert (await known(stage, ada), await known(stage, bea)) == ([], ["Order 1"])
    assert set(await news(stage, before)) == {ada, bea}


@staged
async def test_a_system_finds_a_customer_by_her_whole_address(stage: Stage) -> None:
    mail, eva = await stage.write(MAIL, "ada.byron@example.org"), await stage.person(EVA)
    await stage.write(MAIL, "ada.byron@elsewhere.example")
    found = await stage.store.read(customers_at, eva, " Ada.Byron@Example.org ")
    assert [(customer.id, one.is_verified) for customer, one in found] == [(mail.customer_id, found[0][1].is_verified)]
    assert await stage.store.read(customers_at, eva, "nobody@example.org") == []


@staged
async def test_many_of_the_same_name_at_other_houses_hide_nobody(stage: Stage) -> None:
    def houses(tx: Transaction) -> None:
        for number in range(MOST_FOUND):
            customer = Customer(CustomerId(f"c{number}"), "Ada", created_at=tx.now)
            address = f"ada.byron@house{number}.example"
            tx.customers.add(
                customer,
                Identity(IdentityId(f"0{number}"), customer.id, "email", address, address, "", is_verified=False),
            )

    await stage.run(houses)
    mail, eva = await stage.write(MAIL, "ada.byron@example.org"), await stage.person(EVA)
    found = await stage.store.read(customers_at, eva, "Ada.Byron@example.org")
    assert [customer.id for customer, _ in found] == [mail.customer_id]


@staged
async def test_the_history_shows_both_in_one_order_and_loses_none_between_its_pages(stage: Stage) -> None:
    chat = await stage.write(CHAT, "ada")
    ada, bo = chat.customer_id, await stage.person(BO)
    midnight = stage.clock() - 30 * HOUR
    await told(stage, ada, *[event(stage, ada, f"m{number}", at=midnight) for number in range(PAGE + 5)])
    days = [event(stage, ada, f"d{number}", at=midnight - number * HOUR) for number in range(1, 2 * PAGE)]
    await told(stage, ada, *days)
    await told(stage, ada, event(stage, ada, "pay", kind=EventKind.PAYMENT))

    async def everything(show: str, only: HistoryFilter | None = None) -> list[str]:
        seen, before = [], None
        for _ in range(10):
            wanted = Wanted(only or HistoryFilter(), before, show)
            page = await stage.store.read(history_page, ada, bo, wanted)
            mixed = [(one.arrived_at, one.id) for one in page.conversations] + [(one.at, one.id) for one in page.events]
            seen += [id_ for _, id_ in sorted(mixed, key=lambda one: one[0], reverse=True)]
            before = page.next
            if before is None:
                return seen
        raise AssertionError("the pages do not end")

    orders = [*(f"m{number}" for number in range(PAGE + 5)), *(f"d{number}" for number in range(1, 2 * PAGE))]
    whole = await everything("")
    assert whole[:2] == [chat.id, "pay"]
    assert sorted(whole[2:]) == sorted(orders)
    assert whole[-1] == orders[-1]
    assert await everything(CONVERSATIONS) == [chat.id]
    assert sorted(await everything(EVENTS)) == sorted(["pay", *orders])
    assert await everything("payment") == ["pay"]
    # No event has a channel or a state.
    assert await everything("", HistoryFilter(channel="webchat")) == [chat.id]
    assert await everything("", HistoryFilter(since=stage.clock() - 2 * HOUR)) == [chat.id, "pay"]


@staged
async def test_the_audit_has_a_line_for_each_request_that_changed_something(stage: Stage) -> None:
    def audited(reading: Reading) -> list[tuple[object, ...]]:
        return [tuple(line)[2:] for line in reading.audit_list(None, 10) if line[3].startswith("customer.event")]

    ada = (await stage.write(MAIL, "ada@example.org")).customer_id
    bea = (await stage.write(MAIL, "bea@example.org")).customer_id
    await told(stage, ada, *(event(stage, ada, str(number)) for number in range(MOST_AT_ONCE)))
    await told(stage, ada, event(stage, ada, "1"))
    await told(stage, bea, event(stage, bea, "1", title="Order 1, sent"), event(stage, bea, "new"))
    await stage.run(drop_customer_event, bea, await stage.person(EVA), "shop", "new")
    shop = {"sources": ["shop"]}
    assert (await stage.store.read(audited))[::-1] == [
        (EVA, "customer.events_kept", ada, {**shop, "new": MOST_AT_ONCE, "replaced": 0, "other_customers": []}),
        (EVA, "customer.events_kept", bea, {**shop, "new": 1, "replaced": 1, "other_customers": [ada]}),
        (EVA, "customer.event_dropped", bea, {"source": "shop"}),
    ]
