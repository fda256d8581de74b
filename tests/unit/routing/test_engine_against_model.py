"""Whatever happens on the floor, the engine decides like a reader of the rules would by hand."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from routing.decision import Decision
from routing.demand import Demand
from routing.engine import Engine
from routing.floor import Agent, QueuePolicy, Waiting
from routing.room import Sharing
from routing.verdict import Standing


@dataclass(frozen=True)
class Shared:
    """What agents hold side by side, as plainly as can be."""

    exclusive: frozenset[str] = frozenset()
    interrupted: frozenset[str] = frozenset()
    """What any of the exclusive channels may interrupt."""
    cost: Mapping[str, int] = field(default_factory=dict)

    @property
    def told(self) -> Sharing:
        """The same as the engine is told of it."""
        costs = {channel: {"attention": cost} for channel, cost in self.cost.items()}
        return Sharing(self.exclusive, dict.fromkeys(self.exclusive, self.interrupted), costs)


AGENT_IDS = ("ann", "bea", "cy", "dot")
CONVERSATION_IDS = tuple(f"c{number}" for number in range(8))
QUEUE_IDS = ("billing", "sales")

some_sharing = st.builds(
    Shared,
    exclusive=st.sampled_from(((), ("voice",), ("voice",), ("voice", "chat"))).map(frozenset),
    interrupted=st.sampled_from(((), ("mail",), ("mail",), ("mail", "chat"))).map(frozenset),
    cost=st.sampled_from(({}, {"chat": 2, "mail": 1}, {"chat": 2, "mail": 1}, {"chat": 1, "voice": 4})),
)

instants = st.integers(0, 6).map(float)
# Mostly able and at work, so that most walks are full of decisions.
some_agent = st.builds(
    Agent,
    agent_id=st.sampled_from(AGENT_IDS),
    queue_ids=st.sampled_from((frozenset(QUEUE_IDS), frozenset(QUEUE_IDS), {"sales"}, ())).map(frozenset),
    skills=st.sampled_from(({"de": 3, "loans": 2}, {"de": 3, "loans": 2}, {"de": 1}, {})),
    capacity=st.sampled_from(
        (
            {"chat": 2, "mail": 1, "voice": 1},
            {"chat": 2, "mail": 1, "voice": 1},
            {"chat": 3, "voice": 2},
            {"chat": 1, "mail": 0},
        )
    ),
    is_available=st.sampled_from((True, True, True, True, False)),
    paused_channels=st.sampled_from(((), (), (), ("chat",))).map(frozenset),
    idle_since=instants,
    budgets=st.sampled_from(({}, {}, {"attention": 1}, {"attention": 3}, {"attention": 5})),
)
conversations = st.builds(
    Waiting,
    conversation_id=st.sampled_from(CONVERSATION_IDS),
    queue_id=st.sampled_from(QUEUE_IDS),
    channel=st.sampled_from(("chat", "chat", "chat", "mail", "voice")),
    since=instants,
    demand=st.sampled_from(({}, {}, {"de": 2}, {"de": 1, "loans": 2}, {"loans": 3})).map(Demand),
    head_start_seconds=st.sampled_from((0.0, 0.0, 3.0)),
    named_agent_id=st.sampled_from((None, None, None, None, None, *AGENT_IDS)),
    named_until=st.none() | st.integers(8, 30).map(float),
    excluded_agent_ids=st.sampled_from(((), (), (), ("ann",), ("bea", "cy"))).map(frozenset),
    is_manual_only=st.sampled_from((False, False, False, False, False, True)),
)


@dataclass
class Model:
    """The floor as plain dictionaries, and the rules read from the top for every decision."""

    shared: Shared = Shared()
    queues: dict[str, QueuePolicy] = field(default_factory=dict)
    agents: dict[str, Agent] = field(default_factory=dict)
    waiting: dict[str, Waiting] = field(default_factory=dict)
    reserved: list[Decision] = field(default_factory=list)
    confirmed: list[Decision] = field(default_factory=list)
    expired: set[str] = field(default_factory=set)

    def chosen(self, agent_id: str) -> list[Decision]:
        """Return what she was chosen for and has not reported yet."""
        every = (*self.reserved, *self.confirmed)
        return [decision for decision in every if decision.agent_id == agent_id]

    def held(self, agent_id: str) -> Mapping[str, str]:
        """Return what uses her slots."""
        chosen = {each.conversation_id: each.channel for each in self.chosen(agent_id)}
        return {**self.agents[agent_id].holding, **chosen}

    def has_room(self, agent_id: str, channel: str) -> bool:
        """Tell whether one more fits."""
        agent, channels = self.agents[agent_id], list(self.held(agent_id).values())
        if not agent.is_available or channel in agent.paused_channels:
            return False
        shared, cost = self.shared, self.shared.cost
        if shared.exclusive & set(channels) or (channel in shared.exclusive and set(channels) - shared.interrupted):
            return False
        spent = sum(cost.get(one, 0) for one in [*channels, channel])
        if channel in cost and spent > agent.budgets.get("attention", spent):
            return False
        return channels.count(channel) < agent.capacity.get(channel, 0)

    def may_take(self, agent: Agent, waiting: Waiting) -> bool:
        """Tell whether the rules allow this pair now."""
        if agent.agent_id in waiting.excluded_agent_ids or waiting.is_manual_only:
            return False
        policy = self.queues.get(waiting.queue_id)
        if policy is None or policy.is_paused or not self.has_room(agent.agent_id, waiting.channel):
            return False
        if waiting.named_agent_id and waiting.conversation_id not in self.expired:
            return agent.agent_id == waiting.named_agent_id
        has_skills = all(agent.skills.get(skill, 0) >= level for skill, level in waiting.demand.skills.items())
        return waiting.queue_id in agent.queue_ids and has_skills

    def is_reserved(self, conversation_id: str) -> bool:
        """Tell whether a decision about it is still open."""
        return any(each.conversation_id == conversation_id for each in self.reserved)

    def candidates(self, waiting: Waiting) -> list[str]:
        """Return everybody who may take it, best first."""

        def order(agent: Agent) -> tuple[float, int, str]:
            chosen_at = [each.at for each in self.chosen(agent.agent_id)]
            idle_since = max([agent.idle_since, *chosen_at])
            return idle_since, len(self.held(agent.agent_id)), agent.agent_id

        able = [agent for agent in self.agents.values() if self.may_take(agent, waiting)]
        return [agent.agent_id for agent in sorted(able, key=order)]

    def in_turn(self) -> list[Waiting]:
        """Return who waits, oldest first."""
        free = [each for id_, each in self.waiting.items() if not self.is_reserved(id_)]
        return sorted(free, key=lambda each: (each.ordered_at, each.conversation_id))


class FloorMachine(RuleBasedStateMachine):
    """Walks the engine and the model through the same edges."""

    def __init__(self) -> None:
        super().__init__()
        self.engine = Engine()
        self.model = Model()
        self.now = 10.0
        self.is_settled = True
        self.channels: dict[str, str] = {}

    @initialize(
        everybody=st.tuples(*[some_agent] * len(AGENT_IDS)),
        waiting=st.tuples(*[conversations] * len(CONVERSATION_IDS)),
        shared=some_sharing,
    )
    def open_the_floor(self, everybody: tuple[Agent, ...], waiting: tuple[Waiting, ...], shared: Shared) -> None:
        self.put_sharing(shared)
        for queue_id in QUEUE_IDS:
            self.put_queue(queue_id, is_paused=False)
        for agent_id, agent in zip(AGENT_IDS, everybody, strict=True):
            self.put_agent(replace(agent, agent_id=agent_id), keeps=False, reports=False)
        for conversation_id, each in zip(CONVERSATION_IDS, waiting, strict=True):
            self.put_waiting(replace(each, conversation_id=conversation_id))
        self.decide(0.0)

    @rule(queue_id=st.sampled_from(QUEUE_IDS), is_paused=st.sampled_from((False, False, False, True)))
    def put_queue(self, queue_id: str, *, is_paused: bool) -> None:
        policy = QueuePolicy(queue_id, is_paused=is_paused)
        self.engine.put_queue(policy)
        self.model.queues[queue_id] = policy
        self.is_settled = False

    @rule(shared=some_sharing)
    def put_sharing(self, shared: Shared) -> None:
        self.engine.put_sharing(shared.told)
        self.model.shared = shared
        self.is_settled = False

    @rule(queue_id=st.sampled_from(QUEUE_IDS))
    def remove_queue(self, queue_id: str) -> None:
        self.engine.remove_queue(queue_id)
        self.model.queues.pop(queue_id, None)

    @rule(agent=some_agent, keeps=st.booleans(), reports=st.booleans())
    def put_agent(self, agent: Agent, *, keeps: bool, reports: bool) -> None:
        before = self.model.agents.get(agent.agent_id)
        chosen = self.model.chosen(agent.agent_id) if before else []
        holding = dict(before.holding) if before and keeps else {}
        if reports:
            holding |= {each.conversation_id: each.channel for each in chosen}
        agent = replace(agent, holding=holding)
        self.engine.put_agent(agent)
        self.model.agents[agent.agent_id] = agent
        for decision in list(self.model.reserved):
            if decision.agent_id == agent.agent_id and decision.conversation_id in holding:
                self._settle(decision)
        self._forget_confirmed(agent.agent_id)
        self.is_settled = False

    @rule(agent_id=st.sampled_from(AGENT_IDS))
    def remove_agent(self, agent_id: str) -> None:
        self.engine.remove_agent(agent_id)
        self.model.agents.pop(agent_id, None)
        self._forget_confirmed(agent_id)

    @rule(waiting=st.lists(conversations, min_size=2, max_size=6), later=instants)
    def put_several_waiting_and_decide(self, waiting: list[Waiting], later: float) -> None:
        for each in waiting:
            self.put_waiting(each)
        self.decide(later)

    @rule(waiting=conversations)
    def put_one_waiting(self, waiting: Waiting) -> None:
        self.put_waiting(waiting)

    def put_waiting(self, waiting: Waiting) -> None:
        # A conversation keeps its channel for life: the slot that it takes is always one of that channel.
        waiting = replace(waiting, channel=self.channels.setdefault(waiting.conversation_id, waiting.channel))
        # It waits again only when whoever took it up is known to hold it no more: the hub tells both.
        for each in list(self.model.confirmed):
            if each.conversation_id == waiting.conversation_id:
                self.put_agent(self.model.agents[each.agent_id], keeps=True, reports=False)
        self.engine.put_waiting(waiting)
        if self.model.waiting.get(waiting.conversation_id) != waiting:
            self.model.expired.discard(waiting.conversation_id)
        self.model.waiting[waiting.conversation_id] = waiting
        self.is_settled = False

    @rule(conversation_id=st.sampled_from(CONVERSATION_IDS))
    def remove_waiting_unless_reserved(self, conversation_id: str) -> None:
        if not self.model.is_reserved(conversation_id):
            self.engine.remove_waiting(conversation_id)
            self.model.waiting.pop(conversation_id, None)
            self.model.expired.discard(conversation_id)

    @rule(pick=st.integers(0, 7))
    def confirm(self, pick: int) -> None:
        if self.model.reserved:
            decision = self.model.reserved[pick % len(self.model.reserved)]
            self.engine.confirm(decision)
            self._settle(decision)
            if decision.agent_id in self.model.agents:
                self.model.confirmed.append(decision)

    @rule(pick=st.integers(0, 7))
    def undo(self, pick: int) -> None:
        if self.model.reserved:
            decision = self.model.reserved.pop(pick % len(self.model.reserved))
            self.engine.undo(decision)
            self.engine.undo(decision)
            self.model.expired.discard(decision.conversation_id)
            self.is_settled = False

    @rule(later=st.sampled_from((0.0, 1.0, 5.0)))
    def decide(self, later: float) -> None:
        self.now += later
        decided = self.engine.decide(self.now)
        for waiting in self.model.waiting.values():
            due = waiting.named_until is not None and waiting.named_until <= self.now
            if due and not self.model.is_reserved(waiting.conversation_id):
                self.model.expired.add(waiting.conversation_id)
        expected: list[tuple[str, str]] = []
        for waiting in self.model.in_turn():
            best = self.model.candidates(waiting)
            if best:
                expected.append((waiting.conversation_id, best[0]))
                decision = decided[len(expected) - 1]
                assert [each.agent_id for each in decision.considered] == best[:4]
                assert decision.eligible_count == len(best)
                everybody = sum(each.agent_count for each in decision.excluded) + len(best)
                assert everybody == len(self.model.agents)
                self.model.reserved.append(decision)
        assert [(each.conversation_id, each.agent_id) for each in decided] == expected
        self.is_settled = True

    @rule(conversation_id=st.sampled_from(CONVERSATION_IDS))
    def explain(self, conversation_id: str) -> None:
        found = self.engine.explain(conversation_id, self.now)
        waiting = self.model.waiting.get(conversation_id)
        assert (waiting is None) == (found.standing is Standing.UNKNOWN)
        if waiting is None or found.standing is not Standing.WAITING or not self.is_settled:
            return
        assert all(each.reasons for each in found.verdicts)
        turns = [each for each in self.model.in_turn() if not each.is_manual_only]
        ahead = turns[: turns.index(waiting)]
        assert found.ahead == sum(each.queue_id == waiting.queue_id for each in ahead)

    @invariant()
    def nothing_is_missed_until_the_engine_wakes(self) -> None:
        if not self.is_settled:
            return
        wakes_at = self.engine.wakes_at(self.now)
        assert wakes_at is None or wakes_at > self.now
        assert all(not self.model.candidates(each) for each in self.model.in_turn())

    def _settle(self, decision: Decision) -> None:
        self.model.reserved.remove(decision)
        self.model.waiting.pop(decision.conversation_id, None)
        self.model.expired.discard(decision.conversation_id)

    def _forget_confirmed(self, agent_id: str) -> None:
        kept = [each for each in self.model.confirmed if each.agent_id != agent_id]
        self.model.confirmed[:] = kept


FloorMachine.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
TestFloor = FloorMachine.TestCase
