"""What every change of a message does, whoever makes it.

None of them is a word of either side: nothing is unread by it, no answer is given, no clock begins. Only what a
customer asked and took back is owed no answer any more.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from channels.contract import Feature
from hub.application.change_port import ChangeKind
from hub.application.kept import Outgoing
from hub.application.quoting import quoting_her
from hub.application.timeline import note_event
from hub.application.transaction import Transaction
from hub.domain.aftermath import EarlierText, Reaction, Stamp, with_earlier
from hub.domain.conversation import QUOTED, Conversation, preview_of
from hub.domain.ids import ItemId, PersonId
from hub.domain.item import Direction, Item, ItemKind
from hub.domain.problem import Conflict, NotFound
from hub.domain.value import changed

LATEST_ITEMS: Final = 100
CANNOT: Final[Mapping[Feature, str]] = {
    Feature.REPLIES: "Here a message cannot answer a certain one; say in words which you mean.",
    Feature.REACTIONS: "Here nobody can react to a message; answer in words.",
    Feature.EDITS: "Here a message stays as it was sent; write another one.",
    Feature.WITHDRAWALS: "Here nothing can be taken back once it was sent; write another message.",
}
NOT_THERE: Final = "This message did not arrive, or has not yet; look again in a moment."
OF_THE_CUSTOMER: Final = "customer"
"""Who took a message back, in the audit."""


def keep_reaction(tx: Transaction, item: Item, reaction: Reaction) -> bool:
    """Whether somebody thinks otherwise of the message now."""
    after = item.reacted(reaction)
    if after is item:
        return False
    tx.changes.save(item, after)
    if reaction.by is None and item.direction is Direction.OUT:
        _show_reaction(tx, after, reaction)
    return True


def keep_edit(tx: Transaction, item: Item, text: str, stamp: Stamp) -> bool:
    """Whether the message has another text now; what it said before, or between, stands in its history."""
    if item.is_withdrawn:
        return False
    after, known = item.edited(text, stamp), tx.changes.earlier_texts(item.id)
    was = EarlierText(item.text, item.text_since)
    late = EarlierText(text, stamp)
    earlier = with_earlier(known, was) if after is not item else with_earlier(known, late)
    tx.changes.keep_earlier_texts(item.id, earlier)
    if after is item:
        return False
    tx.changes.save(item, after)
    _show_anew(tx, after)
    return True


def keep_withdrawal(tx: Transaction, item: Item, at: datetime, *, by: str, must_erase: bool = False) -> bool:
    """Whether the message is taken back now: its text is only in the record, or nowhere."""
    after = item.withdrawn(at)
    if after is item:
        return False
    names = tuple(file.name for file in item.files)
    earlier = with_earlier(tx.changes.earlier_texts(item.id), EarlierText(item.text, item.text_since, names))
    tx.changes.keep_earlier_texts(item.id, () if must_erase else earlier)
    tx.changes.save(item, after)
    tx.desks.audit(by, "message.withdrawn", item.id, {"conversation": item.conversation_id, "is_erased": must_erase})
    _show_anew(tx, after)
    _owe_less(tx, after)
    return True


def change_ours(tx: Transaction, conversation: Conversation, item: Item, change: Mapping[str, str]) -> None:
    """An agent's change is done at once where the hub is the provider; elsewhere once the provider has taken it.

    So nothing stands in the record that the customer does not have.
    """
    change = {"item": item.id, **change}
    if Feature.HOSTED in tx.floor.features_of(conversation.channel):
        _do(tx, change)
        return
    where = (conversation.account_id, conversation.id, conversation.identity_id)
    tx.outbox.put(Outgoing(ItemId(tx.new_id()), *where, change=change))


def settle_change(tx: Transaction, outgoing: Outgoing) -> None:
    """The provider has taken what an agent changed."""
    tx.conversations.get(outgoing.conversation_id)
    _do(tx, outgoing.change)


def note_refused_change(tx: Transaction, outgoing: Outgoing, error: str) -> None:
    """What an agent changed will never reach the customer; it stays as it was, and the time line says why."""
    conversation, change = tx.conversations.get(outgoing.conversation_id), outgoing.change
    by = tx.people.get(PersonId(change["by"]))
    note_event(tx, conversation, "change_refused", by, kind=change["kind"], error=error)


def _do(tx: Transaction, change: Mapping[str, str]) -> None:
    item, by = tx.items.get(ItemId(change["item"])), PersonId(change["by"])
    match ChangeKind(change["kind"]):
        case ChangeKind.REACTION:
            keep_reaction(tx, item, Reaction(by, tx.people.get(by).name, change["emoji"], Stamp(tx.now)))
        case ChangeKind.EDIT:
            keep_edit(tx, item, change["text"], Stamp(tx.now))
        case ChangeKind.WITHDRAWAL:
            keep_withdrawal(tx, item, tx.now, by=by)


def message_here(tx: Transaction, conversation: Conversation, id_: ItemId) -> Item:
    """The message of this conversation; raises NotFound, and Conflict where nothing is left of it."""
    item = tx.items.get(id_)
    if item.conversation_id != conversation.id or item.kind is not ItemKind.MESSAGE:
        raise NotFound("There is no such message in this conversation.")
    if item.is_withdrawn:
        raise Conflict("This message was taken back; there is nothing left of it.")
    return item


def check_known_outside(tx: Transaction, conversation: Conversation, item: Item) -> None:
    """Raise Conflict where no provider could tell which message is meant."""
    if Feature.HOSTED not in tx.floor.features_of(conversation.channel) and item.provider_id is None:
        raise Conflict(NOT_THERE)


def check_can(tx: Transaction, channel: str, feature: Feature) -> None:
    """Raise Conflict where the channel cannot do it, and say what can be done instead."""
    if feature not in tx.floor.features_of(channel):
        raise Conflict(CANNOT[feature])


def _show_anew(tx: Transaction, item: Item) -> None:
    """Lists show the last message that still stands, and a card what its customer said, as they are now."""
    conversation = tx.conversations.get(item.conversation_id)
    newest = _newest(tx, conversation)
    shown = conversation
    if newest is None or newest.id <= item.id:
        shown = changed(shown, preview=preview_of(newest.text or shown.subject) if newest is not None else "")
    if QUOTED in shown.entry:
        shown = quoting_her(tx, shown)
    if (shown.preview, shown.entry) != (conversation.preview, conversation.entry):
        tx.conversations.save(shown)


def _show_reaction(tx: Transaction, item: Item, reaction: Reaction) -> None:
    """Lists show what she thinks of our message, until somebody says more or she thinks of it no longer."""
    conversation = tx.conversations.get(item.conversation_id)
    newest = _newest(tx, conversation)
    # Some providers tell an instant by the second only.
    if newest is None or reaction.stamp.at.replace(microsecond=999_999) < newest.at:
        return
    if reaction.emoji:
        said = f"{reaction.emoji} “{preview_of(item.text)}”" if item.text.strip() else reaction.emoji
    else:
        said = newest.text or conversation.subject
    if preview_of(said) != conversation.preview:
        tx.conversations.save(changed(conversation, preview=preview_of(said)))


def _newest(tx: Transaction, conversation: Conversation) -> Item | None:
    """The last message that still stands."""
    said = [one for one in tx.items.last(conversation.id, LATEST_ITEMS) if _is_said(one)]
    return next((one for one in reversed(said) if not one.is_withdrawn), None)


def _owe_less(tx: Transaction, item: Item) -> None:
    """What a customer took back is owed no answer; what else she said since our last word still is."""
    conversation = tx.conversations.get(item.conversation_id)
    asked_at = conversation.asked_at
    if item.direction is not Direction.IN or asked_at is None or item.at < asked_at:
        return
    items = tx.items.last(conversation.id, LATEST_ITEMS)
    if items[0].at > asked_at and len(items) == LATEST_ITEMS:
        return  # She has said more since than anybody looks through.
    asking = next((one.at for one in items if one.at >= asked_at and _asks(one)), None)
    if asking != asked_at:
        tx.conversations.save(changed(conversation, asked_at=asking))


def _asks(item: Item) -> bool:
    """Whether an answer is expected to it: a person wrote it, and it still stands."""
    is_hers = item.kind is ItemKind.MESSAGE and item.direction is Direction.IN
    return is_hers and not item.is_withdrawn and not {"automatic", "command"} & item.details.keys()


def _is_said(item: Item) -> bool:
    """Whether lists show it; what the hub says by itself they do not."""
    return item.kind is ItemKind.MESSAGE and (item.author is not None or item.direction is Direction.IN)
