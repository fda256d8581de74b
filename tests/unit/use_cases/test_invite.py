"""Colleagues inside a conversation beside its owner, and the help that she asks for."""

from __future__ import annotations

import pytest

from hub.application.close import close_conversation, end_conversation
from hub.application.help import ask_help, end_help
from hub.application.invite import hand_over, invite_colleague, join_conversation, leave_conversation
from hub.application.reply import add_note, send_reply
from hub.application.snooze import snooze_conversation
from hub.application.transfer import transfer_conversation
from hub.domain.conversation import State
from hub.domain.ids import ConversationId, PersonId, QueueId
from hub.domain.item import ItemKind
from hub.domain.person import Presence
from hub.domain.problem import Conflict, Invalid, NotAllowed, NotFound
from hub.wire.desk import Desk
from hub.wire.store import Reading
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHRIS, DORA, EVA, MAIL_QUEUE, TEXT
from tests.stage.stage import Stage
from tests.unit.use_cases.acts import held


def _desk(reading: Reading, id_: PersonId) -> Desk:
    return reading.desk(id_)


async def _with_chris(stage: Stage) -> ConversationId:
    id_ = await held(stage, TEXT, "+15550111")
    await stage.become(CHRIS)
    await stage.run(invite_colleague, id_, await stage.person(ANNA), CHRIS, "Do you know this lamp?")
    return id_


@staged
async def test_whoever_is_invited_reads_and_writes_whatever_her_team_and_takes_no_slot(stage: Stage) -> None:
    id_ = await held(stage, TEXT, "+15550111")
    chris = await stage.person(CHRIS)
    with pytest.raises(NotFound):
        await stage.run(add_note, id_, chris, text="Hm", client_id=None)
    await stage.run(invite_colleague, id_, await stage.person(ANNA), CHRIS, "Do you know this lamp?")
    await stage.run(send_reply, id_, chris, text="I do.", client_id="c1")
    await stage.run(add_note, id_, chris, text="It is the old one.", client_id=None)
    items = await stage.items(id_)
    assert [(item.author_name, item.text) for item in items if item.kind in {ItemKind.NOTE, ItemKind.MESSAGE}][1:] == [
        ("Anna Holm", "Do you know this lamp?"),
        ("Chris Moe", "I do."),
        ("Chris Moe", "It is the old one."),
    ]
    assert (await stage.conversation(id_)).owner == ANNA
    assert "sms" not in await stage.store.read(lambda reading: dict(reading.conversations.slots(CHRIS)))
    assert [row.id for row in (await stage.store.read(_desk, CHRIS)).joined] == [id_]


@staged
async def test_whoever_leaves_or_is_let_go_reads_it_no_longer(stage: Stage) -> None:
    id_ = await _with_chris(stage)
    chris, anna = await stage.person(CHRIS), await stage.person(ANNA)
    await stage.run(leave_conversation, id_, chris)
    with pytest.raises(NotFound):
        await stage.run(send_reply, id_, chris, text="One more", client_id="c2")
    await stage.run(invite_colleague, id_, anna, CHRIS)
    with pytest.raises(NotAllowed):
        await stage.run(leave_conversation, id_, await stage.person(BO), CHRIS)
    await stage.run(leave_conversation, id_, anna, CHRIS)
    assert (await stage.conversation(id_)).participants == {}
    await stage.run(leave_conversation, id_, anna, CHRIS)


@staged
async def test_what_is_over_or_goes_elsewhere_has_nobody_inside(stage: Stage) -> None:
    id_ = await _with_chris(stage)
    chris, anna = await stage.person(CHRIS), await stage.person(ANNA)
    await stage.run(end_conversation, id_, anna)
    if (await stage.conversation(id_)).state is State.WRAP_UP:
        with pytest.raises(NotAllowed):
            await stage.run(send_reply, id_, chris, text="Wait", client_id="c3")
        await stage.run(close_conversation, id_, anna, disposition="solved")
    assert (await stage.conversation(id_)).inside == {}
    other = await held(stage, TEXT, "+15550112")
    await stage.run(invite_colleague, other, anna, CHRIS)
    await stage.run(transfer_conversation, other, anna, to_queue=QueueId(MAIL_QUEUE))
    assert (await stage.conversation(other)).inside == {}


@staged
async def test_only_who_holds_or_steers_it_invites_and_only_who_works_is_invited(stage: Stage) -> None:
    id_ = await held(stage, TEXT, "+15550111")
    anna = await stage.person(ANNA)
    with pytest.raises(NotAllowed):
        await stage.run(invite_colleague, id_, await stage.person(BO), CHRIS)
    with pytest.raises(Invalid, match="holds this"):
        await stage.run(invite_colleague, id_, anna, ANNA)
    with pytest.raises(Invalid, match="somebody else"):
        await stage.run(invite_colleague, id_, anna, EVA)
    waiting = await stage.write(TEXT, "+15550112")
    with pytest.raises(Conflict, match="Nobody holds"):
        await stage.run(invite_colleague, waiting.id, await stage.person(DORA), BO)
    await stage.run(invite_colleague, id_, anna, BO)
    await stage.run(invite_colleague, id_, anna, BO)
    assert [item.event for item in await stage.items(id_)].count("invited") == 1


@staged
async def test_a_warm_handover_makes_whoever_is_inside_its_owner_at_once(stage: Stage) -> None:
    id_ = await _with_chris(stage)
    anna = await stage.person(ANNA)
    with pytest.raises(Conflict, match="Invite her first"):
        await stage.run(hand_over, id_, anna, BO)
    await stage.run(snooze_conversation, id_, anna, None)
    await stage.run(hand_over, id_, anna, CHRIS)
    taken = await stage.conversation(id_)
    assert (taken.state, taken.owner, taken.holds_slot, taken.participants) == (State.OPEN, CHRIS, True, {})
    assert await stage.store.read(lambda reading: reading.conversations.last_owner(id_)) == CHRIS
    with pytest.raises(NotAllowed):
        await stage.run(send_reply, id_, anna, text="Bye", client_id="c4")


@staged
async def test_it_is_handed_to_nobody_who_is_gone_or_has_no_room(stage: Stage) -> None:
    id_ = await _with_chris(stage)
    anna = await stage.person(ANNA)
    await stage.become(CHRIS, Presence.OFFLINE)
    with pytest.raises(Conflict, match="offline"):
        await stage.run(hand_over, id_, anna, CHRIS)
    await stage.become(BO)
    for who in ("+15550113", "+15550114"):
        await held(stage, TEXT, who, BO)
    await stage.run(invite_colleague, id_, anna, BO)
    with pytest.raises(Conflict, match="no room"):
        await stage.run(hand_over, id_, anna, BO)


@staged
async def test_supervisors_of_the_team_see_who_asks_for_help_and_come_in(stage: Stage) -> None:
    id_ = await held(stage, TEXT, "+15550111")
    anna, dora = await stage.person(ANNA), await stage.person(DORA)
    await stage.run(ask_help, id_, anna, "She wants a discount.")
    (row,) = (await stage.store.read(_desk, DORA)).help
    assert (row.conversation_id, row.agent, row.reason) == (id_, "Anna Holm", "She wants a discount.")
    assert (await stage.store.read(_desk, CHRIS)).help == ()
    with pytest.raises(NotAllowed, match="supervisors"):
        await stage.run(join_conversation, id_, await stage.person(BO))
    await stage.run(join_conversation, id_, dora)
    await stage.run(join_conversation, id_, dora)
    assert (await stage.store.read(_desk, DORA)).help == ()
    assert [row.asks_help for row in (await stage.store.read(_desk, DORA)).joined] == [False]
    await stage.run(send_reply, id_, dora, text="Ten percent.", client_id="c5")


@staged
async def test_help_is_asked_once_for_one_reason_and_not_any_longer_when_she_says_so(stage: Stage) -> None:
    id_ = await held(stage, TEXT, "+15550111")
    anna = await stage.person(ANNA)
    with pytest.raises(NotAllowed):
        await stage.run(ask_help, id_, await stage.person(BO), "Hm")
    with pytest.raises(Invalid, match="140"):
        await stage.run(ask_help, id_, anna, "x" * 141)
    for _ in range(2):
        await stage.run(ask_help, id_, anna, "Please look.")
    for _ in range(2):
        await stage.run(end_help, id_, anna)
    events = [item.event for item in await stage.items(id_)]
    assert (events.count("help_asked"), events.count("help_ended")) == (1, 1)
    assert (await stage.conversation(id_)).inside == {}
