"""Policies as numbers: how one line of customers and one group of agents go together.

The engine knows one rule: of all that may be matched now, the greatest score first, and to the first agent of
the best rank. A policy says for each line and group what the rank is, how the score grows with age, and
under which conditions the group lends its agents at all. So every policy is replayed, explained and
simulated by the same code.
"""

from collections.abc import Collection, Mapping
from typing import Final, Protocol

from routing.decision import RULE_VERSION, Rule
from routing.demand import HIGHEST_LEVEL
from routing.floor import AgentOrder, ConversationOrder, QueuePolicy
from routing.lines import PLAIN, Group, Line, Pair

ABOVE_ALL_AGES: Final = 1e9
"""Between two levels lie so many seconds of age."""
PREFERRED_ABOVE_SKILLED: Final = 1e6
"""Preferred skills decide before the order of the queue's agents does."""
RANKS_APART: Final = 1e12
"""A rank of lending comes before all that a queue says of skills; those break its ties."""
SKILLED: Final[Mapping[AgentOrder, int]] = {AgentOrder.MOST_SKILLED: 1, AgentOrder.LEAST_SKILLED: -1}


class Policy(Protocol):
    """The orders of every queue."""

    @property
    def version(self) -> str:
        """Names this very policy in every decision."""
        ...

    @property
    def is_plain(self) -> bool:
        """Whether every pair is `PLAIN`, so that nobody need ask."""
        ...

    def agent_order(self, queue_id: str) -> AgentOrder:
        """Which of several free agents of one rank takes a conversation of the queue."""
        ...

    def pair(self, line: Line, group: Group) -> Pair:
        """How these two go together."""
        ...

    def session_cap(self, group: Group, channel: str) -> int | None:
        """The most sessions worth giving one agent of the group; None: as many as she has room for."""
        ...

    def helped_beside(self, pool_id: str) -> Collection[str]:
        """Queues that others may lend an agent to as soon as one of this pool is free."""
        ...


class InForce:
    """The policy that holds now; one object that all parts of the engine read."""

    __slots__ = ("_is_plain", "is_mixed", "is_plain", "policy")

    def __init__(self, policy: Policy) -> None:
        """Let this policy hold."""
        self.policy = policy
        self.is_plain = self._is_plain = policy.is_plain
        self.is_mixed = False
        """Whether somebody is overdue, and somebody else has a head start: then ages alone say nothing of turns."""

    def put(self, policy: Policy, *, is_overdue_alike: bool) -> None:
        """Let this policy hold; the oldest first is the order of overdue work only where all is overdue alike."""
        self.policy = policy
        self._is_plain = policy.is_plain and is_overdue_alike
        self.mix(is_mixed=self.is_mixed)

    def mix(self, *, is_mixed: bool) -> None:
        """Let plain rules hold only where head starts and overdue work do not meet."""
        self.is_mixed = is_mixed
        self.is_plain = self._is_plain and not is_mixed


class QueuePolicies:
    """The policy of a live floor: what each queue is configured to do."""

    def __init__(self) -> None:
        self.version = RULE_VERSION
        self._queues: dict[str, QueuePolicy] = {}
        self.is_plain = True

    def put(self, policy: QueuePolicy) -> None:
        """A queue is configured so."""
        self._queues[policy.queue_id] = policy
        self._look()

    def remove(self, queue_id: str) -> None:
        """A queue is no more."""
        self._queues.pop(queue_id, None)
        self._look()

    def agent_order(self, queue_id: str) -> AgentOrder:
        """As the queue says; who is more skilled is a matter of ranks, and idle time then breaks ties."""
        policy = self._queues.get(queue_id)
        order = policy.agent_order if policy is not None else AgentOrder.LONGEST_IDLE
        return AgentOrder.LONGEST_IDLE if order in SKILLED else order

    def pair(self, line: Line, group: Group) -> Pair:
        """Ranked by skill, aged as the queue says."""
        policy = self._queues.get(line.queue_id)
        rank = preference(line, group) * PREFERRED_ABOVE_SKILLED
        if policy is None:
            return Pair(-rank) if rank else PLAIN
        if policy.agent_order in SKILLED:
            rank += SKILLED[policy.agent_order] * _skill(policy, line, group)
        is_strict = policy.conversation_order is ConversationOrder.STRICT_LEVELS
        tier = line.key.level * ABOVE_ALL_AGES if is_strict else 0.0
        if (rank, tier, policy.weight) == (0.0, 0.0, 1.0):
            return PLAIN
        return Pair(-rank, tier, policy.weight)

    def session_cap(self, group: Group, channel: str) -> int | None:
        """As many as she has room for."""
        del group, channel
        return None

    def helped_beside(self, pool_id: str) -> Collection[str]:
        """None: nobody lends."""
        del pool_id
        return ()

    def _look(self) -> None:
        self.is_plain = all(
            policy.weight == 1.0
            and policy.conversation_order is not ConversationOrder.STRICT_LEVELS
            and policy.agent_order not in SKILLED
            for policy in self._queues.values()
        )


def preference(line: Line, group: Group) -> float:
    """What the group's levels of the preferred skills come to."""
    return sum(weight * group.skills.get(skill, 0) for skill, weight in line.key.preferred)


def rule_of(order: AgentOrder, queue: QueuePolicy | None) -> Rule:
    """The rule that an order comes to, by the name that the queue gives it."""
    is_by_rank = queue is not None and queue.agent_order in SKILLED and order is AgentOrder.LONGEST_IDLE
    return Rule(queue.agent_order if queue is not None and is_by_rank else order)


def _skill(policy: QueuePolicy, line: Line, group: Group) -> float:
    """How skilled the group is in what the line demands: a sum of levels, or the levels as digits of a number."""
    if policy.skill_order:
        digits = [group.skills.get(skill, 0) for skill in policy.skill_order]
        return float(sum(digit * (HIGHEST_LEVEL + 1) ** power for power, digit in enumerate(reversed(digits))))
    weights = policy.skill_weights
    return float(sum(weights.get(skill, 1.0) * group.skills.get(skill, 0) for skill in line.required))
