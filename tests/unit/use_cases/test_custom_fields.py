"""What the company wants to know is said by whoever may, kept by merges, and asked for before a conversation ends."""

from __future__ import annotations

from typing import Any

import pytest

from hub.application.close import close_conversation
from hub.application.custom_field import set_fields, shown_fields
from hub.application.customer import edit_customer
from hub.application.index import index_due
from hub.application.matter import merge_conversations, part_conversations
from hub.application.merge import merge_customers, undo_merge
from hub.application.search import search_conversations, search_customers
from hub.application.search_filters import wanted_by
from hub.application.transaction import Transaction
from hub.domain.field_values import values_of
from hub.domain.ids import ConversationId, PersonId
from hub.domain.problem import EditedMeanwhile, Invalid, NotAllowed, NotFound
from hub.domain.search_query import parse_query
from hub.web.customer_api import customer_view
from hub.web.floor_fields import fields_view
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHAT_QUEUE, CHRIS, DORA, MAIL, MAIL_QUEUE, TEXT, change_entry
from tests.stage.stage import Stage
from tests.unit.use_cases.acts import held


async def define(stage: Stage, key: str, /, **fields: Any) -> None:
    await stage.run(change_entry, "fields", key, **{"name": key.title(), **fields})


async def say(
    stage: Stage, id_: ConversationId, who: PersonId, version: int | None = None, /, **fields: str
) -> dict[str, str]:
    """Somebody says something; returns what she may read then."""
    person = await stage.person(who)
    await stage.run(set_fields, id_, person, fields, version)
    return dict(await stage.store.read(shown_fields, await stage.conversation(id_), person))


async def defined(stage: Stage) -> ConversationId:
    """Anna holds a conversation, of which the company wants to know an order and a margin."""
    await define(stage, "order", of="conversation")
    await define(stage, "size", of="conversation", kind="number")
    await define(stage, "margin", of="conversation", seen_by=["supervisor"])
    return await held(stage)


@staged
async def test_a_field_is_said_told_in_the_time_line_and_taken_back(stage: Stage) -> None:
    id_ = await defined(stage)
    assert await say(stage, id_, ANNA, order=" 4711 ", size="07") == {"order": "4711", "size": "7"}
    assert await say(stage, id_, ANNA, order="4711", size="7.0") == {"order": "4711", "size": "7"}
    assert await say(stage, id_, BO, order="") == {"size": "7"}
    told = [item for item in await stage.items(id_) if item.event == "fields_set"]
    assert [(item.author_name, dict(item.details)) for item in told] == [
        ("Anna Holm", {"fields": "order,size"}),
        ("Bo Lind", {"fields": "order"}),
    ]


@staged
async def test_a_value_that_is_none_and_a_field_that_nobody_defined_change_nothing(stage: Stage) -> None:
    id_ = await defined(stage)
    with pytest.raises(Invalid, match="Size: Write a number"):
        await say(stage, id_, ANNA, order="4711", size="large")
    with pytest.raises(Invalid, match="There is no field “colour” of a conversation"):
        await say(stage, id_, ANNA, colour="blue")
    assert values_of(await stage.conversation(id_)) == {}


@staged
async def test_who_edits_what_somebody_changed_meanwhile_is_told_and_nothing_of_hers_is_kept(stage: Stage) -> None:
    id_ = await defined(stage)
    await say(stage, id_, BO, 0, order="4711")
    with pytest.raises(EditedMeanwhile) as refused:
        await say(stage, id_, ANNA, 0, order="0815", size="3")
    (told,) = refused.value.edits
    assert (told.field, told.value, told.by) == ("fields.order", "4711", "Bo Lind")
    assert values_of(await stage.conversation(id_)) == {"order": "4711"}
    both = await say(stage, id_, ANNA, 0, order="4711", size="3")
    assert both == {"order": "4711", "size": "3"}, "what is so already collides with nothing"
    assert (await say(stage, id_, ANNA, refused.value.version, order="0815"))["order"] == "0815"


@staged
async def test_a_field_of_supervisors_is_theirs_alone(stage: Stage) -> None:
    id_ = await defined(stage)
    await say(stage, id_, DORA, margin="12")
    shown = {
        who: dict(await stage.store.read(shown_fields, await stage.conversation(id_), await stage.person(who)))
        for who in (ANNA, DORA)
    }
    assert shown == {ANNA: {}, DORA: {"margin": "12"}}
    with pytest.raises(NotAllowed):
        await say(stage, id_, ANNA, margin="99")
    with pytest.raises(NotFound):
        await say(stage, id_, CHRIS, order="4711")


@staged
async def test_a_customer_s_field_keeps_its_kind_and_is_hidden_from_whoever_may_not_read_it(stage: Stage) -> None:
    await define(stage, "birthday", kind="date")
    await define(stage, "risk", seen_by=["supervisor"])
    customer_id = (await stage.conversation(await held(stage))).customer_id
    anna, dora = await stage.person(ANNA), await stage.person(DORA)
    with pytest.raises(Invalid, match="Birthday: Write a day"):
        await stage.run(edit_customer, customer_id, anna, {"attributes.birthday": "in May"})
    with pytest.raises(NotAllowed):
        # However it is spelled.
        await stage.run(edit_customer, customer_id, anna, {"attributes. risk": "none"})
    await stage.run(edit_customer, customer_id, anna, {"attributes.birthday": "1990-05-01", "attributes.pet": "a dog"})
    await stage.run(edit_customer, customer_id, dora, {"attributes.risk": "high"})
    hers, theirs = [await stage.store.read(customer_view, customer_id, person) for person in (anna, dora)]
    assert hers.attributes == {"birthday": "1990-05-01", "pet": "a dog"}
    assert theirs.attributes == {**hers.attributes, "risk": "high"}
    assert "attributes.risk" in theirs.edits.keys() - hers.edits.keys()


async def _found(stage: Stage, who: PersonId, text: str) -> tuple[int, int]:
    """How many customers and conversations she finds by a word."""
    person = await stage.person(who)

    def look(tx: Transaction) -> tuple[int, int]:
        wanted = wanted_by(tx, person, parse_query(text), "")
        customers = search_customers(tx, person, wanted, after=None, limit=10)
        conversations = search_conversations(tx, person, wanted, after=None, limit=10)
        return len(customers.found), len(conversations.found)

    while await stage.run(index_due, 50):
        pass
    return await stage.store.read(look)


@staged
async def test_what_a_retired_field_says_of_a_customer_stays_with_those_who_could_read_it(stage: Stage) -> None:
    await define(stage, "risk", seen_by=["supervisor"])
    customer_id = (await stage.conversation(await held(stage))).customer_id
    anna, dora = await stage.person(ANNA), await stage.person(DORA)
    await stage.run(edit_customer, customer_id, dora, {"attributes.risk": "bankrupt"})
    await stage.run(change_entry, "fields", "risk", is_active=False)
    hers, theirs = [await stage.store.read(customer_view, customer_id, person) for person in (anna, dora)]
    assert (hers.attributes, theirs.attributes) == ({}, {"risk": "bankrupt"})
    assert "attributes.risk" in theirs.edits.keys() - hers.edits.keys()
    with pytest.raises(NotAllowed):
        # Nor does she overwrite what she cannot read, or is told it because it was edited meanwhile.
        await stage.run(edit_customer, customer_id, anna, {"attributes.risk": "none"}, 0)
    assert (await _found(stage, ANNA, "bankrupt"))[0] == 0
    assert (await _found(stage, DORA, "bankrupt"))[0] == 1


@staged
async def test_what_a_retired_field_says_of_a_conversation_rests_until_it_is_defined_again(stage: Stage) -> None:
    id_ = await defined(stage)
    await say(stage, id_, DORA, margin="thirteen", order="4711")
    for key in ("order", "margin"):
        await stage.run(change_entry, "fields", key, is_active=False)
    for who in (ANNA, DORA):
        person = await stage.person(who)
        view = await stage.store.read(fields_view, await stage.conversation(id_), person)
        assert (view.values, view.edits) == ({}, {})
        assert [(await _found(stage, who, word))[1] for word in ("4711", "thirteen")] == [0, 0]
    await stage.run(change_entry, "fields", "order")
    assert await say(stage, id_, ANNA) == {"order": "4711"}
    assert (await _found(stage, ANNA, "4711"))[1] == 1


@staged
async def test_a_merge_of_customers_keeps_their_fields_and_its_undoing_gives_them_back(stage: Stage) -> None:
    await define(stage, "birthday", kind="date")
    one = (await stage.conversation(await held(stage))).customer_id
    two = (await stage.conversation(await held(stage, TEXT, "+15550111"))).customer_id
    anna = await stage.person(ANNA)
    await stage.run(edit_customer, two, anna, {"attributes.birthday": "1990-05-01"})
    merge = await stage.run(merge_customers, one, two, anna, is_vouched=True)

    def attributes(tx: Transaction) -> list[dict[str, str]]:
        return [dict(tx.customers.get(id_).attributes) for id_ in (one, two)]

    assert (await stage.store.read(attributes))[0] == {"birthday": "1990-05-01"}
    await stage.run(undo_merge, one, merge.id, anna)
    assert await stage.store.read(attributes) == [{}, {"birthday": "1990-05-01"}]


@staged
async def test_conversations_that_are_merged_share_what_only_one_says_until_they_are_parted(stage: Stage) -> None:
    await define(stage, "order", of="conversation")
    await define(stage, "size", of="conversation")
    await define(stage, "shop", of="conversation")
    kept, other = await held(stage, MAIL, "ada@example.org", BO), (await stage.write(MAIL, "ada@example.org")).id
    dora = await stage.person(DORA)
    await say(stage, kept, BO, order="1")
    await say(stage, other, BO, order="2", size="9", shop="north")
    await stage.run(merge_conversations, kept, other, dora)
    assert values_of(await stage.conversation(kept)) == {"order": "1", "size": "9", "shop": "north"}
    await say(stage, kept, BO, size="10")
    await stage.run(part_conversations, kept, other, dora)
    assert values_of(await stage.conversation(kept)) == {"order": "1", "size": "10"}
    assert values_of(await stage.conversation(other)) == {"order": "2", "size": "9", "shop": "north"}


@staged
async def test_a_conversation_is_closed_once_everything_required_is_said(stage: Stage) -> None:
    await define(stage, "order", of="conversation", required_at_wrap_up=True)
    await define(stage, "elsewhere", of="conversation", required_at_wrap_up=True, queues=[MAIL_QUEUE])
    await define(stage, "birthday", kind="date", required_at_wrap_up=True)
    await define(stage, "margin", of="conversation", required_at_wrap_up=True, edited_by=["supervisor"])
    id_ = await held(stage)
    conversation, anna = await stage.conversation(id_), await stage.person(ANNA)
    assert conversation.queue_id == CHAT_QUEUE
    with pytest.raises(Invalid, match=r"^Fill in first: Birthday, Order\.$"):
        await stage.run(close_conversation, id_, anna, disposition="solved")
    await say(stage, id_, ANNA, order="4711")
    await stage.run(edit_customer, conversation.customer_id, anna, {"attributes.birthday": "1990-05-01"})
    await stage.run(close_conversation, id_, anna, disposition="solved")
    assert (await stage.conversation(id_)).closed_at is not None
