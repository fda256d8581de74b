"""The queues of one version of the floor as the routing engine reads them, worked out once for all that waits."""

from __future__ import annotations

from math import inf

from hub.application.demand import demand_of, steps_of
from hub.domain.conversation import Conversation
from hub.domain.floor import MANUAL, Floor, Queue
from hub.domain.ids import TeamId
from routing.demand import Demand
from routing.floor import LONGEST_HEAD_START_SECONDS, QueuePolicy, Waiting
from routing.lending import pool_of
from routing.relaxation import Stage, timeline


class QueueRules:
    """What every queue of a floor asks of the engine."""

    def __init__(self, floor: Floor) -> None:
        self.floor = floor
        self.policies = {id_: policy_of(queue) for id_, queue in floor.queues.items()}
        self._steps = {id_: steps_of(queue) for id_, queue in floor.queues.items()}
        self._queues_of: dict[frozenset[TeamId], frozenset[str]] = {}
        self._stages: dict[tuple[str, str], tuple[Stage, ...]] = {}

    def queues_of(self, teams: frozenset[TeamId]) -> frozenset[str]:
        """The queues that whoever is of these teams serves."""
        served = self._queues_of.get(teams)
        if served is None:
            served = frozenset(queue.id for queue in self.floor.queues.values() if queue.team in teams)
            self._queues_of[teams] = served
        return served

    def decline_memory_seconds(self, queue_id: str) -> int:
        """How long whoever declined a conversation of the queue is spared it."""
        queue = self.floor.queues.get(queue_id)
        return queue.decline_memory_seconds if queue is not None else 0

    def pool_of(self, teams: frozenset[TeamId]) -> str:
        """The pool of whoever is of these teams, where agents are lent; all are alike where they are not."""
        return pool_of(self.queues_of(teams)) if self.floor.lending is not None else ""

    def changed_queues(self, before: QueueRules) -> frozenset[str]:
        """The queues whose waiting conversations have to be told anew: they ask, or weigh, otherwise than before."""
        known = before.floor.queues
        return frozenset(
            id_ for id_, queue in self.floor.queues.items() if id_ in known and _asked(queue) != _asked(known[id_])
        )

    def waiting(self, conversation: Conversation, excluded: frozenset[str]) -> Waiting:
        """The conversation as the engine is told of it."""
        until, queued_at = conversation.named_until, conversation.queued_at
        demand = demand_of(conversation)
        queue = self.floor.queues.get(conversation.queue_id)
        is_manual = queue is not None and queue.offers == MANUAL
        if is_manual:
            # What was meant for somebody still rings for her, and for nobody else.
            until = None
        return Waiting(
            conversation.id,
            conversation.queue_id,
            conversation.channel,
            conversation.waiting_since.timestamp(),
            demand,
            self._head_start(conversation),
            conversation.named_agent_id,
            until.timestamp() if until else None,
            excluded,
            is_manual_only=is_manual and conversation.named_agent_id is None,
            level=conversation.level,
            stages=self._stages_of(conversation.queue_id, demand),
            stages_since=queued_at.timestamp() if queued_at else None,
            # Once her time alone is over, the named agent still has the first choice.
            first_choice_id=conversation.named_agent_id,
        )

    def _head_start(self, conversation: Conversation) -> float:
        """What she counts as having waited; nobody is set back by more than the time after which she is overdue."""
        queue = self.floor.queues.get(conversation.queue_id)
        per_value = queue.head_start_seconds_per_value if queue is not None else 0.0
        overdue_after = queue.overdue_after_seconds if queue is not None else 0
        furthest = min(overdue_after or LONGEST_HEAD_START_SECONDS, LONGEST_HEAD_START_SECONDS)
        head_start = conversation.head_start_seconds + per_value * conversation.customer_value
        return max(min(head_start, LONGEST_HEAD_START_SECONDS), -furthest)

    def _stages_of(self, queue_id: str, demand: Demand) -> tuple[Stage, ...]:
        steps = self._steps.get(queue_id, ())
        if not steps:
            return ()
        # Maps are no keys of a dictionary, so what was worked out is found by the demand's text.
        key = queue_id, repr(demand)
        stages = self._stages.get(key)
        if stages is None:
            stages = self._stages[key] = timeline(demand, steps)
        return stages


def policy_of(queue: Queue) -> QueuePolicy:
    """The queue's orders and times."""
    return QueuePolicy(
        queue.id,
        queue.agent_order,
        queue.conversation_order,
        offer_timeout_seconds=queue.offer_timeout_seconds,
        slope=queue.slope,
        service_target_seconds=queue.service_target_seconds,
        overdue_after_seconds=queue.overdue_after_seconds or inf,
        skill_weights=queue.skill_weights,
        skill_order=queue.skill_order,
    )


def _asked(queue: Queue) -> object:
    head_start = queue.head_start_seconds_per_value, queue.overdue_after_seconds
    return queue.offers, queue.relaxation, queue.skill_expires_after_seconds, head_start
