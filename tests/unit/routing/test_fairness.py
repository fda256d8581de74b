"""Nobody waits for ever, whatever comes after them; and the same floor told again is decided again."""

from dataclasses import dataclass, field
from random import Random

import hypothesis.strategies as st
from hypothesis import given, settings

from routing.decision import Decision
from routing.demand import Demand
from routing.engine import Engine
from routing.floor import Agent, AgentOrder, ConversationOrder, QueuePolicy, Waiting
from routing.lines import PLAIN, Group, Lend, Line, Pair
from routing.room import Sharing

HANDLE_SECONDS = 10.0
OVERDUE_SECONDS = 120.0
LONGEST_HEAD_START = 60.0
ALONE = Sharing(frozenset({"voice"}))

orders = st.builds(
    QueuePolicy,
    st.just("one"),
    conversation_order=st.sampled_from(list(ConversationOrder)),
    slope=st.sampled_from((0.01, 1.0, 50.0)),
    overdue_after_seconds=st.just(OVERDUE_SECONDS),
)
favoured = st.tuples(st.sampled_from((0, 1, 99)), st.sampled_from((0.0, LONGEST_HEAD_START)))
sequences = st.lists(favoured, min_size=40, max_size=90) | favoured.map(lambda one: [one] * 60)
"""Any, or the same favour again and again, which starves best."""


@settings(max_examples=60, deadline=None)
@given(orders, sequences)
def test_however_favoured_those_are_who_come_later_the_wait_has_a_bound(
    policy: QueuePolicy, arrivals: list[tuple[int, float]]
) -> None:
    """One agent, always busy, and an adversary who sends one customer for each whom she serves."""
    engine = Engine()
    engine.put_queue(policy)
    engine.put_queue(QueuePolicy("two", overdue_after_seconds=OVERDUE_SECONDS * 2))
    engine.put_agent(Agent("ann", frozenset({"one", "two"}), {}, {"work": 1}, is_available=True))
    backlog = 5
    for place in range(backlog):
        engine.put_waiting(Waiting(f"early{place}", "one", "work", 0.0))
    served: dict[str, float] = {}
    for turn, (level, head_start) in enumerate(arrivals):
        now = turn * HANDLE_SECONDS
        queue = "one" if level or turn % 3 else "two"
        engine.put_waiting(Waiting(f"late{turn}", queue, "work", now, head_start_seconds=head_start, level=level))
        for decision in engine.decide(now):
            served[decision.conversation_id] = now
            engine.confirm(decision)
            engine.release("ann", decision.conversation_id, now)
    # Before an overdue customer come at most those who waited at her arrival, and who came since with a head start.
    ahead = backlog + LONGEST_HEAD_START / HANDLE_SECONDS + 1
    bound = OVERDUE_SECONDS + ahead * HANDLE_SECONDS
    if len(arrivals) * HANDLE_SECONDS > bound + HANDLE_SECONDS:
        assert max(served[f"early{place}"] for place in range(backlog)) <= bound


@dataclass
class NeverLends:
    """Keeps every agent for her own work, whoever waits."""

    version: str = "never"
    is_plain: bool = False

    def agent_order(self, queue_id: str) -> AgentOrder:
        return AgentOrder.LONGEST_IDLE

    def pair(self, line: Line, group: Group) -> Pair:
        return PLAIN if line.queue_id == group.pool_id else Pair(lend=Lend(idle_above=99))

    def session_cap(self, group: Group, channel: str) -> int | None:
        return None

    def helped_beside(self, pool_id: str) -> tuple[str, ...]:
        return ()


def test_no_rule_keeps_an_agent_free_from_somebody_overdue() -> None:
    engine = Engine(policy=NeverLends())
    engine.put_queue(QueuePolicy("one", overdue_after_seconds=OVERDUE_SECONDS))
    engine.put_agent(Agent("ann", frozenset({"one"}), {}, {"work": 1}, is_available=True, pool_id="two"))
    engine.put_waiting(Waiting("c1", "one", "work", 0.0))
    assert engine.decide(1.0) == []
    assert engine.wakes_at(1.0) == OVERDUE_SECONDS
    assert engine.decide(OVERDUE_SECONDS - 1) == []
    assert [one.agent_id for one in engine.decide(OVERDUE_SECONDS)] == ["ann"]


@dataclass
class Journal:
    """Everything that an engine was told, to be told again."""

    told: list[tuple[str, tuple[object, ...]]] = field(default_factory=list)
    """Methods of the engine, each with what it was given."""

    def replay(self) -> list[Decision]:
        engine, decisions = Engine(ALONE), []
        for what, given_to_it in self.told:
            answer = getattr(engine, what)(*given_to_it)
            if isinstance(answer, list):
                decisions += answer
        return decisions


def somebody_new(random: Random, moment: int, now: float) -> Waiting:
    queue, channel = random.choice(("one", "two")), random.choice(("voice", "chat", "chat"))
    demand = Demand({"a": random.randint(1, 3)}, preferred={"b": 2.0})
    return Waiting(f"c{moment}", queue, channel, now, demand, level=random.randrange(3))


def somebody_back(number: int, held: list[tuple[str, str]], now: float) -> Agent:
    return Agent(
        f"a{number}",
        frozenset({"one", "two"}),
        {"a": 1 + number % 3, "b": 1 + number % 5},
        {"voice": 1, "chat": 3},
        {conversation: "chat" for who, conversation in held if who == f"a{number}"},
        is_available=True,
        idle_since=now,
    )


def a_day(random: Random, moments: int) -> Journal:
    """Agents come and go, customers of every kind arrive, are served and give up."""
    journal, engine = Journal(), Engine(ALONE)
    held: list[tuple[str, str]] = []

    def tell(what: str, *given_to_it: object) -> object:
        journal.told.append((what, given_to_it))
        return getattr(engine, what)(*given_to_it)

    tell("put_queue", QueuePolicy("one", AgentOrder.DEFAULT, ConversationOrder.STRICT_LEVELS))
    tell("put_queue", QueuePolicy("two", AgentOrder.MOST_SKILLED, overdue_after_seconds=900.0))
    for moment in range(moments):
        now, number = moment * 3.0, random.randrange(40)
        kind = random.random()
        if kind < 0.5:
            tell("put_waiting", somebody_new(random, moment, now))
        elif kind < 0.7:
            tell("put_agent", somebody_back(number, held, now))
        elif held:
            who, conversation = held.pop(random.randrange(len(held)))
            tell("release", who, conversation, now)
        decisions = tell("decide", now)
        assert isinstance(decisions, list)
        held += [(one.agent_id, one.conversation_id) for one in decisions]
        for decision in decisions:
            tell("confirm", decision)
    return journal


def test_the_same_journal_is_decided_the_same_to_the_last_bit() -> None:
    journal = a_day(Random(7), 4_000)  # noqa: S311 - a day that can be lived again
    first = journal.replay()
    assert len(first) > 1_000
    assert journal.replay() == first
