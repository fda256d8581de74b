"""What is wrong with the roles of a floor, and with who has which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from hub.application.floor_document import Fault
from hub.application.floor_record import PersonEntry
from hub.application.known_names import instead_of
from hub.domain.floor import Floor
from hub.domain.permission import OF_THE_HOUSE, ROLES, allowed_by

MOST_ROLES: Final = 50


def role_faults(floor: Floor) -> Iterator[Fault]:
    """The faults of the roles that the company made for itself."""
    if len(floor.roles) > MOST_ROLES:
        yield Fault("roles", f"has at most {MOST_ROLES}")
    for role in floor.roles.values():
        if role.id in ROLES:
            yield Fault(f"roles.{role.id}", "is the id of a ready-made role, which stays as it is; choose another")
        if not role.permissions:
            yield Fault(f"roles.{role.id}.permissions", "needs at least one permission")


def roles_of_person(floor: Floor, path: str, person: PersonEntry) -> Iterator[Fault]:
    """The faults of the roles that somebody has, in all of her teams and in one."""
    if not person.roles and not any(person.team_roles.values()):
        yield Fault(f"{path}.roles", "needs at least one role; remove the person to let nobody in")
    yield from lost_roles(f"{path}.roles", person.roles, floor)
    own = own_roles(floor)
    for team, roles in person.team_roles.items():
        place = f"{path}.team_roles.{team}"
        if team not in person.teams:
            yield Fault(place, "is none of her teams; add it to teams")
        yield from lost_roles(place, roles, floor)
        of_house = {role for role in roles if allowed_by((role,), own) & OF_THE_HOUSE}
        for role in sorted(of_house):
            yield Fault(place, f"“{role}” concerns the whole hub and no single team; give it to her under roles")


def lost_roles(path: str, names: Iterable[str], floor: Floor) -> Iterator[Fault]:
    """The fault of each role that is neither ready-made nor the company's own."""
    known = [*ROLES, *(role for role in floor.roles if role not in ROLES)]
    for number, name in enumerate(names):
        if name not in known:
            hint = instead_of(name, known)
            yield Fault(f"{path}.{number}", f"there is no role “{name}”", lost=("roles", name), hint=hint)


def own_roles(floor: Floor) -> Mapping[str, tuple[str, ...]]:
    """What each role of the company's own making allows."""
    return {role.id: role.permissions for role in floor.roles.values()}
