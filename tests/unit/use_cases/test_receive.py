"""A customer writes: whose conversation it is, and what her message does to it."""

from __future__ import annotations

import pytest

from channels.sender import Sender
from hub.application.close import close_conversation
from hub.application.customer import edit_customer
from hub.application.intake import keep_arrival
from hub.application.offer import decline_offer
from hub.application.reply import send_reply
from hub.application.transfer import take_conversation
from hub.domain.conversation import Conversation, State
from hub.domain.ids import OfferId
from hub.domain.item import Item, ItemKind
from hub.domain.problem import NotFound
from hub.wire.store import Reading
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHAT, DORA, MAIL, TEXT, change_entry
from tests.stage.stage import Stage


async def closed(stage: Stage, conversation: Conversation) -> None:
    dora = await stage.person(DORA)
    await stage.run(close_conversation, conversation.id, dora, disposition="solved")


def customers(reading: Reading) -> set[str]:
    return {found.customer_id for found in reading.waiting_conversations()}


@staged
async def test_a_stranger_becomes_a_customer_and_is_known_from_then_on(stage: Stage) -> None:
    first = await stage.write(TEXT, "+15550111")
    await closed(stage, first)
    stage.clock.forward(90_000)
    second = await stage.write(TEXT, "+15550111")
    assert second.id != first.id
    assert (second.customer_id, second.identity_id) == (first.customer_id, first.identity_id)


@staged
async def test_whoever_writes_again_soon_continues_and_later_begins_anew(stage: Stage) -> None:
    first = await stage.write(CHAT, "ada")
    await closed(stage, first)
    stage.clock.forward(86_399)
    again = await stage.write(CHAT, "ada")
    assert (again.id, again.state) == (first.id, State.QUEUED)
    assert again.waiting_since == stage.clock()
    await closed(stage, again)
    stage.clock.forward(86_400)
    assert (await stage.write(CHAT, "ada")).id != first.id


@staged
async def test_two_mails_of_one_customer_are_two_conversations(stage: Stage) -> None:
    first = await stage.write(MAIL, "ada@example.org", subject="One")
    second = await stage.write(MAIL, "ada@example.org", subject="Two")
    assert first.id != second.id
    assert first.customer_id == second.customer_id


@staged
async def test_an_answer_finds_its_thread_by_token_or_by_what_it_refers_to(stage: Stage) -> None:
    first = await stage.write(MAIL, "ada@example.org", key="m1", subject="One")
    by_token = await stage.write(MAIL, "ada@example.org", thread=first.id)
    by_reference = await stage.write(MAIL, "ada@example.org", refers_to=("unknown", "in:m1"))
    assert by_token.id == by_reference.id == first.id
    assert by_reference.unread == 3


@staged
async def test_a_stolen_token_opens_nobodys_conversation(stage: Stage) -> None:
    first = await stage.write(MAIL, "ada@example.org")
    thief = await stage.write(MAIL, "mallory@example.org", thread=first.id)
    assert thief.id != first.id
    assert thief.customer_id != first.customer_id


@staged
async def test_a_colleague_who_was_written_to_as_well_joins_the_thread(stage: Stage) -> None:
    first = await stage.write(MAIL, "ada@example.org")
    both = ("ada@example.org", "help@example.org")
    joined = await stage.write(MAIL, "bea@example.org", thread=first.id, participants=both)
    assert joined.id == first.id


@staged
async def test_a_token_of_another_account_is_none_here(stage: Stage) -> None:
    chat = await stage.write(CHAT, "ada@example.org")
    assert (await stage.write(MAIL, "ada@example.org", thread=chat.id)).id != chat.id


@staged
async def test_what_a_machine_sends_wakes_nobody(stage: Stage) -> None:
    first = await stage.write(MAIL, "ada@example.org", key="m1")
    await closed(stage, first)
    found = await stage.write(MAIL, "ada@example.org", thread=first.id, automatic="auto-submitted")
    assert found.state is State.CLOSED
    (item,) = [item for item in await stage.items(first.id) if item.details.get("automatic")]
    assert item.kind is ItemKind.MESSAGE


@staged
async def test_a_customer_who_proves_who_she_is_shows_so_in_her_conversation(stage: Stage) -> None:
    first = await stage.write(CHAT, "ada")
    assert not first.is_verified
    again = await stage.write(CHAT, "ada", sender=Sender("ada", "Ada", verified=True))
    assert again.id == first.id
    assert again.is_verified


PROVEN = Sender("ada@example.org", "Ada", "ada@example.org", verified=True)


def marks(items: list[Item]) -> list[bool]:
    return ["unproven" in item.details for item in items if item.kind is ItemKind.MESSAGE]


@staged
async def test_a_forged_sender_is_not_verified_because_she_once_was(stage: Stage) -> None:
    hers = await stage.write(MAIL, "ada@example.org", sender=PROVEN)
    forged = await stage.write(MAIL, "ada@example.org")
    assert (hers.is_verified, forged.is_verified) == (True, False)
    assert forged.customer_id == hers.customer_id
    assert (marks(await stage.items(hers.id)), marks(await stage.items(forged.id))) == ([False], [True])


@staged
async def test_an_unproven_message_in_a_proven_conversation_is_marked_itself(stage: Stage) -> None:
    hers = await stage.write(MAIL, "ada@example.org", key="m1", sender=PROVEN)
    forged = await stage.write(MAIL, "ada@example.org", refers_to=("in:m1",))
    assert (forged.id, forged.is_verified) == (hers.id, True)
    again = await stage.write(MAIL, "ada@example.org", refers_to=("in:m1",), sender=PROVEN)
    assert again.is_verified
    assert marks(await stage.items(hers.id)) == [False, True, False]


@staged
async def test_an_unproven_message_that_opens_a_matter_again_leaves_it_unverified(stage: Stage) -> None:
    hers = await stage.write(MAIL, "ada@example.org", key="m1", sender=PROVEN)
    await closed(stage, hers)
    automatic = await stage.write(MAIL, "ada@example.org", refers_to=("in:m1",), automatic="auto-submitted")
    assert (automatic.state, automatic.is_verified) == (State.CLOSED, True)
    forged = await stage.write(MAIL, "ada@example.org", refers_to=("in:m1",))
    assert (forged.state, forged.is_verified) == (State.QUEUED, False)


@staged
async def test_whoever_answers_with_the_token_of_her_conversation_has_proven_her_address(stage: Stage) -> None:
    first = await stage.write(MAIL, "ada@example.org")
    assert not first.is_verified
    assert (await stage.write(MAIL, "ada@example.org", thread=first.id)).is_verified
    assert marks(await stage.items(first.id)) == [True, False]
    both = ("ada@example.org", "help@example.org")
    bea = Sender("bea@example.org", "Ada", verified=True)
    await stage.write(MAIL, "bea@example.org", thread=first.id, participants=both, sender=bea)
    assert marks(await stage.items(first.id)) == [True, False, True]


@staged
async def test_the_session_of_a_chat_is_bound_to_whom_a_token_named(stage: Stage) -> None:
    await stage.write(CHAT, "ada", sender=Sender("ada", "Ada", verified=True))
    again = await stage.write(CHAT, "ada")
    assert again.is_verified
    assert marks(await stage.items(again.id)) == [False, False]


@staged
async def test_what_she_answered_and_where_she_wrote_from_stand_at_her_first_message(stage: Stage) -> None:
    form = [{"name": "topic", "label": "What is it about?", "kind": "choice", "choices": ["Billing", "Sales"]}]
    await stage.run(change_entry, "accounts", CHAT, form=form)
    facts = {
        "form.topic": "Billing",
        "form.email": "ada@example.org",
        "form.text": "Hello",
        "form.empty": " ",
        "page": "https://shop.example/invoices\x00",
        "title": "x" * 5_000,
        "language": "en",
    }
    found = await stage.write(CHAT, "ada", attributes=facts)
    await stage.write(CHAT, "ada", "Are you there?", attributes=facts)
    first, second = await stage.items(found.id)
    assert first.details == {
        "form.What is it about?": "Billing",
        "form.email": "ada@example.org",
        "page": "https://shop.example/invoices\ufffd",
        "title": "x" * 2_000,
    }
    assert second.details == {}
    await closed(stage, found)
    await stage.write(CHAT, "ada", "One more thing", attributes={"page": "https://shop.example/returns"})
    again = [item for item in await stage.items(found.id) if item.kind is ItemKind.MESSAGE][-1]
    assert again.details == {"page": "https://shop.example/returns"}


@staged
async def test_answers_stand_in_the_language_in_which_she_was_asked(stage: Stage) -> None:
    topic = {"en": "What is it about?", "zh-Hans": "您想咨询什么？"}
    form = [{"name": "topic", "label": topic, "kind": "choice", "choices": [{"en": "A bill", "zh-Hans": "账单"}]}]
    await stage.run(change_entry, "accounts", CHAT, form=form)
    found = await stage.write(CHAT, "mei", attributes={"form.topic": "A bill", "language": "zh-Hans"})
    (item,) = await stage.items(found.id)
    assert item.details == {"form.您想咨询什么？": "账单"}


@staged
async def test_every_mail_says_where_its_answer_is_wanted(stage: Stage) -> None:
    facts = {"reply_to": "office@example.org", "message_id": "m1", "dkim": "pass"}
    first = await stage.write(MAIL, "ada@example.org", attributes=facts)
    await stage.write(MAIL, "ada@example.org", thread=first.id, attributes=facts)
    assert [item.details for item in await stage.items(first.id)] == [
        {"reply_to": "office@example.org", "unproven": "yes"},
        {"reply_to": "office@example.org"},
    ]


@staged
async def test_a_message_while_it_rings_changes_nothing_but_the_card(stage: Stage) -> None:
    async with stage.working():
        await stage.become(ANNA)
        await stage.write(CHAT, "ada")
        await stage.pause()
        found = await stage.write(CHAT, "ada", "Hello?")
        assert found.state is State.OFFERED
        (card,) = stage.consoles.desks[ANNA].offers
        assert card.preview == "Hello?"


@staged
async def test_an_entry_rule_demands_skills_that_exist_and_no_others(stage: Stage) -> None:
    rules = [{"name": "rare", "queue": "mail-queue", "keywords": ["saluton"], "skills": {"eo": 5, "fr": 1}}]
    await stage.run(change_entry, "accounts", MAIL, entry_rules=rules)
    found = await stage.write(MAIL, "ada@example.org", "Saluton!")
    assert found.skills == {"fr": 1}
    assert found.entry["rule"] == "rare"
    other = await stage.write(MAIL, "ada@example.org", "Good morning")
    assert other.entry["rule"] is None


@staged
async def test_an_entry_rule_gives_a_demand_with_alternatives_preferred_skills_and_a_level(stage: Stage) -> None:
    for skill in ("orders", "sales"):
        await stage.run(change_entry, "skills", skill, name=skill.title())
    rule = {
        "name": "orders",
        "queue": "mail-queue",
        "subjects": ["order*"],
        "skills": {"fr": 2},
        "demand": "orders >= 3 or sales or eo",
        "preferred": {"sales": 2.5, "eo": 1},
        "level": 7,
        "head_start_seconds": 60,
    }
    await stage.run(change_entry, "accounts", MAIL, entry_rules=[rule])
    found = await stage.write(MAIL, "ada@example.org", subject="Orders")
    assert (found.skills, found.level, found.head_start_seconds) == ({"fr": 2}, 7, 60)
    # Esperanto is no skill here, so that nobody could ever meet the third alternative.
    assert found.asks == {"any_of": [{"orders": 3}, {"sales": 1}], "preferred": {"sales": 2.5}}
    other = await stage.write(MAIL, "cleo@example.org", "My order", subject="Hello")
    assert other.entry["trace"] == [{"rule": "orders", "failed": ["subject"]}]


@staged
async def test_an_entry_rule_asks_for_page_form_and_what_is_known_of_the_customer(stage: Stage) -> None:
    form = [{"name": "topic", "label": "Topic"}]
    rules = [
        {"name": "paying", "queue": "text-queue", "customer": {"plan": "pro|team"}, "customer_value_at_least": 500},
        {"name": "cart", "queue": "chat-queue", "pages": ["/cart*"], "form": {"topic": "A bill|A refund"}},
    ]
    await stage.run(change_entry, "accounts", CHAT, entry_rules=rules, form=form)
    facts = {"page": "https://shop.example/cart/2?x=1", "form.topic": "a refund"}
    found = await stage.write(CHAT, "ada", attributes=facts)
    assert found.entry["rule"] == "cart"
    assert found.entry["trace"] == [{"rule": "paying", "failed": ["customer", "value"]}]
    assert found.entry["facts"] == facts
    dora = await stage.person(DORA)
    for value, rule in ((499.9, "cart"), (None, "cart"), (500, "paying")):
        await stage.run(edit_customer, found.customer_id, dora, {"attributes.plan": "pro", "value": value})
        await closed(stage, found)
        stage.clock.forward(90_000)
        found = await stage.write(CHAT, "ada", attributes=facts)
        assert found.entry["rule"] == rule


@staged
async def test_an_arrival_for_an_address_that_nobody_has_is_refused_whole(stage: Stage) -> None:
    event = stage.message(TEXT, "+15550111")
    accounts = [stage.store.floor.accounts[CHAT], stage.store.floor.accounts[MAIL]]
    with pytest.raises(NotFound):
        await stage.run(keep_arrival, "hook", accounts, [event], threads={}, files={})
    assert await stage.store.read(customers) == set()


@staged
async def test_a_reply_sent_while_wrapping_up_opens_it_again(stage: Stage) -> None:
    await stage.become(BO)
    found = await stage.write(CHAT, "ada")
    bo = await stage.person(BO)
    await stage.run(take_conversation, found.id, bo)
    await stage.run(send_reply, found.id, bo, text="Hello", client_id="1")
    assert (await stage.conversation(found.id)).unread == 0


@staged
async def test_nobody_declines_for_somebody_else(stage: Stage) -> None:
    async with stage.working():
        await stage.become(ANNA)
        await stage.write(CHAT, "ada")
        await stage.pause()
        (offer,) = await stage.ringing(ANNA)
        with pytest.raises(NotFound):
            await stage.run(decline_offer, OfferId(offer.id), await stage.person(BO), "")
