"""What a board says of a queue: who could take something from it, and what waits in it."""

from __future__ import annotations

from datetime import timedelta

from hub.application.close import close_conversation
from hub.application.transfer import take_conversation, transfer_conversation
from hub.domain.person import Presence
from hub.wire.visitor import QueueFigures
from hub.worker.figures import Figures
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHAT, CHAT_QUEUE, DORA, NORTH, TEXT_QUEUE
from tests.stage.people import let_person_change
from tests.stage.stage import Stage


async def figures_of(stage: Stage, queue: str) -> QueueFigures:
    board = await Figures(stage.store, stage.estimates, now=stage.clock).board(frozenset({NORTH}), sees_all=False)
    return next(figures for figures in board.queues if figures.queue == queue)


@staged
async def test_the_agents_of_a_queue_are_those_who_could_be_offered_something_of_it(stage: Stage) -> None:
    for id_ in (ANNA, DORA):
        await stage.become(id_)
    found = await figures_of(stage, CHAT_QUEUE)
    assert found.agents == {"available": 1, "away": 0, "offline": 1}, "the supervisor has no room for anything"
    await stage.become(BO, Presence.AWAY)
    await stage.run(let_person_change, ANNA, capacity={"webchat": 0})
    await stage.run(let_person_change, DORA, capacity={"sms": 1})
    found = await figures_of(stage, CHAT_QUEUE)
    assert found.agents == {"available": 1, "away": 1, "offline": 0}, "now she has, and Anna has none"


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
