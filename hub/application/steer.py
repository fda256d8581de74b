"""A supervisor says how an agent of her teams can be reached."""

from __future__ import annotations

from hub.application.presence import set_presence
from hub.application.transaction import Transaction
from hub.domain.ids import PersonId
from hub.domain.permission import Permission
from hub.domain.person import Person, Presence
from hub.domain.problem import NotFound


def steer_presence(tx: Transaction, by: Person, person_id: PersonId, presence: Presence, reason: str | None) -> Person:
    """The agent is present so from now on, and the audit says who decided it."""
    person = tx.people.get(person_id)
    if person.works_in.isdisjoint(by.teams_with(Permission.STEER)):
        raise NotFound("There is no such agent in your teams.")
    changed = set_presence(tx, person_id, presence, reason)
    tx.desks.audit(by.id, "presence.steered", person_id, {"presence": presence.value, "reason": reason or ""})
    return changed
