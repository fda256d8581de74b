"""Sending that can be taken back: once, in time, and never with anything lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from channels.contract import ConsentChanged
from channels.sender import Sender
from hub.application.close import end_conversation
from hub.application.deactivate import let_go
from hub.application.draft import keep_draft
from hub.application.files import keep_upload
from hub.application.intake import keep_arrival
from hub.application.invite import hand_over, invite_colleague, leave_conversation
from hub.application.matter import merge_conversations
from hub.application.merge import merge_customers
from hub.application.transfer import take_conversation, transfer_conversation
from hub.application.undo_send import (
    choose_undo_seconds,
    depart_now,
    send_undoably,
    take_back,
    undo_seconds,
)
from hub.application.wait import wait_for_customer
from hub.domain.conversation import State
from hub.domain.departing import DepartingReply, UndoSeconds
from hub.domain.draft import Draft, DraftKind
from hub.domain.ids import ConversationId, FileId, PersonId
from hub.domain.item import Item, StoredFile
from hub.domain.letter import Letter
from hub.domain.problem import Conflict, Invalid, NotAllowed
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHRIS, DORA, MAIL, TEXT
from tests.stage.people import let_person_change
from tests.stage.stage import Stage
from tests.stage.timers import fire_due
from tests.unit.use_cases.acts import held

ADA = "+15550111"
PICTURE = StoredFile(FileId("f1"), "a.png", "image/png", 3, "00", f"person:{ANNA}")


async def send(stage: Stage, id_: ConversationId, text: str, client_id: str = "c1") -> DepartingReply | Item:
    return await stage.run(send_undoably, id_, await stage.person(ANNA), text=text, client_id=client_id)


async def undo(stage: Stage, id_: ConversationId, client_id: str = "c1") -> None:
    await stage.run(take_back, id_, await stage.person(ANNA), client_id)


async def said(stage: Stage, id_: ConversationId) -> list[str]:
    return [item.text for item in await stage.items(id_) if item.direction == "out"]


async def draft(stage: Stage, id_: ConversationId, who: PersonId = ANNA) -> Draft:
    found = await stage.store.read(lambda reading: reading.drafts.get(who, id_, DraftKind.REPLY))
    assert found is not None
    return found


@staged
async def test_a_reply_leaves_after_its_seconds_and_not_before(stage: Stage) -> None:
    id_ = await held(stage, TEXT, ADA)
    await send(stage, id_, "Good morning")
    stage.clock.forward(4.9)
    await fire_due(stage)
    assert await said(stage, id_) == []
    stage.clock.forward(0.1)
    await fire_due(stage)
    assert await said(stage, id_) == ["Good morning"]


@staged
async def test_what_was_taken_back_is_a_draft_with_its_files_and_never_leaves(stage: Stage) -> None:
    id_ = await held(stage, TEXT, ADA)
    anna = await stage.person(ANNA)
    await stage.run(keep_upload, PICTURE)
    await stage.run(send_undoably, id_, anna, text="Look", client_id="c1", file_ids=(FileId("f1"),))
    await undo(stage, id_)
    await undo(stage, id_)
    stage.clock.forward(60)
    await fire_due(stage)
    assert await said(stage, id_) == []
    found = await draft(stage, id_)
    assert (found.text, [file.name for file in found.files], found.fields) == ("Look", ["a.png"], {})


@staged
async def test_a_late_repeat_of_the_request_does_not_send_what_was_taken_back(stage: Stage) -> None:
    id_ = await held(stage, TEXT, ADA)
    await send(stage, id_, "No")
    await undo(stage, id_)
    with pytest.raises(Conflict, match="in your draft"):
        await send(stage, id_, "No")
    await send(stage, id_, "Yes", "c2")
    stage.clock.forward(5)
    await fire_due(stage)
    assert await said(stage, id_) == ["Yes"]


@staged
async def test_repeats_before_and_after_it_left_change_nothing(stage: Stage) -> None:
    id_ = await held(stage, TEXT, ADA)
    assert await send(stage, id_, "Once") == await send(stage, id_, "Once")
    stage.clock.forward(5)
    await fire_due(stage)
    again = await send(stage, id_, "Once")
    assert isinstance(again, Item)
    assert await said(stage, id_) == ["Once"]
    with pytest.raises(Conflict, match="left already"):
        await undo(stage, id_)


@staged
async def test_the_recipients_of_a_mail_come_back_too_before_what_was_begun_meanwhile(stage: Stage) -> None:
    id_ = await held(stage, MAIL, "ada@example.org", by=BO)
    bo = await stage.person(BO)
    letter = Letter("Your order", "", ("ada@example.org",), ("cleo@example.org", "dan@example.org"))
    await stage.run(send_undoably, id_, bo, text="First", client_id="c1", letter=letter)
    now = stage.clock()
    await stage.run(keep_draft, id_, bo, kind=DraftKind.REPLY, text="Second", written_at=now)
    await stage.run(take_back, id_, bo, "c1")
    found = await draft(stage, id_, BO)
    assert found.text == "First\n\nSecond"
    assert found.fields == {"subject": "Your order", "to": "ada@example.org", "cc": "cleo@example.org, dan@example.org"}


@staged
async def test_what_is_begun_while_a_reply_can_be_taken_back_stays_when_it_leaves(stage: Stage) -> None:
    id_ = await held(stage, TEXT, ADA)
    anna = await stage.person(ANNA)
    await send(stage, id_, "First")
    await stage.run(keep_draft, id_, anna, kind=DraftKind.REPLY, text="Sec", written_at=stage.clock())
    stage.clock.forward(5)
    await fire_due(stage)
    assert await said(stage, id_) == ["First"]
    assert (await draft(stage, id_)).text == "Sec"


@staged
async def test_the_next_reply_sends_the_one_before_so_that_their_order_stays(stage: Stage) -> None:
    id_ = await held(stage, TEXT, ADA)
    await send(stage, id_, "First", "c1")
    await send(stage, id_, "Second", "c2")
    assert await said(stage, id_) == ["First"]
    with pytest.raises(Conflict, match="left already"):
        await undo(stage, id_, "c1")
    stage.clock.forward(5)
    await fire_due(stage)
    assert await said(stage, id_) == ["First", "Second"]


@staged
async def test_whoever_has_done_with_a_conversation_has_sent_what_she_wrote(stage: Stage) -> None:
    waiting, ended, given = [await held(stage, TEXT, f"+1555011{n}") for n in (1, 2)] + [await held(stage)]
    anna = await stage.person(ANNA)
    await stage.run(choose_undo_seconds, anna, UndoSeconds(10, 10))
    for id_ in (waiting, ended, given):
        await send(stage, id_, "Good bye")
    await stage.run(wait_for_customer, waiting, anna)
    await stage.run(end_conversation, ended, anna)
    await stage.run(transfer_conversation, given, anna, to_queue=(await stage.conversation(given)).queue_id)
    assert [await said(stage, id_) for id_ in (waiting, ended, given)] == [["Good bye"]] * 3
    assert (await stage.conversation(waiting)).state is State.WAITING


@staged
async def test_whoever_hands_over_or_leaves_has_sent_what_she_wrote(stage: Stage) -> None:
    id_ = await held(stage, TEXT, ADA)
    anna, chris = await stage.person(ANNA), await stage.person(CHRIS)
    await stage.become(CHRIS)
    await stage.run(invite_colleague, id_, anna, CHRIS)
    await stage.run(send_undoably, id_, chris, text="I know this lamp", client_id="c0")
    await stage.run(leave_conversation, id_, chris)
    assert await said(stage, id_) == ["I know this lamp"]
    await stage.run(invite_colleague, id_, anna, CHRIS)
    await send(stage, id_, "Chris goes on from here")
    await stage.run(hand_over, id_, anna, CHRIS)
    assert await said(stage, id_) == ["I know this lamp", "Chris goes on from here"]
    assert (await stage.conversation(id_)).owner == CHRIS


@staged
async def test_whoever_merges_two_letters_has_sent_what_she_wrote_in_the_one_that_closes(stage: Stage) -> None:
    kept = await held(stage, MAIL, "ada@example.org", BO)
    other = (await stage.write(MAIL, "ada@example.org", "Did you get my letter?")).id
    bo = await stage.person(BO)
    await stage.run(let_person_change, BO, capacity={"email": 2})
    await stage.run(take_conversation, other, await stage.person(BO))
    await stage.run(send_undoably, other, bo, text="We did", client_id="c1")
    await stage.run(merge_conversations, kept, other, bo)
    assert await said(stage, other) == ["We did"]
    assert (await stage.conversation(other)).state is State.CLOSED


@staged
async def test_what_closes_because_two_customers_are_one_has_sent_what_its_agent_wrote(stage: Stage) -> None:
    earlier = await stage.write(TEXT, ADA)
    stage.clock.forward(1)
    id_ = await held(stage, TEXT, "+15550112")
    later = await stage.conversation(id_)
    await send(stage, id_, "Good morning")
    merging = (earlier.customer_id, later.customer_id, await stage.person(DORA))
    await stage.run(merge_customers, *merging, is_vouched=True)
    closed = await stage.conversation(id_)
    assert (closed.state, closed.preview) == (State.CLOSED, "Good morning")
    assert await said(stage, id_) == ["Good morning"]


@staged
async def test_whoever_works_here_no_longer_has_sent_what_she_wrote_wherever_she_was(stage: Stage) -> None:
    hers, bos = await held(stage, TEXT, ADA), await held(stage, MAIL, "ada@example.org", BO)
    anna = await stage.person(ANNA)
    await stage.run(invite_colleague, bos, await stage.person(BO), ANNA)
    for id_ in (hers, bos):
        await send(stage, id_, "Good bye")
    await stage.run(let_go, replace(anna, is_active=False))
    assert [await said(stage, id_) for id_ in (hers, bos)] == [["Good bye"]] * 2
    assert (await stage.conversation(hers)).state is State.QUEUED


@staged
async def test_a_reply_that_may_not_leave_any_more_is_a_draft_again_and_says_why(stage: Stage) -> None:
    id_ = await held(stage, TEXT, ADA)
    await stage.become(BO)
    await send(stage, id_, "Good morning")
    await stage.run(transfer_conversation, id_, await stage.person(DORA), to_agent=BO)
    stage.clock.forward(5)
    await fire_due(stage)
    assert await said(stage, id_) == []
    found = await draft(stage, id_)
    assert found.text == "Good morning"
    assert found.fields["refused"].startswith("You do not hold this conversation")


@staged
async def test_a_customer_who_forbade_messages_meanwhile_is_sent_none(stage: Stage) -> None:
    id_ = await held(stage, TEXT, ADA)
    await send(stage, id_, "Good morning")
    stop = ConsentChanged("s1", "+15550100", Sender(ADA), stage.clock(), is_allowed=False)
    await stage.run(keep_arrival, "text-hook", [stage.store.floor.accounts[TEXT]], [stop], threads={}, files={})
    stage.clock.forward(5)
    await fire_due(stage)
    assert await said(stage, id_) == []
    assert "forbade" in (await draft(stage, id_)).fields["refused"]


@staged
async def test_a_reply_is_refused_at_once_where_it_would_be_refused_later(stage: Stage) -> None:
    id_ = await held(stage, TEXT, ADA)
    with pytest.raises(Invalid, match="Write something"):
        await send(stage, id_, "  ")
    with pytest.raises(NotAllowed):
        await stage.run(send_undoably, id_, await stage.person(BO), text="Hi", client_id="c1")


@staged
async def test_chats_leave_at_once_unless_their_agent_chose_otherwise(stage: Stage) -> None:
    id_ = await held(stage)
    anna = await stage.person(ANNA)
    assert isinstance(await send(stage, id_, "Hello", "c1"), Item)
    await stage.run(choose_undo_seconds, anna, UndoSeconds(0, 20))
    assert isinstance(await send(stage, id_, "How are you?", "c2"), DepartingReply)
    await stage.run(depart_now, id_, anna)
    assert await said(stage, id_) == ["Hello", "How are you?"]
    assert await stage.store.read(lambda reading: undo_seconds(reading, ANNA)) == UndoSeconds(0, 20)
    with pytest.raises(Invalid, match="0, 5, 10, 20"):
        await stage.run(choose_undo_seconds, anna, UndoSeconds(7, 0))
