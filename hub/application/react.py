"""An agent says with one sign what she thinks of a customer's message."""

from __future__ import annotations

from channels.contract import Feature
from hub.application.access import writable
from hub.application.change_port import ChangeKind
from hub.application.message_change import change_ours, check_can, check_known_outside, message_here
from hub.application.reply import check_reachable
from hub.application.transaction import Transaction
from hub.domain.ids import ConversationId, ItemId, PersonId
from hub.domain.item import Direction, Item
from hub.domain.person import Person
from hub.domain.problem import Invalid


def react(tx: Transaction, conversation_id: ConversationId, agent: Person, item_id: ItemId, emoji: str) -> None:
    """Of this agent the message has this reaction, or with no emoji none; the same again changes nothing."""
    conversation = writable(tx, conversation_id, agent)
    check_can(tx, conversation.channel, Feature.REACTIONS)
    item = message_here(tx, conversation, item_id)
    offered = tx.floor.limits_of(conversation.channel).reactions
    if item.direction is not Direction.IN:
        raise Invalid("React to what the customer wrote.")
    if emoji and emoji not in offered:
        raise Invalid(f"Choose one of these: {' '.join(offered)}.")
    if _of(item, agent.id) == emoji:
        return
    if emoji:
        check_reachable(tx, conversation)
    check_known_outside(tx, conversation, item)
    # A provider knows all of us as one: where one takes hers back, a colleague's is seen again.
    shown = emoji or next((one.emoji for one in item.since.reactions[::-1] if one.by not in {None, agent.id}), "")
    change = {"kind": str(ChangeKind.REACTION), "by": agent.id, "emoji": emoji, "shown": shown}
    change_ours(tx, conversation, item, change)


def _of(item: Item, person_id: PersonId) -> str:
    return next((one.emoji for one in item.since.reactions if one.by == person_id), "")
