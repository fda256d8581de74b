"""What happened, for other systems: from a number on, in the vocabulary of `docs/events.md`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from hub.application.transaction import Transaction
from hub.domain.outward import Heard, Kind, OutwardEvent, checked_kinds
from hub.domain.permission import Permission
from hub.domain.problem import Invalid, TooOld
from hub.web.problem_kinds import INVALID, TOO_OLD
from hub.web.route import Call, Query, Route

USUAL: Final = 100
MOST: Final = 500
MOST_LOOKS: Final = 10
"""Of one request: whoever asks for what is rare goes on from `next`."""
LONGEST_NUMBER: Final = 18


@dataclass(frozen=True, slots=True)
class EventEnvelope:
    """One thing that happened."""

    id: str
    """The same whenever it is told, by this address or by a webhook."""
    number: int
    type: str
    version: int
    timestamp: datetime
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class EventList:
    """What happened after a number, in order."""

    events: list[EventEnvelope]
    next: int
    """The `after` with which to go on; it moves on where nothing of what happened is for the caller, too."""
    has_more: bool
    """Whether there is more already."""


def _envelope(event: OutwardEvent) -> EventEnvelope:
    told = event.envelope()
    return EventEnvelope(**{**told, "timestamp": event.at, "data": dict(event.data)})


def _after(reading: Transaction, heard: Heard, after: int | None, limit: int) -> EventList:
    first, last = reading.outward.first(), reading.outward.last()
    reached = max(first - 1, 0) if after is None else after
    if reached > last:
        raise Invalid(f"after: nothing has this number yet; the newest is {last}.")
    if reached + 1 < first:
        raise TooOld(f"What happened after {reached} is kept no longer; go on after {first - 1}, or leave out after.")
    found: list[OutwardEvent] = []
    for _ in range(MOST_LOOKS):
        events, looked = reading.outward.after(reached)
        for event in events:
            if heard.hears(event):
                found.append(event)
                if len(found) == limit:
                    return EventList([_envelope(one) for one in found], event.number, event.number < last)
        if looked == reached:
            break
        reached = looked
    return EventList([_envelope(one) for one in found], reached, reached < last)


def _number(text: str | None, name: str) -> int | None:
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER):
        raise Invalid(f"{name} is a whole number, such as the next of the answer before.")
    return int(text)


def _listed(text: str | None) -> frozenset[str]:
    return frozenset(filter(None, (part.strip() for part in (text or "").split(","))))


async def list_events(call: Call) -> EventList:
    """What happened after a number."""
    asked, person = call.request.query, call.person
    limit = _number(asked.get("limit"), "limit") or USUAL
    if limit > MOST:
        raise Invalid(f"limit is from 1 to {MOST}.")
    heard = Heard(
        checked_kinds(_listed(asked.get("kinds"))),
        _listed(asked.get("queues")),
        frozenset(person.teams),
        is_of_all=not person.sees_restricted,
    )
    return await call.services.store.read(_after, heard, _number(asked.get("after"), "after"), limit)


ROUTES: Final = [
    Route(
        "GET",
        "/api/events",
        Permission.HAPPENINGS,
        "What happened to conversations, customers and agents, from a number on.",
        list_events,
        answer=EventList,
        query=(
            Query("after", "The `next` of the answer before; left out: from the oldest that is kept.", int),
            Query("kinds", f"Only these, parted by commas: {', '.join(Kind)}."),
            Query("queues", "Only what happened in these queues, parted by commas."),
            Query("limit", f"At most so many, {USUAL} if left out and {MOST} at most.", int),
        ),
        problems=(TOO_OLD, INVALID),
    ),
]
