"""An agent answers one message, reacts to it, changes what she wrote and takes it back, where the channel can."""

from __future__ import annotations

import pytest

from channels.changes import ChangeReaction, EditMessage, WithdrawMessage
from channels.contract import OutcomeUnknown, ProviderRefused
from channels.limits import Limits
from channels.sender import ProviderId, Sender
from hub.application.deliver import claim_outgoing, recover_interrupted, settle_failed, settle_unknown
from hub.application.draft import REPLIES_TO
from hub.application.edit_message import edit_message
from hub.application.invite import invite_colleague
from hub.application.message_change import CANNOT
from hub.application.react import react
from hub.application.reply import add_note, send_reply
from hub.application.resend import confirm_arrival
from hub.application.undo_send import choose_undo_seconds, send_undoably, take_back
from hub.application.withdraw_message import withdraw_message
from hub.domain.departing import DepartingReply, UndoSeconds
from hub.domain.draft import Draft, DraftKind
from hub.domain.ids import ConversationId, ItemId
from hub.domain.item import Direction, Item
from hub.domain.problem import Conflict, Invalid, NotAllowed, NotFound
from hub.wire.store import Reading
from tests.stage.fixtures import staged, staged_within
from tests.stage.floor import ANNA, BO, TEXT
from tests.stage.stage import Stage
from tests.unit.use_cases.acts import held, item_of, outgoing_of
from tests.unit.use_cases.messenger import ADA, emoji_on, heard, on_a_messenger, reacted, sent, tell
from tests.unit.use_cases.test_changes_told import earlier, standing

TO_ADA = Sender(ADA, ADA.title(), ADA)
MINUTE = 60


async def chatted(stage: Stage) -> tuple[ConversationId, Item, Item]:
    """A chat with a message of the customer's and one of ours."""
    id_ = await held(stage)
    ours, _ = await stage.run(send_reply, id_, await stage.person(ANNA), text="Helo", client_id="c1")
    return id_, next(item for item in await stage.items(id_) if item.direction is Direction.IN), ours


# Where the hub is the provider.


@staged
async def test_an_agent_answers_one_certain_message_of_the_same_conversation(stage: Stage) -> None:
    id_, hers, _ = await chatted(stage)
    anna, other = await stage.person(ANNA), await held(stage, who="bea")
    item, _ = await stage.run(send_reply, id_, anna, text="Yes", client_id="c2", replies_to=hers.id)
    assert (await item_of(stage, id_, item)).replies_to == hers.id
    note, _ = await stage.run(add_note, id_, anna, text="Hm.", client_id=None)
    for wrong in (note.id, (await stage.items(other))[0].id):
        with pytest.raises(NotFound, match="no such message"):
            await stage.run(send_reply, id_, anna, text="Yes", client_id="c3", replies_to=wrong)


@staged
async def test_each_agent_has_one_reaction_and_takes_back_her_own(stage: Stage) -> None:
    id_, hers, ours = await chatted(stage)
    anna, bo = await stage.person(ANNA), await stage.person(BO)
    with pytest.raises(NotAllowed):
        await stage.run(react, id_, bo, hers.id, "👍")
    await stage.run(invite_colleague, id_, anna, BO)
    for agent, emoji in ((anna, "👍"), (bo, "👍"), (anna, "🙏"), (anna, "🙏")):
        await stage.run(react, id_, agent, hers.id, emoji)
    found = (await item_of(stage, id_, hers)).since.reactions
    assert [(one.by, one.by_name, one.emoji) for one in found] == [(ANNA, "Anna Holm", "🙏"), (BO, "Bo Lind", "👍")]
    await stage.run(react, id_, anna, hers.id, "")
    await stage.run(react, id_, anna, hers.id, "")
    assert emoji_on(await item_of(stage, id_, hers)) == ["👍"]
    with pytest.raises(Invalid, match="what the customer wrote"):
        await stage.run(react, id_, anna, ours.id, "👍")
    with pytest.raises(Invalid, match="one of these: 👍"):
        await stage.run(react, id_, anna, hers.id, "🦄")


@staged
async def test_an_agent_changes_her_own_words_for_fifteen_minutes(stage: Stage) -> None:
    id_, hers, ours = await chatted(stage)
    anna, bo = await stage.person(ANNA), await stage.person(BO)
    await stage.run(edit_message, id_, anna, ours.id, "Hello")
    await stage.run(edit_message, id_, anna, ours.id, "Hello")
    stage.clock.forward(15 * MINUTE - 1)
    await stage.run(edit_message, id_, anna, ours.id, "Hello!")
    found = await item_of(stage, id_, ours)
    assert (found.text, found.since.edited and found.since.edited.at) == ("Hello!", stage.clock())
    assert await earlier(stage, id_, ours.id, ANNA) == ["Helo", "Hello"]
    assert (await stage.conversation(id_)).preview == "Hello!"
    stage.clock.forward(1)
    with pytest.raises(Conflict, match="for 15 min after it was sent"):
        await stage.run(edit_message, id_, anna, ours.id, "Hello?")
    await stage.run(edit_message, id_, anna, ours.id, "Hello!")
    await stage.run(invite_colleague, id_, anna, BO)
    for agent, item in ((bo, ours), (anna, hers)):
        with pytest.raises(NotAllowed, match="Only whoever wrote"):
            await stage.run(edit_message, id_, agent, item.id, "Nonsense")


@staged_within({"webchat": Limits(longest_text=10)})
async def test_a_changed_text_is_what_a_message_may_be(stage: Stage) -> None:
    id_, _, ours = await chatted(stage)
    anna = await stage.person(ANNA)
    stage.clock.forward(40 * 24 * 60 * MINUTE)
    for text, said in ((" \n", "Write something"), ("x" * 11, "may have 10 characters")):
        with pytest.raises(Invalid, match=said):
            await stage.run(edit_message, id_, anna, ours.id, text)
    await stage.run(edit_message, id_, anna, ours.id, "x" * 10)
    with pytest.raises(NotFound):
        await stage.run(edit_message, id_, anna, ItemId("absent"), "x")


@staged
async def test_an_agent_takes_back_what_she_wrote_and_nothing_can_be_done_with_it(stage: Stage) -> None:
    id_, hers, ours = await chatted(stage)
    anna = await stage.person(ANNA)
    stage.clock.forward(60 * MINUTE - 1)
    before = standing(await stage.conversation(id_))
    await stage.run(withdraw_message, id_, anna, ours.id)
    stage.clock.forward(1)
    await stage.run(withdraw_message, id_, anna, ours.id)
    assert standing(await stage.conversation(id_)) == before
    found = await item_of(stage, id_, ours)
    assert (found.text, found.is_withdrawn) == ("", True)
    assert await stage.store.read(audited) == [(ANNA, ours.id, {"conversation": id_, "is_erased": False})]
    for nothing in (
        stage.run(edit_message, id_, anna, ours.id, "Hello"),
        stage.run(send_reply, id_, anna, text="See above", client_id="c9", replies_to=ours.id),
    ):
        with pytest.raises(Conflict, match="taken back"):
            await nothing
    with pytest.raises(NotAllowed, match="Only whoever wrote"):
        await stage.run(withdraw_message, id_, anna, hers.id)
    other, _ = await stage.run(send_reply, id_, anna, text="Well", client_id="c3")
    stage.clock.forward(60 * MINUTE)
    with pytest.raises(Conflict, match="for 60 min after it was sent"):
        await stage.run(withdraw_message, id_, anna, other.id)


def audited(reading: Reading) -> list[tuple[str, str, dict[str, object]]]:
    lines = reading.audit_list(None, 100)
    return [(by, about, details) for _, _, by, action, about, details in lines if action == "message.withdrawn"]


@staged
async def test_where_the_channel_cannot_it_is_said_what_can_be_done_instead(stage: Stage) -> None:
    id_ = await held(stage, TEXT, ADA)
    anna, hers = await stage.person(ANNA), (await stage.items(id_))[0]
    said = []
    for refused in (
        stage.run(send_reply, id_, anna, text="Yes", client_id="c1", replies_to=hers.id),
        stage.run(react, id_, anna, hers.id, "👍"),
        stage.run(edit_message, id_, anna, hers.id, "Hello"),
        stage.run(withdraw_message, id_, anna, hers.id),
    ):
        with pytest.raises(Conflict) as problem:
            await refused
        said.append(problem.value.detail)
    assert said == list(CANNOT.values())


@staged
async def test_a_reply_that_was_taken_back_still_knows_what_it_answers(stage: Stage) -> None:
    id_, hers, _ = await chatted(stage)
    anna = await stage.person(ANNA)
    await stage.run(choose_undo_seconds, anna, UndoSeconds(5, 5))
    sending = await stage.run(send_undoably, id_, anna, text="Yes", client_id="c5", replies_to=hers.id)
    assert isinstance(sending, DepartingReply)
    await stage.run(take_back, id_, anna, "c5")
    assert (await stage.store.read(draft_of, id_)).fields == {REPLIES_TO: hers.id}
    async with stage.working():
        await stage.run(send_undoably, id_, anna, text="Yes", client_id="c6", replies_to=hers.id)
        await stage.pause(6)
    assert (await stage.items(id_))[-1].replies_to == hers.id


def draft_of(reading: Reading, id_: ConversationId) -> Draft:
    found = reading.drafts.get(ANNA, id_, DraftKind.REPLY)
    assert found is not None
    return found


# Where a provider carries it.


@on_a_messenger
async def test_a_change_stands_once_the_provider_has_it(stage: Stage) -> None:
    id_, ours = await sent(stage, "Helo")
    anna, hers = await stage.person(ANNA), await heard(stage, id_)
    await stage.run(edit_message, id_, anna, ours.id, "Hello")
    await stage.run(react, id_, anna, hers.id, "👍")
    answer, _ = await stage.run(send_reply, id_, anna, text="Yes", client_id="c2", replies_to=hers.id)
    await stage.run(withdraw_message, id_, anna, ours.id)
    assert (await item_of(stage, id_, ours)).text == "Helo"
    async with stage.working():
        await stage.pause(1)
    assert stage.provider.changed == [
        EditMessage(TO_ADA, ProviderId("SM1"), "Hello"),
        ChangeReaction(TO_ADA, ProviderId(str(hers.provider_id)), "👍"),
        WithdrawMessage(TO_ADA, ProviderId("SM1")),
    ]
    assert [(one.id, one.replies_to) for one in stage.provider.sent] == [(answer.id, hers.provider_id)]
    assert await earlier(stage, id_, ours.id) == ["Helo", "Hello"]
    assert ((await item_of(stage, id_, ours)).is_withdrawn, emoji_on(await heard(stage, id_))) == (True, ["👍"])


@on_a_messenger
async def test_what_the_provider_refuses_stays_as_it_was_and_the_time_line_says_why(stage: Stage) -> None:
    id_, ours = await sent(stage, "Helo")
    anna = await stage.person(ANNA)
    stage.provider.answers = [ProviderRefused("Too old to be changed.")]
    async with stage.working():
        await stage.run(edit_message, id_, anna, ours.id, "Hello")
        await stage.pause(1)
    assert (await item_of(stage, id_, ours)).text == "Helo"
    told = (await stage.items(id_))[-1]
    assert (told.event, told.details) == ("change_refused", {"kind": "edit", "error": "Too old to be changed."})


@on_a_messenger
async def test_a_change_of_which_nobody_knows_is_simply_sent_again(stage: Stage) -> None:
    id_, ours = await sent(stage, "Helo")
    stage.provider.answers = [OutcomeUnknown("The line broke."), None]
    async with stage.working():
        await stage.run(edit_message, id_, await stage.person(ANNA), ours.id, "Hello")
        await stage.pause(10)
    assert [type(one) for one in stage.provider.changed] == [EditMessage]
    assert (await item_of(stage, id_, ours)).text == "Hello"
    await stage.run(edit_message, id_, await stage.person(ANNA), ours.id, "Hello!")
    assert len(await stage.run(claim_outgoing, 10)) == 1
    assert await stage.run(recover_interrupted) == 1
    assert len(await stage.run(claim_outgoing, 10)) == 1, "after a crash it is sent again, and not in doubt"


@on_a_messenger
async def test_a_colleagues_reaction_is_seen_again_where_one_takes_hers_back(stage: Stage) -> None:
    id_, _ = await sent(stage)
    anna, bo, hers = await stage.person(ANNA), await stage.person(BO), await heard(stage, id_)
    await tell(stage, reacted(stage, str(hers.provider_id), "😄"))
    await stage.run(invite_colleague, id_, anna, BO)
    async with stage.working():
        for agent, emoji in ((anna, "👍"), (bo, "🙏"), (bo, ""), (anna, "")):
            await stage.run(react, id_, agent, hers.id, emoji)
            await stage.pause(1)
    shown = [one.emoji for one in stage.provider.changed if isinstance(one, ChangeReaction)]
    assert shown == ["👍", "🙏", "👍", ""]


@on_a_messenger
async def test_what_has_not_left_is_taken_back_before_it_does(stage: Stage) -> None:
    id_ = await held(stage, TEXT, ADA)
    anna = await stage.person(ANNA)
    item, _ = await stage.run(send_reply, id_, anna, text="Helo", client_id="c1")
    await stage.run(withdraw_message, id_, anna, item.id)
    assert await stage.run(claim_outgoing, 10) == []
    assert (await item_of(stage, id_, item)).is_withdrawn
    other, _ = await stage.run(send_reply, id_, anna, text="Hello", client_id="c2")
    await stage.run(claim_outgoing, 10)
    with pytest.raises(Conflict, match="did not arrive, or has not yet"):
        await stage.run(withdraw_message, id_, anna, other.id)


@on_a_messenger
async def test_nothing_becomes_of_what_did_not_arrive(stage: Stage) -> None:
    id_ = await held(stage, TEXT, ADA)
    anna = await stage.person(ANNA)
    item, _ = await stage.run(send_reply, id_, anna, text="Helo", client_id="c1")
    await stage.run(claim_outgoing, 10)
    await stage.run(settle_failed, await stage.store.read(outgoing_of, item), "no such number")
    for refused in (
        stage.run(edit_message, id_, anna, item.id, "Hello"),
        stage.run(withdraw_message, id_, anna, item.id),
        stage.run(send_reply, id_, anna, text="See above", client_id="c2", replies_to=item.id),
    ):
        with pytest.raises(Conflict, match="did not arrive, or has not yet"):
            await refused


@on_a_messenger
async def test_nothing_becomes_of_what_the_provider_has_no_name_for(stage: Stage) -> None:
    id_ = await held(stage, TEXT, ADA)
    anna = await stage.person(ANNA)
    item, _ = await stage.run(send_reply, id_, anna, text="Helo", client_id="c1")
    await stage.run(claim_outgoing, 10)
    await stage.run(settle_unknown, await stage.store.read(outgoing_of, item), "no answer")
    await stage.run(confirm_arrival, id_, anna, item.id)
    for use_case, more in ((edit_message, ("Hello",)), (withdraw_message, ())):
        with pytest.raises(Conflict, match="did not arrive, or has not yet"):
            await stage.run(use_case, id_, anna, item.id, *more)
