"""Endpoints of other systems: made, changed, paused, taken up again, and told what they missed."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from hub.application.transaction import Transaction
from hub.domain.api_key import checked_name
from hub.domain.endpoint import MOST_ENDPOINTS, OLD_SECRET_FOR, Delivery, Endpoint, Fate, Paused, checked_address
from hub.domain.outward import TEST, checked_kinds
from hub.domain.person import Person
from hub.domain.problem import Conflict, Invalid
from hub.domain.value import changed, dataclass

MOST_WANTED: Final = 100


@dataclass(frozen=True, slots=True)
class EndpointWish:
    """What an endpoint is to be."""

    name: str
    url: str
    kinds: frozenset[str]
    queues: frozenset[str]
    teams: frozenset[str]


def is_heard_by_all(tx: Transaction, number: int) -> bool:
    """Whether every endpoint that is not paused was told everything up to this event: the log may forget it."""
    return all(one.paused or one.position >= number for one in tx.endpoints.all())


def make_endpoint(tx: Transaction, by: Person, wish: EndpointWish, sealed: str) -> Endpoint:
    """It is told everything that happens from now on; `sealed` is the secret that signs it."""
    if len(tx.endpoints.all()) >= MOST_ENDPOINTS:
        raise Conflict(f"There are {MOST_ENDPOINTS} endpoints already; remove one that nobody needs first.")
    about = _checked(tx, wish)
    made = Endpoint(tx.new_id(), *about, sealed, by.id, tx.now, tx.outward.last(), tx.now)
    tx.endpoints.add(made)
    tx.desks.audit(by.id, "endpoints.added", made.id, _told(made))
    return made


def change_endpoint(tx: Transaction, by: Person, id_: str, wish: EndpointWish) -> Endpoint:
    """It is told this from the next event on, there."""
    before = tx.endpoints.held(id_)
    name, url, kinds, queues, teams = _checked(tx, wish, besides=id_)
    after = changed(before, name=name, url=url, kinds=kinds, queues=queues, teams=teams)
    if url != before.url:
        # What the old address refused says nothing of the new one.
        after = changed(after, attempts=0, failing_since=None, due_at=min(before.due_at, tx.now))
    was, is_now = _told(before), _told(after)
    fields = {field: [was[field], is_now[field]] for field in was if was[field] != is_now[field]}
    if fields:
        tx.endpoints.save(after)
        tx.desks.audit(by.id, "endpoints.changed", id_, {"fields": fields})
    return after


def rotate_secret(tx: Transaction, by: Person, id_: str, sealed: str) -> Endpoint:
    """Another secret signs from now on, and the one before it as well for a day."""
    before = tx.endpoints.held(id_)
    after = changed(before, secret=sealed, old_secret=before.secret, old_until=tx.now + OLD_SECRET_FOR)
    tx.endpoints.save(after)
    tx.desks.audit(by.id, "endpoints.secret_changed", id_, {"name": after.name})
    return after


def pause_endpoint(tx: Transaction, by: Person, id_: str) -> Endpoint:
    """It is told nothing until somebody takes it up again; nothing is lost meanwhile."""
    before = tx.endpoints.held(id_)
    if before.paused:
        return before
    after = changed(before, paused=Paused.BY_HAND.value, paused_at=tx.now, claim="")
    tx.endpoints.save(after)
    tx.desks.audit(by.id, "endpoints.paused", id_, {"name": after.name, "why": after.paused})
    return after


def resume_endpoint(tx: Transaction, by: Person, id_: str) -> Endpoint:
    """It is told what it missed, and everything after it, beginning now."""
    before = tx.endpoints.held(id_)
    after = changed(before, paused="", paused_at=None, attempts=0, failing_since=None, due_at=tx.now, claim="")
    tx.endpoints.save(after)
    if before.paused:
        tx.desks.audit(by.id, "endpoints.resumed", id_, {"name": after.name})
    return after


def remove_endpoint(tx: Transaction, by: Person, id_: str) -> None:
    """It is told nothing more."""
    gone = tx.endpoints.held(id_)
    tx.endpoints.remove(id_)
    tx.desks.audit(by.id, "endpoints.removed", id_, _told(gone))


def tell_since(tx: Transaction, by: Person, id_: str, since: datetime) -> Endpoint:
    """Everything since that moment is told once more, in order, and then what comes after it.

    A moment after what is told next passes over what lies between.
    """
    before = tx.endpoints.held(id_)
    if since > tx.now:
        raise Invalid("since: choose a moment that is past.")
    position = max(tx.outward.before(since), tx.outward.first() - 1)
    after = changed(before, position=position, attempts=0, due_at=tx.now, claim="")
    tx.endpoints.save(after)
    tx.desks.audit(by.id, "endpoints.told_again", id_, {"name": after.name, "since": since.isoformat()})
    return after


def tell_again(tx: Transaction, by: Person, id_: str, delivery_id: str) -> Delivery:
    """One event is sent once more, under the same id."""
    line = tx.endpoints.delivery(id_, delivery_id)
    if line.number and tx.outward.get(line.number) is None:
        raise Conflict("What happened then is kept no longer, and cannot be sent again.")
    return _wanted(tx, by, tx.endpoints.held(id_), changed(line, fate=Fate.WANTED.value), "told_again")


def send_test(tx: Transaction, by: Person, id_: str) -> Delivery:
    """A test is sent, which says nothing of anybody."""
    new = tx.new_id()
    line = Delivery(new, id_, f"test_{new}", 0, TEST, Fate.WANTED.value, 0, tx.now, tx.now)
    return _wanted(tx, by, tx.endpoints.held(id_), line, "tested")


def _wanted(tx: Transaction, by: Person, endpoint: Endpoint, line: Delivery, action: str) -> Delivery:
    if endpoint.paused:
        raise Conflict("This endpoint is paused; take it up again first.")
    if len(tx.endpoints.wanted(endpoint.id, MOST_WANTED)) == MOST_WANTED:
        raise Conflict(
            "Too much waits to be sent there again; wait until it is sent, or send everything since a moment."
        )
    tx.endpoints.keep(line)
    if not endpoint.claim:
        # Whoever asks for it does not wait until a failing endpoint is tried again by itself.
        tx.endpoints.save(changed(endpoint, due_at=min(endpoint.due_at, tx.now)))
    tx.desks.audit(by.id, f"endpoints.{action}", endpoint.id, {"name": endpoint.name, "event": line.event_id})
    return line


def _checked(
    tx: Transaction, wish: EndpointWish, besides: str = ""
) -> tuple[str, str, frozenset[str], frozenset[str], frozenset[str]]:
    name = checked_name(wish.name)
    if any(one.name == name and one.id != besides for one in tx.endpoints.all()):
        raise Conflict("There is an endpoint of this name already; choose another one.")
    for chosen, there, what in (
        (wish.queues, tx.floor.queues.keys(), "queues"),
        (wish.teams, tx.floor.teams.keys(), "teams"),
    ):
        if not chosen <= set(there):
            raise Invalid(f"One of these {what} does not exist any more; look at the list again.")
    return name, checked_address(wish.url), checked_kinds(wish.kinds), wish.queues, wish.teams


def _told(endpoint: Endpoint) -> dict[str, object]:
    """What the audit keeps of it."""
    return {
        "name": endpoint.name,
        "url": endpoint.url,
        "kinds": sorted(endpoint.kinds),
        "queues": sorted(endpoint.queues),
        "teams": sorted(endpoint.teams),
    }
