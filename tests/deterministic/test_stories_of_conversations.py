"""A conversation's way through queues, agents and the outbox, on a clock that the test holds."""

from __future__ import annotations

from datetime import timedelta

from channels.contract import OutcomeUnknown, ProviderRefused, ProviderUnavailable, RateLimited
from hub.application.close import close_conversation, end_conversation
from hub.application.reply import send_reply
from hub.application.transfer import take_conversation, transfer_conversation
from hub.application.wait import wait_for_customer
from hub.domain.conversation import State
from hub.domain.ids import ConversationId, PersonId
from hub.domain.item import Item
from hub.domain.person import NO_ANSWER, Presence
from hub.worker.outbox import MOST_AT_ONCE
from tests.stage.fixtures import staged
from tests.stage.floor import (
    ANNA,
    BO,
    CHAT,
    CHAT_QUEUE,
    CHRIS,
    DORA,
    GRACE_SECONDS,
    IDLE_SECONDS,
    MAIL_QUEUE,
    TEXT,
    WRAP_UP_SECONDS,
    change_entry,
)
from tests.stage.people import let_person_change
from tests.stage.stage import Stage


async def states(stage: Stage, id_: ConversationId) -> list[tuple[str, str | None]]:
    return [(item.text, item.state.value if item.state else None) for item in await stage.items(id_) if item.text]


# A conversation's way.


async def held_by(stage: Stage, who: PersonId = ANNA, customer: str = "ada") -> ConversationId:
    await stage.become(who)
    conversation = await stage.write(CHAT, customer)
    await stage.run(take_conversation, conversation.id, await stage.person(who))
    return conversation.id


@staged
async def test_a_wrap_up_ends_by_itself_and_makes_room(stage: Stage) -> None:
    async with stage.working():
        id_ = await held_by(stage)
        await stage.run(end_conversation, id_, await stage.person(ANNA))
        ended_at = stage.clock()
        assert (await stage.conversation(id_)).ends_at == ended_at + timedelta(seconds=WRAP_UP_SECONDS)
        await stage.pause(WRAP_UP_SECONDS + 0.01)
        found = await stage.conversation(id_)
        assert (found.state, found.closed_at) == (State.CLOSED, ended_at + timedelta(seconds=WRAP_UP_SECONDS))
        assert (found.agent_id, found.holds_slot) == (None, False)


@staged
async def test_a_reply_while_it_waits_on_her_goes_to_its_owner_if_she_has_its_slot(stage: Stage) -> None:
    async with stage.working():
        id_ = await held_by(stage)
        await stage.run(wait_for_customer, id_, await stage.person(ANNA))
        await stage.become(ANNA, Presence.AWAY)
        found = await stage.write(CHAT, "ada", "I found it.")
        assert (found.state, found.owner) == (State.OPEN, ANNA)


@staged
async def test_a_reply_waits_for_its_owner_alone_within_the_grace_and_then_for_anybody(stage: Stage) -> None:
    async with stage.working():
        await stage.become(ANNA)
        conversation = await stage.write(TEXT, "+15550111")
        anna = await stage.person(ANNA)
        await stage.run(take_conversation, conversation.id, anna)
        await stage.run(wait_for_customer, conversation.id, anna)
        await stage.run(let_person_change, ANNA, capacity={"webchat": 1})
        await stage.become(BO)
        back = await stage.write(TEXT, "+15550111", "I found it.")
        assert (back.state, back.named_agent_id) == (State.QUEUED, ANNA)
        await stage.pause(GRACE_SECONDS - 1)
        assert await stage.ringing(BO) == []
        await stage.pause(1.01)
        (offer,) = await stage.ringing(BO)
        assert offer.made_at == back.waiting_since + timedelta(seconds=GRACE_SECONDS)


@staged
async def test_a_customer_who_comes_back_does_not_wait_for_an_owner_who_is_not_there(stage: Stage) -> None:
    async with stage.working():
        await stage.become(ANNA)
        conversation = await stage.write(TEXT, "+15550111")
        anna = await stage.person(ANNA)
        await stage.run(take_conversation, conversation.id, anna)
        await stage.run(close_conversation, conversation.id, anna, disposition="solved")
        await stage.become(ANNA, Presence.OFFLINE)
        await stage.become(BO)
        back = await stage.write(TEXT, "+15550111", "One thing more.")
        assert (back.state, back.named_until) == (State.QUEUED, stage.clock())
        await stage.pause()
        assert len(await stage.ringing(BO)) == 1


@staged
async def test_a_reply_is_offered_to_its_owner_as_soon_as_she_has_room(stage: Stage) -> None:
    async with stage.working():
        await stage.become(ANNA)
        conversation = await stage.write(TEXT, "+15550111")
        anna = await stage.person(ANNA)
        await stage.run(take_conversation, conversation.id, anna)
        await stage.run(wait_for_customer, conversation.id, anna)
        await stage.run(let_person_change, ANNA, capacity={"sms": 0})
        await stage.become(BO)
        await stage.write(TEXT, "+15550111", "I found it.")
        await stage.pause(10)
        await stage.run(let_person_change, ANNA, capacity={"sms": 1})
        await stage.pause()
        assert len(await stage.ringing(ANNA)) == 1


@staged
async def test_a_chat_that_its_customer_left_silent_is_wrapped_up_and_closed(stage: Stage) -> None:
    async with stage.working():
        id_ = await held_by(stage)
        silent_since = stage.clock()
        await stage.pause(IDLE_SECONDS - 1)
        assert (await stage.conversation(id_)).state is State.OPEN
        await stage.pause(1.01)
        assert (await stage.conversation(id_)).state is State.WRAP_UP
        await stage.pause(WRAP_UP_SECONDS)
        found = await stage.conversation(id_)
        assert found.closed_at == silent_since + timedelta(seconds=IDLE_SECONDS + WRAP_UP_SECONDS)


@staged
async def test_a_transfer_to_a_person_waits_a_minute_for_her_and_then_goes_to_anybody(stage: Stage) -> None:
    async with stage.working():
        id_ = await held_by(stage)
        await stage.become(BO, Presence.AWAY, "lunch")
        arrived = (await stage.conversation(id_)).waiting_since
        await stage.pause(30)
        await stage.run(transfer_conversation, id_, await stage.person(ANNA), to_agent=BO)
        given_at = stage.clock()
        await stage.pause(59)
        assert [await stage.ringing(who) for who in (ANNA, BO)] == [[], []]
        await stage.pause(1.01)
        (offer,) = await stage.ringing(ANNA)
        assert offer.made_at == given_at + timedelta(seconds=60)
        assert (await stage.conversation(id_)).waiting_since == arrived


@staged
async def test_whom_a_colleague_chose_is_told_who_and_a_returning_customer_names_nobody(stage: Stage) -> None:
    async with stage.working():
        await stage.become(ANNA)
        id_ = (await stage.write(TEXT, "+15550111")).id
        await stage.run(take_conversation, id_, await stage.person(ANNA))
        await stage.become(BO)
        await stage.run(transfer_conversation, id_, await stage.person(ANNA), to_agent=BO)
        await stage.pause()
        (card,) = stage.consoles.desks[BO].offers
        assert card.reason is not None
        assert (card.reason.rule, card.reason.chosen_by) == ("named_agent", (await stage.person(ANNA)).name)
        await stage.accept(BO)
        await stage.run(wait_for_customer, id_, await stage.person(BO))
        await stage.run(let_person_change, BO, capacity={"sms": 0})
        await stage.write(TEXT, "+15550111", "I am back.")
        await stage.run(let_person_change, BO, capacity={"sms": 1})
        await stage.pause()
        (card,) = stage.consoles.desks[BO].offers
        assert card.reason is not None
        assert (card.reason.rule, card.reason.chosen_by) == ("named_agent", "")


@staged
async def test_a_transfer_to_a_person_who_is_ready_rings_for_her_at_once(stage: Stage) -> None:
    async with stage.working():
        id_ = await held_by(stage)
        await stage.become(BO)
        await stage.run(transfer_conversation, id_, await stage.person(ANNA), to_agent=BO)
        await stage.pause()
        assert [offer.conversation_id for offer in await stage.ringing(BO)] == [id_]


@staged
async def test_a_transfer_to_another_team_is_offered_there_and_the_giver_has_room_at_once(stage: Stage) -> None:
    async with stage.working():
        await stage.run(let_person_change, CHRIS, capacity={"webchat": 1})
        id_ = await held_by(stage)
        await stage.become(CHRIS)
        await stage.run(transfer_conversation, id_, await stage.person(ANNA), to_queue=MAIL_QUEUE)
        await stage.pause()
        assert [offer.conversation_id for offer in await stage.ringing(CHRIS)] == [id_]
        desk = stage.consoles.desks[ANNA]
        assert desk.conversations == ()
        assert desk.me.capacity["webchat"].used == 0


@staged
async def test_a_customer_who_writes_again_soon_after_the_end_returns_to_her_agent(stage: Stage) -> None:
    async with stage.working():
        id_ = await held_by(stage)
        await stage.run(close_conversation, id_, await stage.person(ANNA), disposition="solved")
        await stage.become(BO)
        await stage.pause(60)
        again = await stage.write(CHAT, "ada", "One more thing.")
        assert again.id == id_
        await stage.pause()
        assert [offer.conversation_id for offer in await stage.ringing(ANNA)] == [id_]


@staged
async def test_a_queue_whose_rules_change_is_served_by_the_new_ones_at_once(stage: Stage) -> None:
    async with stage.working():
        await stage.become(ANNA)
        await stage.run(change_entry, "queues", CHAT_QUEUE, offer_timeout_seconds=5)
        await stage.write(CHAT, "ada")
        await stage.pause(5.01)
        assert (await stage.person(ANNA)).reason == NO_ANSWER


# The outbox.


async def replied(stage: Stage, *texts: str, customer: str = "+15550111") -> ConversationId:
    await stage.become(ANNA)
    conversation = await stage.write(TEXT, customer)
    await stage.run(take_conversation, conversation.id, await stage.person(ANNA))
    for text in texts:
        await stage.run(send_reply, conversation.id, await stage.person(ANNA), text=text, client_id=text)
    return conversation.id


@staged
async def test_a_reply_leaves_at_once_and_says_so(stage: Stage) -> None:
    async with stage.working():
        id_ = await replied(stage, "Good morning")
        await stage.pause()
        assert [command.text for command in stage.provider.sent] == ["Good morning"]
        assert await states(stage, id_) == [("Hello", None), ("Good morning", "sent")]


@staged
async def test_a_provider_that_is_out_is_asked_again_later_each_time_and_in_order(stage: Stage) -> None:
    async with stage.working():
        stage.provider.answers = [ProviderUnavailable("out")] * 3
        id_ = await replied(stage, "first", "second")
        await stage.pause(2 + 4 + 8 - 0.1)
        assert stage.provider.sent == []
        await stage.pause(0.2)
        assert [command.text for command in stage.provider.sent] == ["first", "second"]
        assert [state for _, state in await states(stage, id_)] == [None, "sent", "sent"]


@staged
async def test_a_provider_that_names_a_time_is_asked_at_that_time(stage: Stage) -> None:
    async with stage.working():
        stage.provider.answers = [RateLimited("slower", 45)]
        await replied(stage, "Good morning")
        await stage.pause(44.9)
        assert stage.provider.sent == []
        await stage.pause(0.2)
        assert len(stage.provider.sent) == 1


@staged
async def test_a_message_that_nobody_takes_is_given_up_in_the_end(stage: Stage) -> None:
    async with stage.working():
        stage.provider.answers = [ProviderUnavailable("still out")] * 8
        id_ = await replied(stage, "Good morning")
        await stage.pause(300)
        (item,) = [item for item in await stage.items(id_) if item.text == "Good morning"]
        assert (item.state, item.error) == ("failed", "still out")
        assert stage.provider.sent == []


@staged
async def test_an_unknown_outcome_is_shown_and_never_sent_again_by_itself(stage: Stage) -> None:
    async with stage.working():
        stage.provider.answers = [OutcomeUnknown("the line broke"), None]
        id_ = await replied(stage, "first", "second")
        await stage.pause(60)
        assert [command.text for command in stage.provider.sent] == ["second"]
        assert await states(stage, id_) == [("Hello", None), ("first", "unknown"), ("second", "sent")]


@staged
async def test_a_refused_message_says_why_and_holds_nobody_up(stage: Stage) -> None:
    async with stage.working():
        stage.provider.answers = [ProviderRefused("no such number", "21211")]
        id_ = await replied(stage, "first", "second")
        await stage.pause(1)
        (first,) = [item for item in await stage.items(id_) if item.text == "first"]
        assert (first.state, first.error) == ("failed", "no such number")
        assert [command.text for command in stage.provider.sent] == ["second"]


@staged
async def test_while_a_message_waits_for_its_next_try_nobody_looks_more_than_once_a_second(stage: Stage) -> None:
    async with stage.working():
        stage.provider.answers = [RateLimited("slower", 60)]
        await replied(stage, "first", "second")
        await stage.pause(1)
        before = stage.turns
        await stage.pause(50)
        assert stage.turns - before < 50 * 20


@staged
async def test_what_finds_no_place_beside_slow_messages_leaves_when_one_is_done_and_nobody_looks_meanwhile(
    stage: Stage,
) -> None:
    async with stage.working():
        stage.provider.takes_seconds = 20
        for number in range(MOST_AT_ONCE + 2):
            id_ = await replied(stage, "Good morning", customer=f"+155502{number:02}")
            await stage.run(close_conversation, id_, await stage.person(ANNA), disposition="solved")
        await stage.pause(1)
        before = stage.turns
        await stage.pause(18)
        assert stage.turns - before < 18 * 20
        assert stage.provider.sent == []
        await stage.pause(2)
        assert len(stage.provider.sent) == MOST_AT_ONCE
        await stage.pause(20)
        assert len(stage.provider.sent) == MOST_AT_ONCE + 2


# Why it still waits.


@staged
async def test_whoever_takes_no_offers_is_no_reason_why_something_waits(stage: Stage) -> None:
    async with stage.working():
        await stage.become(DORA)
        conversation = await stage.write(CHAT, "ada")
        await stage.pause()
        found = stage.router.why_waiting(conversation.id)
        assert found is not None
        counts = [(one.reason, one.count) for one in found.reasons]
        assert counts == [("not_available", 2), ("not_in_queue", 1)], "three agents, one of another queue, nobody twice"


# The router's own fate.


@staged
async def test_a_router_that_starts_late_offers_all_that_waits(stage: Stage) -> None:
    await stage.become(ANNA)
    await stage.become(DORA)
    for name in "abc":
        await stage.write(CHAT, name)
    async with stage.working():
        await stage.pause()
        assert len(await stage.ringing(ANNA)) == 2
        assert stage.router.why_waiting("nothing") is None


def said(items: list[Item]) -> list[str]:
    return [item.event or item.text for item in items]


@staged
async def test_a_conversation_tells_in_order_what_happened_to_it(stage: Stage) -> None:
    async with stage.working():
        id_ = await held_by(stage)
        anna = await stage.person(ANNA)
        await stage.run(send_reply, id_, anna, text="Hello Ada", client_id="1")
        await stage.run(end_conversation, id_, anna)
        await stage.run(close_conversation, id_, anna, disposition="solved", note="Easy.")
        assert said(await stage.items(id_)) == ["Hello", "accepted", "Hello Ada", "ended", "Easy.", "closed"]
