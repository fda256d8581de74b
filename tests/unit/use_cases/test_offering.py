"""How a queue offers what waits: in turn, at once, or not at all, because its agents take it themselves."""

from __future__ import annotations

import pytest

from hub.application.transaction import Transaction
from hub.application.transfer import take_conversation, transfer_conversation
from hub.domain.conversation import State
from hub.domain.fact import Happening
from hub.domain.ids import ConversationId
from hub.domain.problem import NotAllowed
from hub.web.routing_sentences import Names, waiting_sentence
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHAT, CHAT_QUEUE, DORA, change_entry
from tests.stage.stage import Stage
from tests.unit.use_cases.acts import held


async def _rule(stage: Stage, **rule: str | bool) -> None:
    def change(tx: Transaction) -> None:
        change_entry(tx, "queues", CHAT_QUEUE, **rule)  # type: ignore[arg-type] # none of the rules is `is_active`

    await stage.run(change)


@staged
async def test_what_waits_in_a_manual_queue_rings_for_nobody_and_is_taken(stage: Stage) -> None:
    async with stage.working():
        await _rule(stage, offers="manual")
        await stage.become(ANNA)
        waiting = await stage.write(CHAT, "ada")
        await stage.pause(5)
        assert not await stage.ringing(ANNA)
        why = stage.router.why_waiting(waiting.id)
        assert why is not None
        assert why.prospect == "manual_only"
        assert waiting_sentence(why, Names({}, {}, {})).startswith("Nothing rings in this queue by itself")
        await stage.run(take_conversation, waiting.id, await stage.person(ANNA))
        assert (await stage.conversation(waiting.id)).owner == ANNA


@staged
async def test_a_queue_that_becomes_manual_rings_no_more_and_one_that_is_no_longer_so_rings_at_once(
    stage: Stage,
) -> None:
    async with stage.working():
        await _rule(stage, offers="manual")
        await stage.become(ANNA)
        waiting = await stage.write(CHAT, "ada")
        await stage.pause()
        await _rule(stage, offers="automatic")
        await stage.pause()
        assert [offer.conversation_id for offer in await stage.ringing(ANNA)] == [waiting.id]


@staged
async def test_what_is_passed_to_somebody_in_a_manual_queue_rings_for_her_alone(stage: Stage) -> None:
    async with stage.working():
        id_ = await held(stage)
        await _rule(stage, offers="manual")
        await stage.become(BO)
        await stage.run(transfer_conversation, id_, await stage.person(ANNA), to_agent=BO)
        await stage.pause()
        assert [offer.conversation_id for offer in await stage.ringing(BO)] == [id_]
        stage.clock.forward(25)
        await stage.pause(5)
        assert not await stage.ringing(ANNA), "nobody else is asked when she does not answer"
        assert (await stage.conversation(id_)).state is State.QUEUED


@staged
async def test_a_queue_that_accepts_for_its_agents_gives_without_ringing(stage: Stage) -> None:
    async with stage.working():
        await _rule(stage, auto_accept=True)
        await stage.become(ANNA)
        stage.clock.forward(7)
        given = await stage.write(CHAT, "ada")
        await stage.pause()
        assert (await stage.conversation(given.id)).owner == ANNA
        assert not await stage.ringing(ANNA)
        item = next(one for one in await stage.items(given.id) if one.event == "accepted")
        assert (item.author, item.details["how"]) == (ANNA, "given")
        stage.clock.forward(60)
        await stage.pause()
        assert (await stage.person(ANNA)).is_ready, "nothing could be missed"


@staged
async def test_whoever_is_given_something_is_given_no_more_than_she_may_hold(stage: Stage) -> None:
    async with stage.working():
        await _rule(stage, auto_accept=True)
        await stage.become(ANNA)
        for who in ("ada", "bea", "cleo"):
            await stage.write(CHAT, who)
        await stage.pause()
        states = [(await stage.conversation(row)).state for row in await _all(stage)]
        assert sorted(states) == [State.OPEN, State.OPEN, State.QUEUED]


async def _all(stage: Stage) -> list[ConversationId]:
    desk = await stage.store.read(lambda reading: reading.desk(ANNA))
    ids = [*[row.id for row in desk.conversations], *[row.conversation_id for row in desk.waiting]]
    return [ConversationId(id_) for id_ in ids]


@staged
async def test_the_record_of_what_was_given_is_that_of_an_offer_that_was_accepted_at_once(stage: Stage) -> None:
    async with stage.working():
        await _rule(stage, auto_accept=True)
        await stage.become(ANNA)
        given = await stage.write(CHAT, "ada")
        await stage.pause()
        facts = await stage.store.read(lambda reading: reading.facts_of(given.id))
        told = {happening: details for _, happening, _, details in facts}
        assert Happening.OFFERED in told
        assert told[Happening.ANSWERED]["rang_seconds"] == 0


@staged
async def test_nobody_takes_out_of_turn_where_the_queue_forbids_it_but_a_supervisor(stage: Stage) -> None:
    await _rule(stage, allows_taking=False)
    await stage.become(ANNA)
    waiting = await stage.write(CHAT, "ada")
    with pytest.raises(NotAllowed, match="in turn"):
        await stage.run(take_conversation, waiting.id, await stage.person(ANNA))
    await stage.run(take_conversation, waiting.id, await stage.person(DORA))
    assert (await stage.conversation(waiting.id)).owner == DORA
