"""Scenes of names and addresses of customers, of what other systems know of them, and of what they belong to."""

from __future__ import annotations

from dataclasses import replace

from channels.sender import Sender
from hub.application.address import add_address, remove_address
from hub.application.customer import edit_customer
from hub.application.customer_event import drop_customer_event, keep_customer_events
from hub.application.organisation import edit_organisation
from hub.application.tell_batch import Asked, answer_once, tell_batch
from hub.application.upsert_customer import upsert_customer
from hub.application.upsert_organisation import upsert_organisation
from hub.domain.customer_event import CustomerEvent, EventKind
from hub.domain.external import RecordOf, ToldCustomer, ToldOrganisation, external_key
from tests.deterministic.scenes_of_work import holding
from tests.stage.floor import ANNA, BO, CHAT, EVA, MAIL
from tests.stage.stage import Stage


async def customer_events(stage: Stage) -> None:
    """A shop tells of an order while somebody talks to her, tells it again as it goes on, and takes it back."""
    id_, eva = await holding(stage), await stage.person(EVA)
    ada = (await stage.conversation(id_)).customer_id
    for title in ("Order 4711", "Order 4711, sent", "Order 4711, sent"):
        order = CustomerEvent("shop", "4711", ada, EventKind.ORDER, stage.clock(), title)
        await stage.run(keep_customer_events, ada, eva, [order])
    await stage.run(drop_customer_event, ada, eva, "shop", "4711")


async def told_records(stage: Stage) -> None:
    """A shop says who somebody is with whom one talks, where she belongs to, and the same once more."""
    id_, eva = await holding(stage), await stage.person(EVA)
    ada = (await stage.conversation(id_)).customer_id
    key = external_key("shop", RecordOf.CUSTOMER, "7")
    for name in ("Ada", "Ada", "Ada Byron"):
        told = ToldCustomer(key, {"name": name, "organisation": "Engines"}, ("ada@example.org",), ada)
        await stage.run(upsert_customer, eva, told)
    engines = ToldOrganisation(external_key("shop", RecordOf.ORGANISATION, "e"), {"name": "Engines"})
    await stage.run(upsert_organisation, eva, engines)
    await stage.run(tell_batch, eva, [ToldCustomer(key, {"tier": "gold"}), replace(engines, fields={"name": ""})])
    await stage.run(answer_once, eva, Asked("once", "a"), lambda _: {"done": True})


async def an_organisation(stage: Stage) -> None:
    """Two customers belong to one, which is called otherwise then; and one of them leaves it."""
    anna, bo = await stage.person(ANNA), await stage.person(BO)
    ada, bea = [(await stage.write(*told)).customer_id for told in ((CHAT, "ada"), (MAIL, "bea@example.org"))]
    for id_ in (ada, bea):
        await stage.run(edit_customer, id_, bo, {"organisation": "Engines"})
    organisation_id = (await stage.store.read(lambda reading: reading.customers.get(ada))).organisation_id
    assert organisation_id is not None
    await stage.run(edit_organisation, organisation_id, anna, {"name": "Looms", "domains.looms.example": "yes"})
    await stage.run(edit_customer, bea, bo, {"organisation": ""})


async def added_addresses(stage: Stage) -> None:
    """A visitor without a name gives an address, which is put right, and says her name when she writes again."""
    anna, bo = await stage.person(ANNA), await stage.person(BO)
    who = (await stage.write(CHAT, "browser", sender=Sender("browser", "", ""))).customer_id
    wrong = await stage.run(add_address, who, anna, "ada@example.com")
    await stage.run(remove_address, who, bo, wrong.id)
    await stage.run(add_address, who, bo, "ada@example.org")
    await stage.write(CHAT, "browser", sender=Sender("browser", "Ada", ""))
