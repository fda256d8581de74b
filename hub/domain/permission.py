"""What each role may do; the web and the live line ask only for permissions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from functools import cache
from typing import Final

from hub.domain.value import dataclass


class Permission(StrEnum):
    """One thing that a role may allow."""

    READ = "desk.read"
    """See the desk of one's teams: what waits, what colleagues hold, every customer whom they serve."""
    WORK = "desk.work"
    """Take offers, write to customers, set one's own presence."""
    MERGE = "customer.merge"
    """Make one of two customers who prove to be one, and undo it."""
    EVENTS = "customer.events"
    """Tell what other systems of the company know of any customer and organisation: who they are, what happened.

    All it lets anybody read is who has an address: her name, the address, its proof, and who she was merged into.
    """
    HAPPENINGS = "events.read"
    """Be told what happened to conversations, customers and agents of one's teams, as other systems are."""
    READ_TEAM = "conversation.read_team"
    """Read any conversation of one's teams."""
    TAKE_OVER_CAPACITY = "conversation.take_above_capacity"
    OUTREACH_ANY_TIME = "outreach.any_time"
    """Write first to a customer even in quiet hours."""
    BOARD = "board.view"
    STEER = "floor.steer"
    """Move and close conversations of others, change an agent's presence."""
    WORDS = "floor.words"
    """Keep what everybody works with by name: canned replies, outcomes, reasons, links."""
    CHANNELS = "floor.channels"
    """Keep how customers reach the company: accounts and their entry rules, hooks, shops, and what tries them."""
    ROUTING = "floor.routing"
    """Keep how customers are served: queues, what is promised in them, skills, hours, and what is lent."""
    PERSONAL_DATA = "data.protect"
    """Find any customer, get a copy of everything about her, hold it, and erase it."""
    ADMINISTER = "admin.manage"
    AUDIT = "admin.audit"


class Role(StrEnum):
    """A ready-made set of permissions."""

    AGENT = "agent"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"
    ANALYST = "analyst"
    READER = "read-only"


ROLES: Final[dict[str, frozenset[Permission]]] = {
    Role.AGENT: frozenset({Permission.READ, Permission.WORK, Permission.MERGE}),
    Role.SUPERVISOR: frozenset(
        {
            Permission.READ,
            Permission.WORK,
            Permission.MERGE,
            Permission.READ_TEAM,
            Permission.TAKE_OVER_CAPACITY,
            Permission.OUTREACH_ANY_TIME,
            Permission.BOARD,
            Permission.STEER,
        }
    ),
    Role.ADMINISTRATOR: frozenset(
        {
            Permission.ADMINISTER,
            Permission.AUDIT,
            Permission.BOARD,
            Permission.CHANNELS,
            Permission.EVENTS,
            Permission.HAPPENINGS,
            Permission.PERSONAL_DATA,
            Permission.ROUTING,
            Permission.WORDS,
        }
    ),
    Role.ANALYST: frozenset({Permission.BOARD}),
    Role.READER: frozenset({Permission.READ, Permission.READ_TEAM, Permission.BOARD}),
}

NEEDS: Final[Mapping[Permission, Permission]] = {
    Permission.WORK: Permission.READ,
    Permission.READ_TEAM: Permission.READ,
    Permission.MERGE: Permission.WORK,
    Permission.TAKE_OVER_CAPACITY: Permission.WORK,
    Permission.OUTREACH_ANY_TIME: Permission.WORK,
    Permission.STEER: Permission.WORK,
}
"""What cannot be done without something else, which it therefore allows too."""

INCLUDES: Final[Mapping[Permission, frozenset[Permission]]] = {
    Permission.ADMINISTER: frozenset({Permission.CHANNELS, Permission.ROUTING, Permission.WORDS})
}
"""What is made of parts, and may be given one by one."""

OF_THE_HOUSE: Final = frozenset(
    {
        Permission.ADMINISTER,
        Permission.AUDIT,
        Permission.CHANNELS,
        Permission.EVENTS,
        Permission.HAPPENINGS,
        Permission.PERSONAL_DATA,
        Permission.ROUTING,
        Permission.WORDS,
    }
)
"""What concerns every team alike: a role that somebody has in one team only does not allow it."""


@dataclass(frozen=True, slots=True)
class OwnRole:
    """A role that the company made for itself."""

    id: str
    name: str
    permissions: tuple[Permission, ...] = ()


def complete(permissions: Iterable[Permission]) -> frozenset[Permission]:
    """These permissions, what they cannot be used without, and what is a part of them."""
    found: set[Permission] = set()
    for permission in included(permissions):
        needed: Permission | None = permission
        while needed is not None:
            found.add(needed)
            needed = NEEDS.get(needed)
    return frozenset(found)


def included(permissions: Iterable[Permission]) -> frozenset[Permission]:
    """These permissions and what is a part of them."""
    given = frozenset(permissions)
    return given.union(*(INCLUDES.get(one, ()) for one in given))


@cache
def permissions_of(roles: frozenset[str]) -> frozenset[Permission]:
    """Everything that any of these ready-made roles allows."""
    return frozenset().union(*(ROLES.get(role, ()) for role in roles))


def allowed_by(roles: Collection[str], own: Mapping[str, Collection[str]]) -> frozenset[Permission]:
    """Everything that any of the roles allows; `own` tells the permissions of those that the company made itself."""
    ready = permissions_of(frozenset(roles))
    made = {Permission(one) for role in roles if role not in ROLES for one in own.get(role, ())}
    return ready | complete(made) if made else ready
