"""The hub itself says something to a customer, in the company's name."""

from __future__ import annotations

from channels.contract import Feature, MessageState
from hub.application.kept import Outgoing
from hub.application.sender import account_of, usual_letter
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation
from hub.domain.ids import ItemId
from hub.domain.item import Direction, Item, ItemKind


def say(tx: Transaction, conversation: Conversation, text: str) -> None:
    """The text stands in the conversation and is on its way, unless the customer wants to hear nothing."""
    identity = tx.customers.identity_by_id(conversation.identity_id)
    if not text.strip() or identity.opted_out_at is not None:
        return
    letter = usual_letter(tx, conversation, identity)
    is_hosted = Feature.HOSTED in tx.floor.features_of(conversation.channel)
    item = Item(
        id=ItemId(tx.new_id()),
        conversation_id=conversation.id,
        kind=ItemKind.MESSAGE,
        direction=Direction.OUT,
        author=None,
        author_name="",
        at=tx.now,
        text=text,
        state=MessageState.SENT if is_hosted else MessageState.QUEUED,
        letter=letter,
    )
    tx.items.add(item, conversation)
    if not is_hosted:
        where = (item.id, account_of(conversation, letter), conversation.id, conversation.identity_id)
        tx.outbox.put(Outgoing(*where, is_automatic=True))
