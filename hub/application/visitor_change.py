"""A visitor of the hub's own widget reacts to a message of ours, changes hers, or takes one back."""

from __future__ import annotations

from channels.changes import MessageEdited, MessageWithdrawn, ReactionChanged
from channels.contract import Feature
from channels.limits import Limits, is_within
from hub.application.change_arrived import AnyChange, called_here, take_change
from hub.application.message_change import check_can
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation, State
from hub.domain.floor import Account
from hub.domain.item import Direction, Item, ItemKind
from hub.domain.problem import Conflict, Invalid, NotFound


def visitor_changes(tx: Transaction, account: Account, event: AnyChange) -> None:
    """The message is as she left it; the same once more changes nothing."""
    item, conversation = _hers(tx, account, event)
    limits = tx.floor.limits_of(account.channel)
    if _is_so(event, item):
        return
    match event:
        case ReactionChanged():
            check_can(tx, account.channel, Feature.REACTIONS)
            _check_reaction(event, item, limits)
        case MessageEdited():
            check_can(tx, account.channel, Feature.EDITS)
            _check_own(tx, item, limits.edit_window_seconds)
            _check_edit(event, item, conversation)
        case MessageWithdrawn():
            check_can(tx, account.channel, Feature.WITHDRAWALS)
            _check_own(tx, item, limits.withdrawal_window_seconds)
    take_change(tx, account, event)


def _hers(tx: Transaction, account: Account, event: AnyChange) -> tuple[Item, Conversation]:
    """The message of a conversation of hers; it raises NotFound for any other."""
    identity = tx.customers.identity(account.channel, event.sender.id)
    item = called_here(tx, account, event.message)
    if identity is not None and item is not None and item.kind is ItemKind.MESSAGE:
        conversation = tx.conversations.get(item.conversation_id)
        if conversation.identity_id == identity.id:
            return item, conversation
    raise NotFound("There is no such message in this chat.")


def _is_so(event: AnyChange, item: Item) -> bool:
    """Whether nothing would change: what she asks for once more is never too late."""
    match event:
        case ReactionChanged():
            return event.emoji == next((one.emoji for one in item.since.reactions if one.by is None), "")
        case MessageEdited():
            return event.text == item.text and item.direction is Direction.IN and not item.is_withdrawn
        case MessageWithdrawn():
            return item.is_withdrawn


def _check_reaction(event: ReactionChanged, item: Item, limits: Limits) -> None:
    if item.direction is not Direction.OUT:
        raise Invalid("React to what was written to you.")
    if event.emoji and event.emoji not in limits.reactions:
        raise Invalid(f"Choose one of these: {' '.join(limits.reactions)}.")


def _check_own(tx: Transaction, item: Item, window_seconds: int) -> None:
    if item.direction is not Direction.IN:
        raise Invalid("Only what you wrote yourself can be changed or taken back.")
    if item.is_withdrawn:
        raise Conflict("You took this message back; write another one.")
    if not is_within(window_seconds, item.at, tx.now):
        raise Conflict("It is too late for this message; write another one.")


def _check_edit(event: MessageEdited, item: Item, conversation: Conversation) -> None:
    if conversation.state in {State.WRAP_UP, State.CLOSED}:
        raise Conflict("This conversation is over; write a new message.")
    if not event.text.strip() and not item.files:
        raise Invalid("Write something, or take the message back.")
