"""How messages leave: claimed before the call, settled after it, never blindly sent twice."""

from __future__ import annotations

from collections.abc import Sequence

from channels.contract import Feature, MessageState
from hub.application.change_arrived import catch_up
from hub.application.kept import Outgoing
from hub.application.message_change import note_refused_change, settle_change
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation, after
from hub.domain.customer import Identity
from hub.domain.ids import ItemId
from hub.domain.item import Item, further
from hub.domain.value import dataclass

MAX_ATTEMPTS = 8
FIRST_RETRY_SECONDS = 2.0
LONGEST_RETRY_SECONDS = 600.0


@dataclass(frozen=True, slots=True)
class Parcel:
    """Everything a channel needs to send one message, or to say what became of one."""

    outgoing: Outgoing
    item: Item
    conversation: Conversation
    identity: Identity
    provider_ids: tuple[str, ...]
    replies_to: str | None = None
    """What the provider calls the message that it answers."""


def claim_outgoing(tx: Transaction, limit: int) -> list[Parcel]:
    """Take what may leave now; a crash from here on leaves the outcome of messages unknown."""
    parcels = []
    for outgoing in tx.outbox.due(limit):
        item = tx.items.get(ItemId(outgoing.change.get("item", outgoing.item_id)))
        tx.outbox.sending(outgoing.item_id)
        parcels.append(
            Parcel(
                outgoing,
                item,
                tx.conversations.get(outgoing.conversation_id),
                tx.customers.identity_by_id(outgoing.identity_id),
                tuple(tx.items.provider_ids(outgoing.conversation_id)),
                tx.items.get(item.replies_to).provider_id if item.replies_to else None,
            )
        )
    return parcels


def settle_sent(tx: Transaction, outgoing: Outgoing, provider_id: str) -> None:
    """The provider has it; a report or a change that overtook us is applied now."""
    if outgoing.change:
        settle_change(tx, outgoing)
        tx.outbox.done(outgoing)
        return
    item = tx.items.get(outgoing.item_id)
    tx.items.set_state(item, MessageState.SENT, None, provider_id)
    tx.outbox.done(outgoing)
    early = tx.doors.early_report(outgoing.account_id, provider_id)
    if early is not None and further(MessageState.SENT, early[0]):
        tx.items.set_state(tx.items.get(item.id), early[0], early[1] or None, provider_id)
    catch_up(tx, outgoing.account_id, item, provider_id)


def settle_later(tx: Transaction, outgoing: Outgoing, error: str, retry_after_seconds: float | None) -> None:
    """It surely did not leave: it is tried again, later each time, and given up in the end."""
    if outgoing.attempts + 1 >= MAX_ATTEMPTS:
        settle_failed(tx, outgoing, error)
        return
    pause = min(FIRST_RETRY_SECONDS * 2**outgoing.attempts, LONGEST_RETRY_SECONDS)
    tx.outbox.again(outgoing.item_id, after(tx.now, retry_after_seconds or pause))


def settle_failed(tx: Transaction, outgoing: Outgoing, error: str) -> None:
    """It will never leave; the agent reads why."""
    if outgoing.change:
        note_refused_change(tx, outgoing, error)
    else:
        tx.items.set_state(tx.items.get(outgoing.item_id), MessageState.FAILED, error, None)
    tx.outbox.done(outgoing)


def settle_unknown(tx: Transaction, outgoing: Outgoing, error: str) -> None:
    """Nobody knows whether it left; the agent sees just that, and it is not sent again by itself.

    A change is: done twice it is as it was meant.
    """
    if outgoing.change:
        settle_later(tx, outgoing, error, None)
        return
    tx.items.set_state(tx.items.get(outgoing.item_id), MessageState.UNKNOWN, error, None)
    tx.outbox.done(outgoing)


def recover_interrupted(tx: Transaction, older_than_seconds: float = 0.0) -> int:
    """After a crash: what a provider can recognise is sent again, the rest is marked unknown."""
    interrupted: Sequence[Outgoing] = tx.outbox.interrupted(after(tx.now, -older_than_seconds))
    for outgoing in interrupted:
        account = tx.floor.accounts.get(outgoing.account_id)
        features = tx.floor.features_of(account.channel) if account else frozenset()
        if outgoing.change or Feature.IDEMPOTENT_SEND in features:
            tx.outbox.again(outgoing.item_id, tx.now)
        else:
            settle_unknown(tx, outgoing, "The hub stopped while it was being sent.")
    return len(interrupted)
