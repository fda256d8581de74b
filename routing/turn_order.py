"""Whose turn comes before whose, over all queues: what an agent who could serve everybody would take first."""

from collections.abc import Iterable, Mapping

from routing.floor import ConversationOrder, QueuePolicy, Waiting
from routing.matching import OVERDUE
from routing.policy import ABOVE_ALL_AGES


def in_turn(waiting: Iterable[Waiting], policies: Mapping[str, QueuePolicy], now: float) -> list[Waiting]:
    """Return them in order of their queues' rules; ties by age, then by id."""

    def turn(one: Waiting) -> tuple[float, float, str]:
        policy = policies.get(one.queue_id)
        if policy is None:
            return one.ordered_at - now, one.ordered_at, one.conversation_id
        overdue = now - one.since - policy.overdue_after_seconds
        if overdue >= 0:
            return -OVERDUE - overdue, one.since, one.conversation_id
        return -_score(one, policy, now - one.ordered_at), one.ordered_at, one.conversation_id

    return sorted(waiting, key=turn)


def _score(one: Waiting, policy: QueuePolicy, age: float) -> float:
    is_strict = policy.conversation_order is ConversationOrder.STRICT_LEVELS
    return (one.level * ABOVE_ALL_AGES if is_strict else 0.0) + policy.weight * age
