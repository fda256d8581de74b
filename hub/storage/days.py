"""What happened between two instants, for whoever wants to play it again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, case, func, select

from hub.domain.conversation import Conversation
from hub.domain.fact import Fact, Happening
from hub.storage.conversations import conversation_of
from hub.storage.executor import Executor
from hub.storage.statement import Statement
from hub.storage.tables import conversation, fact

_f = fact.c
_BETWEEN: Final = (_f.at >= bindparam("since"), _f.at < bindparam("until"))
# Decisions are long, and nobody who plays a day again asks for them.
_FACTS: Final = Statement(
    select(
        _f.at,
        _f.happening,
        _f.conversation_id,
        _f.queue_id,
        _f.agent_id,
        _f.channel,
        case((_f.happening == Happening.PRESENCE.value, _f.details), else_=None),
    )
    .where(*_BETWEEN)
    .order_by(_f.id)
)
_QUEUED: Final = Statement(
    select(conversation).where(
        conversation.c.id.in_(select(_f.conversation_id).where(_f.happening == Happening.QUEUED.value, *_BETWEEN))
    )
)

_ARRIVED: Final = Statement(
    select(func.min(_f.at)).where(_f.happening == Happening.QUEUED.value, *_BETWEEN).group_by(_f.conversation_id)
)


def arrivals_between(executor: Executor, since: datetime, until: datetime) -> Sequence[datetime]:
    """When each conversation first began to wait then, in no order."""
    return [at for (at,) in executor.fetch(_ARRIVED, since=since, until=until)]


def facts_between(executor: Executor, since: datetime, until: datetime) -> Sequence[Fact]:
    """Everything that happened, in order, with no other details than those of presences."""
    return [
        Fact(at, Happening(happening), conversation_id, queue_id, agent_id, channel, details or {})
        for at, happening, conversation_id, queue_id, agent_id, channel, details in executor.fetch(
            _FACTS, since=since, until=until
        )
    ]


def queued_between(executor: Executor, since: datetime, until: datetime) -> Sequence[Conversation]:
    """Every conversation that began to wait then, as it is now."""
    return [conversation_of(row) for row in executor.fetch(_QUEUED, since=since, until=until)]
