"""What every connector of the catalogue promises, held against its recordings, on a file and on a server alike."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import structlog

from connectors.catalog import CONNECTORS
from connectors.contract import Access, Delivery, Forged, Gone, NotConfigured, NotUnderstood, OrderTold
from connectors.toolkit.signature import signed
from hub.application.apply_floor import Applying, apply_floor
from hub.application.customer import standing
from hub.application.customer_event import events_of
from hub.application.organisation import name_of
from hub.application.transaction import Transaction
from hub.clock import RandomIds
from hub.domain.customer_event import Stretch
from hub.domain.external import RecordOf, external_key
from hub.domain.ids import CustomerId
from hub.storage.seal import Seals
from hub.worker.connecting import Connecting
from tests.contract.conftest import AnyStore
from tests.stage.loop import HeldClock

RECORDINGS = Path(__file__).parents[1] / "recordings" / "connectors"
SECRET = "recorded-webhook-secret"
ACCESS = Access((SECRET,), "https://shop.example")
SIGNATURES = {"shopify": "x-shopify-hmac-sha256", "woocommerce": "x-wc-webhook-signature"}
CUSTOMERS = {"shopify": ("706405506930370084", "guest:bea@"), "woocommerce": ("25", "guest:bea@")}
NAMES = sorted(CONNECTORS)
EVER = Stretch(datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))
LARGE = 3_000_000


def recorded(name: str) -> dict[str, Delivery]:
    found = {}
    for path in sorted((RECORDINGS / name).glob("*.json")):
        said = json.loads(path.read_text("utf-8"))
        at = datetime.fromisoformat(said["received_at"])
        found[path.stem] = Delivery(said["headers"], said["body"].encode(), at)
    return found


ALL = [(name, which) for name in NAMES for which in recorded(name)]
EACH = pytest.mark.parametrize(("name", "which"), ALL)
SIGNED = [one for one in ALL if SIGNATURES[one[0]] in recorded(one[0])[one[1]].headers]
EACH_CONNECTOR = pytest.mark.parametrize("name", NAMES)


@EACH
def test_what_is_genuine_is_accepted_and_has_the_same_key_each_time(name: str, which: str) -> None:
    delivery = recorded(name)[which]
    reading = CONNECTORS[name].read(delivery, ACCESS)
    assert reading == CONNECTORS[name].read(delivery, ACCESS)
    assert reading.is_known == (not which.startswith("unknown"))
    assert bool(reading.key) == (which != "ping")


@pytest.mark.parametrize(("name", "which"), SIGNED)
def test_one_flipped_byte_is_refused_wherever_it_is(name: str, which: str) -> None:
    delivery = recorded(name)[which]
    for place in {0, len(delivery.body) // 2, len(delivery.body) - 1}:
        body = bytearray(delivery.body)
        body[place] ^= 1
        with pytest.raises(Forged):
            CONNECTORS[name].read(replace(delivery, body=bytes(body)), ACCESS)


@pytest.mark.parametrize(("name", "which"), SIGNED)
def test_nothing_is_accepted_without_a_signature_of_a_secret_that_holds(name: str, which: str) -> None:
    delivery, header = recorded(name)[which], SIGNATURES[name]
    for signature in ("", "x", "é", signed(delivery.body, "another secret"), delivery.headers[header][:-4]):
        with pytest.raises(Forged):
            CONNECTORS[name].read(replace(delivery, headers={**delivery.headers, header: signature}), ACCESS)
    without = {key: value for key, value in delivery.headers.items() if key != header}
    with pytest.raises(Forged):
        CONNECTORS[name].read(replace(delivery, headers=without), ACCESS)
    with pytest.raises(NotConfigured):
        CONNECTORS[name].read(delivery, Access(()))
    assert CONNECTORS[name].read(delivery, Access(("new", SECRET))).key


@EACH_CONNECTOR
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"null",
        b"{",
        b'{"id": {}}',
        b'{"id": true}',
        b'{"id": 1, "updated_at": "soon", "date_modified_gmt": "soon", "customer": [], "billing": 7, "line_items": {}}',
        b"\xff\xfe",
        b"[" * (LARGE // 2),
        b'{"id":' + b"[" * 1_000,
        b'{"id": 1, "first_name": "' + b"a" * LARGE + b'"}',
        b'{"id": 1, "line_items": [' + b'{"name":"x"},' * 200_000 + b'{"name":"x"}]}',
    ],
    ids=range(12),
)
def test_whatever_is_signed_is_understood_or_not_in_bounded_time(name: str, body: bytes) -> None:
    headers = {SIGNATURES[name]: signed(body, SECRET)}
    for topic in CONNECTORS[name].topics:
        told = {**headers, "x-shopify-topic": topic, "x-wc-webhook-topic": topic}
        begun = time.process_time()
        with suppress(NotUnderstood):
            CONNECTORS[name].read(Delivery(told, body, EVER.since), ACCESS)
        assert time.process_time() - begun < 1.0


@EACH_CONNECTOR
def test_a_connector_says_in_three_languages_where_its_secret_is(name: str) -> None:
    kind = CONNECTORS[name]
    assert set(kind.secret_where) == {"en", "zh-Hans", "zh-Hant"}
    assert all(kind.secret_where.values())
    assert len(set(kind.topics)) == len(kind.topics)


@EACH_CONNECTOR
def test_recordings_tell_of_customers_orders_and_what_is_gone(name: str) -> None:
    facts = [fact for one in recorded(name).values() for fact in CONNECTORS[name].read(one, ACCESS).facts]
    assert {type(fact).__name__ for fact in facts} >= {"CustomerTold", "OrderTold", "Gone"}
    orders = [fact for fact in facts if isinstance(fact, OrderTold)]
    assert all(fact.at.tzinfo is not None and fact.as_of is not None for fact in orders)
    assert not {fact.id for fact in facts if isinstance(fact, Gone)} - {fact.id for fact in orders}


@dataclass
class Shop:
    """A shop of a connector that is set up in a store."""

    store: AnyStore
    connecting: Connecting
    id: str

    async def report(self, *deliveries: Delivery) -> None:
        for one in deliveries:
            await self.connecting.arrive(self.id, "https://hub.example/connectors/x", one)

    async def state(self, name: str, domain: str) -> Mapping[str, Any]:
        """What came of everything: whoever it tells of, with her addresses and orders."""

        def look(reading: Transaction) -> Mapping[str, Any]:
            found = {}
            for external_id in CUSTOMERS[name]:
                id_ = external_id if external_id.isdecimal() else f"{external_id}{domain}"
                record = reading.external.held(external_key(self.id, RecordOf.CUSTOMER, id_))
                assert record is not None, id_
                customer = standing(reading, CustomerId(record.record_id))
                identities = reading.customers.identities_of(customer.id)
                orders = [replace(one, customer_id=CustomerId("")) for one in events_of(reading, customer.id, EVER, 50)]
                found[external_id] = (
                    customer.name,
                    name_of(reading, customer.organisation_id),
                    sorted(one.address.replace(domain, "") for one in identities),
                    sorted([replace(one, source="") for one in orders], key=lambda one: one.external_id),
                )
            return found

        return await self.store.read(look)


async def opened(store: AnyStore, clock: HeldClock, name: str, id_: str, **more: object) -> Shop:
    seals = Seals(bytes(32), {})
    shop = {"name": id_, "connector": name, "address": "https://shop.example", "settings": {"webhook_secret": SECRET}}
    await store.run(apply_floor, {"shops": {id_: {**shop, **more}}}, Applying("a test", seals))
    ids = RandomIds()
    return Shop(store, Connecting(store, CONNECTORS, seals, new_id=lambda: ids(clock())), id_)


def of_another(name: str, deliveries: list[Delivery], number: int) -> list[Delivery]:
    """The same of other people, so that several shops fit into one hub."""
    found = []
    for one in deliveries:
        body = one.body.replace(b"@example.org", b"@s%d.example" % number).replace(b"901820", b"9018%02d" % number)
        header = SIGNATURES[name]
        found.append(replace(one, body=body, headers={**one.headers, header: signed(body, SECRET)}))
    return found


@EACH_CONNECTOR
async def test_in_whatever_order_and_however_often_it_comes_it_ends_the_same(
    store: AnyStore, held_clock: HeldClock, name: str
) -> None:
    genuine = [one for which, one in recorded(name).items() if which != "ping"]
    ends = []
    for number in range(12):
        shop = await opened(store, held_clock, name, f"shop{number}")
        deliveries = of_another(name, genuine, number)
        chance = random.Random(number)  # noqa: S311 - an order to come in, again and again the same
        if number:
            deliveries = deliveries + chance.sample(deliveries, 4)
            chance.shuffle(deliveries)
        await shop.report(*deliveries)
        ends.append(await shop.state(name, f"s{number}.example"))
        assert await store.read(lambda reading: reading.quarantine_list(10)) == []
    for number, end in enumerate(ends):
        text = repr(end).replace(f"9018{number:02d}", "901820")
        assert text == repr(ends[0]).replace("901800", "901820"), number


@EACH_CONNECTOR
async def test_a_repeat_changes_nothing_and_is_counted_once(store: AnyStore, held_clock: HeldClock, name: str) -> None:
    shop = await opened(store, held_clock, name, "shop")
    deliveries = list(recorded(name).values())
    await shop.report(*deliveries)
    before = await store.read(lambda reading: reading.last_number())
    topics = await store.read(lambda reading: reading.shops.topics("shop"))
    await shop.report(*deliveries)
    assert await store.read(lambda reading: reading.last_number()) == before
    assert await store.read(lambda reading: reading.shops.topics("shop")) == topics
    assert {one.topic for one in topics if not one.is_known} == {"products/update", "product.updated"} & {
        one.topic for one in topics
    }


@EACH_CONNECTOR
async def test_what_makes_no_sense_lies_in_quarantine_and_no_secret_in_any_log(
    store: AnyStore, held_clock: HeldClock, name: str
) -> None:
    shop = await opened(store, held_clock, name, "shop")
    delivery = next(
        one for which, one in recorded(name).items() if which.startswith(("order_created", "orders_create"))
    )
    body = delivery.body.replace(b'"total":"134.80"', b'"total":"much"').replace(
        b'"current_total_price":"134.80"', b'"current_total_price":"much"'
    )
    with structlog.testing.capture_logs() as logs:
        for text in (body, b"no JSON"):
            headers = {**delivery.headers, SIGNATURES[name]: signed(text, SECRET)}
            await shop.report(replace(delivery, body=text, headers=headers))
        with pytest.raises(Forged):
            await shop.report(replace(delivery, body=b"forged"))
    kept = await store.read(lambda reading: reading.quarantine_list(10))
    assert len(kept) == 2
    assert SECRET not in repr(logs)
    assert SECRET not in repr(kept)
    assert "ada@" not in repr(logs)


async def test_a_request_for_data_waits_for_a_person_and_erases_nobody(store: AnyStore, held_clock: HeldClock) -> None:
    shop = await opened(store, held_clock, "shopify", "shop")
    await shop.report(*recorded("shopify").values())
    requests = await store.read(lambda reading: reading.shops.requests(10))
    assert sorted(one.what for one in requests) == ["copy", "erasure", "shop_erasure"]
    (she,) = {one.customer_id for one in requests if one.external_id}
    assert she is not None
    assert (await store.read(standing, she)).name == "Ada Byron"
    assert (requests[0].due_at - requests[0].at).days == 30


async def test_whoever_is_deleted_in_the_shop_stays_here(store: AnyStore, held_clock: HeldClock) -> None:
    shop = await opened(store, held_clock, "woocommerce", "shop")
    deliveries = recorded("woocommerce")
    await shop.report(deliveries["customer_updated"], deliveries["order_created"])
    record = await store.read(lambda reading: reading.external.held(external_key("shop", RecordOf.CUSTOMER, "25")))
    assert record is not None
    body = b'{"id":25}'
    headers = {"x-wc-webhook-topic": "customer.deleted", "x-wc-webhook-signature": signed(body, SECRET)}
    await shop.report(Delivery(headers, body, held_clock()), deliveries["customer_created"])
    assert (await store.read(standing, CustomerId(record.record_id))).name == "Ada Byron"
    key = external_key("shop", RecordOf.CUSTOMER, "25")
    assert await store.read(lambda reading: reading.external.held(key)) is None
    # What she orders is still hers: by her address.
    await shop.report(deliveries["order_updated"])
    events = await store.read(events_of, CustomerId(record.record_id), EVER, 10)
    assert [dict(one.details)["status"] for one in events] == ["completed"]
