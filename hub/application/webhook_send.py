"""What is sent to an endpoint next, and what came of it: in order, claimed before the call and settled after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from hub.application.transaction import Transaction
from hub.domain.conversation import after
from hub.domain.endpoint import GIVEN_UP_AFTER, LOG_KEPT_FOR, LONGEST_ERROR, Delivery, Endpoint, Fate, Paused
from hub.domain.outward import TEST, VERSION, OutwardEvent
from hub.domain.problem import NotFound
from hub.domain.value import changed, dataclass

CLAIMED_SECONDS: Final = 60.0
"""A node that did not settle anything for so long has died; another one goes on."""
MOST_AT_ONCE: Final = 20
BY_HUB: Final = "hub"


@dataclass(frozen=True, slots=True)
class Parcel:
    """One event on its way to one endpoint."""

    endpoint: Endpoint
    event_id: str
    number: int
    """Of the event; 0 for a test."""
    kind: str
    body: Mapping[str, Any]
    position: int | None
    """Up to where everything is told once this was taken; None for what somebody asked for."""
    wanted: Delivery | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an endpoint made of it."""

    is_taken: bool
    status: int | None = None
    error: str = ""
    is_gone: bool = False
    retry_after_seconds: float | None = None


def endpoints_due(tx: Transaction) -> tuple[Sequence[str], datetime | None]:
    """To which endpoints something may be sent now, and when to look again for those that are left in peace."""
    due, later = [], []
    last = tx.outward.last()
    for one in tx.endpoints.all():
        if one.paused or (one.position >= last and not tx.endpoints.wanted(one.id, 1)):
            continue
        if one.due_at > tx.now:
            later.append(one.due_at)
        elif tx.endpoints.wanted(one.id, 1) or _has_next(tx, one):
            due.append(one.id)
    return due, min(later, default=None)


def _has_next(tx: Transaction, endpoint: Endpoint) -> bool:
    """Whether there is something for it close by; far behind, it is worth a claim to find out."""
    events, reached = tx.outward.after(endpoint.position)
    return reached < tx.outward.last() or any(endpoint.heard.hears(event) for event in events)


def claim_parcels(tx: Transaction, endpoint_id: str, claim: str) -> tuple[list[Parcel], bool]:
    """Take what is next for this endpoint, so that nobody else does; and whether there may be more after it."""
    try:
        endpoint = tx.endpoints.held(endpoint_id)
    except NotFound:
        return [], False
    if endpoint.paused or endpoint.due_at > tx.now:
        return [], False
    mine = changed(endpoint, claim=claim, due_at=after(tx.now, CLAIMED_SECONDS))
    wanted = [_again(tx, mine, line) for line in tx.endpoints.wanted(endpoint.id, 1)]
    if wanted:
        tx.endpoints.save(mine)
        return wanted, True
    parcels, reached = _next(tx, mine)
    if not parcels:
        tx.endpoints.save(changed(endpoint, position=max(endpoint.position, reached)))
        return [], reached < tx.outward.last()
    tx.endpoints.save(mine)
    return parcels, True


def _next(tx: Transaction, endpoint: Endpoint) -> tuple[list[Parcel], int]:
    events, reached = tx.outward.after(endpoint.position)
    heard = [event for event in events if endpoint.heard.hears(event)]
    parcels = [_parcel(endpoint, event, event.number) for event in heard[:MOST_AT_ONCE]]
    if parcels and len(heard) <= MOST_AT_ONCE:
        parcels[-1] = changed(parcels[-1], position=reached)
    return parcels, reached


def _parcel(endpoint: Endpoint, event: OutwardEvent, position: int | None, wanted: Delivery | None = None) -> Parcel:
    return Parcel(endpoint, event.id, event.number, event.kind, event.envelope(), position, wanted)


def _again(tx: Transaction, endpoint: Endpoint, line: Delivery) -> Parcel:
    event = tx.outward.get(line.number) if line.number else None
    if event is not None:
        return _parcel(endpoint, event, None, line)
    test = {
        "id": line.event_id,
        "number": 0,
        "type": TEST,
        "version": VERSION,
        "timestamp": line.first_at.isoformat(timespec="milliseconds"),
        "data": {"endpoint_id": endpoint.id},
    }
    return Parcel(endpoint, line.event_id, 0, TEST, test, None, line)


def settle_parcel(tx: Transaction, parcel: Parcel, outcome: Outcome, *, is_last: bool) -> bool:
    """What came of it is in the log; whether to go on with what was claimed after it."""
    try:
        endpoint = tx.endpoints.held(parcel.endpoint.id)
    except NotFound:
        return False
    _log(tx, parcel, outcome)
    if endpoint.claim != parcel.endpoint.claim:
        # It was paused, rewound or taken over meanwhile: nothing of that is undone.
        return False
    if outcome.is_taken:
        _taken(tx, endpoint, parcel, is_last=is_last)
        return not is_last
    _refused(tx, endpoint, parcel, outcome)
    return False


def _taken(tx: Transaction, endpoint: Endpoint, parcel: Parcel, *, is_last: bool) -> None:
    position = endpoint.position if parcel.position is None else parcel.position
    due_at, claim = (tx.now, "") if is_last else (after(tx.now, CLAIMED_SECONDS), endpoint.claim)
    fresh = changed(endpoint, position=position, attempts=0, failing_since=None, due_at=due_at, claim=claim)
    tx.endpoints.save(fresh)
    if is_last:
        tx.endpoints.forget(endpoint.id, tx.now - LOG_KEPT_FOR)


def _refused(tx: Transaction, endpoint: Endpoint, parcel: Parcel, outcome: Outcome) -> None:
    since = endpoint.failing_since or tx.now
    why = Paused.GONE if outcome.is_gone else Paused.DEAD if tx.now - since >= GIVEN_UP_AFTER else None
    if why is not None:
        tx.endpoints.save(changed(endpoint, paused=why.value, paused_at=tx.now, failing_since=since, claim=""))
        told = {"name": endpoint.name, "why": why.value, "status": outcome.status, "error": outcome.error}
        tx.desks.audit(BY_HUB, "endpoints.paused", endpoint.id, told)
        return
    if parcel.wanted is not None:
        # Whoever asked for it sees that it failed; nothing else waits for it, and what failed before keeps its pause.
        pause = endpoint.pause_seconds(None) if endpoint.attempts else 0.0
        tx.endpoints.save(changed(endpoint, due_at=after(tx.now, pause), claim=""))
        return
    due_at = after(tx.now, endpoint.pause_seconds(outcome.retry_after_seconds))
    tried = changed(endpoint, attempts=endpoint.attempts + 1, failing_since=since, due_at=due_at, claim="")
    tx.endpoints.save(tried)


def _log(tx: Transaction, parcel: Parcel, outcome: Outcome) -> None:
    known = parcel.wanted or tx.endpoints.delivery_of(parcel.endpoint.id, parcel.number)
    line = known or Delivery(
        tx.new_id(), parcel.endpoint.id, parcel.event_id, parcel.number, parcel.kind, "", 0, tx.now, tx.now
    )
    fate = Fate.DELIVERED if outcome.is_taken else Fate.FAILED
    tried = changed(
        line,
        fate=fate.value,
        attempts=line.attempts + 1,
        last_at=tx.now,
        status=outcome.status,
        error=outcome.error[:LONGEST_ERROR],
    )
    tx.endpoints.keep(tried)
