"""Policies as numbers: how one line of customers and one group of agents go together.

The engine knows one rule: of all that may be matched now, the greatest score first, and to the first agent of
the best rank. A policy says for each line and group what the rank is, how the score grows with age, and
under which conditions the group lends its agents at all. So every policy is replayed, explained and
simulated by the same code.
"""

from typing import Protocol

from routing.decision import RULE_VERSION
from routing.floor import AgentOrder, QueuePolicy
from routing.lines import PLAIN, Group, Line, Pair


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


class QueuePolicies:
    """The policy of a live floor: what each queue is configured to do."""

    version = RULE_VERSION
    is_plain = True

    def __init__(self) -> None:
        self._queues: dict[str, QueuePolicy] = {}

    def put(self, policy: QueuePolicy) -> None:
        """A queue is configured so."""
        self._queues[policy.queue_id] = policy

    def remove(self, queue_id: str) -> None:
        """A queue is no more."""
        self._queues.pop(queue_id, None)

    def agent_order(self, queue_id: str) -> AgentOrder:
        """As the queue says."""
        policy = self._queues.get(queue_id)
        return policy.agent_order if policy is not None else AgentOrder.LONGEST_IDLE

    def pair(self, line: Line, group: Group) -> Pair:
        """Everybody alike: the oldest first."""
        del line, group
        return PLAIN

    def session_cap(self, group: Group, channel: str) -> int | None:
        """As many as she has room for."""
        del group, channel
        return None
