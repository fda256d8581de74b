"""Scenes of the work on conversations beside writing in them."""

from __future__ import annotations

from datetime import timedelta

from hub.application.close import close_conversation
from hub.application.help import ask_help, end_help
from hub.application.invite import hand_over, invite_colleague, join_conversation, leave_conversation
from hub.application.matter import link_conversations, merge_conversations, part_conversations
from hub.application.read_mark import mark_read, mark_unread
from hub.application.reopen import reopen_conversation
from hub.application.reply import add_note, send_reply
from hub.application.snooze import snooze_conversation, wake_conversation
from hub.application.split import split_conversation, take_back_split
from hub.application.tag import tag_conversation
from hub.application.transfer import take_conversation, transfer_conversation
from hub.domain.ids import AccountId, ConversationId, PersonId, QueueId
from hub.domain.item import ItemKind
from hub.domain.person import Presence
from tests.stage.floor import ANNA, BO, CHAT, CHRIS, DORA, MAIL, MAIL_QUEUE, NORTH, SOUTH, TEXT
from tests.stage.people import let_person_change
from tests.stage.stage import Stage
from tests.stage.timers import fire_due


async def holding(stage: Stage, account: AccountId = CHAT, who: str = "ada", by: PersonId = ANNA) -> ConversationId:
    """Somebody holds a conversation."""
    await stage.become(by)
    conversation = await stage.write(account, who)
    await stage.run(take_conversation, conversation.id, await stage.person(by))
    return conversation.id


async def snoozing(stage: Stage) -> None:
    """Put aside until a time, until her word, and for less long; back by hand, by the clock, and without its owner."""
    chat, text = await holding(stage), await holding(stage, TEXT, "+15550111")
    anna = await stage.person(ANNA)
    await stage.run(snooze_conversation, chat, anna, stage.clock() + timedelta(hours=2))
    await stage.run(snooze_conversation, text, anna, None)
    await stage.write(TEXT, "+15550111", "Here I am.")
    await stage.run(snooze_conversation, text, anna, stage.clock() + timedelta(hours=1))
    await stage.run(wake_conversation, chat, anna)
    await stage.run(snooze_conversation, chat, anna, stage.clock() + timedelta(minutes=5))
    stage.clock.forward(301)
    assert await fire_due(stage) == 1
    await stage.become(ANNA, Presence.OFFLINE)
    stage.clock.forward(3300)
    assert await fire_due(stage) >= 1


async def reading_again(stage: Stage) -> None:
    """Its owner and whoever is inside each read it and mark it as unread, and the customer goes on writing."""
    id_ = await holding(stage)
    anna, bo = await stage.person(ANNA), await stage.person(BO)
    await stage.run(invite_colleague, id_, anna, BO, "Look at this.")
    for who in (bo, anna):
        await stage.run(mark_read, id_, who)
        await stage.run(mark_unread, id_, who)
        await stage.run(mark_unread, id_, who)
    await stage.write(CHAT, "ada", "And the other one?")
    await stage.run(mark_read, id_, bo)
    await stage.run(send_reply, id_, anna, text="That too.", client_id="c1")
    await stage.run(mark_unread, id_, bo)


async def tagging(stage: Stage) -> None:
    """What somebody holds, and what waits, is marked with words, and the marks are taken off again."""
    held, bo = await holding(stage), await stage.person(BO)
    waiting = await stage.write(TEXT, "+15550111")
    for id_ in (held, waiting.id):
        await stage.run(tag_conversation, id_, bo, {"refund": True, "urgent": True})
        await stage.run(tag_conversation, id_, bo, {"urgent": False})


async def company(stage: Stage) -> None:
    """A colleague of another team is invited, writes and is let go; a supervisor is asked, comes, and takes it over."""
    id_ = await holding(stage, TEXT, "+15550111")
    await stage.become(CHRIS)
    await stage.become(DORA)
    anna, chris, dora = await stage.person(ANNA), await stage.person(CHRIS), await stage.person(DORA)
    await stage.run(invite_colleague, id_, anna, CHRIS, "Do you know this lamp?")
    await stage.run(send_reply, id_, chris, text="I do.", client_id="c1")
    await stage.write(TEXT, "+15550111", "Thank you")
    await stage.run(ask_help, id_, anna, "She wants a discount.")
    await stage.run(let_person_change, BO, teams=frozenset({SOUTH}))
    await stage.run(let_person_change, BO, teams=frozenset({NORTH}))
    await stage.run(end_help, id_, anna)
    await stage.run(ask_help, id_, anna, "She still wants one.")
    await stage.run(join_conversation, id_, dora)
    await stage.run(leave_conversation, id_, anna, CHRIS)
    await stage.run(hand_over, id_, anna, DORA)
    await stage.run(invite_colleague, id_, dora, CHRIS)
    await stage.run(ask_help, id_, dora, "")
    await stage.run(transfer_conversation, id_, dora, to_queue=QueueId(MAIL_QUEUE))
    other = await holding(stage, TEXT, "+15550112")
    await stage.run(invite_colleague, other, anna, BO)
    await stage.run(close_conversation, other, anna, disposition="solved")


async def matters(stage: Stage) -> None:
    """Two letters of one customer are linked, prove to be one matter, and then two; one is opened again once closed."""
    first = await holding(stage, MAIL, "bea@example.org", BO)
    second = (await stage.write(MAIL, "bea@example.org", "Did you get my letter?")).id
    bo, dora = await stage.person(BO), await stage.person(DORA)
    await stage.run(link_conversations, first, second, bo)
    await stage.run(merge_conversations, first, second, dora)
    await stage.run(part_conversations, first, second, dora)
    await stage.run(link_conversations, second, first, bo, is_linked=False)
    await stage.run(close_conversation, first, bo, disposition="solved")
    await stage.run(reopen_conversation, first, bo)


async def split_letters(stage: Stage) -> None:
    """A second question is split off for who holds the thread, split again without room, and all is one again.

    Whoever is named in the notes goes along.
    """
    whole = await holding(stage, MAIL, "bea@example.org", BO)
    bo, dora = await stage.person(BO), await stage.person(DORA)
    for text in ("And my invoice?", "And my lamp?"):
        await stage.write(MAIL, "bea@example.org", text, thread=whole)
        await stage.run(add_note, whole, bo, text="@Dora Vik", client_id=None, mentions=(DORA,))
    ids = [item.id for item in await stage.items(whole) if item.kind is ItemKind.MESSAGE]
    await stage.run(let_person_change, BO, capacity={"email": 2})
    part = await stage.run(split_conversation, whole, bo, ids[1])
    later = await stage.run(split_conversation, part, dora, ids[2])
    await stage.run(take_back_split, part, later, dora)
    await stage.run(take_back_split, part, whole, bo)
