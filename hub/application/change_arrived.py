"""A customer reacted to a message, changed or withdrew hers: told by a provider, in any order, once or more often."""

from __future__ import annotations

from typing import Any, assert_never

from channels.changes import MessageEdited, MessageWithdrawn, ReactionChanged
from channels.contract import Feature
from channels.sender import ProviderId
from hub.application.change_port import ChangeKind, EarlyChange
from hub.application.message_change import OF_THE_CUSTOMER, keep_edit, keep_reaction, keep_withdrawal
from hub.application.silence import still_there
from hub.application.transaction import Transaction
from hub.domain.aftermath import Reaction, Stamp, emoji_of
from hub.domain.customer import Identity
from hub.domain.floor import Account
from hub.domain.ids import AccountId, ItemId
from hub.domain.item import Direction, Item, ItemKind
from hub.domain.text import all_storable
from hub.domain.value import changed

AnyChange = ReactionChanged | MessageEdited | MessageWithdrawn


def take_change(tx: Transaction, account: Account, event: AnyChange) -> None:
    """The message is as the customer left it last; what comes before its message waits for it, repeats do nothing."""
    event = all_storable(event)
    if not tx.doors.first_time(account.id, event.arrival_key):
        return
    item, change = _called(tx, account, event.message), _change_in(account.id, event)
    if item is not None:
        _apply(tx, account.channel, item, change)
    elif not _is_hosted(tx, account):
        tx.changes.wait(change)


def catch_up(tx: Transaction, account_id: AccountId, item: Item, message: str) -> None:
    """What came before this message is done to it now."""
    account = tx.floor.accounts.get(account_id)
    if account is None or not _comes_early(tx, account):
        return
    tx.changes.hold(account_id, message)
    for change in tx.changes.take(account_id, message):
        if change.kind is None:
            _answer(tx, tx.items.get(ItemId(change.by)), item)
        else:
            _apply(tx, account.channel, item, change)


def answered_by(
    tx: Transaction, account: Account, reply: ItemId, identity: Identity, message: ProviderId | None
) -> ItemId | None:
    """Which message of hers or ours a new one answers; one that is not known yet is found once it is."""
    if message is None:
        return None
    found = _called(tx, account, message)
    if found is not None:
        is_theirs = tx.conversations.get(found.conversation_id).identity_id == identity.id
        return found.id if is_theirs and found.kind is ItemKind.MESSAGE else None
    if not _is_hosted(tx, account):
        tx.changes.wait(EarlyChange(account.id, message, None, reply, Stamp(tx.now), {}))
    return None


def called_here(tx: Transaction, account: Account, message: ProviderId) -> Item | None:
    """The message that the account's provider calls so; where the hub is the provider, by its own ids."""
    if _is_hosted(tx, account):
        return tx.items.find(account.id, ItemId(message))
    return tx.items.by_provider_id([account.id], message)


def _called(tx: Transaction, account: Account, message: ProviderId) -> Item | None:
    if not _is_hosted(tx, account):
        # Nobody keeps the message between this look and what waits for it.
        tx.changes.hold(account.id, message)
    return called_here(tx, account, message)


def _is_hosted(tx: Transaction, account: Account) -> bool:
    return Feature.HOSTED in tx.floor.features_of(account.channel)


def _comes_early(tx: Transaction, account: Account) -> bool:
    """Whether something may be told of a message before the message itself."""
    features = tx.floor.features_of(account.channel)
    return bool(features & {Feature.CHANGES, Feature.REPLIES}) and Feature.HOSTED not in features


def _answer(tx: Transaction, reply: Item, item: Item) -> None:
    of_reply, of_item = (tx.conversations.get(one.conversation_id) for one in (reply, item))
    if of_reply.identity_id == of_item.identity_id:
        tx.changes.save(reply, changed(reply, replies_to=item.id))


def _change_in(account_id: AccountId, event: AnyChange) -> EarlyChange:
    details: dict[str, Any]
    match event:
        case ReactionChanged():
            kind, details = ChangeKind.REACTION, {"emoji": event.emoji}
        case MessageEdited():
            kind, details = ChangeKind.EDIT, {"text": event.text}
        case MessageWithdrawn():
            kind, details = ChangeKind.WITHDRAWAL, {"must_erase": event.must_erase}
        case _:
            assert_never(event)
    return EarlyChange(account_id, event.message, kind, event.sender.id, Stamp(event.at, event.order), details)


def _apply(tx: Transaction, channel: str, found: Item, change: EarlyChange) -> None:
    # Read again once the conversation is locked: of two changes at once none is lost.
    conversation = tx.conversations.get(found.conversation_id)
    item = tx.items.get(found.id)
    identity = tx.customers.identity(channel, change.by)
    is_hers = item.direction is Direction.IN
    if identity is None or identity.id != conversation.identity_id or item.kind is not ItemKind.MESSAGE:
        return
    stamp, details = change.stamp, change.details
    if change.kind is ChangeKind.REACTION:
        keep_reaction(tx, item, Reaction(None, "", emoji_of(details["emoji"]), stamp))
    elif change.kind is ChangeKind.EDIT and is_hers:
        keep_edit(tx, item, details["text"], stamp)
    elif change.kind is ChangeKind.WITHDRAWAL and is_hers:
        keep_withdrawal(tx, item, stamp.at, by=OF_THE_CUSTOMER, must_erase=details["must_erase"])
    still_there(tx, tx.conversations.get(conversation.id))
