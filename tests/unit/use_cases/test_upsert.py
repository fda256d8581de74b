"""Other systems tell who customers and organisations are: each by its own id, and over nobody's edit."""

from __future__ import annotations

import json
from typing import Any

import pytest

from hub.application.customer import edit_customer
from hub.application.merge import merge_customers, undo_merge
from hub.application.organisation import edit_organisation
from hub.application.tell_batch import Asked, Told, answer_once, tell_batch
from hub.application.transaction import Transaction
from hub.application.upsert_customer import upsert_customer
from hub.application.upsert_organisation import upsert_organisation
from hub.domain.customer import Customer
from hub.domain.external import RecordOf, Taken, ToldCustomer, ToldOrganisation, external_key
from hub.domain.ids import CustomerId, OrganisationId
from hub.domain.problem import Conflict, Invalid, NotAllowed
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHAT, EVA, MAIL
from tests.stage.stage import Stage


def customer(id_: str, *addresses: str, source: str = "shop", **more: Any) -> ToldCustomer:
    """What the shop says of a customer."""
    options = {name: more.pop(name) for name in ("customer_id", "overwrites") if name in more}
    named = {name.replace("__", "."): value for name, value in more.items()}
    return ToldCustomer(external_key(source, RecordOf.CUSTOMER, id_), named, addresses, **options)


def organisation(id_: str, **fields: str) -> ToldOrganisation:
    """What the shop says of an organisation."""
    named = {name.replace("__", ".").replace("_dot_", "."): value for name, value in fields.items()}
    return ToldOrganisation(external_key("shop", RecordOf.ORGANISATION, id_), named)


async def tell(stage: Stage, told: ToldCustomer | ToldOrganisation) -> Taken:
    eva = await stage.person(EVA)
    if isinstance(told, ToldCustomer):
        return await stage.run(upsert_customer, eva, told)
    return await stage.run(upsert_organisation, eva, told)


async def known(stage: Stage, id_: str) -> Customer:
    return await stage.store.read(lambda reading: reading.customers.get(CustomerId(id_)))


async def audit(stage: Stage, subject: str) -> list[str]:
    lines = await stage.store.read(lambda reading: reading.audit_list(None, 50, subject=subject))
    return [line[3] for line in lines]


@staged
async def test_a_new_id_makes_a_customer_and_a_known_one_finds_her_again(stage: Stage) -> None:
    first = await tell(stage, customer("7", "Ada@Example.org", name="Ada", tier="gold", attributes__size="M"))
    assert first.is_new
    ada = await known(stage, first.record_id)
    assert (ada.name, ada.tier, ada.attributes) == ("Ada", "gold", {"size": "M"})
    assert ada.edits["name"]["by_name"] == "shop"
    again = await tell(stage, customer("7", "ada@example.org", name="Ada"))
    assert (again.record_id, again.is_new, again.changed) == (first.record_id, False, ())
    more = await tell(stage, customer("7", notes="Likes tea"))
    assert more.changed == ("notes",)
    assert (await known(stage, first.record_id)).tier == "gold"
    assert await audit(stage, first.record_id) == ["customer.told", "customer.told"]


@staged
async def test_whoever_writes_from_a_told_address_is_that_customer_though_nothing_proves_it(stage: Stage) -> None:
    told = await tell(stage, customer("7", "ada@example.org", "+49 30 901820", name="Ada"))
    conversation = await stage.write(MAIL, "ada@example.org")
    assert conversation.customer_id == told.record_id
    identities = await stage.store.read(lambda reading: reading.customers.identities_of(CustomerId(told.record_id)))
    assert {(one.address, one.added_by_name) for one in identities} == {
        ("ada@example.org", "shop"),
        ("+4930901820", "shop"),
    }
    assert await tell(stage, customer("8", name="Without an address")) is not None


@staged
async def test_an_address_that_somebody_has_stays_hers_and_nobody_is_merged(stage: Stage) -> None:
    has_it = (await stage.write(MAIL, "ada@example.org")).customer_id
    told = await tell(stage, customer("7", "ada@example.org", "ada@elsewhere.example", name="Ada"))
    assert told.is_new
    assert told.record_id != has_it
    assert [(one.address, one.customer_id) for one in told.taken] == [("ada@example.org", has_it)]
    assert told.changed == ("name", "ada@elsewhere.example")


@staged
async def test_whoever_vouches_gives_the_id_to_a_customer_who_is_here(stage: Stage) -> None:
    ada = (await stage.write(MAIL, "ada@example.org")).customer_id
    told = await tell(stage, customer("7", "ada@example.org", name="Ada Byron", customer_id=ada))
    assert (told.record_id, told.is_new, told.taken) == (ada, False, ())
    other = (await stage.write(CHAT, "bea")).customer_id
    with pytest.raises(Conflict, match="another customer's already"):
        await tell(stage, customer("7", customer_id=other))


@staged
async def test_what_a_person_wrote_stands_unless_it_is_asked_otherwise(stage: Stage) -> None:
    ada = (await stage.write(CHAT, "ada")).customer_id
    await stage.run(edit_customer, ada, await stage.person(BO), {"name": "Ada Byron", "tags.vip": "yes"})
    told = await tell(stage, customer("7", name="A. B.", tier="gold", tags__vip="", customer_id=ada))
    assert (told.kept, told.changed) == (("name", "tags.vip"), ("tier",))
    assert (await known(stage, ada)).name == "Ada Byron"
    # Another system may correct what a system wrote.
    assert (await tell(stage, customer("x", source="crm", tier="blue", customer_id=ada))).changed == ("tier",)
    told = await tell(stage, customer("7", name="A. B.", overwrites=True))
    assert (told.kept, told.changed) == ((), ("name",))


@staged
async def test_an_id_is_of_whoever_she_proves_to_be_and_hers_again_after_parting(stage: Stage) -> None:
    bo = await stage.person(BO)
    shop = CustomerId((await tell(stage, customer("7", "ada@example.org", name="Ada"))).record_id)
    await stage.write(MAIL, "ada@example.org")
    chat = (await stage.write(CHAT, "ada")).customer_id
    merge = await stage.run(merge_customers, chat, shop, bo, is_vouched=True)
    assert (await tell(stage, customer("7", tier="gold"))).record_id == chat
    assert (await known(stage, chat)).tier == "gold"
    assert (await tell(stage, customer("7", "ada@example.org"))).taken == ()
    await stage.run(undo_merge, chat, merge.id, bo)
    assert (await tell(stage, customer("7", notes="Back"))).record_id == shop


@staged
async def test_an_organisation_is_known_by_its_id_and_by_its_one_name(stage: Stage) -> None:
    made = await tell(stage, organisation("e", name="Engines", domains__engines_dot_example="yes"))
    assert made.is_new
    assert (await tell(stage, organisation("e2", name="ENGINES"))).record_id == made.record_id
    with pytest.raises(Invalid, match="needs a name"):
        await tell(stage, organisation("f"))
    await tell(stage, organisation("l", name="Looms"))
    with pytest.raises(Conflict, match="Looms"):
        await tell(stage, organisation("e", name="Looms"))
    told = await tell(stage, customer("7", "ada@example.org", name="Ada", organisation="engines"))
    assert (await known(stage, told.record_id)).organisation_id == made.record_id
    await stage.write(MAIL, "ada@example.org")
    dora = await stage.person(BO)
    await stage.run(edit_organisation, OrganisationId(made.record_id), dora, {"name": "Engines & Co"})
    assert (await tell(stage, organisation("e", name="Engines"))).kept == ("name",)


@staged
async def test_of_many_each_is_taken_or_refused_by_itself(stage: Stage) -> None:
    told: list[Told] = [
        customer("1", "one@example.org", name="One"),
        customer("2", "no address", name="Two"),
        Invalid("customers.2.name: Input should be a valid string"),
        customer("3", name="Three", tags__vip="yes", attributes__x="y" * 20_000),
        organisation("e", name="Engines"),
        customer("1", name="One more"),
    ]
    came = await stage.run(tell_batch, await stage.person(EVA), told)
    assert [type(one).__name__ for one in came] == ["Taken", "Invalid", "Invalid", "Invalid", "Taken", "Taken"]
    assert isinstance(came[5], Taken)
    assert isinstance(came[0], Taken)
    assert (came[5].record_id, came[5].is_new) == (came[0].record_id, False)
    with pytest.raises(Invalid, match="at most 200"):
        await stage.run(tell_batch, await stage.person(EVA), [customer(str(one)) for one in range(201)])
    with pytest.raises(NotAllowed):
        await stage.run(tell_batch, await stage.person(ANNA), [])


@staged
async def test_a_request_that_comes_again_gets_the_same_answer_and_does_nothing(stage: Stage) -> None:
    eva, times = await stage.person(EVA), []

    def answer(tx: Transaction) -> dict[str, Any]:
        times.append(tx.now)
        return {"times": len(times)}

    async def ask(key: str, digest: str = "a") -> Any:
        return await stage.run(answer_once, eva, Asked(key, digest), answer)

    assert [await ask("k"), await ask("k")] == [{"times": 1}, {"times": 1}]
    assert [await ask(""), await ask("")] == [{"times": 2}, {"times": 3}]
    with pytest.raises(Invalid, match="Idempotency-Key"):
        await ask("k", "b")
    await stage.pause(25 * 3600)
    assert await ask("k", "b") == {"times": 4}


@staged
async def test_a_desk_that_shows_her_hears_of_it_once(stage: Stage) -> None:
    ada = (await stage.write(CHAT, "ada")).customer_id
    before = await stage.store.read(lambda reading: reading.last_number())
    for _ in range(2):
        await tell(stage, customer("7", tier="gold", customer_id=ada))
    found = await stage.store.read(lambda reading: reading.next_events(before, 100))
    assert [json.loads(one.body)["customer_id"] for one in found if one.type == "customer_changed"] == [ada]
