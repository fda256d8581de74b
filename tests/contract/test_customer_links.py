"""Links to the company's own systems know a customer by what these call her, on a file and on a server alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from hub.application.apply_floor import Applying, apply_floor
from hub.application.customer import standing
from hub.application.customer_links import links_of
from hub.application.export_floor import export_floor
from hub.application.merge import merge_customers
from hub.application.transaction import Transaction
from hub.application.upsert_customer import upsert_customer
from hub.domain.customer_link import FilledLink
from hub.domain.external import RecordOf, ToldCustomer, external_key
from hub.domain.ids import CustomerId, PersonId
from hub.domain.problem import Invalid
from hub.storage.seal import Seals
from tests.contract.acts import arrived, conversation_of, person_of
from tests.contract.conftest import AnyStore
from tests.stage.floor import BO, EVA

SEALS = Seals(bytes(32), {})
LINKS: Mapping[str, Mapping[str, Any]] = {
    "shop": {"name": "Shop", "address": "https://shop.example/c/{external_id}", "source": "shop", "place": 2},
    "crm": {"name": "CRM", "address": "https://crm.example/{external_id}", "label": {"en": "In the CRM"}, "place": 1},
    "size": {"name": "Size", "address": "https://size.example/?s={field.size}"},
}
FIELD = {"size": {"name": "Size", "seen_by": ["administrator"], "edited_by": ["administrator"]}}


async def applied(store: AnyStore, links: Mapping[str, Any]) -> None:
    await store.run(apply_floor, {"fields": FIELD, "links": links}, Applying("a test", SEALS))


def told(source: str, id_: str, customer: CustomerId) -> ToldCustomer:
    return ToldCustomer(external_key(source, RecordOf.CUSTOMER, id_), {}, (), customer)


async def links(store: AnyStore, id_: CustomerId, by: PersonId) -> list[FilledLink]:
    def look(tx: Transaction) -> list[FilledLink]:
        customer = standing(tx, id_)
        return links_of(tx, customer, tx.customers.identities_of(customer.id), tx.people.get(by))

    return await store.read(look)


async def test_she_is_found_where_the_source_knows_her_and_after_a_merge(store: AnyStore) -> None:
    await applied(store, LINKS)
    ada, twin = [
        (await store.read(conversation_of, await arrived(store, name))).customer_id for name in ("ada", "twin")
    ]
    assert await links(store, ada, BO) == []
    eva = await store.read(person_of, EVA)
    await store.run(upsert_customer, eva, told("erp", "e/1", ada))
    await store.run(upsert_customer, eva, told("shop", "s 2", twin))
    assert [one.address for one in await links(store, ada, BO)] == ["https://crm.example/e%2F1"]
    await store.run(merge_customers, ada, twin, await store.read(person_of, BO), is_vouched=True)
    found = await links(store, ada, BO)
    assert [(one.label, one.address) for one in found] == [
        ({"en": "In the CRM"}, "https://crm.example/e%2F1"),
        ("Shop", "https://shop.example/c/s%202"),
    ]


async def test_a_field_that_somebody_may_not_read_is_in_no_link_of_hers(store: AnyStore) -> None:
    await applied(store, LINKS)
    ada = (await store.read(conversation_of, await arrived(store, "ada"))).customer_id
    sized = ToldCustomer(external_key("hr", RecordOf.CUSTOMER, "1"), {"attributes.size": "42"}, (), ada)
    await store.run(upsert_customer, await store.read(person_of, EVA), sized)
    assert [one.id for one in await links(store, ada, EVA)] == ["size", "crm"]
    assert [one.id for one in await links(store, ada, BO)] == ["crm"]


async def test_links_are_applied_and_exported_as_everything_of_the_floor_is(store: AnyStore) -> None:
    await applied(store, LINKS)
    exported = await store.read(export_floor, SEALS.is_secret)
    assert exported["links"]["shop"] == {"label": "", **LINKS["shop"]}
    again = await store.run(apply_floor, {"links": exported["links"]}, Applying("a test", SEALS))
    assert again == []


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"address": "https://crm.example/{nobody}"}, "links.x.address: there is no “{nobody}”"),
        ({"address": "ftp://crm.example/{name}"}, "links.x.address: Write a whole address"),
        ({"address": "https://crm.example/{name}", "source": "crm"}, "links.x.source: belongs to an address with"),
        ({"address": "https://crm.example/", "place": -1}, "links.x.place: "),
        ({"address": "https://crm.example/", "label": {"english": "x"}}, "links.x.label"),
    ],
)
async def test_what_makes_no_sense_is_refused(store: AnyStore, fields: Mapping[str, Any], said: str) -> None:
    with pytest.raises(Invalid, match=r"links\.x") as refused:
        await store.run(apply_floor, {"links": {"x": fields}}, Applying("a test", SEALS))
    assert said in str(refused.value)


async def test_a_field_that_a_link_names_stays_until_the_link_does_not(store: AnyStore) -> None:
    await applied(store, LINKS)
    removing = Applying("a test", SEALS, removed=(("fields", "size"),))
    with pytest.raises(Invalid, match=r"links\.size\.address"):
        await store.run(apply_floor, {}, removing)
