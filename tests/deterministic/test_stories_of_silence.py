"""A customer falls silent, is asked whether she is still there, and may be; or comes back to an empty desk."""

from __future__ import annotations

from hub.application.reply import send_reply
from hub.application.transfer import take_conversation
from hub.application.visitor import visitor_writes
from hub.application.wait import wait_for_customer
from hub.domain.conversation import State
from hub.domain.ids import AccountId, ConversationId
from hub.domain.item import Direction, ItemKind
from hub.domain.person import Presence
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, CHAT, CHAT_QUEUE, IDLE_SECONDS, TEXT, WARN_SECONDS, change_entry
from tests.stage.people import let_conversation_change
from tests.stage.stage import Stage


async def held_by(stage: Stage, account: AccountId = CHAT, customer: str = "ada") -> ConversationId:
    await stage.become(ANNA)
    conversation = await stage.write(account, customer)
    await stage.run(take_conversation, conversation.id, await stage.person(ANNA))
    return conversation.id


@staged
async def test_before_a_silent_chat_is_closed_its_customer_is_asked_in_her_language(stage: Stage) -> None:
    async with stage.working():
        id_ = await held_by(stage)
        await stage.run(let_conversation_change, id_, language="zh-Hant")
        await stage.run(send_reply, id_, await stage.person(ANNA), text="Hello", client_id="1")
        await stage.pause(WARN_SECONDS - 1)
        assert [item.text for item in await stage.items(id_) if item.direction is Direction.OUT] == ["Hello"]
        await stage.pause(1.01)
        *_, asked = [item for item in await stage.items(id_) if item.kind is ItemKind.MESSAGE]
        assert (asked.text[:5], asked.author) == ("您還在嗎？", None)
        await stage.pause(IDLE_SECONDS - WARN_SECONDS - 1)
        assert (await stage.conversation(id_)).state is State.OPEN
        await stage.pause(1.01)
        assert (await stage.conversation(id_)).state is State.WRAP_UP


@staged
async def test_any_sign_of_life_keeps_the_chat_open(stage: Stage) -> None:
    async with stage.working():
        id_ = await held_by(stage)
        anna = await stage.person(ANNA)
        for client_id, sign in enumerate((types, writes, types)):
            await stage.run(send_reply, id_, anna, text="Hello", client_id=str(client_id))
            await stage.pause(IDLE_SECONDS - 10)
            assert (await stage.conversation(id_)).is_asked_if_there
            await sign(stage, id_)
            assert not (await stage.conversation(id_)).is_asked_if_there
            await stage.pause(WARN_SECONDS - 10)
            assert (await stage.conversation(id_)).state is State.OPEN


async def types(stage: Stage, id_: ConversationId) -> None:
    await stage.run(visitor_writes, id_)


async def writes(stage: Stage, _: ConversationId) -> None:
    await stage.write(CHAT, "ada", "Yes, I am looking for it.")


@staged
async def test_whoever_waits_for_us_is_not_asked_whether_she_is_there(stage: Stage) -> None:
    async with stage.working():
        id_ = await held_by(stage)
        await stage.write(CHAT, "ada", "Hello?")
        await stage.pause(WARN_SECONDS + 1)
        assert [item for item in await stage.items(id_) if item.direction is Direction.OUT] == []


@staged
async def test_a_queue_may_ask_in_its_own_words_or_not_at_all(stage: Stage) -> None:
    async with stage.working():
        for text, seconds, said in (("Hello there?", 60, ["Hello there?"]), ("", 0, [])):
            await stage.run(
                change_entry, "queues", CHAT_QUEUE, idle_warn_text=text, idle_warn_seconds=seconds, wrap_up_seconds=0
            )
            id_ = await held_by(stage, CHAT, f"visitor {seconds}")
            await stage.run(send_reply, id_, await stage.person(ANNA), text="Hello", client_id="1")
            await stage.pause(IDLE_SECONDS + 1)
            texts = [item.text for item in await stage.items(id_) if item.direction is Direction.OUT]
            assert texts == ["Hello", *said]
            assert (await stage.conversation(id_)).state is State.CLOSED


@staged
async def test_a_chat_that_is_closed_sooner_than_the_question_is_due_is_asked_before_all_the_same(stage: Stage) -> None:
    async with stage.working():
        for close, warn, asked_after in ((300, 600, 200), (300, 300, 200), (300, 299, 299), (1, 600, 1)):
            await stage.run(
                change_entry, "queues", CHAT_QUEUE, idle_close_seconds=close, idle_warn_seconds=warn, wrap_up_seconds=0
            )
            id_ = await held_by(stage, CHAT, f"visitor {close} {warn}")
            await stage.run(send_reply, id_, await stage.person(ANNA), text="Hello", client_id="1")
            await stage.pause(asked_after - 0.5)
            assert not (await stage.conversation(id_)).is_asked_if_there
            await stage.pause(0.51)
            found = await stage.conversation(id_)
            assert (found.state, found.is_asked_if_there) == (State.OPEN, True)
            await stage.pause(max(1, close - asked_after) + 0.01)
            assert (await stage.conversation(id_)).state is State.CLOSED


@staged
async def test_a_reply_to_an_owner_who_is_offline_goes_to_the_queue_with_its_whole_age(stage: Stage) -> None:
    async with stage.working():
        for account, who in ((CHAT, "ada"), (TEXT, "+15550111")):
            id_ = await held_by(stage, account, who)
            arrived = (await stage.conversation(id_)).arrived_at
            await stage.run(wait_for_customer, id_, await stage.person(ANNA))
            await stage.become(ANNA, Presence.OFFLINE)
            await stage.pause(300)
            back = await stage.write(account, who, "I found it.")
            assert (back.state, back.agent_id, back.waiting_since) == (State.QUEUED, None, arrived)
            await stage.become(ANNA)
