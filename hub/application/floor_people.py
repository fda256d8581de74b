"""People as a floor document tells of them become people as they are kept, with what their roles allow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace

from hub.application.deactivate import let_go
from hub.application.floor_plan import Step
from hub.application.floor_record import PEOPLE, Fields, PersonEntry, value_of
from hub.application.transaction import Transaction
from hub.domain.ids import PersonId
from hub.domain.permission import OwnRole
from hub.domain.person import Person, Presence

KEPT_OTHERWISE = frozenset({"password", "roles", "teams", "team_roles"})


def take_person(tx: Transaction, step: Step, roles: Mapping[str, OwnRole]) -> None:
    """She is as the step says, with what her roles allow now; without one she is deactivated."""
    known = tx.people.by_email(step.id)
    if step.after is not None:
        _keep(tx, known, allowed(_person(tx, step.id, step.after, known), roles))
    elif known is not None:
        let_go(tx, replace(known, is_active=False))


def allow_anew(tx: Transaction, roles: Mapping[str, OwnRole]) -> None:
    """Whoever has a role that the company made for itself may do what it allows now."""
    for known in tx.people.all():
        after = allowed(known, roles)
        if after is not known:
            _keep(tx, known, after)


def allowed(person: Person, roles: Mapping[str, OwnRole]) -> Person:
    """The same person, with what those of her roles allow that the company made for itself."""
    own = {name: _words(roles[name]) for name in sorted(person.all_roles) if name in roles}
    return person if own == person.own_roles else replace(person, own_roles=own)


def _words(role: OwnRole) -> tuple[str, ...]:
    return tuple(sorted(permission.value for permission in role.permissions))


def _keep(tx: Transaction, known: Person | None, person: Person) -> None:
    if known is not None and known.works and not person.works:
        let_go(tx, person)
    else:
        tx.people.save(person)


def _person(tx: Transaction, email: str, fields: Fields, known: Person | None) -> Person:
    entry: PersonEntry = value_of(PEOPLE, email, fields)
    values = {name: value for name, value in asdict(entry).items() if name not in KEPT_OTHERWISE}
    values |= {"roles": frozenset(entry.roles), "teams": frozenset(entry.teams), "is_active": True}
    values["team_roles"] = {team: tuple(sorted(set(roles))) for team, roles in entry.team_roles.items()}
    if known is not None:
        return replace(known, **values)
    id_ = PersonId(tx.new_id())
    return Person(
        id=id_, email=email, presence=Presence.OFFLINE, reason=None, presence_since=tx.now, idle_since=tx.now, **values
    )
