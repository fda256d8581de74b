"""What leaves: replies, what providers report of them, and whoever wants none."""

from __future__ import annotations

import pytest

from channels.contract import ConsentChanged, DeliveryUpdated, MessageState
from channels.sender import ProviderId, Sender
from hub.application.deliver import claim_outgoing, recover_interrupted, settle_later, settle_sent
from hub.application.files import keep_upload
from hub.application.intake import keep_arrival
from hub.application.reply import send_reply
from hub.application.wait import wait_for_customer
from hub.domain.conversation import Conversation, State
from hub.domain.ids import FileId
from hub.domain.item import StoredFile
from hub.domain.problem import Conflict, Invalid, NotAllowed
from hub.wire.store import Reading
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, TEXT, TEXT_QUEUE, change_entry
from tests.stage.stage import Stage
from tests.unit.use_cases.acts import held, item_of, replied

# Replies.


@staged
async def test_the_same_client_id_is_the_same_message_whatever_it_says(stage: Stage) -> None:
    id_, item = await replied(stage)
    again, is_new = await stage.run(send_reply, id_, await stage.person(ANNA), text="Something else", client_id="c1")
    assert (again.id, again.text, is_new) == (item.id, "Good morning", False)


@staged
async def test_a_message_needs_words_or_a_file_and_has_a_limit(stage: Stage) -> None:
    id_ = await held(stage)
    anna = await stage.person(ANNA)
    for text in (" \n", "x" * 100_001):
        with pytest.raises(Invalid):
            await stage.run(send_reply, id_, anna, text=text, client_id="c")
    await stage.run(keep_upload, StoredFile(FileId("f1"), "a.png", "image/png", 3, "00", f"person:{ANNA}"))
    item, _ = await stage.run(send_reply, id_, anna, text="", client_id="c", file_ids=(FileId("f1"),))
    assert item.files[0].name == "a.png"


@staged
async def test_nobody_sends_a_file_that_somebody_else_uploaded(stage: Stage) -> None:
    id_ = await held(stage)
    await stage.run(keep_upload, StoredFile(FileId("f1"), "a.png", "image/png", 3, "00", f"person:{BO}"))
    with pytest.raises(NotAllowed):
        await stage.run(send_reply, id_, await stage.person(ANNA), text="Look", client_id="c", file_ids=(FileId("f1"),))


@staged
async def test_whoever_forbade_messages_gets_none_until_she_allows_them(stage: Stage) -> None:
    id_ = await held(stage, TEXT, "+15550111")
    anna = await stage.person(ANNA)

    async def consent(key: str, *, is_allowed: bool) -> None:
        event = ConsentChanged(key, "+15550100", Sender("+15550111"), stage.clock(), is_allowed)
        accounts = [stage.store.floor.accounts[TEXT]]
        await stage.run(keep_arrival, "text-hook", accounts, [event], threads={}, files={})

    await consent("k1", is_allowed=False)
    await consent("k1", is_allowed=False)
    with pytest.raises(Conflict, match="forbade"):
        await stage.run(send_reply, id_, anna, text="Hello", client_id="1")
    await consent("k2", is_allowed=True)
    await stage.run(send_reply, id_, anna, text="Hello", client_id="1")
    assert [item.event for item in await stage.items(id_) if item.event and "opted" in item.event] == [
        "opted_out",
        "opted_in",
    ]


@staged
async def test_a_stranger_may_forbid_messages_before_she_ever_wrote(stage: Stage) -> None:
    event = ConsentChanged("k1", "+15550100", Sender("+15550199"), stage.clock(), is_allowed=False)
    accounts = [stage.store.floor.accounts[TEXT]]
    await stage.run(keep_arrival, "text-hook", accounts, [event], threads={}, files={})

    def forbidden(reading: Reading) -> bool:
        found = reading.customers.identity("sms", "+15550199")
        return found is not None and found.opted_out_at is not None

    assert await stage.store.read(forbidden)


async def stop(stage: Stage, key: str = "s1", text: str = "STOP", *, is_allowed: bool = False) -> Conversation:
    """A customer texts a word that is obeyed by itself, as the channel tells it."""
    said = stage.message(TEXT, "+15550111", text, key=key, is_command=True)
    consent = ConsentChanged(f"{key}:consent", said.account_address, said.sender, stage.clock(), is_allowed)
    accounts = [stage.store.floor.accounts[TEXT]]
    (item,) = await stage.run(keep_arrival, "text-hook", accounts, [said, consent], threads={}, files={})
    return await stage.conversation(item.conversation_id)


@staged
async def test_a_word_that_is_only_obeyed_rings_for_nobody_and_asks_nothing(stage: Stage) -> None:
    await stage.run(change_entry, "queues", TEXT_QUEUE, sla=[{"name": "All", "first_response_seconds": 60}])
    async with stage.working():
        await stage.become(ANNA)
        found = await stop(stage)
        await stage.pause(120)
        assert await stage.ringing(ANNA) == []
    found = await stage.conversation(found.id)
    assert (found.state, found.asked_at, found.sla) == (State.CLOSED, None, {})
    items = await stage.items(found.id)
    assert [item.text or item.event for item in items] == ["STOP", "opted_out"], "kept, and shown"
    again = await stage.write(TEXT, "+15550111", "I do want an answer")
    assert (again.id, again.state) == (found.id, State.QUEUED)


@staged
async def test_a_word_that_is_only_obeyed_wakes_nothing_that_rests(stage: Stage) -> None:
    id_ = await held(stage, TEXT, "+15550111")
    anna = await stage.person(ANNA)
    await stage.run(send_reply, id_, anna, text="Which order?", client_id="1")
    await stage.run(wait_for_customer, id_, anna)
    found = await stop(stage)
    assert (found.id, found.state, found.asked_at) == (id_, State.WAITING, None)
    await stop(stage, "s2", "START", is_allowed=True)
    assert [item.event for item in await stage.items(id_)][-1] == "opted_in"


# Reports.


async def report(stage: Stage, key: str, state: MessageState, error: str = "") -> None:
    event = DeliveryUpdated(key, ProviderId("p1"), state, stage.clock(), error, "Unreachable" if error else "")
    accounts = [stage.store.floor.accounts[TEXT]]
    await stage.run(keep_arrival, "text-hook", accounts, [event], threads={}, files={})


@staged
async def test_late_and_repeated_reports_do_not_take_a_message_back(stage: Stage) -> None:
    id_, item = await replied(stage)
    (parcel,) = await stage.run(claim_outgoing, 10)
    await stage.run(settle_sent, parcel.outgoing, "p1")
    for key, state in (("1", MessageState.DELIVERED), ("2", MessageState.SENT), ("1", MessageState.FAILED)):
        await report(stage, key, state)
        assert (await item_of(stage, id_, item)).state is MessageState.DELIVERED


@staged
async def test_reports_that_overtake_us_and_each_other_are_applied_when_we_know_the_message(stage: Stage) -> None:
    id_, item = await replied(stage)
    (parcel,) = await stage.run(claim_outgoing, 10)
    await report(stage, "2", MessageState.DELIVERED)
    await report(stage, "1", MessageState.SENT)
    await stage.run(settle_sent, parcel.outgoing, "p1")
    assert (await item_of(stage, id_, item)).state is MessageState.DELIVERED


@staged
async def test_a_failure_says_why(stage: Stage) -> None:
    id_, item = await replied(stage)
    (parcel,) = await stage.run(claim_outgoing, 10)
    await stage.run(settle_sent, parcel.outgoing, "p1")
    await report(stage, "1", MessageState.FAILED, "30003")
    found = await item_of(stage, id_, item)
    assert (found.state, found.error) == (MessageState.FAILED, "30003 Unreachable")


@staged
async def test_what_was_being_sent_at_a_crash_is_unknown_and_not_sent_again(stage: Stage) -> None:
    id_, item = await replied(stage)
    await stage.run(claim_outgoing, 10)
    assert await stage.run(recover_interrupted) == 1
    assert (await item_of(stage, id_, item)).state is MessageState.UNKNOWN
    assert await stage.run(claim_outgoing, 10) == []


@staged
async def test_the_next_message_waits_for_the_one_before(stage: Stage) -> None:
    id_, _ = await replied(stage)
    await stage.run(send_reply, id_, await stage.person(ANNA), text="second", client_id="c2")
    (parcel,) = await stage.run(claim_outgoing, 10)
    assert parcel.item.text == "Good morning"
    assert await stage.run(claim_outgoing, 10) == []
    await stage.run(settle_later, parcel.outgoing, "busy", 30)
    assert await stage.run(claim_outgoing, 10) == []
    stage.clock.forward(30)
    assert [parcel.item.text for parcel in await stage.run(claim_outgoing, 10)] == ["Good morning"]
