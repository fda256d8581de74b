"""Under the policies of queues the engine decides like a reader of the rules who looks at everybody, every time."""

from dataclasses import dataclass, field, replace
from math import inf
from random import Random

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from routing.decision import CONSIDERED, Rule
from routing.demand import Demand
from routing.engine import Engine
from routing.floor import Agent, AgentOrder, ConversationOrder, QueuePolicy, Waiting
from routing.reason import Reason
from routing.relaxation import Stage, Step, timeline

QUEUES = ("one", "two")
SKILLS = ("a", "b", "c")
ABOVE = 1e9
OVERDUE = 1e11
EVENTS = 80
INSTANT = 1e-9
"""Of two turns at one instant the second is later by less than anything else lies apart."""

policies = st.builds(
    QueuePolicy,
    st.just(""),
    st.sampled_from(
        [
            AgentOrder.LONGEST_IDLE,
            AgentOrder.DEFAULT,
            AgentOrder.MOST_SKILLED,
            AgentOrder.LEAST_SKILLED,
            AgentOrder.ROUND_ROBIN,
        ]
    ),
    st.sampled_from(list(ConversationOrder)),
    slope=st.sampled_from((0.5, 1.0, 3.0)),
    service_target_seconds=st.sampled_from((20.0, 60.0)),
    overdue_after_seconds=st.sampled_from((inf, 12.0, 30.0)),
    skill_weights=st.sampled_from(({}, {"a": 5.0, "b": 0.0})),
    skill_order=st.sampled_from(((), ("b", "a"))),
)
levels = st.dictionaries(st.sampled_from(SKILLS), st.integers(1, 3), max_size=2)
demands = st.builds(
    Demand,
    levels,
    st.lists(levels, max_size=2).map(tuple),
    st.dictionaries(st.sampled_from(SKILLS), st.sampled_from((1.0, 2.0)), max_size=1),
)
steps = st.builds(
    Step,
    st.sampled_from((3.0, 7.0, 20.0)),
    st.frozensets(st.sampled_from(SKILLS), max_size=1),
    levels,
    st.frozensets(st.sampled_from(QUEUES), max_size=1),
)
asks = st.tuples(demands, st.lists(steps, max_size=2)).map(lambda one: (one[0], timeline(*one)))


@dataclass
class Reader:
    """Plain dictionaries, and the rules read from the top for every decision."""

    queues: dict[str, QueuePolicy]
    agents: dict[str, Agent] = field(default_factory=dict)
    waiting: dict[str, Waiting] = field(default_factory=dict)

    def stage(self, one: Waiting, now: float) -> Stage:
        past = [stage for stage in one.stages if one.since + stage.after_seconds <= now]
        return past[-1] if past else Stage(0.0, one.demand)

    def may(self, one: Waiting, agent: Agent, now: float) -> bool:
        if len(agent.holding) >= agent.capacity["work"] or agent.agent_id in one.excluded_agent_ids:
            return False
        if one.named_agent_id is not None and (one.named_until is None or now < one.named_until):
            return agent.agent_id == one.named_agent_id
        stage = self.stage(one, now)
        ways = [{**stage.demand.skills}]
        if stage.demand.any_of:
            ways = [
                {skill: max(stage.demand.skills.get(skill, 0), way.get(skill, 0)) for skill in SKILLS}
                for way in stage.demand.any_of
            ]
        is_able = any(all(agent.skills.get(skill, 0) >= level for skill, level in way.items()) for way in ways)
        return is_able and not agent.queue_ids.isdisjoint({one.queue_id, *stage.also_queue_ids})

    def is_overdue(self, one: Waiting, now: float) -> bool:
        return now - one.since >= self.queues[one.queue_id].overdue_after_seconds

    def turn(self, one: Waiting, now: float) -> tuple[float, float, str]:
        since = one.since if self.is_overdue(one, now) else one.since - one.head_start_seconds
        return -self.score(one, now), since, one.conversation_id

    def score(self, one: Waiting, now: float) -> float:
        queue = self.queues[one.queue_id]
        age = now - one.since + one.head_start_seconds
        if self.is_overdue(one, now):
            return OVERDUE + now - one.since - queue.overdue_after_seconds
        match queue.conversation_order:
            case ConversationOrder.STRICT_LEVELS:
                return one.level * ABOVE + age
            case ConversationOrder.SLOPE:
                return queue.slope * age
            case ConversationOrder.SERVICE_OBJECTIVE:
                return 60.0 / queue.service_target_seconds * age
            case ConversationOrder.OLDEST_FIRST:
                return age

    def rank(self, one: Waiting, agent: Agent, now: float) -> float:
        queue, demand = self.queues[one.queue_id], self.stage(one, now).demand
        rank = sum(weight * agent.skills.get(skill, 0) for skill, weight in demand.preferred.items()) * 1e6
        if queue.agent_order in {AgentOrder.MOST_SKILLED, AgentOrder.LEAST_SKILLED}:
            sign = 1 if queue.agent_order is AgentOrder.MOST_SKILLED else -1
            if queue.skill_order:
                skill = float(sum(agent.skills.get(s, 0) * 11**p for p, s in enumerate(reversed(queue.skill_order))))
            else:
                skill = sum(queue.skill_weights.get(s, 1.0) * agent.skills.get(s, 0) for s in demand.named)
            rank += sign * skill
        return -rank

    def key(self, one: Waiting, agent: Agent, now: float) -> tuple[float, float, float, int, str]:
        is_named = one.named_agent_id is not None and (one.named_until is None or now < one.named_until)
        held, since = len(agent.holding), agent.idle_since
        match self.queues[one.queue_id].agent_order:
            case AgentOrder.DEFAULT:
                counted = held / agent.capacity["work"]
            case AgentOrder.ROUND_ROBIN:
                counted = agent.chosen_at
            case _:
                counted = since
        rank = -inf if agent.agent_id == one.first_choice_id else self.rank(one, agent, now)
        return 0.0 if is_named else rank, counted, since, held, agent.agent_id

    def decide(self, now: float) -> list[tuple[str, list[str], int]]:
        """What goes to whom, with the first of those who lost, and how many could have taken it."""
        made = []
        while able := [
            one for one in self.waiting.values() if any(self.may(one, a, now) for a in self.agents.values())
        ]:
            one = min(able, key=lambda one: self.turn(one, now))
            could = [agent for agent in self.agents.values() if self.may(one, agent, now)]
            could.sort(key=lambda agent: self.key(one, agent, now))
            who = could[0]
            del self.waiting[one.conversation_id]
            self.agents[who.agent_id] = replace(
                who,
                holding={**who.holding, one.conversation_id: "work"},
                idle_since=max(who.idle_since, now),
                chosen_at=max(now, who.chosen_at + INSTANT),
            )
            made.append((one.conversation_id, [agent.agent_id for agent in could[:CONSIDERED]], len(could)))
        return made


@dataclass
class Both:
    """The engine and its reader, told the same."""

    engine: Engine
    reader: Reader
    random: Random
    now: float = 0.0
    count: int = 0

    def happen(self, asked: list[tuple[Demand, tuple[Stage, ...]]]) -> None:
        self.now += self.random.choice((0.0, 1.0, 2.5, 9.0))
        kind = self.random.choice(
            ("arrives", "arrives", "arrives", "frees", "frees", "leaves", "passes", "moves", "restarts")
        )
        held = sorted((one, agent.agent_id) for agent in self.reader.agents.values() for one in agent.holding)
        if kind == "arrives":
            self.arrive(*self.random.choice(asked))
        elif kind == "frees" and held:
            self.free(*self.random.choice(held))
        elif kind == "leaves" and self.reader.waiting:
            gone = self.random.choice(sorted(self.reader.waiting))
            del self.reader.waiting[gone]
            self.engine.remove_waiting(gone)
        elif kind == "moves":
            self.learn(self.random.choice(sorted(self.reader.agents)))
        elif kind == "restarts":
            self.rebuild()

    def rebuild(self) -> None:
        """Another engine goes on from what is known of everybody."""
        self.engine = Engine()
        for policy in self.reader.queues.values():
            self.engine.put_queue(policy)
        for agent in self.reader.agents.values():
            self.engine.put_agent(agent)
        for one in self.reader.waiting.values():
            self.engine.put_waiting(one)

    def arrive(self, demand: Demand, stages: tuple[Stage, ...]) -> None:
        self.count += 1
        named = self.random.choice((None, None, None, "ann"))
        one = Waiting(
            f"c{self.count:03}",
            self.random.choice(QUEUES),
            "work",
            self.now,
            demand,
            self.random.choice((0.0, 0.0, 5.0, 40.0, -8.0)),
            named,
            None if named is None else self.now + 4.0,
            frozenset(self.random.choice(((), (), ("bo",), ("bo", "cy", "dee")))),
            level=self.random.choice((0, 0, 1, 2)),
            stages=stages,
            first_choice_id=self.random.choice((None, None, "bo", "dee", "gone")),
        )
        self.reader.waiting[one.conversation_id] = one
        self.engine.put_waiting(one)

    def free(self, conversation: str, agent_id: str) -> None:
        agent = self.reader.agents[agent_id]
        rest = {one: channel for one, channel in agent.holding.items() if one != conversation}
        self.reader.agents[agent_id] = replace(agent, holding=rest, idle_since=self.now)
        self.engine.release(agent_id, conversation, self.now)

    def learn(self, agent_id: str) -> None:
        skills = {skill: self.random.randint(1, 3) for skill in SKILLS if self.random.random() < 0.6}
        self.reader.agents[agent_id] = replace(self.reader.agents[agent_id], skills=skills)
        self.engine.put_agent(self.reader.agents[agent_id])

    def compare(self) -> None:
        decisions = self.engine.decide(self.now)
        expected = self.reader.decide(self.now)
        made = [(one.conversation_id, [each.agent_id for each in one.considered], one) for one in decisions]
        assert [(one, names, decision.eligible_count) for one, names, decision in made] == expected
        for one in decisions:
            self.engine.confirm(one)
            self.engine.put_agent(self.reader.agents[one.agent_id])
        wakes_at = self.engine.wakes_at(self.now)
        for instant in (
            one.since + stage.after_seconds for one in self.reader.waiting.values() for stage in one.stages
        ):
            assert instant <= self.now or (wakes_at is not None and wakes_at <= instant)


@settings(max_examples=150, deadline=None)
@given(st.tuples(policies, policies), st.lists(asks, min_size=3, max_size=5), st.integers(0, 2**31))
def test_the_engine_decides_as_the_rules_read(
    rules: tuple[QueuePolicy, QueuePolicy], asked: list[tuple[Demand, tuple[Stage, ...]]], seed: int
) -> None:
    queues = {queue: replace(policy, queue_id=queue) for queue, policy in zip(QUEUES, rules, strict=True)}
    both = Both(Engine(), Reader(queues), Random(seed))  # noqa: S311 - a floor that can be thrown again
    both.rebuild()
    for name, serves in (("ann", QUEUES), ("bo", QUEUES[:1]), ("cy", QUEUES[1:]), ("dee", QUEUES)):
        both.reader.agents[name] = Agent(name, frozenset(serves), {}, {"work": 2}, is_available=True)
        both.learn(name)
    for _ in range(EVENTS):
        both.happen(asked)
        both.compare()


def test_what_is_asked_is_asked_less_at_its_instant_and_nobody_looks_before() -> None:
    engine = Engine()
    engine.put_queue(QueuePolicy("one"))
    engine.put_agent(Agent("ann", frozenset({"one"}), {"de": 2}, {"work": 1}, is_available=True))
    demand = Demand({"de": 5})
    engine.put_waiting(
        Waiting("c1", "one", "work", 100.0, demand, stages=timeline(demand, [Step(30.0, lowers={"de": 2})]))
    )
    assert engine.decide(100.0) == []
    assert engine.wakes_at(100.0) == 130.0
    assert engine.explain("c1", 100.0).changes_at == 130.0
    assert engine.decide(129.0) == []
    assert [one.agent_id for one in engine.decide(130.0)] == ["ann"]


def test_whoever_is_overdue_comes_before_the_highest_level() -> None:
    engine = Engine()
    engine.put_queue(
        QueuePolicy("one", conversation_order=ConversationOrder.STRICT_LEVELS, overdue_after_seconds=600.0)
    )
    engine.put_waiting(Waiting("low", "one", "work", 0.0))
    engine.put_waiting(Waiting("high", "one", "work", 590.0, level=9))
    assert engine.decide(595.0) == []
    engine.put_agent(Agent("ann", frozenset({"one"}), {}, {"work": 1}, is_available=True))
    (first,) = engine.decide(599.0)
    assert first.conversation_id == "high"
    engine.undo(first)
    (second,) = engine.decide(600.0)
    assert second.conversation_id == "low"


@pytest.mark.parametrize(
    ("order", "chosen"), [(AgentOrder.MOST_SKILLED, "expert"), (AgentOrder.LEAST_SKILLED, "novice")]
)
def test_the_record_names_the_order_by_skill(order: AgentOrder, chosen: str) -> None:
    engine = Engine()
    engine.put_queue(QueuePolicy("one", order))
    for name, level in (("expert", 9), ("novice", 3)):
        engine.put_agent(Agent(name, frozenset({"one"}), {"de": level}, {"work": 1}, is_available=True))
    engine.put_waiting(Waiting("c1", "one", "work", 0.0, Demand({"de": 2})))
    (decision,) = engine.decide(1.0)
    assert (decision.agent_id, decision.rule) == (chosen, Rule(order.value))


def test_an_agent_of_a_helping_queue_counts_as_one_of_those_who_may() -> None:
    engine = Engine()
    engine.put_queue(QueuePolicy("one"))
    engine.put_agent(Agent("ann", frozenset({"two"}), {}, {"work": 1}, is_available=True))
    engine.put_agent(Agent("bo", frozenset({"three"}), {}, {"work": 1}, is_available=True))
    helped = timeline(Demand(), [Step(10.0, also_queue_ids=frozenset({"two"}))])
    engine.put_waiting(Waiting("c1", "one", "work", 0.0, stages=helped))
    assert engine.decide(9.0) == []
    (decision,) = engine.decide(10.0)
    assert decision.agent_id == "ann"
    assert [(ruled.reason, ruled.agent_count) for ruled in decision.excluded] == [(Reason.NOT_IN_QUEUE, 1)]
