"""How messages leave: claimed before the call, settled after it, never blindly sent twice."""

from __future__ import annotations

from collections.abc import Sequence

from channels.contract import Feature, MessageState
from hub.application.kept import Outgoing
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation, after
from hub.domain.customer import Identity
from hub.domain.item import Item, further
from hub.domain.value import dataclass

MAX_ATTEMPTS = 8
FIRST_RETRY_SECONDS = 2.0
LONGEST_RETRY_SECONDS = 600.0


@dataclass(frozen=True, slots=True)
class Parcel:
    """Everything a channel needs to send one message."""

    outgoing: Outgoing
    item: Item
    conversation: Conversation
    identity: Identity
    provider_ids: tuple[str, ...]


def claim_outgoing(tx: Transaction, limit: int) -> list[Parcel]:
    """Take messages that may leave now; a crash from here on leaves their outcome unknown."""
    parcels = []
    for outgoing in tx.outbox.due(limit):
        tx.outbox.sending(outgoing.item_id)
        parcels.append(
            Parcel(
                outgoing,
                tx.items.get(outgoing.item_id),
                tx.conversations.get(outgoing.conversation_id),
                tx.customers.identity_by_id(outgoing.identity_id),
                tuple(tx.items.provider_ids(outgoing.conversation_id)),
            )
        )
    return parcels


def settle_sent(tx: Transaction, outgoing: Outgoing, provider_id: str) -> None:
    """The provider has it; a report that overtook us is applied now."""
    item = tx.items.get(outgoing.item_id)
    tx.items.set_state(item, MessageState.SENT, None, provider_id)
    tx.outbox.done(outgoing)
    early = tx.doors.early_report(outgoing.account_id, provider_id)
    if early is not None and further(MessageState.SENT, early[0]):
        tx.items.set_state(tx.items.get(item.id), early[0], early[1] or None, provider_id)


def settle_later(tx: Transaction, outgoing: Outgoing, error: str, retry_after_seconds: float | None) -> None:
    """It surely did not leave: it is tried again, later each time, and given up in the end."""
    if outgoing.attempts + 1 >= MAX_ATTEMPTS:
        settle_failed(tx, outgoing, error)
        return
    pause = min(FIRST_RETRY_SECONDS * 2**outgoing.attempts, LONGEST_RETRY_SECONDS)
    tx.outbox.again(outgoing.item_id, after(tx.now, retry_after_seconds or pause))


def settle_failed(tx: Transaction, outgoing: Outgoing, error: str) -> None:
    """It will never leave; the agent reads why."""
    tx.items.set_state(tx.items.get(outgoing.item_id), MessageState.FAILED, error, None)
    tx.outbox.done(outgoing)


def settle_unknown(tx: Transaction, outgoing: Outgoing, error: str) -> None:
    """Nobody knows whether it left; the agent sees just that, and it is not sent again by itself."""
    tx.items.set_state(tx.items.get(outgoing.item_id), MessageState.UNKNOWN, error, None)
    tx.outbox.done(outgoing)


def recover_interrupted(tx: Transaction, older_than_seconds: float = 0.0) -> int:
    """After a crash: what a provider can recognise is sent again, the rest is marked unknown."""
    interrupted: Sequence[Outgoing] = tx.outbox.interrupted(after(tx.now, -older_than_seconds))
    for outgoing in interrupted:
        account = tx.floor.accounts.get(outgoing.account_id)
        features = tx.floor.features_of(account.channel) if account else frozenset()
        if Feature.IDEMPOTENT_SEND in features:
            tx.outbox.again(outgoing.item_id, tx.now)
        else:
            settle_unknown(tx, outgoing, "The hub stopped while it was being sent.")
    return len(interrupted)
