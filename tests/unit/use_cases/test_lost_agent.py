"""What becomes of an agent's conversations when her console has stopped answering for the grace."""

from __future__ import annotations

from hub.application.presence import await_consoles, line_found, line_lost
from hub.application.transaction import Transaction
from hub.domain.conversation import State
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHAT_QUEUE, TEXT, change_entry
from tests.stage.stage import Stage
from tests.stage.timers import fire_due
from tests.unit.use_cases.acts import held

GRACE = 20


async def _rule(stage: Stage, queue: str, rule: str) -> None:
    def change(tx: Transaction) -> None:
        change_entry(tx, "queues", queue, on_lost_agent=rule)

    await stage.run(change)


async def _lose(stage: Stage) -> None:
    """Her laptop is closed, and stays so for the whole grace."""
    await stage.run(line_lost, ANNA, GRACE)
    stage.clock.forward(GRACE)
    await fire_due(stage)


@staged
async def test_a_live_chat_waits_for_somebody_else_and_messages_are_kept(stage: Stage) -> None:
    chat, text = await held(stage), await held(stage, TEXT, "+15550111")
    await _lose(stage)
    assert (await stage.conversation(chat)).state is State.QUEUED
    assert (await stage.conversation(text)).owner == ANNA
    told = next(item for item in await stage.items(chat) if item.event == "agent_lost")
    assert told.details["agent"] == "Anna Holm"


@staged
async def test_the_queue_may_keep_everything_for_her(stage: Stage) -> None:
    await _rule(stage, CHAT_QUEUE, "keep")
    chat = await held(stage)
    await _lose(stage)
    assert (await stage.conversation(chat)).owner == ANNA


@staged
async def test_the_queue_may_let_messages_wait_for_somebody_else_too(stage: Stage) -> None:
    await _rule(stage, "text-queue", "requeue")
    text = await held(stage, TEXT, "+15550111")
    await _lose(stage)
    assert (await stage.conversation(text)).state is State.QUEUED


@staged
async def test_a_line_that_is_back_within_the_grace_costs_nobody_her_conversation(stage: Stage) -> None:
    chat = await held(stage)
    before = await stage.conversation(chat)
    await stage.run(line_lost, ANNA, GRACE)
    stage.clock.forward(GRACE - 1)
    await fire_due(stage)
    await stage.run(line_found, ANNA)
    stage.clock.forward(GRACE)
    await fire_due(stage)
    assert await stage.conversation(chat) == before


@staged
async def test_a_hub_that_was_away_for_longer_than_the_grace_gives_it_anew(stage: Stage) -> None:
    chat = await held(stage)
    before = await stage.conversation(chat)
    await stage.run(line_lost, ANNA, GRACE)
    stage.clock.forward(10 * GRACE)
    await stage.run(await_consoles, GRACE)
    await fire_due(stage)
    assert await stage.conversation(chat) == before
    stage.clock.forward(GRACE)
    await fire_due(stage)
    assert (await stage.conversation(chat)).state is State.QUEUED


@staged
async def test_a_hub_that_begins_takes_nobody_for_lost_who_was_not(stage: Stage) -> None:
    await held(stage)
    before = await stage.person(ANNA)
    await stage.run(await_consoles, GRACE)
    stage.clock.forward(10 * GRACE)
    await fire_due(stage)
    assert await stage.person(ANNA) == before


@staged
async def test_whoever_is_back_before_anybody_took_it_has_the_first_choice(stage: Stage) -> None:
    chat = await held(stage)
    async with stage.working():
        await stage.run(line_lost, ANNA, GRACE)
        await stage.pause(GRACE + 0.1)
        assert (await stage.conversation(chat)).state is State.QUEUED
        await stage.run(line_found, ANNA)
        await stage.pause()
        assert [offer.conversation_id for offer in await stage.ringing(ANNA)] == [chat]


@staged
async def test_a_colleague_who_is_there_gets_it_at_once(stage: Stage) -> None:
    chat = await held(stage)
    async with stage.working():
        await stage.become(BO)
        await stage.run(line_lost, ANNA, GRACE)
        await stage.pause(GRACE + 0.1)
        assert [offer.conversation_id for offer in await stage.ringing(BO)] == [chat]
