"""Conversations that belong together: linked both ways, or two that prove to be one matter, and the way back."""

from __future__ import annotations

from hub.application.access import steerable, workable
from hub.application.close import close
from hub.application.requeue import requeue, return_to_owner
from hub.application.timeline import note_event
from hub.application.transaction import Transaction
from hub.application.undo_send import departed
from hub.domain.conversation import Conversation, State
from hub.domain.field_values import given_back, lent
from hub.domain.ids import ConversationId
from hub.domain.matter import linked, links_of, merged_from, merged_into, merging, parting
from hub.domain.person import Person
from hub.domain.problem import Conflict, Invalid


def link_conversations(
    tx: Transaction, one_id: ConversationId, other_id: ConversationId, by: Person, *, is_linked: bool = True
) -> None:
    """Each leads to the other, or no longer; linking twice is linking once."""
    one, other = _both(tx, one_id, other_id, by)
    if (other_id in links_of(one)) == is_linked:
        return
    event = "linked" if is_linked else "unlinked"
    for here, there in ((one, other), (other, one)):
        changed = linked(here, there.id, is_linked=is_linked)
        tx.conversations.save(changed)
        note_event(tx, changed, event, by, other=there.id, shown=_shown(there))


def merge_conversations(tx: Transaction, kept_id: ConversationId, other_id: ConversationId, by: Person) -> None:
    """The other closes into the kept one, where everything that was said in it is read from now on."""
    departed(tx, _both(tx, kept_id, other_id, by)[1])
    kept, other = steerable(tx, kept_id, by), steerable(tx, other_id, by)
    if kept.customer_id != other.customer_id:
        raise Invalid("These are conversations with two customers; merge the customers first, or link them.")
    kept, other = merging(lent(kept, other, by, tx.now), other)
    tx.conversations.save(kept)
    tx.conversations.save(other)
    note_event(tx, other, "merged_into", by, other=kept.id, shown=_shown(kept))
    close(tx, other, None, by)
    note_event(tx, kept, "merged_in", by, other=other.id, shown=_shown(other))


def part_conversations(tx: Transaction, kept_id: ConversationId, other_id: ConversationId, by: Person) -> None:
    """They were two matters after all: the other is open again, for whoever held it last."""
    kept, other = _both(tx, kept_id, other_id, by)
    if merged_into(other) != kept_id or other_id not in merged_from(kept):
        raise Conflict("These two are not merged; look at them again.")
    if kept.state is not State.CLOSED:
        steerable(tx, kept_id, by)
    kept, other = parting(given_back(kept, other_id, by, tx.now), other)
    tx.conversations.save(kept)
    note_event(tx, kept, "parted_from", by, other=other.id, shown=_shown(other))
    if other.state is not State.CLOSED:
        tx.conversations.save(other)
        return
    if other.single_key is not None and tx.conversations.open_for(other.account_id, other.single_key) is not None:
        # Its customer has written there meanwhile: it stays closed, by itself.
        tx.conversations.save(other)
        return
    owner = tx.conversations.last_owner(other_id)
    back = return_to_owner(tx, other, owner) if owner else other
    note_event(tx, requeue(tx, back, why="parted"), "parted_from", by, other=kept.id, shown=_shown(kept))


def _both(
    tx: Transaction, one_id: ConversationId, other_id: ConversationId, by: Person
) -> tuple[Conversation, Conversation]:
    """Both, locked in one order, so that two who do this never wait for each other."""
    if one_id == other_id:
        raise Invalid("A conversation belongs to itself already; choose another one.")
    found = {id_: workable(tx, id_, by) for id_ in sorted((one_id, other_id))}
    return found[one_id], found[other_id]


def _shown(conversation: Conversation) -> str:
    """What is said of it where it is only mentioned."""
    return conversation.subject or conversation.preview or conversation.customer_name
