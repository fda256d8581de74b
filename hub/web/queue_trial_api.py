"""Trying a change of a queue on a recorded day, before it is made."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import ConfigDict

from hub.domain.floor import Queue
from hub.domain.ids import QueueId
from hub.domain.permission import Permission
from hub.domain.problem import NotFound
from hub.web.admin_bodies import BODIES, Described
from hub.web.body import STRICT
from hub.web.problem_kinds import CONFLICT, TOO_MANY
from hub.web.route import Answer, Call, Route
from hub.wire.queue_trial import QueueTrial

QUEUES = "queues"
KEEPERS = (Permission.ROUTING,)
"""Whoever keeps queues tries a change of any of them, without a board."""


@dataclass(frozen=True, slots=True)
class TrialToStart:
    """Fields of a queue as they might be, and the day to try them on: the last busy one where none is said."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    fields: Annotated[dict[str, Any], Described(BODIES[QUEUES])] = field(default_factory=dict)
    day: date | None = None


def _queue(call: Call) -> Queue:
    """The queue; for whoever keeps queues, or leads its team."""
    queue = call.services.store.floor.queues.get(QueueId(call.part("id")))
    may_try = queue is not None and (
        Permission.ROUTING in call.person.permissions or call.person.may(Permission.BOARD, queue.team)
    )
    if queue is None or not may_try:
        raise NotFound(f"There is no queue “{call.part('id')}” that you could change.")
    return queue


async def start(call: Call) -> Answer:
    """The change is tried in a process of its own; ask for the trial to follow it."""
    body: TrialToStart = call.body
    queue = _queue(call)
    after = await call.services.administration.proposed({QUEUES: {queue.id: body.fields}})
    return Answer(await call.services.trials.start(call.person.id, queue.id, after, body.day), 202)


async def read(call: Call) -> QueueTrial:
    """How far the trial is, and what came of it."""
    return call.services.trials.read(call.person.id, call.part("id"))


async def cancel(call: Call) -> None:
    """The trial does not go on."""
    call.services.trials.cancel(call.person.id, call.part("id"))


ROUTES = [
    Route(
        "POST",
        "/api/admin/queues/{id}/trial",
        Permission.BOARD,
        "Try a change of a queue on a recorded day.",
        start,
        body=TrialToStart,
        answer=QueueTrial,
        also=KEEPERS,
        statuses=(202,),
        problems=(CONFLICT, TOO_MANY),
    ),
    Route(
        "GET",
        "/api/admin/trials/{id}",
        Permission.BOARD,
        "How far a trial is, and what came of it.",
        read,
        answer=QueueTrial,
        also=KEEPERS,
    ),
    Route(
        "DELETE",
        "/api/admin/trials/{id}",
        Permission.BOARD,
        "Cancel a trial.",
        cancel,
        also=KEEPERS,
        statuses=(204,),
    ),
]
