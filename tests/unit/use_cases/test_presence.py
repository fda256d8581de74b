"""How an agent can be reached: what she says, when it begins to hold, and what the hub sees beside it."""

from __future__ import annotations

from datetime import timedelta

from hub.application.close import close_conversation, end_conversation
from hub.application.presence import line_found, line_lost, set_presence
from hub.application.transfer import take_conversation
from hub.application.visitor import visitor_ends
from hub.application.wait import wait_for_customer
from hub.domain.ids import ConversationId, PersonId
from hub.domain.person import CONNECTION_LOST, Person, Presence
from hub.wire.desk import Colleague, Desk, Me
from hub.wire.store import Reading
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHAT, TEXT, WRAP_UP_SECONDS
from tests.stage.stage import Stage
from tests.stage.timers import fire_due
from tests.unit.use_cases.acts import held

LUNCH = timedelta(minutes=30)


def _desk(reading: Reading, id_: PersonId) -> Desk:
    return reading.desk(id_)


async def _me(stage: Stage, id_: PersonId = ANNA) -> Me:
    return (await stage.store.read(_desk, id_)).me


async def _seen(stage: Stage, of: PersonId = ANNA, by: PersonId = BO) -> Colleague:
    desk = await stage.store.read(_desk, by)
    return next(row for row in desk.colleagues if row.id == of)


async def _leave(stage: Stage, presence: Presence = Presence.AWAY, reason: str | None = "lunch") -> Person:
    return await stage.run(set_presence, ANNA, presence, reason, at_once=False)


async def _close(stage: Stage, id_: ConversationId) -> None:
    await stage.run(close_conversation, id_, await stage.person(ANNA), disposition="solved")


@staged
async def test_a_break_has_the_end_that_was_planned_for_its_reason(stage: Stage) -> None:
    await stage.become(ANNA)
    await stage.become(ANNA, Presence.AWAY, "lunch")
    assert (await _me(stage)).until == stage.clock() + LUNCH
    assert (await _seen(stage)).until == stage.clock() + LUNCH
    await stage.become(ANNA)
    assert (await _seen(stage)).until is None


@staged
async def test_the_same_break_again_neither_begins_nor_ends_anew(stage: Stage) -> None:
    await stage.become(ANNA, Presence.AWAY, "lunch")
    began = await stage.person(ANNA)
    stage.clock.forward(60)
    await stage.become(ANNA, Presence.AWAY, "lunch")
    assert await stage.person(ANNA) == began


@staged
async def test_away_without_a_reason_has_no_planned_end(stage: Stage) -> None:
    await stage.become(ANNA, Presence.AWAY)
    assert (await _me(stage)).until is None


@staged
async def test_who_leaves_while_a_customer_waits_for_every_word_is_away_after_the_wrap_up(stage: Stage) -> None:
    id_ = await held(stage)
    left = await _leave(stage)
    assert (left.presence, left.next_presence, left.next_reason) == (Presence.AVAILABLE, Presence.AWAY, "lunch")
    assert not left.is_ready
    assert (await _seen(stage)).next_presence == "away"
    await stage.run(end_conversation, id_, await stage.person(ANNA))
    assert (await stage.person(ANNA)).presence is Presence.AVAILABLE, "the wrap-up is work for that customer"
    stage.clock.forward(20)
    await _close(stage, id_)
    me = await _me(stage)
    assert (me.presence, me.reason, me.next_presence) == ("away", "lunch", None)
    assert (me.since, me.until) == (stage.clock(), stage.clock() + LUNCH)


@staged
async def test_the_last_of_several_customers_decides(stage: Stage) -> None:
    first, second = await held(stage, who="ada"), await held(stage, who="bea")
    await _leave(stage)
    await _close(stage, first)
    assert (await stage.person(ANNA)).presence is Presence.AVAILABLE
    await _close(stage, second)
    assert (await stage.person(ANNA)).presence is Presence.AWAY


@staged
async def test_a_wrap_up_that_runs_out_a_rest_and_a_customer_who_leaves_let_her_go_too(stage: Stage) -> None:
    for end in ("runs out", "rests", "leaves"):
        id_ = await held(stage, who=end)
        await _leave(stage)
        conversation = await stage.conversation(id_)
        if end == "rests":
            await stage.run(wait_for_customer, id_, await stage.person(ANNA))
        else:
            await stage.run(visitor_ends, conversation.identity_id, stage.store.floor.accounts[CHAT])
            stage.clock.forward(WRAP_UP_SECONDS)
            await fire_due(stage)
        assert (await stage.person(ANNA)).presence is Presence.AWAY, end


@staged
async def test_what_rang_goes_back_as_soon_as_she_means_to_leave(stage: Stage) -> None:
    async with stage.working():
        await held(stage)
        await stage.write(CHAT, "bea")
        await stage.pause()
        assert len(await stage.ringing(ANNA)) == 1
        await _leave(stage)
        await stage.pause()
        assert not await stage.ringing(ANNA)


@staged
async def test_she_may_change_her_mind(stage: Stage) -> None:
    id_ = await held(stage)
    await _leave(stage)
    await stage.become(ANNA)
    assert (await stage.person(ANNA)).is_ready
    await _close(stage, id_)
    assert (await stage.person(ANNA)).presence is Presence.AVAILABLE


@staged
async def test_she_may_leave_at_once(stage: Stage) -> None:
    await held(stage)
    await _leave(stage)
    await stage.become(ANNA, Presence.AWAY, "lunch")
    me = await _me(stage)
    assert (me.presence, me.next_presence) == ("away", None)


@staged
async def test_messages_that_can_wait_keep_nobody(stage: Stage) -> None:
    await held(stage, TEXT, "+15550111")
    assert (await _leave(stage)).presence is Presence.AWAY


@staged
async def test_a_lost_line_is_seen_at_once_and_nothing_new_rings(stage: Stage) -> None:
    async with stage.working():
        await stage.become(ANNA)
        await stage.run(line_lost, ANNA, 20)
        seen = await _seen(stage)
        assert (seen.presence, seen.is_reachable) == ("available", False)
        waiting = await stage.write(CHAT, "ada")
        await stage.pause()
        assert not await stage.ringing(ANNA)
        await stage.run(line_found, ANNA)
        await stage.pause()
        assert [offer.conversation_id for offer in await stage.ringing(ANNA)] == [waiting.id]
        assert (await _seen(stage)).is_reachable


@staged
async def test_a_line_lost_for_less_than_the_grace_costs_nothing(stage: Stage) -> None:
    id_ = await held(stage)
    before = await stage.person(ANNA)
    await stage.run(line_lost, ANNA, 20)
    stage.clock.forward(19)
    assert await fire_due(stage) == 0
    await stage.run(line_found, ANNA)
    stage.clock.forward(60)
    await fire_due(stage)
    assert await stage.person(ANNA) == before
    assert (await stage.conversation(id_)).owner == ANNA


@staged
async def test_who_meant_to_go_to_lunch_when_her_line_was_lost_is_at_lunch_when_it_is_back(stage: Stage) -> None:
    await held(stage)
    await _leave(stage)
    await stage.run(line_lost, ANNA, 20)
    stage.clock.forward(20)
    await fire_due(stage)
    assert (await stage.person(ANNA)).reason == CONNECTION_LOST
    await stage.run(line_found, ANNA)
    assert ((await stage.person(ANNA)).presence, (await stage.person(ANNA)).reason) == (Presence.AWAY, "lunch")


@staged
async def test_who_meant_to_go_home_stays_gone(stage: Stage) -> None:
    await held(stage)
    await _leave(stage, Presence.OFFLINE, None)
    await stage.run(line_lost, ANNA, 20)
    stage.clock.forward(20)
    await fire_due(stage)
    await stage.run(line_found, ANNA)
    assert ((await stage.person(ANNA)).presence, (await stage.person(ANNA)).reason) == (Presence.OFFLINE, None)


@staged
async def test_a_break_over_which_the_laptop_was_closed_ends_when_it_was_planned(stage: Stage) -> None:
    await stage.become(ANNA, Presence.AWAY, "lunch")
    planned = (await stage.person(ANNA)).presence_until
    await stage.run(line_lost, ANNA, 20)
    stage.clock.forward(600)
    await fire_due(stage)
    assert (await _seen(stage)).until is None
    await stage.run(line_found, ANNA)
    assert (await _seen(stage)).until == planned


@staged
async def test_colleagues_see_how_much_she_does(stage: Stage) -> None:
    await held(stage, TEXT, "+15550111")
    id_ = await held(stage)
    seen = await _seen(stage)
    assert (seen.holding, seen.live, seen.wrapping, seen.room) == (2, 1, 0, 5)
    await stage.run(end_conversation, id_, await stage.person(ANNA))
    seen = await _seen(stage)
    assert (seen.holding, seen.live, seen.wrapping) == (2, 0, 1)


@staged
async def test_she_may_still_take_something_herself_before_she_goes(stage: Stage) -> None:
    await held(stage)
    await _leave(stage)
    more = await stage.write(CHAT, "bea")
    await stage.run(take_conversation, more.id, await stage.person(ANNA))
    assert (await stage.conversation(more.id)).owner == ANNA
