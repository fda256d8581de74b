"""How an agent can be reached: what she says, and what the hub has to conclude."""

from __future__ import annotations

from hub.application.offer import withdraw_offer
from hub.application.transaction import Transaction
from hub.domain.fact import Fact, Happening
from hub.domain.ids import PersonId
from hub.domain.person import CONNECTION_LOST, Person, Presence
from hub.domain.problem import Invalid
from hub.domain.timer import Timer, TimerKind


def set_presence(tx: Transaction, person_id: PersonId, presence: Presence, reason: str | None) -> Person:
    """She is present so from now on; what still rings for her goes back unless she is available."""
    person = tx.people.get(person_id)
    if presence is not Presence.AWAY:
        reason = None
    elif reason is not None and reason not in tx.floor.reasons:
        msg = f"There is no reason “{reason}”; GET /api/floor lists the reasons."
        raise Invalid(msg)
    return _become(tx, person, person.now_present(presence, reason, tx.now))


def line_lost(tx: Transaction, person_id: PersonId, grace_seconds: float) -> None:
    """Her last console vanished: unless it returns within the grace she counts as offline."""
    person = tx.people.get(person_id)
    if person.presence is not Presence.OFFLINE:
        due = tx.now.fromtimestamp(tx.now.timestamp() + grace_seconds, tx.now.tzinfo)
        tx.timers.set(Timer(TimerKind.CONNECTION_LOST, person_id, due))


def line_found(tx: Transaction, person_id: PersonId) -> None:
    """Her console is back: whoever was only cut off is as she was before, ready or away for her reason."""
    tx.timers.cancel(TimerKind.CONNECTION_LOST, person_id)
    person = tx.people.get(person_id)
    if person.presence is Presence.OFFLINE and person.reason == CONNECTION_LOST:
        _become(tx, person, person.now_present(*person.before_cut, tx.now))


def conclude_offline(tx: Transaction, person_id: PersonId) -> None:
    """The grace is over: she is offline until her console returns."""
    person = tx.people.get(person_id)
    if person.presence is not Presence.OFFLINE:
        _become(tx, person, person.cut_off(tx.now))


def _become(tx: Transaction, person: Person, changed: Person) -> Person:
    if changed is person:
        return person
    tx.people.save(changed)
    details = {"presence": changed.presence.value, "reason": changed.reason or "", "was": person.presence.value}
    tx.record(Fact(tx.now, Happening.PRESENCE, agent_id=person.id, details=details))
    if changed.presence is not Presence.AVAILABLE:
        for offer in tx.offers.ringing_for(person.id):
            withdraw_offer(tx, offer)
    return changed
