"""What customers belong to is a thing of its own: named once, known to whoever serves its people, kept by merges."""

from __future__ import annotations

import json
from typing import Any

import pytest

from hub.application.customer import edit_customer
from hub.application.index import index_due
from hub.application.merge import merge_customers, undo_merge
from hub.application.organisation import edit_organisation, organisations_like
from hub.application.search import search_customers
from hub.application.search_filters import wanted_by
from hub.application.transaction import Transaction
from hub.domain.ids import CustomerId, OrganisationId, PersonId
from hub.domain.person import Person
from hub.domain.problem import Conflict, EditedMeanwhile, Invalid, NotAllowed, NotFound
from hub.domain.search_query import parse_query
from hub.web.customer_api import CustomerView, customer_view
from hub.web.organisation_api import OrganisationChanges, OrganisationView, organisation_view
from hub.wire.store import Reading
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHAT, CHRIS, DORA, EVA, MAIL, change_entry
from tests.stage.stage import Stage

ADA, BEA, CARL = "ada@engines.example", "bea@engines.example", "carl@example.org"


async def customer(stage: Stage, address: str, organisation: str | None = None, by: PersonId = BO) -> CustomerId:
    """Somebody writes a mail, and where told is said to belong to an organisation."""
    id_ = (await stage.write(MAIL, address)).customer_id
    if organisation is not None:
        await belongs(stage, id_, organisation, by)
    return id_


async def belongs(stage: Stage, id_: CustomerId, organisation: str, by: PersonId = BO) -> None:
    await stage.run(edit_customer, id_, await stage.person(by), {"organisation": organisation})


async def shown(stage: Stage, id_: CustomerId, to: PersonId = BO) -> CustomerView:
    return await stage.store.read(customer_view, id_, await stage.person(to))


async def organisation_of(stage: Stage, id_: CustomerId) -> OrganisationId:
    found = (await shown(stage, id_)).organisation_id
    assert found is not None
    return OrganisationId(found)


async def edit(
    stage: Stage, id_: OrganisationId, by: PersonId = BO, version: int | None = None, **changes: Any
) -> None:
    await stage.run(edit_organisation, id_, await stage.person(by), OrganisationChanges(**changes).by_field(), version)


async def view(stage: Stage, id_: OrganisationId, to: PersonId = BO) -> OrganisationView:
    return await stage.store.read(organisation_view, id_, await stage.person(to))


async def define(stage: Stage, key: str, /, **fields: Any) -> None:
    await stage.run(change_entry, "fields", key, **{"name": key.title(), "of": "organisation", **fields})


async def found(stage: Stage, text: str) -> list[str]:
    """The names of the customers whom Bo finds so."""

    def search(tx: Transaction, person: Person) -> list[str]:
        page = search_customers(tx, person, wanted_by(tx, person, parse_query(text), "UTC"), after=None, limit=10)
        return [one.customer.name for one in page.found]

    while await stage.store.run(index_due, 100):
        pass
    return sorted(await stage.store.read(search, await stage.person(BO)))


@staged
async def test_customers_of_one_name_belong_to_one_organisation_however_it_is_spelled(stage: Stage) -> None:
    ada, bea = await customer(stage, ADA, "Analytical Engines"), await customer(stage, BEA, " analytical  ENGINES")
    assert (await shown(stage, bea)).organisation == "Analytical Engines"
    id_ = await organisation_of(stage, ada)
    assert id_ == await organisation_of(stage, bea)
    people = (await view(stage, id_)).people
    assert [(one.id, one.conversation is not None) for one in people] == [(ada, True), (bea, True)]
    await belongs(stage, bea, "")
    assert (await shown(stage, bea)).organisation == ""
    assert [one.id for one in (await view(stage, id_)).people] == [ada]


@staged
async def test_a_new_name_is_everybodys_at_once_and_found_at_once(stage: Stage) -> None:
    ada = await customer(stage, ADA, "Quill Works")
    await customer(stage, BEA, "Quill Works")
    await customer(stage, CARL, "Looms")
    both = ["Ada@Engines.Example", "Bea@Engines.Example"]
    assert await found(stage, "quill") == both
    await edit(stage, await organisation_of(stage, ada), name="Ink & Paper")
    assert (await shown(stage, ada)).organisation == "Ink & Paper"
    assert (await found(stage, "paper"), await found(stage, "quill")) == (both, [])


@staged
async def test_whoever_shows_it_hears_of_every_change(stage: Stage) -> None:
    ada, carl = await customer(stage, ADA, "Engines"), await customer(stage, CARL)
    id_ = await organisation_of(stage, ada)

    async def told(after: int) -> list[str]:
        events = await stage.store.read(lambda reading: reading.next_events(after, 100))
        return [json.loads(one.body)["organisation_id"] for one in events if one.type == "organisation_changed"]

    async def now() -> int:
        return await stage.store.read(lambda reading: reading.last_number())

    before = await now()
    await edit(stage, id_, domains={"engines.example": True})
    assert await told(before) == [id_]
    before = await now()
    await edit(stage, id_, domains={"engines.example": True})
    assert await told(before) == []
    await belongs(stage, carl, "Engines")
    assert await told(before) == [id_]
    before = await now()
    await belongs(stage, carl, "Looms")
    assert await told(before) == sorted([id_, await organisation_of(stage, carl)])


@staged
async def test_an_edit_that_somebody_overtook_is_told_and_nothing_of_it_is_kept(stage: Stage) -> None:
    id_ = await organisation_of(stage, await customer(stage, ADA, "Engines"))
    await edit(stage, id_, DORA, 0, name="Engines & Sons")
    with pytest.raises(EditedMeanwhile) as refused:
        await edit(stage, id_, BO, 0, name="Engine", domains={"engines.example": True})
    (told,) = refused.value.edits
    assert (told.field, told.value, told.by) == ("name", "Engines & Sons", "Dora Vik")
    assert (await view(stage, id_)).domains == []
    await edit(stage, id_, BO, 0, domains={"engines.example": True})
    kept = await view(stage, id_)
    assert (kept.name, kept.domains, kept.version) == ("Engines & Sons", ["engines.example"], 2)
    assert kept.edits["domains.engines.example"].by == BO


@staged
async def test_a_name_and_a_domain_are_of_one_organisation_alone(stage: Stage) -> None:
    one, other = [
        await organisation_of(stage, await customer(stage, *told)) for told in ((ADA, "Engines"), (CARL, "Looms"))
    ]
    await edit(stage, one, domains={"engines.example": True})
    with pytest.raises(Conflict, match="“Engines” already"):
        await edit(stage, other, name="ENGINES")
    with pytest.raises(Conflict, match="belongs to “Engines”"):
        await edit(stage, other, domains={"Engines.example": True})
    with pytest.raises(Invalid, match="Everybody may have"):
        await edit(stage, other, domains={"gmail.com": True})
    with pytest.raises(Invalid, match="needs a name"):
        await edit(stage, other, name=" ")
    await edit(stage, one, name="ENGINES", domains={"engines.example": False})
    await edit(stage, other, domains={"engines.example": True})
    assert ((await view(stage, one)).name, (await view(stage, other)).domains) == ("ENGINES", ["engines.example"])


@staged
async def test_one_is_suggested_by_the_domain_of_an_address_and_nobody_joins_it_by_herself(stage: Stage) -> None:
    id_ = await organisation_of(stage, await customer(stage, ADA, "Engines"))
    bea, carl = await customer(stage, "bea@mail.engines.example"), await customer(stage, CARL)
    assert (await shown(stage, bea)).suggested_organisation is None
    await edit(stage, id_, domains={"engines.example": True})
    suggested = (await shown(stage, bea)).suggested_organisation
    assert suggested is not None
    assert (suggested.id, suggested.name) == (id_, "Engines")
    told = await shown(stage, bea)
    assert (told.organisation, told.organisation_id) == ("", None)
    assert (await shown(stage, carl)).suggested_organisation is None
    await belongs(stage, bea, suggested.name)
    assert (await shown(stage, bea)).suggested_organisation is None


@staged
async def test_its_fields_are_kept_by_kind_and_shown_to_whoever_may_read_them(stage: Stage) -> None:
    await define(stage, "size", kind="number")
    await define(stage, "terms", seen_by=["supervisor"])
    await define(stage, "order", of="conversation")
    id_ = await organisation_of(stage, await customer(stage, ADA, "Engines"))
    await edit(stage, id_, fields={"size": "12.0"})
    await edit(stage, id_, DORA, fields={"terms": "net 30"})
    assert ((await view(stage, id_)).values, (await view(stage, id_, DORA)).values) == (
        {"size": "12"},
        {"size": "12", "terms": "net 30"},
    )
    assert "fields.terms" in (await view(stage, id_, DORA)).edits.keys() - (await view(stage, id_)).edits.keys()
    with pytest.raises(Invalid, match="Size: Write a number"):
        await edit(stage, id_, fields={"size": "large"})
    for field in ("terms", "order", "colour"):
        with pytest.raises(Invalid, match=f"There is no field “{field}” of an organisation"):
            await edit(stage, id_, fields={field: "x"})
    await define(stage, "size", kind="number", edited_by=["supervisor"])
    with pytest.raises(NotAllowed):
        await edit(stage, id_, fields={"size": "13"})


@staged
async def test_nobody_learns_of_one_whose_customers_she_does_not_serve(stage: Stage) -> None:
    ada = (await stage.write(CHAT, "ada")).customer_id
    await belongs(stage, ada, "Engines", ANNA)
    id_ = await organisation_of(stage, ada)
    for stranger in (CHRIS, EVA):
        with pytest.raises(NotFound):
            await view(stage, id_, stranger)
        with pytest.raises(NotFound):
            await edit(stage, id_, stranger, name="Mine")
    names = [await stage.store.read(organisations_like, await stage.person(who), "ENG") for who in (ANNA, CHRIS)]
    assert [[one.name for one in listed] for listed in names] == [["Engines"], []]
    # Of its people she is shown those whom she serves.
    carl = await customer(stage, CARL, "Engines", CHRIS)
    people = {who: [one.id for one in (await view(stage, id_, who)).people] for who in (ANNA, CHRIS, BO)}
    assert people == {ANNA: [ada], CHRIS: [carl], BO: [ada, carl]}


@staged
async def test_a_merge_gives_the_organisation_and_its_undoing_takes_it_back_whatever_it_is_called_by_then(
    stage: Stage,
) -> None:
    ada, bea = await customer(stage, ADA), await customer(stage, BEA, "Engines")
    id_ = await organisation_of(stage, bea)
    dora = await stage.person(DORA)
    merge = await stage.run(merge_customers, ada, bea, dora, is_vouched=True)
    assert [one.id for one in (await view(stage, id_)).people] == [ada]
    await edit(stage, id_, name="Looms")
    left = await stage.run(undo_merge, ada, merge.id, dora)
    assert (list(left), (await shown(stage, ada)).organisation_id) == ([], None)
    assert (await shown(stage, bea)).organisation == "Looms"
    assert [one.id for one in (await view(stage, id_)).people] == [bea]


@staged
async def test_who_belongs_elsewhere_by_the_hand_of_somebody_stays_there_when_a_merge_is_undone(stage: Stage) -> None:
    ada, bea = await customer(stage, ADA), await customer(stage, BEA, "Engines")
    dora = await stage.person(DORA)
    merge = await stage.run(merge_customers, ada, bea, dora, is_vouched=True)
    await belongs(stage, ada, "Looms")
    assert list(await stage.run(undo_merge, ada, merge.id, dora)) == ["organisation"]
    assert ((await shown(stage, ada)).organisation, (await shown(stage, bea)).organisation) == ("Looms", "Engines")


@staged
async def test_an_edit_of_a_customer_that_was_overtaken_tells_the_name(stage: Stage) -> None:
    ada = await customer(stage, ADA, "Engines")
    with pytest.raises(EditedMeanwhile) as refused:
        await stage.run(edit_customer, ada, await stage.person(DORA), {"organisation": "Looms"}, 0)
    assert [(edit.field, edit.value) for edit in refused.value.edits] == [("organisation", "Engines")]


@staged
async def test_what_changed_it_stands_in_the_audit(stage: Stage) -> None:
    def audited(reading: Reading) -> list[tuple[object, ...]]:
        return [tuple(line)[3:] for line in reading.audit_list(None, 10) if line[3].startswith("organisation.")]

    id_ = await organisation_of(stage, await customer(stage, ADA, "Engines"))
    await edit(stage, id_, name="Looms", domains={"looms.example": True})
    assert (await stage.store.read(audited))[::-1] == [
        ("organisation.made", id_, {}),
        ("organisation.edited", id_, {"fields": ["domains.looms.example", "name"]}),
    ]
