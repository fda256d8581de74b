"""The routing benchmark measures two ways of doing the same work, on a floor as it says."""

import random

import pytest

from hub.commands.bench.routing_sides import OPENED_AT, EngineSide, Event, Held, NaiveSide, serves
from hub.commands.bench.routing_work import SESSIONS, Sizes, Work

SMALL = Sizes(agents=30, skills=16, queued=300)


@pytest.mark.parametrize("generalists", [0, 5, 30])
def test_the_engine_and_the_scan_serve_the_same_people(generalists: int) -> None:
    work = Work(Sizes(SMALL.agents, SMALL.skills, SMALL.queued, generalists))
    waiting = work.conversations(SMALL.queued + SESSIONS * SMALL.agents, OPENED_AT - 1)
    engine = EngineSide(work, waiting)
    taken = {conversation_id for _, conversation_id in engine.held}
    scan = NaiveSide(work.agents, [each for each in waiting if each.conversation_id not in taken], Held(engine.held))
    chance = random.Random(1)  # noqa: S311 - chance that can be repeated
    events = [Event(chance.random(), arrival) for arrival in work.conversations(100, OPENED_AT)]
    made, took = engine.run(events)
    assert scan.run(events)[0] == made == len(took) == len(events)
    assert list(scan.held) == list(engine.held)


def test_everything_that_is_asked_somebody_can_do() -> None:
    work = Work(SMALL)
    profiles_at_work = Work(Sizes(agents=5_000, skills=SMALL.skills))
    for waiting in work.conversations(300, OPENED_AT):
        assert any(serves(agent, waiting) for agent in profiles_at_work.agents)


def test_generalists_can_do_everything() -> None:
    work = Work(Sizes(agents=3, skills=200, queued=100, generalists=1))
    every = [[serves(agent, waiting) for waiting in work.conversations(100, OPENED_AT)] for agent in work.agents]
    assert all(every[0])
    assert not any(all(one) for one in every[1:])


def test_the_floor_is_the_same_in_every_run() -> None:
    one, two = Work(SMALL), Work(SMALL)
    assert one.agents == two.agents
    assert one.conversations(50, OPENED_AT) == two.conversations(50, OPENED_AT)
