"""A message that did not arrive is sent again; one of which nobody knows is never sent again blindly."""

from __future__ import annotations

import pytest

from channels.contract import ConsentChanged, DeliveryUpdated, MessageState
from channels.sender import ProviderId, Sender
from hub.application.deliver import claim_outgoing, settle_failed, settle_sent, settle_unknown
from hub.application.intake import keep_arrival
from hub.application.reply import add_note, send_reply
from hub.application.resend import confirm_arrival, send_again
from hub.domain.ids import ConversationId
from hub.domain.item import Item
from hub.domain.letter import Letter
from hub.domain.problem import Conflict, NotAllowed, NotFound
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHRIS, MAIL, TEXT
from tests.stage.stage import Stage
from tests.unit.use_cases.acts import held, item_of, outgoing_of, replied


async def failed(stage: Stage) -> tuple[ConversationId, Item]:
    id_, item = await replied(stage)
    await stage.run(settle_failed, await stage.store.read(outgoing_of, item), "no such number")
    return id_, item


async def doubtful(stage: Stage) -> tuple[ConversationId, Item]:
    id_, item = await replied(stage)
    await stage.run(settle_unknown, await stage.store.read(outgoing_of, item), "no answer")
    return id_, item


async def sent(stage: Stage) -> tuple[ConversationId, Item]:
    id_, item = await replied(stage)
    await stage.run(settle_sent, await stage.store.read(outgoing_of, item), "SM1")
    return id_, item


async def report(stage: Stage, key: str, state: MessageState, *, is_of_part: bool = False) -> None:
    event = DeliveryUpdated(key, ProviderId("SM1"), state, stage.clock(), "30003", "Gone", is_of_part=is_of_part)
    await stage.run(keep_arrival, "text-hook", [stage.store.floor.accounts[TEXT]], [event], threads={}, files={})


async def events(stage: Stage, id_: ConversationId) -> list[str | None]:
    return [item.event for item in await stage.items(id_) if item.event]


@staged
async def test_what_failed_is_on_its_way_once_more_and_arrives_once(stage: Stage) -> None:
    id_, item = await failed(stage)
    anna = await stage.person(ANNA)
    await stage.run(send_again, id_, anna, item.id)
    await stage.run(send_again, id_, anna, item.id)
    parcels = await stage.run(claim_outgoing, 10)
    assert [parcel.item.id for parcel in parcels] == [item.id]
    await stage.run(settle_sent, parcels[0].outgoing, "SM2")
    found = await item_of(stage, id_, item)
    assert (found.state, found.error, found.provider_id) == (MessageState.SENT, None, "SM2")
    assert (await events(stage, id_))[-1:] == ["sent_again"]
    assert await stage.run(claim_outgoing, 10) == []


@staged
async def test_what_may_have_arrived_is_sent_again_only_by_whoever_takes_that_risk(stage: Stage) -> None:
    id_, item = await doubtful(stage)
    anna = await stage.person(ANNA)
    with pytest.raises(Conflict, match="may have arrived"):
        await stage.run(send_again, id_, anna, item.id)
    await stage.run(send_again, id_, anna, item.id, may_come_twice=True)
    assert [parcel.item.id for parcel in await stage.run(claim_outgoing, 10)] == [item.id]


@staged
async def test_somebody_says_that_it_arrived(stage: Stage) -> None:
    id_, item = await doubtful(stage)
    anna = await stage.person(ANNA)
    await stage.run(confirm_arrival, id_, anna, item.id)
    await stage.run(confirm_arrival, id_, anna, item.id)
    assert (await item_of(stage, id_, item)).state is MessageState.DELIVERED
    assert (await events(stage, id_)).count("arrival_confirmed") == 1
    with pytest.raises(Conflict, match="has left"):
        await stage.run(send_again, id_, anna, item.id, may_come_twice=True)


@staged
async def test_what_failed_did_not_arrive(stage: Stage) -> None:
    id_, item = await failed(stage)
    with pytest.raises(Conflict, match="nobody knows"):
        await stage.run(confirm_arrival, id_, await stage.person(ANNA), item.id)


@staged
async def test_nobody_else_sends_again_and_nothing_but_our_messages(stage: Stage) -> None:
    id_, item = await failed(stage)
    other = await held(stage, who="bea")
    anna = await stage.person(ANNA)
    with pytest.raises(NotAllowed):
        await stage.run(send_again, id_, await stage.person(BO), item.id)
    with pytest.raises(NotFound, match="no such message"):
        await stage.run(send_again, other, anna, item.id)
    note, _ = await stage.run(add_note, id_, anna, text="Hm.", client_id=None)
    with pytest.raises(NotFound, match="no such message"):
        await stage.run(confirm_arrival, id_, anna, note.id)


@staged
async def test_who_forbade_messages_is_sent_nothing_again(stage: Stage) -> None:
    id_, item = await failed(stage)
    stop = ConsentChanged("s1", "+15550100", Sender("+15550111"), stage.clock(), is_allowed=False)
    await stage.run(keep_arrival, "text-hook", [stage.store.floor.accounts[TEXT]], [stop], threads={}, files={})
    with pytest.raises(Conflict, match="forbade"):
        await stage.run(send_again, id_, await stage.person(ANNA), item.id)


@staged
async def test_none_of_those_who_forbade_messages_is_sent_a_mail_again(stage: Stage) -> None:
    bea = "bea@example.org"
    id_ = await held(stage, MAIL, "ada@example.org", by=CHRIS)
    await stage.write(MAIL, bea, subject="Else")
    chris = await stage.person(CHRIS)
    letter = Letter(to=("ada@example.org",), bcc=(bea,))
    item, _ = await stage.run(send_reply, id_, chris, text="Hello", client_id="c1", letter=letter)
    await stage.run(settle_failed, await stage.store.read(outgoing_of, item), "no such mailbox")
    stop = ConsentChanged("s1", "help@example.org", Sender(bea), stage.clock(), is_allowed=False)
    await stage.run(keep_arrival, MAIL, [stage.store.floor.accounts[MAIL]], [stop], threads={}, files={})
    with pytest.raises(Conflict, match=f"{bea} forbade"):
        await stage.run(send_again, id_, chris, item.id)


@staged
async def test_another_report_of_the_first_try_neither_fails_the_second_nor_sends_a_third(stage: Stage) -> None:
    id_, item = await sent(stage)
    anna = await stage.person(ANNA)
    await report(stage, "1", MessageState.FAILED)
    await stage.run(send_again, id_, anna, item.id)
    await report(stage, "2", MessageState.FAILED)
    assert (await item_of(stage, id_, item)).state is MessageState.QUEUED
    await stage.run(send_again, id_, anna, item.id)
    assert [parcel.item.id for parcel in await stage.run(claim_outgoing, 10)] == [item.id]


@staged
async def test_what_is_on_its_way_is_not_put_there_twice_whatever_its_state_says(stage: Stage) -> None:
    id_, item = await replied(stage)
    await stage.run(lambda tx: tx.items.set_state(item, MessageState.FAILED, "bounced", None))
    await stage.run(send_again, id_, await stage.person(ANNA), item.id)
    assert [parcel.item.id for parcel in await stage.run(claim_outgoing, 10)] == [item.id]


@staged
async def test_where_a_part_failed_the_others_may_have_arrived(stage: Stage) -> None:
    id_, item = await sent(stage)
    await report(stage, "2", MessageState.FAILED, is_of_part=True)
    for key, state in (("1", MessageState.SENT), ("3", MessageState.FAILED)):
        await report(stage, key, state)
        found = await item_of(stage, id_, item)
        assert (found.state, found.error) == (MessageState.UNKNOWN, "30003 Gone")
    with pytest.raises(Conflict, match="may have arrived"):
        await stage.run(send_again, id_, await stage.person(ANNA), item.id)


@staged
async def test_a_part_that_fails_before_the_last_one_has_left_is_not_forgotten(stage: Stage) -> None:
    id_, item = await replied(stage)
    await report(stage, "2", MessageState.FAILED, is_of_part=True)
    await report(stage, "1", MessageState.SENT)
    await stage.run(settle_sent, await stage.store.read(outgoing_of, item), "SM1")
    assert (await item_of(stage, id_, item)).state is MessageState.UNKNOWN
