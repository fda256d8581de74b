"""Where a customer is best reached now, from what the hub knows of each of her addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final

from channels.contract import Feature
from hub.application.entry import is_open, opens_at
from hub.application.transaction import Transaction
from hub.application.visitor_presence import has_chat_open
from hub.domain.conversation import Conversation
from hub.domain.customer import Identity
from hub.domain.ids import CustomerId, IdentityId
from hub.domain.item import Direction
from hub.domain.reach import Reach, Way, best_ways

LATEST_ITEMS: Final = 20

IsHere = Callable[[IdentityId], bool]


def ways_to_reach(tx: Transaction, id_: CustomerId, recent: Iterable[Conversation], is_here: IsHere) -> list[Reach]:
    """Every address of hers, the best first; `recent` are her latest conversations, the newest first.

    `is_here` knows at once who is connected to this node; of the others the database does, a moment later.
    """
    newest: dict[IdentityId, Conversation] = {}
    for conversation in recent:
        newest.setdefault(conversation.identity_id, conversation)
    ways = [
        _way(tx, identity, newest.get(identity.id), is_online=is_here(identity.id) or has_chat_open(tx, identity.id))
        for identity in tx.customers.identities_of(id_)
    ]
    return best_ways(ways, tx.now)


def _way(tx: Transaction, identity: Identity, newest: Conversation | None, *, is_online: bool) -> Way:
    floor = tx.floor
    accounts = [account for account in floor.accounts.values() if account.channel == identity.channel]
    hours = [floor.hours_of(account) for account in accounts]
    is_now_open = any(is_open(floor, one, tx.now) for one in hours)
    openings = [at for one in hours if (at := opens_at(floor, one, tx.now)) is not None]
    return Way(
        identity.id,
        identity.channel,
        identity.address,
        identity.is_verified,
        identity.opted_out_at,
        is_served=bool(accounts),
        is_live=Feature.HOSTED in floor.features_of(identity.channel),
        is_online=is_online,
        opens_at=None if is_now_open else min(openings, default=None),
        heard_at=_heard_at(tx, newest) if newest else None,
    )


def _heard_at(tx: Transaction, conversation: Conversation) -> datetime | None:
    """When she last wrote in it, as far as its latest items tell; else when it began."""
    items = tx.items.last(conversation.id, LATEST_ITEMS)
    return max((item.at for item in items if item.direction is Direction.IN), default=conversation.arrived_at)
