"""An agent puts right what she wrote to a customer."""

from __future__ import annotations

from channels.contract import Feature
from channels.limits import is_within
from hub.application.access import writable
from hub.application.allowed import check_allowed
from hub.application.change_port import ChangeKind
from hub.application.message_change import NOT_THERE, change_ours, check_can, check_known_outside, message_here
from hub.application.reply import check_reachable, check_something
from hub.application.resend import ARRIVED
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation
from hub.domain.ids import ConversationId, ItemId
from hub.domain.item import Item
from hub.domain.person import Person
from hub.domain.problem import Conflict, NotAllowed
from hub.domain.text import storable


def edit_message(tx: Transaction, conversation_id: ConversationId, agent: Person, item_id: ItemId, text: str) -> None:
    """Her message has this text, for the customer too; the same text again changes nothing."""
    conversation, text = writable(tx, conversation_id, agent), storable(text)
    item = own_message(tx, conversation, agent, item_id, Feature.EDITS)
    check_arrived(tx, conversation, item)
    check_something(text, tuple(file.id for file in item.files))
    if text == item.text:
        return
    window_seconds = tx.floor.limits_of(conversation.channel).edit_window_seconds
    if not is_within(window_seconds, item.at, tx.now):
        raise Conflict(f"A message can be changed for {window_seconds // 60} min after it was sent; write another one.")
    check_reachable(tx, conversation)
    check_allowed(tx, conversation.channel, text, item.files)
    change_ours(tx, conversation, item, {"kind": str(ChangeKind.EDIT), "by": agent.id, "text": text})


def own_message(tx: Transaction, conversation: Conversation, agent: Person, item_id: ItemId, feature: Feature) -> Item:
    """A message that this agent wrote, where the channel lets her do that to it; else it raises what to do instead."""
    check_can(tx, conversation.channel, feature)
    item = message_here(tx, conversation, item_id)
    if item.author != agent.id:
        raise NotAllowed("Only whoever wrote a message can change it or take it back.")
    return item


def check_arrived(tx: Transaction, conversation: Conversation, item: Item) -> None:
    """Raise Conflict where the customer has nothing that could be changed, or nobody could say what."""
    if item.state not in ARRIVED:
        raise Conflict(NOT_THERE)
    check_known_outside(tx, conversation, item)
