"""What each role may do; the web and the live line ask only for permissions."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Final


class Permission(StrEnum):
    """One thing that a role may allow."""

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
    PERSONAL_DATA = "data.protect"
    """Find any customer, get a copy of everything about her, hold it, and erase it."""
    ADMINISTER = "admin.manage"
    AUDIT = "admin.audit"


class Role(StrEnum):
    """A ready-made set of permissions."""

    AGENT = "agent"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"


ROLES: Final[dict[Role, frozenset[Permission]]] = {
    Role.AGENT: frozenset({Permission.WORK, Permission.MERGE}),
    Role.SUPERVISOR: frozenset(
        {
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
            Permission.EVENTS,
            Permission.HAPPENINGS,
            Permission.PERSONAL_DATA,
        }
    ),
}


@cache
def permissions_of(roles: frozenset[Role]) -> frozenset[Permission]:
    """Everything that any of the roles allows."""
    return frozenset().union(*(ROLES[role] for role in roles))
