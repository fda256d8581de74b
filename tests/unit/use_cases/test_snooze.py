"""What is put aside, until when, and to whom it comes back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hub.application.close import end_conversation
from hub.application.snooze import snooze_conversation, wake_conversation
from hub.application.transfer import take_conversation
from hub.domain.conversation import State
from hub.domain.ids import ConversationId
from hub.domain.person import Presence
from hub.domain.problem import Conflict, Invalid, NotAllowed
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHAT, GRACE_SECONDS, IDLE_SECONDS, TEXT
from tests.stage.stage import Stage
from tests.stage.timers import fire_due
from tests.unit.use_cases.acts import held

HOUR = timedelta(hours=1)


async def _asleep(stage: Stage, account: str = CHAT, who: str = "ada") -> ConversationId:
    id_ = await held(stage, account, who)
    await stage.run(snooze_conversation, id_, await stage.person(ANNA), stage.clock() + HOUR)
    return id_


async def _events(stage: Stage, id_: ConversationId) -> list[str]:
    return [item.event for item in await stage.items(id_) if item.event]


@staged
async def test_the_slot_is_free_while_it_sleeps_and_the_clock_brings_it_back_to_its_owner(stage: Stage) -> None:
    id_ = await _asleep(stage)
    asleep = await stage.conversation(id_)
    assert (asleep.state, asleep.owner, asleep.holds_slot) == (State.SNOOZED, ANNA, False)
    assert asleep.ends_at == stage.clock() + HOUR
    stage.clock.forward(HOUR.total_seconds() - 1)
    assert await fire_due(stage) == 0
    stage.clock.forward(1)
    assert await fire_due(stage) == 1
    awake = await stage.conversation(id_)
    assert (awake.state, awake.owner, awake.holds_slot, awake.ends_at) == (State.OPEN, ANNA, True, None)
    assert (await _events(stage, id_))[-2:] == ["snoozed", "snooze_over"]


@staged
async def test_a_word_of_the_customer_brings_it_back_before_its_time_and_the_old_clock_is_harmless(
    stage: Stage,
) -> None:
    id_ = await _asleep(stage, TEXT, "+15550111")
    await stage.write(TEXT, "+15550111", "One more thing")
    assert (await stage.conversation(id_)).state is State.OPEN
    stage.clock.forward(HOUR.total_seconds())
    assert await fire_due(stage) == 0


@staged
async def test_what_sleeps_without_a_time_wakes_only_by_a_word_or_by_hand(stage: Stage) -> None:
    id_ = await held(stage, TEXT, "+15550111")
    await stage.run(snooze_conversation, id_, await stage.person(ANNA), None)
    assert (await stage.conversation(id_)).ends_at is None
    stage.clock.forward(timedelta(days=30).total_seconds())
    await fire_due(stage)
    assert (await stage.conversation(id_)).state is State.SNOOZED
    await stage.run(wake_conversation, id_, await stage.person(ANNA))
    assert (await stage.conversation(id_)).state is State.OPEN
    await stage.run(wake_conversation, id_, await stage.person(ANNA))
    await stage.run(snooze_conversation, id_, await stage.person(ANNA), None)
    await stage.write(TEXT, "+15550111", "Here I am")
    assert (await stage.conversation(id_)).owner == ANNA


@staged
async def test_without_room_it_waits_for_its_owner_first_and_then_for_anybody(stage: Stage) -> None:
    id_ = await _asleep(stage)
    for who in ("bea", "cleo"):
        other = await stage.write(CHAT, who)
        await stage.run(take_conversation, other.id, await stage.person(ANNA))
    with pytest.raises(Conflict, match="no room"):
        await stage.run(wake_conversation, id_, await stage.person(ANNA))
    stage.clock.forward(HOUR.total_seconds())
    await fire_due(stage)
    waiting = await stage.conversation(id_)
    assert (waiting.state, waiting.named_agent_id) == (State.QUEUED, ANNA)
    assert waiting.named_until == stage.clock() + timedelta(seconds=GRACE_SECONDS)


@staged
async def test_whoever_is_gone_is_not_waited_for(stage: Stage) -> None:
    id_ = await _asleep(stage)
    await stage.become(ANNA, Presence.OFFLINE)
    stage.clock.forward(HOUR.total_seconds())
    await fire_due(stage)
    waiting = await stage.conversation(id_)
    assert (waiting.state, waiting.named_until) == (State.QUEUED, stage.clock())


@staged
async def test_a_silent_customer_is_not_asked_for_while_it_sleeps(stage: Stage) -> None:
    id_ = await _asleep(stage)
    stage.clock.forward(IDLE_SECONDS + 1)
    assert await fire_due(stage) == 0
    assert (await stage.conversation(id_)).state is State.SNOOZED


@staged
async def test_the_same_time_twice_is_one_snooze_and_another_time_replaces_it(stage: Stage) -> None:
    id_ = await _asleep(stage)
    anna = await stage.person(ANNA)
    await stage.run(snooze_conversation, id_, anna, stage.clock() + HOUR)
    assert (await _events(stage, id_)).count("snoozed") == 1
    await stage.run(snooze_conversation, id_, anna, stage.clock() + 2 * HOUR)
    stage.clock.forward(HOUR.total_seconds())
    assert await fire_due(stage) == 0


@staged
async def test_a_time_that_makes_no_sense_is_refused_with_what_to_do(stage: Stage) -> None:
    id_ = await held(stage)
    anna = await stage.person(ANNA)
    with pytest.raises(Invalid, match="still to come"):
        await stage.run(snooze_conversation, id_, anna, stage.clock())
    with pytest.raises(Invalid, match="a year"):
        await stage.run(snooze_conversation, id_, anna, stage.clock() + timedelta(days=400))
    with pytest.raises(NotAllowed):
        await stage.run(snooze_conversation, id_, await stage.person(BO), None)
    await stage.run(end_conversation, id_, anna)
    with pytest.raises(Conflict):
        await stage.run(snooze_conversation, id_, anna, None)
    with pytest.raises(Conflict, match="not put aside"):
        await stage.run(wake_conversation, id_, anna)
