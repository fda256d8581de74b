"""Under any policy the engine decides like a reader of its rules who looks at every pair."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf
from random import Random

import hypothesis.strategies as st
from hypothesis import given, settings

from routing.demand import Demand
from routing.engine import Engine
from routing.floor import Agent, AgentOrder, QueuePolicy, Waiting
from routing.lines import PLAIN, Group, Lend, Line, Pair

QUEUES = ("one", "two", "three")
POOLS = ("A", "B", "C")
AGENTS = {"A1": "A", "A2": "A", "B1": "B", "B2": "B", "C1": "C"}
ABLE = {"A": {"one"}, "B": {"one", "two"}, "C": {"one", "two", "three"}}


@dataclass(frozen=True)
class TablePolicy:
    """A pair for every queue and pool, as thrown."""

    pairs: Mapping[tuple[str, str], Pair]
    order: AgentOrder
    version: str = "table"
    is_plain: bool = False

    def agent_order(self, queue_id: str) -> AgentOrder:
        return self.order

    def pair(self, line: Line, group: Group) -> Pair:
        return self.pairs.get((line.queue_id, group.pool_id), PLAIN)

    def session_cap(self, group: Group, channel: str) -> int | None:
        return None

    def helped_beside(self, pool_id: str) -> set[str]:
        return {queue for (queue, _), pair in self.pairs.items() if pair.lend and pool_id in pair.lend.beside}


lends = st.builds(
    Lend,
    idle_above=st.sampled_from((0, 1, 2)),
    queue_above=st.sampled_from((inf, 0, 1, 2)),
    age_at_least=st.sampled_from((inf, 3.0, 8.0)),
    overtakes_above=st.sampled_from((inf, 1, 2)),
    overtaking=st.just(500.0),
    beside=st.sampled_from(("", "", "A", "C", "AC")).map(frozenset),
)
pairs = st.builds(
    Pair,
    rank=st.sampled_from((0.0, 1.0)),
    tier=st.sampled_from((0.0, 100.0)),
    weight=st.sampled_from((1.0, 2.0)),
    lend=st.none() | lends,
)
tables = st.fixed_dictionaries({(queue, pool): pairs for pool in POOLS for queue in sorted(ABLE[pool])})
KINDS = ("arrives", "arrives", "arrives", "frees", "frees", "passes", "leaves")
EVENTS = 120
NOBODY = frozenset[str]()
BARRED = (NOBODY, NOBODY, NOBODY, frozenset({"B1", "B2"}), frozenset({"C1"}), frozenset({"A1", "B2"}), NOBODY)
"""Who declined a conversation or may not have it, of several that arrive one after the other."""


@dataclass
class Reader:
    """The floor as plain dictionaries, and the rules read from the top for every decision."""

    policy: TablePolicy
    capacity: int
    waiting: dict[str, tuple[str, float]] = field(default_factory=dict)
    held: dict[str, list[str]] = field(default_factory=lambda: {agent: [] for agent in AGENTS})
    idle_since: dict[str, float] = field(default_factory=lambda: dict.fromkeys(AGENTS, 0.0))
    excluded: dict[str, frozenset[str]] = field(default_factory=dict)
    """By conversation, whom it is not offered to."""

    def ready(self, pool: str) -> list[str]:
        return [one for one, home in AGENTS.items() if home == pool and len(self.held[one]) < self.capacity]

    def queue(self, queue: str) -> list[tuple[float, str]]:
        return sorted((since, id_) for id_, (where, since) in self.waiting.items() if where == queue)

    def lends(self, queue: str, pool: str, now: float) -> bool:
        lend, line = self.policy.pairs[queue, pool].lend, self.queue(queue)
        if lend is None:
            return True
        free = len(self.ready(pool)) + sum(len(self.ready(other)) for other in lend.beside)
        is_free, is_long = free > lend.idle_above, len(line) > lend.queue_above
        return is_free or is_long or now >= line[0][0] + lend.age_at_least

    def score(self, conversation: str, pool: str, now: float) -> float:
        queue, since = self.waiting[conversation]
        pair = self.policy.pairs[queue, pool]
        score = pair.tier + pair.weight * (now - since)
        if pair.lend is not None and len(self.queue(queue)) > pair.lend.overtakes_above:
            score += pair.lend.overtaking
        return score

    def possible(self, now: float) -> list[tuple[str, str]]:
        """Of every queue the first whom anybody may take, with everybody who may."""
        found = []
        for queue in QUEUES:
            lenders = [pool for pool in POOLS if queue in ABLE[pool] and self.queue(queue)]
            ready = [one for pool in lenders if self.lends(queue, pool, now) for one in self.ready(pool)]
            everybody = [
                [(conversation, one) for one in ready if one not in self.excluded.get(conversation, ())]
                for _, conversation in self.queue(queue)
            ]
            found += next((able for able in everybody if able), [])
        return found

    def key(self, conversation: str, agent: str) -> tuple[float, float, float, int, str]:
        held, since = len(self.held[agent]), self.idle_since[agent]
        counted = held / self.capacity if self.policy.order is AgentOrder.LEAST_LOADED else since
        return self.policy.pairs[self.waiting[conversation][0], AGENTS[agent]].rank, counted, since, held, agent

    def decide(self, now: float) -> list[tuple[str, str]]:
        """Everything that is matched now, in order."""
        made = []
        while possible := self.possible(now):

            def turn(one: tuple[str, str]) -> tuple[float, float, str]:
                conversation, agent = one
                return -self.score(conversation, AGENTS[agent], now), self.waiting[conversation][1], conversation

            conversation = min(possible, key=turn)[0]
            able = [agent for one, agent in possible if one == conversation]
            agent = min(able, key=lambda one: self.key(conversation, one))
            del self.waiting[conversation]
            self.held[agent].append(conversation)
            self.idle_since[agent] = now
            made.append((conversation, agent))
        return made


class Both:
    """The engine and its reader, told the same."""

    def __init__(self, policy: TablePolicy, capacity: int) -> None:
        self.engine = Engine(policy=policy)
        self.reader = Reader(policy, capacity)
        self.now = 0.0
        self.count = 0
        for queue in QUEUES:
            self.engine.put_queue(QueuePolicy(queue))
        for agent, pool in AGENTS.items():
            skills = dict.fromkeys(ABLE[pool], 5)
            at_work = Agent(agent, frozenset(ABLE[pool]), skills, {"work": capacity}, is_available=True, pool_id=pool)
            self.engine.put_agent(at_work)
        self.decide()

    def happen(self, kind: str, number: int) -> None:
        if kind == "arrives":
            self.arrive(QUEUES[number % len(QUEUES)], BARRED[number % len(BARRED)])
        elif kind == "frees":
            self.free([one for one, held in self.reader.held.items() if held], number)
        elif kind == "leaves" and self.reader.waiting:
            gone = sorted(self.reader.waiting)[number % len(self.reader.waiting)]
            del self.reader.waiting[gone]
            self.engine.remove_waiting(gone)
        else:
            self.pass_by(self.now + number / 2)

    def arrive(self, queue: str, excluded: frozenset[str] = NOBODY) -> None:
        self.now += 1.0
        self.pass_by(self.now)
        self.count += 1
        id_ = f"c{self.count:04d}"
        self.reader.waiting[id_] = (queue, self.now)
        self.reader.excluded[id_] = excluded
        waiting = Waiting(id_, queue, "work", self.now, Demand({queue: 5}), excluded_agent_ids=excluded)
        self.engine.put_waiting(waiting)
        self.decide()

    def free(self, busy: list[str], number: int) -> None:
        if not busy:
            return
        agent = busy[number % len(busy)]
        conversation = self.reader.held[agent].pop(0)
        self.reader.idle_since[agent] = self.now
        self.engine.release(agent, conversation, self.now)
        self.decide()

    def pass_by(self, until: float) -> None:
        """Time passes, and the engine is woken whenever it asked to be."""
        while (at := self.engine.wakes_at(self.now)) is not None and at <= until:
            self.now = at
            self.decide()
        self.now = max(self.now, until)

    def decide(self) -> None:
        made = self.engine.decide(self.now)
        for decision in made:
            self.engine.confirm(decision)
        assert [(one.conversation_id, one.agent_id) for one in made] == self.reader.decide(self.now)


@settings(max_examples=60, deadline=None)
@given(
    tables,
    st.sampled_from((AgentOrder.LONGEST_IDLE, AgentOrder.LEAST_LOADED)),
    st.sampled_from((1, 2)),
    st.randoms(use_true_random=False),
)
def test_the_engine_agrees_with_a_reader_of_its_rules(
    table: dict[tuple[str, str], Pair], order: AgentOrder, capacity: int, chance: Random
) -> None:
    both = Both(TablePolicy(table, order), capacity)
    for _ in range(EVENTS):
        both.happen(chance.choice(KINDS), chance.randrange(20))


def test_a_line_that_nobody_waits_in_is_watched_no_more() -> None:
    lend = Pair(lend=Lend(idle_above=9, age_at_least=60.0))
    engine = Engine(policy=TablePolicy({("one", "A"): lend}, AgentOrder.LONGEST_IDLE))
    engine.put_queue(QueuePolicy("one"))
    engine.put_agent(Agent("ann", frozenset({"one"}), {}, {"work": 1}, is_available=True, pool_id="A"))
    engine.put_waiting(Waiting("early", "one", "work", 0.0))
    assert engine.decide(0.0) == []
    assert engine.wakes_at(0.0) == 60.0
    assert len(engine._serving.valves.seen) == 1
    engine.remove_waiting("early")
    engine.decide(1.0)
    assert not engine._serving.valves.seen
    engine.put_waiting(Waiting("late", "one", "work", 5.0))
    assert engine.decide(5.0) == []
    assert [decision.conversation_id for decision in engine.decide(65.0)] == ["late"]
    engine.decide(66.0)
    assert not engine._serving.valves.seen


def test_a_conversation_has_its_turn_by_what_it_is_worth_to_whoever_may_lend_now_though_another_takes_it() -> None:
    dear = Pair(rank=1.0, weight=2.0, lend=Lend(idle_above=1, beside=frozenset({"C"})))
    kept = Pair(lend=Lend(idle_above=9))
    policy = TablePolicy({("two", "B"): dear, ("one", "B"): kept}, AgentOrder.LONGEST_IDLE)
    both = Both(policy, 1)
    both.engine.remove_agent("A1")
    both.engine.remove_agent("A2")
    both.engine.remove_agent("B2")
    for queue in ("three", "one", "two"):
        both.now += 1.0
        both.engine.put_waiting(Waiting(queue, queue, "work", both.now, Demand({queue: 5})))
        for decision in both.engine.decide(both.now):
            both.engine.confirm(decision)
    # She holds what came first; one agent of the others is idle, and neither conversation may have him.
    assert len(both.engine.waiting(9.0)) == 2
    both.engine.release("C1", "three", 9.0)
    assert [(one.conversation_id, one.agent_id) for one in both.engine.decide(9.0)] == [("two", "C1")]


def test_what_was_worth_most_to_somebody_who_is_full_by_now_has_its_turn_by_what_it_is_worth_to_others() -> None:
    engine = Engine(policy=TablePolicy({("two", "B"): Pair(weight=2.0)}, AgentOrder.LONGEST_IDLE))
    for queue in ("two", "three"):
        engine.put_queue(QueuePolicy(queue))
    room = {"mail": 1, "chat": 1}
    engine.put_agent(Agent("bea", frozenset({"two"}), {"two": 5}, room, is_available=True, pool_id="B"))
    cy = Agent("cy", frozenset({"two", "three"}), {"two": 5}, room, is_available=True, idle_since=1.0, pool_id="C")
    engine.put_agent(cy)
    engine.put_waiting(Waiting("taken", "two", "mail", 0.0))
    engine.put_waiting(Waiting("faded", "two", "mail", 10.0, Demand({"two": 5})))
    engine.put_waiting(Waiting("older", "three", "chat", 5.0))
    made = [(one.conversation_id, one.agent_id) for one in engine.decide(100.0)]
    assert made == [("taken", "bea"), ("older", "cy"), ("faded", "cy")]


def test_whoever_is_barred_from_a_group_does_not_come_first_by_what_she_is_worth_to_it() -> None:
    engine = Engine(policy=TablePolicy({("two", "B"): Pair(weight=2.0)}, AgentOrder.LONGEST_IDLE))
    for queue in ("one", "two"):
        engine.put_queue(QueuePolicy(queue))
    engine.put_waiting(Waiting("older", "one", "work", 0.0))
    engine.put_waiting(Waiting("younger", "two", "work", 40.0, excluded_agent_ids=frozenset({"bea"})))
    both = frozenset({"one", "two"})
    engine.put_agent(Agent("ann", both, {}, {"work": 1}, is_available=True, pool_id="C"))
    engine.put_agent(Agent("bea", frozenset({"two"}), {}, {"work": 1}, is_available=True, pool_id="B"))
    assert [(one.conversation_id, one.agent_id) for one in engine.decide(100.0)] == [("older", "ann")]
