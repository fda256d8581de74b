"""Where a customer is best reached now, from what the hub knows of each of her addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from channels.contract import Feature
from hub.application.entry import is_open, opens_at
from hub.application.transaction import Transaction
from hub.application.visitor_presence import has_chat_open
from hub.domain.conversation import Conversation
from hub.domain.customer import Identity
from hub.domain.ids import AccountId, CustomerId, IdentityId
from hub.domain.reach import Reach, Way, best_ways

IsHere = Callable[[IdentityId], bool]


def ways_to_reach(tx: Transaction, id_: CustomerId, recent: Iterable[Conversation], is_here: IsHere) -> list[Reach]:
    """Every address of hers, the best first; `recent` are her latest conversations.

    `is_here` knows at once who is connected to this node; of the others the database does, a moment later.
    """
    accounts: dict[IdentityId, set[AccountId]] = {}
    for conversation in recent:
        accounts.setdefault(conversation.identity_id, set()).add(conversation.account_id)
    ways = [
        _way(
            tx,
            identity,
            accounts.get(identity.id, ()),
            is_online=is_here(identity.id) or has_chat_open(tx, identity.id),
        )
        for identity in tx.customers.identities_of(id_)
    ]
    return best_ways(ways, tx.now)


def _way(tx: Transaction, identity: Identity, used: Iterable[AccountId], *, is_online: bool) -> Way:
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
        heard_at=_heard_at(tx, identity.id, used),
    )


def _heard_at(tx: Transaction, id_: IdentityId, used: Iterable[AccountId]) -> datetime | None:
    """When she last wrote from there to one of these accounts; None where only we ever wrote."""
    heard = (tx.items.last_heard_at(account, id_) for account in used)
    return max((at for at in heard if at is not None), default=None)
