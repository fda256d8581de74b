"""What each role may do; the web and the live line ask only for permissions."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Permission(StrEnum):
    """One thing that a role may allow."""

    WORK = "desk.work"
    """Take offers, write to customers, set one's own presence."""
    MERGE = "customer.merge"
    """Make one of two customers who prove to be one, and undo it."""
    READ_TEAM = "conversation.read_team"
    """Read any conversation of one's teams."""
    TAKE_OVER_CAPACITY = "conversation.take_above_capacity"
    BOARD = "board.view"
    STEER = "floor.steer"
    """Move and close conversations of others, change an agent's presence."""
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
            Permission.BOARD,
            Permission.STEER,
        }
    ),
    Role.ADMINISTRATOR: frozenset({Permission.ADMINISTER, Permission.AUDIT, Permission.BOARD}),
}


def permissions_of(roles: frozenset[Role]) -> frozenset[Permission]:
    """Everything that any of the roles allows."""
    return frozenset().union(*(ROLES[role] for role in roles))
