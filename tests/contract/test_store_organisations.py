"""Organisations on a file and on a server alike."""

from __future__ import annotations

import asyncio

import pytest

from hub.application.customer import edit_customer
from hub.application.organisation import edit_organisation, organisations_like, people_of
from hub.application.search import search_customers
from hub.application.search_filters import wanted_by
from hub.application.transaction import Transaction
from hub.domain.ids import CustomerId, OrganisationId
from hub.domain.organisation import Organisation
from hub.domain.problem import Conflict
from hub.domain.search_query import parse_query
from tests.contract.acts import arrived, conversation_of, person_of
from tests.contract.conftest import AnyStore
from tests.contract.searching import indexed
from tests.stage.floor import BO


async def _customer(store: AnyStore, who: str) -> CustomerId:
    return (await store.read(conversation_of, await arrived(store, who))).customer_id


async def _joins(store: AnyStore, customer: CustomerId, name: str) -> OrganisationId:
    bo = await store.read(person_of, BO)
    changed = await store.run(edit_customer, customer, bo, {"organisation": name})
    assert changed.organisation_id is not None
    return changed.organisation_id


async def test_many_who_name_it_at_once_make_one(store: AnyStore) -> None:
    customers = [await _customer(store, f"c{number}") for number in range(8)]
    spellings = ("Größe & Söhne", "GRÖSSE & söhne")
    ids = await asyncio.gather(*(_joins(store, one, spellings[place % 2]) for place, one in enumerate(customers)))
    assert len(set(ids)) == 1
    bo = await store.read(person_of, BO)
    assert len(await store.read(people_of, ids[0], bo, 5)) == 5
    assert {one for one, _ in await store.read(people_of, ids[0], bo, 50)} == set(customers)


async def test_it_comes_back_with_all_that_is_known_of_it(store: AnyStore) -> None:
    id_ = await _joins(store, await _customer(store, "ada"), "Engines")
    bo = await store.read(person_of, BO)
    domains = {"domains.engines.example": "yes", "domains.bücher.example": "yes"}
    await store.run(edit_organisation, id_, bo, {"name": "机器公司", **domains})
    await store.run(edit_organisation, id_, bo, {"domains.engines.example": ""})
    kept = await store.read(lambda reading: reading.organisations.get(id_))
    assert (kept.name, kept.domains, kept.version) == ("机器公司", ("xn--bcher-kva.example",), 2)
    assert kept.edits["name"]["by"] == BO


async def test_of_two_who_take_a_domain_at_once_one_has_it(store: AnyStore) -> None:
    ids = [await _joins(store, await _customer(store, who), who) for who in ("ada", "bea")]

    def take(tx: Transaction, id_: OrganisationId) -> None:
        held = tx.organisations.held(id_)
        tx.organisations.save(Organisation(held.id, held.name, ("shared.example",)))

    done = await asyncio.gather(*(store.run(take, id_) for id_ in ids), return_exceptions=True)
    assert [type(one) for one in done if one is not None] == [Conflict]
    holder = await store.read(lambda reading: reading.organisations.at_domains(["none.example", "shared.example"]))
    assert holder is not None
    assert holder.id in ids


@pytest.mark.parametrize(("beginning", "names"), [("", ["Łódź", "a_b", "abc"]), ("A", ["a_b", "abc"]), ("a_", ["a_b"])])
async def test_names_are_found_by_their_beginning(store: AnyStore, beginning: str, names: list[str]) -> None:
    for place, name in enumerate(("abc", "a_b", "Łódź")):
        await _joins(store, await _customer(store, f"c{place}"), name)
    bo = await store.read(person_of, BO)
    found = [one.name for one in await store.read(organisations_like, bo, beginning)]
    assert sorted(found) == sorted(names)


async def test_its_people_are_found_by_its_new_name(store: AnyStore) -> None:
    id_ = await _joins(store, await _customer(store, "ada"), "Engines")
    bo = await store.read(person_of, BO)
    await indexed(store)
    await store.run(edit_organisation, id_, bo, {"name": "Looms"})
    await indexed(store)

    def names(tx: Transaction, text: str) -> list[str]:
        page = search_customers(tx, bo, wanted_by(tx, bo, parse_query(text), "UTC"), after=None, limit=10)
        return [one.customer.name for one in page.found]

    assert [await store.read(names, text) for text in ("looms", "engines")] == [["ada"], []]
