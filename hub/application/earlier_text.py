"""What a message said before it was changed or taken back."""

from __future__ import annotations

from collections.abc import Sequence

from hub.application.access import readable
from hub.application.transaction import Transaction
from hub.domain.aftermath import EarlierText
from hub.domain.ids import ConversationId, ItemId
from hub.domain.matter import merged_from
from hub.domain.permission import Permission
from hub.domain.person import Person
from hub.domain.problem import NotAllowed, NotFound


def earlier_texts_of(
    tx: Transaction, conversation_id: ConversationId, person: Person, item_id: ItemId
) -> Sequence[EarlierText]:
    """Its earlier texts, the first one first; what was taken back only supervisors of its team read."""
    conversation = readable(tx, conversation_id, person)
    item = tx.items.get(item_id)
    if item.conversation_id not in {conversation.id, *merged_from(conversation)}:
        raise NotFound("There is no such message in this conversation.")
    may_read_all = person.may(Permission.READ_TEAM, conversation.team_id)
    if item.is_withdrawn and not may_read_all:
        raise NotAllowed("What was taken back only supervisors of this team can read.")
    return tx.changes.earlier_texts(item.id)
