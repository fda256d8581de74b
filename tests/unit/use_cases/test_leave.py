"""A visitor leaves a message outside the hours: it becomes a mail conversation, and is answered by mail."""

from __future__ import annotations

import pytest

from channels.contract import MessageReceived
from hub.application.leave import leave_message
from hub.application.reply import send_reply
from hub.application.transfer import take_conversation
from hub.domain.conversation import Conversation
from hub.domain.ids import ConversationId
from hub.domain.item import Item
from hub.domain.problem import Conflict, Invalid
from hub.wire.store import Reading
from tests.stage.fixtures import staged
from tests.stage.floor import CHAT, DORA, MAIL, MAIL_QUEUE, change_entry
from tests.stage.stage import Stage

FACTS = {"form.name": "Ada", "form.email": "ada@example.org", "page": "https://shop.example/lamps"}


async def left(stage: Stage, event: MessageReceived, answer_to: str = " Ada@Example.org") -> Item:
    chat = stage.store.floor.accounts[CHAT]
    return await stage.run(leave_message, chat, event, answer_to, client_id="v1", file_ids=(), owner="visitor:x1")


def unheld(reading: Reading) -> list[ConversationId]:
    return [found.id for found in reading.waiting_conversations()]


async def conversation_left(stage: Stage, **facts: str) -> Conversation:
    await stage.run(change_entry, "accounts", CHAT, mail_account=MAIL)
    item = await left(stage, stage.message(CHAT, "x1", "Two lamps, please.", attributes={**FACTS, **facts}))
    return await stage.conversation(item.conversation_id)


@staged
async def test_a_message_left_is_a_letter_from_the_address_she_gave(stage: Stage) -> None:
    found = await conversation_left(stage)
    assert (found.account_id, found.channel, found.queue_id) == (MAIL, "email", MAIL_QUEUE)
    assert (found.customer_name, found.subject, found.is_verified) == ("Ada", "Chat", False)
    (item,) = await stage.items(found.id)
    assert item.text == "Two lamps, please."
    assert item.details == {
        "form.name": "Ada",
        "form.email": "ada@example.org",
        "page": "https://shop.example/lamps",
        "unproven": "yes",
    }
    assert (await conversation_left(stage, **{"form.subject": "Lamps\n"})).subject == "Lamps"


@staged
async def test_the_same_message_left_again_is_the_same_letter(stage: Stage) -> None:
    await stage.run(change_entry, "accounts", CHAT, mail_account=MAIL)
    event = stage.message(CHAT, "x1", attributes=FACTS)
    assert (await left(stage, event)).id == (await left(stage, event)).id
    assert len(await stage.store.read(unheld)) == 1


@staged
async def test_nothing_is_mailed_before_an_agent_writes_and_her_answer_goes_on(stage: Stage) -> None:
    async with stage.working():
        found = await conversation_left(stage)
        await stage.pause(60)
        assert stage.provider.sent == []
        dora = await stage.person(DORA)
        await stage.run(take_conversation, found.id, dora)
        await stage.run(send_reply, found.id, dora, text="Gladly.", client_id="c1")
        await stage.pause()
        (letter,) = stage.provider.sent
        assert (letter.to.address, letter.subject) == ("ada@example.org", "Chat")
        assert letter.thread_token
        answer = await stage.write(MAIL, "ada@example.org", "Thank you", thread=found.id)
        assert (answer.id, answer.is_verified) == (found.id, True)


@staged
async def test_a_message_needs_an_account_for_mail_an_address_and_words(stage: Stage) -> None:
    with pytest.raises(Conflict):
        await left(stage, stage.message(CHAT, "x1", attributes=FACTS))
    await stage.run(change_entry, "accounts", CHAT, mail_account=MAIL)
    for address in ("ada", "ada@", "a@b, c@d", "Ada <ada@example.org>"):
        with pytest.raises(Invalid):
            await left(stage, stage.message(CHAT, "x1", attributes=FACTS), address)
    with pytest.raises(Invalid):
        await left(stage, stage.message(CHAT, "x1", " ", attributes=FACTS))
    assert await stage.store.read(unheld) == []
