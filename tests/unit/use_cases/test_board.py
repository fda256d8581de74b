"""What a board says of a queue: who could take something from it, and what waits in it."""

from __future__ import annotations

from datetime import timedelta

from hub.application.close import close_conversation
from hub.application.reply import send_reply
from hub.application.transfer import take_conversation, transfer_conversation
from hub.domain.person import Presence
from hub.wire.visitor import QueueFigures
from hub.worker.figures import Figures
from tests.stage.fixtures import staged
from tests.stage.floor import (
    ANNA,
    BO,
    CHAT,
    CHAT_QUEUE,
    CHRIS,
    DORA,
    MAIL_QUEUE,
    NORTH,
    SOUTH,
    TEXT_QUEUE,
    change_entry,
)
from tests.stage.people import let_person_change
from tests.stage.stage import Stage
from tests.stage.timers import fire_due


async def figures_of(stage: Stage, queue: str) -> QueueFigures:
    board = await Figures(stage.store, stage.estimates, now=stage.clock).board(
        frozenset({NORTH, SOUTH}), sees_all=False
    )
    return next(one for one in board.queues if one.queue == queue)


@staged
async def test_the_agents_of_a_queue_are_those_who_could_be_offered_something_of_it(stage: Stage) -> None:
    for id_ in (ANNA, DORA):
        await stage.become(id_)
    found = await figures_of(stage, CHAT_QUEUE)
    assert found.agents == {"available": 1, "away": 0, "offline": 1}, "the supervisor has no room for anything"
    await stage.become(BO, Presence.AWAY)
    await stage.run(let_person_change, ANNA, capacity={"webchat": 0})
    await stage.run(let_person_change, DORA, capacity={"webchat": 1})
    found = await figures_of(stage, CHAT_QUEUE)
    assert found.agents == {"available": 1, "away": 1, "offline": 0}, "now she has, and Anna has none"


@staged
async def test_whoever_paused_what_comes_into_a_queue_or_never_takes_it_is_not_available_there(stage: Stage) -> None:
    for id_ in (BO, CHRIS, DORA):
        await stage.become(id_)
    await stage.run(let_person_change, BO, capacity={"webchat": 2, "email": 2}, paused={"email": ""})
    await stage.run(let_person_change, CHRIS, capacity={"webchat": 2})
    await stage.run(let_person_change, DORA, capacity={"webchat": 2, "email": 1})
    mail, chat = await figures_of(stage, MAIL_QUEUE), await figures_of(stage, CHAT_QUEUE)
    assert mail.agents == {"available": 1, "away": 0, "offline": 0, "paused": 1}, "Chris never takes mail"
    assert chat.agents == {"available": 2, "away": 0, "offline": 1}


@staged
async def test_what_rings_for_somebody_waits_still_and_is_told_apart(stage: Stage) -> None:
    async with stage.working():
        await stage.run(let_person_change, ANNA, capacity={"webchat": 1})
        await stage.become(ANNA)
        for who in ("ada", "bea", "cleo"):
            await stage.write(CHAT, who)
        await stage.pause()
        found = await figures_of(stage, CHAT_QUEUE)
        assert (found.waiting, found.ringing, found.open) == (3, 1, 0)
        await stage.accept(ANNA)
        found = await figures_of(stage, CHAT_QUEUE)
        assert (found.waiting, found.ringing, found.open) == (2, 0, 1)


@staged
async def test_what_waited_through_midnight_still_waits_on_the_board(stage: Stage) -> None:
    stage.clock.forward(timedelta(hours=15, minutes=59).total_seconds())
    first = await stage.write(CHAT, "ada")
    figures = Figures(stage.store, stage.estimates, now=stage.clock)
    await figures.board(frozenset({NORTH}), sees_all=False)
    stage.clock.forward(120)
    await stage.write(CHAT, "bea")
    for late_reader in (figures, Figures(stage.store, stage.estimates, now=stage.clock)):
        board = await late_reader.board(frozenset({NORTH}), sees_all=False)
        found = next(one for one in board.queues if one.queue == CHAT_QUEUE)
        assert (found.waiting, found.longest_waiting_since) == (2, first.waiting_since.isoformat())
        assert found.arrived_today == 1
        assert found.service_level == 0, "she waits too long since yesterday, and nobody was answered"


@staged
async def test_a_conversation_counts_once_as_answered_however_often_somebody_takes_it_up(stage: Stage) -> None:
    anna, bo, dora = await stage.person(ANNA), await stage.person(BO), await stage.person(DORA)
    for id_ in (ANNA, BO, DORA):
        await stage.become(id_)
    found = await stage.write(CHAT, "ada")
    await stage.run(take_conversation, found.id, anna)
    for queue in (CHAT_QUEUE, TEXT_QUEUE):
        await stage.run(transfer_conversation, found.id, anna, to_agent=None, to_queue=queue, note="")
        stage.clock.forward(3_600)
        await stage.run(take_conversation, found.id, anna)
    await stage.run(close_conversation, found.id, anna, disposition="solved")
    await stage.write(CHAT, "ada", "One more thing")
    await stage.run(take_conversation, found.id, bo)
    other = await stage.write(CHAT, "bea")
    await stage.run(take_conversation, other.id, dora)
    chat, text = await figures_of(stage, CHAT_QUEUE), await figures_of(stage, TEXT_QUEUE)
    assert (chat.arrived_today, chat.answered_today, chat.service_level) == (2, 2, 1)
    assert (text.arrived_today, text.answered_today, text.service_level) == (0, 0, None)


@staged
async def test_a_board_tells_what_of_the_promises_is_near_or_missed_and_whom_to_look_after(stage: Stage) -> None:
    assert (await figures_of(stage, CHAT_QUEUE)).sla is None
    policy = {"name": "Usual", "first_response_seconds": 600, "on_breach": {"tell_supervisors": True}}
    await stage.run(change_entry, "queues", CHAT_QUEUE, sla=[policy])
    late = await stage.write(CHAT, "ada")
    stage.clock.forward(300)
    await stage.write(CHAT, "bea")
    stage.clock.forward(490)
    await fire_due(stage)
    found = (await figures_of(stage, CHAT_QUEUE)).sla
    assert found is not None
    assert (found.near, found.late, found.met_today, found.missed_today) == (1, 1, 0, 1)
    (alarm,) = found.alarms
    assert (alarm.conversation_id, alarm.target, alarm.agent_id) == (late.id, "first_response", "")
    await stage.become(ANNA)
    await stage.run(take_conversation, late.id, await stage.person(ANNA))
    await stage.run(send_reply, late.id, await stage.person(ANNA), text="Sorry", client_id="1")
    found = (await figures_of(stage, CHAT_QUEUE)).sla
    assert found is not None
    assert (found.near, found.late, found.alarms) == (1, 0, ())
