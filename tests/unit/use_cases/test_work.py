"""What agents may do, and what they are told when they may not."""

from __future__ import annotations

from typing import Any

import pytest

from hub.application.access import may_read
from hub.application.close import close_conversation, end_conversation
from hub.application.customer import edit_customer
from hub.application.offer import accept_offer
from hub.application.presence import set_presence
from hub.application.reply import add_note, send_reply
from hub.application.transfer import take_conversation, transfer_conversation
from hub.application.visitor import visitor_ends, visitor_rates, visitor_says
from hub.application.wait import wait_for_customer
from hub.domain.conversation import Conversation, State
from hub.domain.ids import OfferId, QueueId
from hub.domain.person import Presence
from hub.domain.problem import Conflict, Invalid, NotAllowed, NotFound
from hub.wire.store import Reading
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHAT, CHAT_QUEUE, CHRIS, DORA, EVA, LEGAL_QUEUE, MAIL, MAIL_QUEUE, TEXT
from tests.stage.people import let_person_change
from tests.stage.stage import Stage
from tests.unit.use_cases.acts import held

# Who may read, who may write.


@staged
async def test_teams_read_their_own_and_the_history_of_those_they_serve(stage: Stage) -> None:
    def readers(reading: Reading, found: Conversation) -> set[str]:
        return {person.id for person in reading.people.all() if may_read(reading, person, found)}

    chat = await stage.write(CHAT, "ada")
    assert await stage.store.read(readers, chat) == {ANNA, BO, DORA}
    mail = await stage.write(MAIL, "bea@example.org")
    assert await stage.store.read(readers, mail) == {BO, CHRIS, DORA}
    await stage.run(transfer_conversation, mail.id, await stage.person(DORA), to_queue=QueueId(LEGAL_QUEUE))
    assert await stage.store.read(readers, await stage.conversation(mail.id)) == {BO, CHRIS, DORA}


@staged
async def test_what_one_may_not_read_is_not_there(stage: Stage) -> None:
    found = await stage.write(MAIL, "bea@example.org")
    with pytest.raises(NotFound):
        await stage.run(add_note, found.id, await stage.person(ANNA), text="Hm", client_id=None)
    with pytest.raises(NotFound):
        await stage.run(edit_customer, found.customer_id, await stage.person(ANNA), {"name": "B"})


@staged
async def test_only_the_owner_writes_to_the_customer(stage: Stage) -> None:
    id_ = await held(stage)
    for other in (BO, DORA):
        with pytest.raises(NotAllowed):
            await stage.run(send_reply, id_, await stage.person(other), text="Hello", client_id="1")


@staged
async def test_an_agent_moves_and_closes_only_her_own_and_a_supervisor_her_teams(stage: Stage) -> None:
    id_ = await held(stage)
    with pytest.raises(NotAllowed):
        await stage.run(close_conversation, id_, await stage.person(BO), disposition="solved")
    await stage.run(close_conversation, id_, await stage.person(DORA), disposition="solved")
    with pytest.raises(Conflict):
        await stage.run(transfer_conversation, id_, await stage.person(DORA), to_agent=BO)


# Taking.


@staged
async def test_nobody_takes_from_another_team_or_without_room(stage: Stage) -> None:
    found = await stage.write(CHAT, "ada")
    with pytest.raises(NotAllowed):
        await stage.run(take_conversation, found.id, await stage.person(CHRIS))
    with pytest.raises(Conflict, match="room"):
        await stage.run(take_conversation, found.id, await stage.person(ANNA))


@staged
async def test_a_supervisor_takes_above_capacity_and_it_is_recorded(stage: Stage) -> None:
    def audited(reading: Reading) -> list[str]:
        return [action for _, _, _, action, _, _ in reading.audit_list(None, 10)]

    id_ = await held(stage, by=DORA)
    assert (await stage.conversation(id_)).owner == DORA
    assert "conversation.taken_above_capacity" in await stage.store.read(audited)


@staged
async def test_taking_twice_is_taking_once_and_somebody_else_is_too_late(stage: Stage) -> None:
    id_ = await held(stage)
    await stage.run(take_conversation, id_, await stage.person(ANNA))
    await stage.become(BO)
    with pytest.raises(Conflict, match="faster"):
        await stage.run(take_conversation, id_, await stage.person(BO))


@staged
async def test_accepting_twice_is_accepting_once_and_an_ended_offer_is_too_late(stage: Stage) -> None:
    async with stage.working():
        await stage.become(ANNA)
        await stage.write(CHAT, "ada")
        await stage.pause()
        (offer,) = await stage.ringing(ANNA)
        anna = await stage.person(ANNA)
        first = await stage.run(accept_offer, OfferId(offer.id), anna)
        assert await stage.run(accept_offer, OfferId(offer.id), anna) == first
        await stage.write(CHAT, "bea")
        await stage.pause()
        (second,) = await stage.ringing(ANNA)
        await stage.become(ANNA, Presence.AWAY)
        with pytest.raises(Conflict, match="ended"):
            await stage.run(accept_offer, OfferId(second.id), anna)


# Ends.


@staged
async def test_a_close_says_how_it_ended_with_a_word_the_queue_knows(stage: Stage) -> None:
    id_ = await held(stage)
    anna = await stage.person(ANNA)
    for disposition in (None, "unheard of"):
        with pytest.raises(Invalid):
            await stage.run(close_conversation, id_, anna, disposition=disposition)
    await stage.run(close_conversation, id_, anna, disposition="solved")
    await stage.run(close_conversation, id_, anna, disposition="solved")
    found = await stage.conversation(id_)
    assert (found.state, found.disposition_id) == (State.CLOSED, "solved")


@staged
async def test_a_queue_without_wrap_up_closes_at_once(stage: Stage) -> None:
    id_ = await held(stage, MAIL, "ada@example.org", BO)
    await stage.run(end_conversation, id_, await stage.person(BO))
    assert (await stage.conversation(id_)).state is State.CLOSED


@staged
async def test_ending_twice_is_ending_once(stage: Stage) -> None:
    id_ = await held(stage)
    anna = await stage.person(ANNA)
    await stage.run(end_conversation, id_, anna)
    ends_at = (await stage.conversation(id_)).ends_at
    stage.clock.forward(5)
    await stage.run(end_conversation, id_, anna)
    assert (await stage.conversation(id_)).ends_at == ends_at


# Transfers.


@staged
async def test_a_transfer_names_one_place_and_somebody_who_can_take_it(stage: Stage) -> None:
    id_ = await held(stage)
    anna = await stage.person(ANNA)
    with pytest.raises(Invalid, match="either"):
        await stage.run(transfer_conversation, id_, anna)
    with pytest.raises(Invalid, match="either"):
        await stage.run(transfer_conversation, id_, anna, to_agent=BO, to_queue=QueueId(MAIL_QUEUE))
    with pytest.raises(Invalid, match="already"):
        await stage.run(transfer_conversation, id_, anna, to_agent=ANNA)
    with pytest.raises(Invalid, match="does not take"):
        await stage.run(transfer_conversation, id_, anna, to_agent=EVA)
    with pytest.raises(Conflict, match="offline"):
        await stage.run(transfer_conversation, id_, anna, to_agent=BO)
    with pytest.raises(Invalid, match="no queue"):
        await stage.run(transfer_conversation, id_, anna, to_queue=QueueId("nowhere"))
    assert (await stage.conversation(id_)).owner == ANNA


@staged
async def test_the_card_of_a_transfer_shows_its_note_until_somebody_takes_over(stage: Stage) -> None:
    def card(reading: Reading) -> tuple[str, str]:
        (found,) = reading.desk(BO).offers
        return found.note, found.note_by

    async with stage.working():
        id_ = await held(stage)
        await stage.become(BO)
        note = "Waiting \n for an invoice. " + "x" * 500
        await stage.run(transfer_conversation, id_, await stage.person(ANNA), to_agent=BO, note=note)
        await stage.pause()
        shown, by = await stage.store.read(card)
        assert (shown[:26], len(shown), by) == ("Waiting for an invoice. xx", 140, "Anna Holm")
        await stage.accept(BO)
        assert (await stage.conversation(id_)).handover == ("", "")


@staged
async def test_the_card_of_what_was_answered_already_quotes_the_customer(stage: Stage) -> None:
    def quoted(reading: Reading) -> list[str]:
        return [offer.preview for offer in reading.desk(BO).offers]

    async with stage.working():
        id_ = await held(stage)
        await stage.become(BO)
        hers = (await stage.conversation(id_)).preview
        await stage.run(send_reply, id_, await stage.person(ANNA), text="A moment, please", client_id="c1")
        assert (await stage.conversation(id_)).preview == "A moment, please"
        await stage.run(transfer_conversation, id_, await stage.person(ANNA), to_agent=BO)
        await stage.pause()
        assert await stage.store.read(quoted) == [hers]
        assert (await stage.conversation(id_)).preview == "A moment, please", "lists show what was said last"
        await stage.accept(BO)
        found = await stage.conversation(id_)
        assert (found.preview, found.quoted) == ("A moment, please", "A moment, please")


@staged
async def test_what_waits_in_another_queue_shows_what_was_said_last(stage: Stage) -> None:
    id_ = await held(stage)
    anna = await stage.person(ANNA)
    await stage.run(send_reply, id_, anna, text="A moment, please", client_id="c1")
    await stage.run(transfer_conversation, id_, anna, to_queue=QueueId(CHAT_QUEUE))
    (row,) = (await stage.store.read(lambda reading: reading.desk(ANNA))).waiting
    assert row.preview == "A moment, please"
    await stage.write(CHAT, "ada", "Are you there?")
    found = await stage.conversation(id_)
    assert (found.preview, found.quoted) == ("Are you there?", "Are you there?")


@staged
async def test_the_card_of_a_letter_shows_its_subject(stage: Stage) -> None:
    def subjects(reading: Reading) -> list[str]:
        return [offer.subject for offer in reading.desk(CHRIS).offers]

    async with stage.working():
        await stage.become(CHRIS)
        await stage.write(MAIL, "bea@example.org", subject="A broken lamp")
        await stage.pause()
        assert await stage.store.read(subjects) == ["A broken lamp"]


@staged
async def test_waiting_on_the_customer_gives_the_slot_back_by_the_queues_rule(stage: Stage) -> None:
    chat, text = await held(stage), await held(stage, TEXT, "+15550111")
    anna = await stage.person(ANNA)
    for id_ in (chat, text, chat):
        await stage.run(wait_for_customer, id_, anna)
    assert (await stage.conversation(chat)).holds_slot
    assert not (await stage.conversation(text)).holds_slot


@staged
async def test_a_wrap_up_takes_no_slot_that_went_back(stage: Stage) -> None:
    await stage.run(let_person_change, ANNA, capacity={"sms": 1})
    first = await held(stage, TEXT, "+15550111")
    anna = await stage.person(ANNA)
    await stage.run(wait_for_customer, first, anna)
    await held(stage, TEXT, "+15550112")
    await stage.run(end_conversation, first, anna)
    assert stage.consoles.desks[ANNA].me.capacity["sms"].used == 1
    with pytest.raises(Conflict, match="room"):
        await stage.run(send_reply, first, anna, text="One more thing", client_id="1")


# Presence.


@staged
async def test_a_reason_is_one_of_the_floors_and_only_for_being_away(stage: Stage) -> None:
    with pytest.raises(Invalid, match="no reason"):
        await stage.become(ANNA, Presence.AWAY, "skiing")
    await stage.run(set_presence, ANNA, Presence.AVAILABLE, "lunch")
    assert (await stage.person(ANNA)).reason is None


# Visitors.


@staged
async def test_a_visitor_who_repeats_herself_is_answered_the_same(stage: Stage) -> None:
    chat = stage.store.floor.accounts[CHAT]
    event = stage.message(CHAT, "ada")
    said = [
        await stage.run(visitor_says, chat, event, client_id="v1", file_ids=(), owner="identity:ada") for _ in range(2)
    ]
    assert said[0][0].id == said[1][0].id
    with pytest.raises(Invalid):
        await stage.run(
            visitor_says, chat, stage.message(CHAT, "ada", " "), client_id="v2", file_ids=(), owner="identity:ada"
        )


@staged
async def test_a_visitor_who_leaves_while_waiting_is_gone_and_nothing_rings_for_her(stage: Stage) -> None:
    async with stage.working():
        await stage.become(ANNA)
        found = await stage.write(CHAT, "ada")
        await stage.pause()
        assert len(await stage.ringing(ANNA)) == 1
        await stage.run(visitor_ends, found.identity_id, stage.store.floor.accounts[CHAT])
        assert await stage.ringing(ANNA) == []
        assert (await stage.conversation(found.id)).state is State.CLOSED


@staged
async def test_a_conversation_is_judged_once_on_a_scale_of_five(stage: Stage) -> None:
    chat = stage.store.floor.accounts[CHAT]
    found = await stage.conversation(await held(stage))
    await stage.run(visitor_ends, found.identity_id, chat)
    scores: tuple[Any, ...] = (6, 0, True, 4.5)
    for score in scores:
        with pytest.raises(Invalid):
            await stage.run(visitor_rates, found.identity_id, chat, score, "")
    await stage.run(visitor_rates, found.identity_id, chat, 5, "Thank you")
    with pytest.raises(Conflict):
        await stage.run(visitor_rates, found.identity_id, chat, 1, "")


@staged
async def test_nobody_judges_what_nobody_answered_or_what_still_goes_on(stage: Stage) -> None:
    chat = stage.store.floor.accounts[CHAT]
    waiting = await stage.write(CHAT, "ada")
    with pytest.raises(Conflict):
        await stage.run(visitor_rates, waiting.identity_id, chat, 5, "")
    await stage.run(visitor_ends, waiting.identity_id, chat)
    assert not (await stage.conversation(waiting.id)).can_be_rated
    with pytest.raises(Conflict):
        await stage.run(visitor_rates, waiting.identity_id, chat, 5, "")
    open_ = await stage.conversation(await held(stage, who="bea"))
    with pytest.raises(Conflict):
        await stage.run(visitor_rates, open_.identity_id, chat, 5, "")
    await stage.run(visitor_ends, open_.identity_id, chat)
    await stage.run(visitor_rates, open_.identity_id, chat, 5, "")


@staged
async def test_a_customer_keeps_a_name_and_every_row_shows_it(stage: Stage) -> None:
    id_ = await held(stage)
    customer = (await stage.conversation(id_)).customer_id
    anna = await stage.person(ANNA)
    with pytest.raises(Invalid):
        await stage.run(edit_customer, customer, anna, {"name": " "})
    with pytest.raises(Invalid):
        await stage.run(edit_customer, customer, anna, {"notes": "x" * 10_001})
    await stage.run(edit_customer, customer, anna, {"name": "Ada Byron", "tier": "gold"})
    (row,) = stage.consoles.desks[ANNA].conversations
    assert row.customer.name == "Ada Byron"
