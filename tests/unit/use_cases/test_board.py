"""What a board says of a queue: who could take something from it, and what waits in it."""

from __future__ import annotations

from hub.domain.person import Presence
from hub.wire.visitor import QueueFigures
from hub.worker.figures import Figures
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHAT_QUEUE, DORA, NORTH
from tests.stage.people import let_person_change
from tests.stage.stage import Stage


async def figures_of(stage: Stage, queue: str) -> QueueFigures:
    board = await Figures(stage.store, now=stage.clock).board(frozenset({NORTH}), sees_all=False)
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
