"""Since when an agent is idle is what the floor's clock says, before and after the router began."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hub.domain.conversation import Conversation, State
from hub.domain.fact import Happening
from hub.domain.floor import Floor, Hours, Queue
from hub.domain.idle_clock import IdleClock
from hub.domain.ids import PersonId
from hub.domain.person import Presence
from hub.worker.agent_history import AgentFact, AgentHistory, asks_for_history
from routing.floor import AgentOrder
from tests.unit.worker.mirrors import GENERAL, SUPPORT, agent, at, floor, matched, mirror, waits

ANN, BO = PersonId("ann"), PersonId("bo")
DAY = [
    (0, Happening.PRESENCE, None, "available"),
    (10, Happening.OFFERED, "c1", ""),
    (12, Happening.ANSWERED, "c1", ""),
    (50, Happening.WAITING, "c1", ""),
    (100, Happening.CLOSED, "c1", ""),
    (200, Happening.OFFERED, "c2", ""),
    (230, Happening.OFFER_ENDED, "c2", ""),
    (230, Happening.PRESENCE, None, "away"),
    (300, Happening.PRESENCE, None, "available"),
]
SINCE = {
    IdleClock.LATEST: 300,
    IdleClock.LAST_ENDED: 100,
    IdleClock.LAST_OFFERED: 200,
    IdleClock.AVAILABLE: 300,
    IdleClock.CAPACITY_FREED: 300,
}


def facts(of: PersonId = ANN) -> list[AgentFact]:
    return [
        (at(second), what, of, waits(named).id if named else None, GENERAL, presence)
        for second, what, named, presence in DAY
    ]


@pytest.mark.parametrize("clock", IdleClock)
def test_the_past_is_read_as_it_happened(clock: IdleClock) -> None:
    history = AgentHistory()
    history.begin(facts(), floor(), at(400))
    assert history.idle_since(agent("ann", ready=300), clock) == at(SINCE[clock]).timestamp()


@pytest.mark.parametrize("clock", IdleClock)
def test_the_present_is_heard_as_the_past_is_read(clock: IdleClock) -> None:
    history = AgentHistory()
    history.begin([], floor(), at(-1))
    held = replace(waits("c1"), state=State.OPEN, agent_id=ANN, holds_slot=True)
    history.turn(agent("ann"), at(0))
    history.offered(ANN, at(10))
    history.follow(held, at(12))
    history.follow(replace(held, state=State.CLOSED, agent_id=None), at(100))
    history.freed(ANN, at(100))
    history.offered(ANN, at(200))
    history.freed(ANN, at(230))
    assert history.idle_since(agent("ann", ready=300), clock) == at(SINCE[clock]).timestamp()


def test_a_slot_that_a_queue_gives_back_counts_as_freed_only_there() -> None:
    waiting: list[AgentFact] = [(at(50), Happening.WAITING, ANN, waits("c1").id, GENERAL, "")]
    for keeps, since in ((True, 0), (False, 50)):
        history = AgentHistory()
        history.begin(waiting, floor(holds_slot_while_waiting=keeps), at(60))
        assert history.idle_since(agent("ann"), IdleClock.CAPACITY_FREED) == at(since).timestamp()


def test_whoever_never_did_anything_is_idle_since_she_is_there() -> None:
    history = AgentHistory()
    history.begin([], floor(), at(0))
    assert {history.idle_since(agent("ann", ready=7), clock) for clock in IdleClock} == {at(7).timestamp()}


def test_the_figures_of_her_day_are_counted_and_begin_anew_at_midnight() -> None:
    history = AgentHistory()
    history.begin(facts(), floor(), at(400))
    past = history.past(ANN, at(400))
    assert (past.handled, past.mean_handle_seconds) == (1, 88.0)
    assert past.occupancy == pytest.approx(88 / 330)
    past = history.past(ANN, at(13 * 3_600))
    assert (past.handled, past.mean_handle_seconds, past.occupancy) == (0, 0.0, 0.0)


def test_her_day_begins_where_the_queue_that_counts_it_is() -> None:
    night = Hours("night", "Night", "America/Los_Angeles")
    here = replace(floor(agent_order=AgentOrder.FEWEST_HANDLED, hours="night"), hours={"night": night})
    history = AgentHistory()
    history.begin(facts(), here, at(400))
    assert history.past(ANN, at(13 * 3_600)).handled == 1, "it is afternoon there"
    assert history.past(ANN, at(24 * 3_600)).handled == 0


@pytest.mark.parametrize(
    ("order", "chosen"),
    [
        (AgentOrder.FEWEST_HANDLED, "bo"),
        (AgentOrder.SHORTEST_HANDLE_TIME, "bo"),
        (AgentOrder.LEAST_OCCUPIED, "bo"),
        (AgentOrder.LONGEST_IDLE, "ann"),
    ],
)
def test_orders_by_the_day_ask_for_the_day(order: AgentOrder, chosen: str) -> None:
    one = mirror(floor(agent_order=order))
    assert one.is_uninformed == (order is not AgentOrder.LONGEST_IDLE)
    one.remember(facts(), at(400))
    assert not one.is_uninformed
    one.put_person(agent("ann", ready=300), at(400))
    one.put_person(agent("bo", ready=350), at(400))
    one.put_conversation(waits("c9", 400), at(400))
    assert matched(one, 400) == [("c9", chosen)]


def test_who_is_busy_for_a_smaller_share_changes_while_nothing_happens() -> None:
    one = mirror(floor(agent_order=AgentOrder.LEAST_OCCUPIED))
    one.remember(facts(), at(310))
    one.put_person(agent("ann", ready=300), at(310))
    one.put_person(agent("bo", ready=310), at(310))
    held = replace(waits("c3"), state=State.OPEN, agent_id=BO, holds_slot=True)
    one.put_conversation(held, at(310))
    one.put_conversation(closed(held), at(330))
    assert matched(one, 330) == []
    # By now 88 s of 1,330 are behind ann, and 20 of 1,020 behind bo.
    one.put_conversation(waits("c9", 1_330), at(1_330))
    assert matched(one, 1_330) == [("c9", "bo")]


def closed(held: Conversation) -> Conversation:
    return replace(held, state=State.CLOSED, agent_id=None, holds_slot=False)


@pytest.mark.parametrize(("clock", "second"), [(IdleClock.LAST_OFFERED, "bo"), (IdleClock.AVAILABLE, "ann")])
def test_being_offered_something_starts_only_some_clocks_anew(clock: IdleClock, second: str) -> None:
    one = mirror(floor(clock=clock, agent_order=AgentOrder.LONGEST_IDLE))
    one.remember([], at(0))
    one.put_person(agent("ann", ready=1), at(1))
    one.put_person(agent("bo", ready=2), at(2))
    for name in ("c1", "c2"):
        one.put_conversation(waits(name, 5), at(5))
    assert matched(one, 5) == [("c1", "ann"), ("c2", second)]


def test_a_floor_that_asks_for_nothing_keeps_nothing() -> None:
    assert not asks_for_history(floor())
    assert not asks_for_history(floor(clock=IdleClock.AVAILABLE))
    assert asks_for_history(floor(clock=IdleClock.LAST_ENDED))
    assert asks_for_history(Floor(queues={GENERAL: Queue(GENERAL, "", SUPPORT, agent_order=AgentOrder.FEWEST_HANDLED)}))
    history = AgentHistory()
    history.follow(replace(waits("c1"), state=State.OPEN, agent_id=ANN), at(0))
    history.turn(agent("ann", presence=Presence.AWAY), at(1))
    assert history.past(ANN, at(5)).handled == 0


def test_a_conversation_held_before_the_router_began_ends_like_others() -> None:
    one = mirror(floor(clock=IdleClock.LAST_ENDED, agent_order=AgentOrder.LONGEST_IDLE), agent("ann"), agent("bo"))
    one.remember([], at(0))
    held = replace(waits("old"), state=State.OPEN, agent_id=ANN, holds_slot=True)
    one.hold(ANN, held.id, "sms")
    one.own(ANN, held.id)
    one.put_conversation(closed(held), at(50))
    one.put_conversation(waits("c1", 60), at(60))
    assert matched(one, 60) == [("c1", "bo")]
