"""Whose turn it is follows from what is on record: a router that begins decides as the one before it would have."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hub.domain.conversation import Conversation, State
from hub.domain.fact import Happening
from hub.domain.floor import Floor
from hub.domain.idle_clock import IdleClock
from hub.domain.ids import ConversationId, PersonId
from hub.worker.agent_history import REMEMBERED, AgentFact
from hub.worker.floor import FloorMirror
from routing.floor import AgentOrder
from tests.unit.worker.mirrors import GENERAL, agent, at, floor, mirror, waits

PEOPLE = tuple(agent(name, ready=1, capacity={"sms": 9}) for name in ("ann", "bo", "cy"))
DAY_SECONDS = REMEMBERED.total_seconds()


class Record:
    """A floor that is followed, and what is kept of it."""

    def __init__(self, of: Floor, state: State = State.OFFERED) -> None:
        self.floor = of
        self.state = state
        self.facts: list[AgentFact] = []
        self.held: list[Conversation] = []
        self.mirror = mirror(of, *PEOPLE)
        self.mirror.remember([], at(0))

    def choose(self, name: str, now: float) -> str:
        """Who is offered the next one, or has it at once; it is on record, and soon over."""
        self.mirror.put_conversation(waits(name, now), at(now))
        (decision,) = self.mirror.decide(at(now))
        id_, who = ConversationId(name), PersonId(decision.agent_id)
        self.facts.append((at(now), Happening.OFFERED, who, id_, GENERAL, ""))
        offered = replace(waits(name, now), state=self.state, agent_id=who, holds_slot=True)
        self.mirror.put_conversation(offered, at(now))
        self.mirror.put_conversation(replace(offered, state=State.CLOSED, agent_id=None, holds_slot=False), at(now + 1))
        return str(who)

    def restarted(self, now: float) -> Record:
        """Another router has read what is kept."""
        other = Record(self.floor, self.state)
        other.facts, other.mirror = list(self.facts), FloorMirror()
        other.mirror.put_floor(self.floor, at(now))
        other.mirror.remember([fact for fact in self.facts if fact[0] >= at(now) - REMEMBERED], at(now))
        for person in PEOPLE:
            other.mirror.put_person(person, at(now))
        return other


def test_a_floor_that_goes_by_turns_asks_for_what_happened() -> None:
    assert mirror(floor(agent_order=AgentOrder.ROUND_ROBIN)).is_uninformed


@pytest.mark.parametrize("clock", [IdleClock.LATEST, IdleClock.AVAILABLE])
@pytest.mark.parametrize("state", [State.OFFERED, State.OPEN])
def test_a_router_that_begins_goes_on_with_the_next_in_turn(clock: IdleClock, state: State) -> None:
    one = Record(floor(clock=clock, agent_order=AgentOrder.ROUND_ROBIN), state)
    assert [one.choose(f"c{number}", 10.0 * number) for number in range(1, 5)] == ["ann", "bo", "cy", "ann"]
    other = one.restarted(60)
    for each in (one, other):
        assert [each.choose(f"d{number}", 60.0 + 10 * number) for number in range(4)] == ["bo", "cy", "ann", "bo"]


def test_a_turn_is_remembered_for_a_day_whoever_remembers_it() -> None:
    one = Record(floor(agent_order=AgentOrder.ROUND_ROBIN))
    assert [one.choose("c1", 10.0), one.choose("c2", 20.0)] == ["ann", "bo"]
    late = DAY_SECONDS + 15
    # By now it is as if ann had never been chosen, and she comes before cy by her name.
    for number, who in enumerate(("ann", "cy", "bo")):
        other = one.restarted(late + number)
        assert [each.choose(f"d{number}", late + number) for each in (one, other)] == [who, who]
