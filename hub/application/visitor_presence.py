"""Which visitors have the chat open and which people a console, whichever node their lines lead to."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from typing import Final

from hub.application.presence import line_lost
from hub.application.transaction import Transaction
from hub.domain.ids import IdentityId, PersonId

RENEWED_EVERY: Final = timedelta(seconds=15)
"""How often a node says that it is still there."""
USUAL_GRACE_SECONDS: Final = 20.0
BELIEVED_FOR: Final = 3 * RENEWED_EVERY
"""A node that said nothing for so long was killed: nobody is connected to it."""


def keep_visitors(
    tx: Transaction,
    node: str,
    came: Collection[IdentityId] = (),
    went: Collection[IdentityId] = (),
    *,
    grace_seconds: float = USUAL_GRACE_SECONDS,
) -> bool:
    """The node is there, and these visitors came to it or left it; nodes that were killed are forgotten.

    Whoever had her console at one of those has lost her line, and the grace begins. Returns whether the node was known:
    what one says that was not is all that is known of it.
    """
    silent = tx.visitors.silent_since(tx.now - BELIEVED_FOR)
    # A node that only slept has the lines still of which it tells anew.
    cut_off = tx.visitors.people_at(name for name in silent if name != node)
    tx.visitors.gone(silent)
    is_known = tx.visitors.alive(node)
    for person_id in cut_off:
        if not has_console_open(tx, person_id):
            line_lost(tx, person_id, grace_seconds)
    # In one order, so that two nodes never wait for each other.
    for identity_id in sorted(came):
        tx.visitors.came(node, identity_id)
    for identity_id in sorted(went):
        tx.visitors.went(node, identity_id)
    return is_known


def begin_alone(tx: Transaction, here: Collection[PersonId], grace_seconds: float) -> None:
    """Only this process has the data: whoever was connected to the one before, and is not `here`, lost her line."""
    before = tx.visitors.silent_since(tx.now)
    for person_id in tx.visitors.people_at(before):
        if person_id not in here:
            line_lost(tx, person_id, grace_seconds)
    tx.visitors.gone(before)


def keep_people(tx: Transaction, node: str, came: Collection[PersonId] = (), went: Collection[PersonId] = ()) -> None:
    """These people opened a console at the node, or closed their last one there."""
    for person_id in sorted(came):
        tx.visitors.person_came(node, person_id)
    for person_id in sorted(went):
        tx.visitors.person_went(node, person_id)


def forget_node(tx: Transaction, node: str) -> None:
    """The node ends, and nobody is connected to it."""
    tx.visitors.gone([node])


def has_chat_open(tx: Transaction, identity_id: IdentityId) -> bool:
    """Whether this visitor is connected to any node."""
    return tx.visitors.is_connected(identity_id, tx.now - BELIEVED_FOR)


def has_console_open(tx: Transaction, person_id: PersonId) -> bool:
    """Whether this person has a console at any node that tells of itself."""
    return tx.visitors.is_person_connected(person_id, tx.now - BELIEVED_FOR)
