"""Entry rules tried on last week's arrivals before they are saved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import BaseModel

from hub.application.trial import Trial
from hub.domain.permission import Permission
from hub.web.admin_bodies import BODIES
from hub.web.route import Call, Query, Route


@dataclass(frozen=True, slots=True)
class QueueTried:
    """How many arrivals a queue gets by the rules in force, and how many by those proposed."""

    queue: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Move:
    """How many would go to another queue."""

    from_queue: str
    to_queue: str
    count: int


@dataclass(frozen=True, slots=True)
class RuleTried:
    """How often a proposed rule decided."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class ExampleTried:
    """One arrival that would go elsewhere: no text, for whoever administers need not be one of its readers."""

    conversation_id: str
    arrived_at: datetime
    from_queue: str
    to_queue: str
    rule: str


@dataclass(frozen=True, slots=True)
class TrialView:
    """What a trial found in about a second; where it is not complete, its counts and those from `next` on add up."""

    since: datetime
    done: float
    """How much of the week has been tried, from 0 to 1."""
    next: str | None
    """The `before` with which the trial goes on; none when it is complete."""
    tried: int
    moved: int
    asks_otherwise: int
    """How many stay in their queue, and ask for something else there or have another place in its line."""
    queues: list[QueueTried]
    moves: list[Move]
    rules: list[RuleTried]
    """The proposed rules in their order; one that decided nothing in the whole week never fits."""
    examples: list[ExampleTried]


def _view(trial: Trial) -> dict[str, Any]:
    queues = sorted(trial.before | trial.after)
    return {
        "tried": trial.tried,
        "moved": trial.moved,
        "asks_otherwise": trial.asks_otherwise,
        "queues": [QueueTried(id_, trial.before[id_], trial.after[id_]) for id_ in queues],
        "moves": [Move(*way, count) for way, count in trial.moves.most_common()],
        "rules": [RuleTried(name, count) for name, count in zip(trial.rules, trial.fits, strict=True)],
        "examples": [
            ExampleTried(one.conversation_id, one.arrived_at, one.from_queue, one.to_queue, one.rule)
            for one in trial.examples
        ],
    }


async def try_account(call: Call) -> TrialView:
    """Where last week's arrivals would go by these rules."""
    body: BaseModel = call.body
    fields = body.model_dump(mode="json", exclude_unset=True)
    before = call.request.query.get("before")
    tried = await call.services.administration.try_rules(call.part("id"), fields, before)
    return TrialView(since=tried.since, done=tried.done, next=tried.next, **_view(tried.trial))


ROUTES = [
    Route(
        "POST",
        "/api/admin/accounts/{id}/trial",
        Permission.CHANNELS,
        "Try entry rules on last week's arrivals; nothing is saved.",
        try_account,
        body=BODIES["accounts"],
        answer=TrialView,
        query=(Query("before", "The `next` of the answer before."),),
    ),
]
