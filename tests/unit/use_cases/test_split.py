"""One conversation becomes two, each goes on by itself, and both are one again where they should have stayed."""

from __future__ import annotations

import pytest

from channels.sender import ProviderId
from hub.application.announce import say
from hub.application.close import close_conversation
from hub.application.deliver import settle_sent
from hub.application.matter import merge_conversations, part_conversations
from hub.application.reply import add_note, send_reply
from hub.application.split import split_conversation, take_back_split
from hub.application.transaction import Transaction
from hub.application.undo_send import send_undoably, take_back
from hub.application.wait import wait_for_customer
from hub.domain.conversation import State
from hub.domain.ids import ConversationId, ItemId, PersonId
from hub.domain.item import ItemKind
from hub.domain.matter import links_of, merged_into
from hub.domain.problem import Conflict, Invalid, NotAllowed, NotFound
from hub.domain.split import split_from
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHRIS, DORA, MAIL, TEXT
from tests.stage.people import let_person_change
from tests.stage.stage import Stage
from tests.unit.use_cases.acts import held

BEA = "bea@example.org"


async def said(stage: Stage, id_: ConversationId) -> list[str]:
    """Messages and notes, in their order."""
    return [item.text for item in await stage.items(id_) if item.kind in {ItemKind.MESSAGE, ItemKind.NOTE}]


async def item_saying(stage: Stage, id_: ConversationId, text: str) -> ItemId:
    return next(item.id for item in await stage.items(id_) if item.text == text)


async def happened(stage: Stage, id_: ConversationId) -> list[str | None]:
    return [item.event for item in await stage.items(id_) if item.kind is ItemKind.EVENT]


async def answered(stage: Stage, id_: ConversationId, by: PersonId, text: str, provider_id: str) -> None:
    """A letter of ours that has left."""
    item, _ = await stage.run(send_reply, id_, await stage.person(by), text=text, client_id=text)

    def settle(tx: Transaction) -> None:
        outgoing = tx.outbox.find(item.id)
        assert outgoing is not None
        settle_sent(tx, outgoing, ProviderId(provider_id))

    await stage.run(settle)


async def two_matters(stage: Stage) -> ConversationId:
    """Bo holds a thread of Bea in which, after an answer, she asks something else."""
    await stage.run(let_person_change, BO, capacity={"email": 5})
    whole = await held(stage, MAIL, BEA, BO)
    await answered(stage, whole, BO, "It leaves tomorrow", "<ours-1>")
    await stage.write(MAIL, BEA, "By the way, my invoice is wrong", thread=whole, key="second")
    await stage.run(add_note, whole, await stage.person(BO), text="Ask accounting", client_id=None)
    return whole


async def split(stage: Stage, whole: ConversationId, text: str, by: PersonId = BO) -> ConversationId:
    return await stage.run(split_conversation, whole, await stage.person(by), await item_saying(stage, whole, text))


@staged
async def test_what_was_said_from_a_message_on_is_a_conversation_of_its_own(stage: Stage) -> None:
    whole = await two_matters(stage)
    part = await split(stage, whole, "By the way, my invoice is wrong")
    assert await said(stage, whole) == ["Hello", "It leaves tomorrow"]
    assert await said(stage, part) == ["By the way, my invoice is wrong", "Ask accounting"]
    rest, made = await stage.conversation(whole), await stage.conversation(part)
    assert (made.state, made.owner, made.customer_id) == (State.OPEN, BO, rest.customer_id)
    assert (links_of(rest), links_of(made)) == ((part,), (whole,))
    assert (rest.preview, made.preview) == ("It leaves tomorrow", "By the way, my invoice is wrong")
    # Nothing waits for an answer in the one any longer, and in the other it does.
    assert (rest.unread, rest.asked_at, made.unread, made.asked_at is None) == (0, None, 1, False)
    assert (await happened(stage, whole))[-1] == "split_off"
    assert (await happened(stage, part))[-1] == "split_from"


@staged
async def test_an_answer_goes_to_where_the_answered_message_is_whatever_its_older_token_says(stage: Stage) -> None:
    whole = await two_matters(stage)
    await answered(stage, whole, BO, "Which invoice?", "<ours-2>")
    part = await split(stage, whole, "By the way, my invoice is wrong")
    to_part = await stage.write(MAIL, BEA, "Number 7", thread=whole, refers_to=(ProviderId("<ours-2>"),))
    assert to_part.id == part
    assert (await stage.items(part))[-1].details.get("unproven") is None
    to_whole = await stage.write(MAIL, BEA, "Tomorrow?", thread=whole, refers_to=(ProviderId("<ours-1>"),))
    assert to_whole.id == whole
    # From a part that was split again too.
    later = await split(stage, part, "Number 7")
    assert (await stage.write(MAIL, BEA, "I mean 8", thread=whole, refers_to=(ProviderId("<ours-2>"),))).id == part
    await answered(stage, later, BO, "Thank you", "<ours-3>")
    assert (await stage.write(MAIL, BEA, "Bye", thread=whole, refers_to=(ProviderId("<ours-3>"),))).id == later


@staged
async def test_a_token_leads_to_no_other_thread_than_its_own(stage: Stage) -> None:
    whole = await two_matters(stage)
    await stage.write(MAIL, BEA, "Something else entirely", key="elsewhere")
    found = await stage.write(MAIL, BEA, "And?", thread=whole, refers_to=(ProviderId("in:elsewhere"),))
    assert found.id == whole


@staged
async def test_without_room_for_it_the_part_waits_for_its_owner_first(stage: Stage) -> None:
    whole = await two_matters(stage)
    await stage.run(let_person_change, BO, capacity={"email": 1})
    part = await split(stage, whole, "By the way, my invoice is wrong", by=DORA)
    made = await stage.conversation(part)
    assert (made.state, made.owner, made.named_agent_id) == (State.QUEUED, None, BO)
    assert made.waiting_since == made.asked_at


@staged
async def test_taken_back_everything_is_in_the_whole_again(stage: Stage) -> None:
    whole = await two_matters(stage)
    before = await said(stage, whole)
    part = await split(stage, whole, "By the way, my invoice is wrong")
    await stage.run(wait_for_customer, whole, await stage.person(BO))
    await stage.write(MAIL, BEA, "Hello?", thread=part)
    await stage.run(take_back_split, part, whole, await stage.person(BO))
    assert await said(stage, whole) == [*before, "Hello?"]
    assert await said(stage, part) == []
    rest, made = await stage.conversation(whole), await stage.conversation(part)
    assert (rest.state, rest.owner, rest.unread) == (State.OPEN, BO, 2)
    assert (made.state, merged_into(made), links_of(made), links_of(rest)) == (State.CLOSED, whole, (), ())
    # Whoever answers what left from the part speaks in the whole.
    assert (await stage.write(MAIL, BEA, "Still there?", thread=part)).id == whole
    with pytest.raises(Conflict):
        await stage.run(take_back_split, whole, part, await stage.person(BO))
    with pytest.raises(Conflict):
        await stage.run(part_conversations, whole, part, await stage.person(BO))


@staged
async def test_what_cannot_be_split_is_refused_with_the_reason(stage: Stage) -> None:
    text = await held(stage, TEXT, "+15550111", ANNA)
    with pytest.raises(Conflict, match="Only mail threads"):
        await split(stage, text, "Hello", ANNA)
    whole = await two_matters(stage)
    with pytest.raises(Invalid, match="Nothing would be left"):
        await split(stage, whole, "Hello")
    with pytest.raises(Invalid, match="Only notes"):
        await split(stage, whole, "Ask accounting")
    with pytest.raises(Invalid, match="this very conversation"):
        await stage.run(split_conversation, whole, await stage.person(BO), ItemId("absent"))
    with pytest.raises(NotFound):
        await split(stage, whole, "By the way, my invoice is wrong", ANNA)
    with pytest.raises(NotAllowed):
        await split(stage, whole, "By the way, my invoice is wrong", CHRIS)
    await stage.run(send_reply, whole, await stage.person(BO), text="Which one?", client_id="c9")
    with pytest.raises(Conflict, match="still on its way"):
        await split(stage, whole, "By the way, my invoice is wrong")
    part = (await stage.write(MAIL, "carl@example.org")).id
    with pytest.raises(Conflict):
        await stage.run(take_back_split, whole, part, await stage.person(DORA))
    assert split_from(await stage.conversation(part)) is None


@staged
async def test_a_part_that_was_closed_comes_back_too(stage: Stage) -> None:
    whole = await two_matters(stage)
    part = await split(stage, whole, "By the way, my invoice is wrong")
    bo = await stage.person(BO)
    await stage.run(close_conversation, part, bo, disposition="solved")
    await stage.run(take_back_split, whole, part, bo)
    assert (await said(stage, whole))[-2:] == ["By the way, my invoice is wrong", "Ask accounting"]
    assert (await stage.conversation(part)).state is State.CLOSED


@staged
async def test_nothing_moves_while_a_reply_can_still_be_taken_back(stage: Stage) -> None:
    whole = await two_matters(stage)
    bo = await stage.person(BO)
    await stage.run(send_undoably, whole, bo, text="Which invoice?", client_id="c1")
    with pytest.raises(Conflict, match="still on its way"):
        await split(stage, whole, "By the way, my invoice is wrong", by=DORA)
    await stage.run(take_back, whole, bo, "c1")
    part = await split(stage, whole, "By the way, my invoice is wrong")
    for id_ in (whole, part):
        await stage.run(send_undoably, id_, bo, text="One moment", client_id="c2")
        with pytest.raises(Conflict, match="still on its way"):
            await stage.run(take_back_split, whole, part, await stage.person(DORA))
        await stage.run(take_back, id_, bo, "c2")
    await stage.run(take_back_split, whole, part, bo)
    assert (await said(stage, whole))[-1] == "Ask accounting"


@staged
async def test_what_the_hub_says_by_itself_answers_nothing(stage: Stage) -> None:
    await stage.run(let_person_change, BO, capacity={"email": 5})
    whole = await held(stage, MAIL, BEA, BO)

    def receipt(tx: Transaction) -> None:
        say(tx, tx.conversations.get(whole), "We have your letter")

    await stage.run(receipt)
    await stage.write(MAIL, BEA, "By the way, my invoice is wrong", thread=whole)
    part = await split(stage, whole, "By the way, my invoice is wrong")
    rest, made = await stage.conversation(whole), await stage.conversation(part)
    assert (rest.unread, rest.asked_at, rest.replied_at) == (1, rest.arrived_at, None)
    assert (made.unread, made.replied_at) == (1, None)


@staged
async def test_a_part_that_was_merged_elsewhere_is_parted_before_it_comes_back(stage: Stage) -> None:
    whole = await two_matters(stage)
    part = await split(stage, whole, "By the way, my invoice is wrong")
    other = (await stage.write(MAIL, BEA, "My invoice again", key="again")).id
    dora = await stage.person(DORA)
    for kept, merged in ((other, part), (part, other)):
        await stage.run(merge_conversations, kept, merged, dora)
        with pytest.raises(Conflict, match="part them first"):
            await stage.run(take_back_split, whole, part, dora)
        await stage.run(part_conversations, kept, merged, dora)
    await stage.run(take_back_split, whole, part, dora)
    assert (await said(stage, whole))[-2:] == ["By the way, my invoice is wrong", "Ask accounting"]
