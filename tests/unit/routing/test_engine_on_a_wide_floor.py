"""On a floor with more kinds of agents and customers than a loop looks at, the engine decides as on a small one."""

from collections import Counter
from dataclasses import replace
from random import Random

import hypothesis.strategies as st
from hypothesis import given, settings

from routing.decision import Decision
from routing.demand import Demand
from routing.engine import Engine
from routing.floor import Agent, QueuePolicy, Waiting
from routing.reason import Reason

SKILLS = tuple("abcdefghijkl")
QUEUES = ("one", "two")
CHANNELS = ("chat", "mail")
AGENTS = 90
CUSTOMERS = 160


class Floor:
    """Agents and customers as plain values, many of them alike in every instant, and the rules read from the top."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)  # noqa: S311 - a floor that can be thrown again
        self.engine = Engine()
        for queue in QUEUES:
            self.engine.put_queue(QueuePolicy(queue))
        self.agents: dict[str, Agent] = {}
        self.waiting: dict[str, Waiting] = {}
        for number in range(AGENTS):
            self.come(f"a{number:03}")
        for number in range(CUSTOMERS):
            self.arrive(f"c{number:03}")

    def come(self, agent_id: str) -> None:
        chance = self.chance
        agent = Agent(
            agent_id,
            frozenset(chance.sample(QUEUES, chance.randint(1, 2))),
            {skill: chance.randint(1, 4) for skill in chance.sample(SKILLS, chance.randint(0, 5))},
            {channel: 1 for channel in CHANNELS if chance.random() < 0.8},
            is_available=chance.random() < 0.9,
            idle_since=float(chance.randint(0, 3)),
        )
        self.agents[agent_id] = agent
        self.engine.put_agent(agent)

    def arrive(self, conversation_id: str) -> None:
        chance = self.chance
        skills = {skill: chance.randint(1, 3) for skill in chance.sample(SKILLS, chance.randint(0, 2))}
        since = float(chance.randint(0, 3))
        waiting = Waiting(conversation_id, chance.choice(QUEUES), chance.choice(CHANNELS), since, Demand(skills))
        self.waiting[conversation_id] = waiting
        self.engine.put_waiting(waiting)

    def may(self, agent: Agent, waiting: Waiting) -> bool:
        has_room = list(agent.holding.values()).count(waiting.channel) < agent.capacity.get(waiting.channel, 0)
        return agent.is_available and has_room and self.is_able(agent, waiting)

    def is_able(self, agent: Agent, waiting: Waiting) -> bool:
        return waiting.queue_id in agent.queue_ids and not waiting.demand.lacks(agent.skills)

    def decide(self, now: float) -> None:
        """Hold every decision of the engine to a look at everybody."""
        decisions = iter(self.engine.decide(now))
        for waiting in sorted(self.waiting.values(), key=lambda one: (one.since, one.conversation_id)):
            able = [agent for agent in self.agents.values() if self.may(agent, waiting)]
            if able:
                able.sort(key=lambda agent: (agent.idle_since, len(agent.holding), agent.agent_id))
                self.check(next(decisions), waiting, able)
                self.give(waiting, able[0], now)
        assert list(decisions) == []

    def check(self, decision: Decision, waiting: Waiting, able: list[Agent]) -> None:
        assert decision.conversation_id == waiting.conversation_id
        assert [one.agent_id for one in decision.considered] == [agent.agent_id for agent in able[:4]]
        assert decision.eligible_count == len(able)
        counts = Counter({ruled.reason: ruled.agent_count for ruled in decision.excluded})
        assert counts.total() + len(able) == len(self.agents)
        members = [agent for agent in self.agents.values() if waiting.queue_id in agent.queue_ids]
        assert counts[Reason.NOT_IN_QUEUE] == len(self.agents) - len(members)
        qualified = [agent for agent in members if self.is_able(agent, waiting)]
        assert counts[Reason.NOT_QUALIFIED] == len(members) - len(qualified)
        unserved = [agent for agent in qualified if waiting.channel not in agent.capacity]
        assert counts[Reason.CHANNEL_NOT_SERVED] == len(unserved)

    def give(self, waiting: Waiting, agent: Agent, now: float) -> None:
        del self.waiting[waiting.conversation_id]
        held = {**agent.holding, waiting.conversation_id: waiting.channel}
        self.agents[agent.agent_id] = replace(agent, holding=held, idle_since=now)

    def free_somebody(self, now: float) -> None:
        busy = sorted(agent.agent_id for agent in self.agents.values() if agent.holding)
        agent = self.agents[self.chance.choice(busy)]
        ended = self.chance.choice(sorted(agent.holding))
        held = {id_: channel for id_, channel in agent.holding.items() if id_ != ended}
        self.agents[agent.agent_id] = replace(agent, holding=held, idle_since=now)
        self.engine.release(agent.agent_id, ended, now)


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 2**31))
def test_a_wide_floor_is_served_as_the_rules_read(seed: int) -> None:
    floor = Floor(seed)
    floor.decide(10.0)
    for number in range(30):
        floor.free_somebody(11.0 + number)
        if number % 3 == 0:
            floor.arrive(f"late{number:03}")
        floor.decide(11.0 + number)


def test_where_agents_are_of_many_kinds_what_customers_ask_again_and_again_is_remembered() -> None:
    engine = Engine()
    engine.put_queue(QueuePolicy("one"))
    for number in range(100):
        engine.put_agent(Agent(f"a{number}", frozenset({"one"}), {f"skill {number}": 5}, {"chat": 1}))
    demands = [Demand({f"skill {number % 100}": 1 + number // 100}) for number in range(500)]
    for demand in demands:
        engine.put_waiting(Waiting("c", "one", "chat", 0.0, demand))
    remembered = set(engine._compatibility.lines())
    assert len(remembered) == len(demands)
    for demand in demands:
        engine.put_waiting(Waiting("c", "one", "chat", 0.0, demand))
    assert set(engine._compatibility.lines()) == remembered
