"""A later message turns out to be another matter: from it on, what was said is a conversation of its own."""

from __future__ import annotations

from channels.contract import Feature
from hub.application.access import steerable, workable
from hub.application.close import close
from hub.application.offer import has_room, let_ring_alone
from hub.application.receive import woken
from hub.application.requeue import requeue, return_to_owner
from hub.application.timeline import note_event
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation, State
from hub.domain.fact import Fact, Happening, queued_fact
from hub.domain.ids import ConversationId, ItemId, PersonId
from hub.domain.item import Item, ItemKind
from hub.domain.matter import INTO, SAME_MATTER, linked, merged_into
from hub.domain.person import Person, Presence
from hub.domain.problem import Conflict, Invalid
from hub.domain.split import (
    MOST_LOOKED_AT,
    check_at_rest,
    check_by_itself,
    counting_on,
    part_of,
    rest_of,
    split_from,
    standing_by,
)
from hub.domain.value import changed


def split_conversation(tx: Transaction, id_: ConversationId, by: Person, first: ItemId) -> ConversationId:
    """What was said from this message on is in a conversation of its own, whose id is returned.

    It is open for whoever holds the whole, where she is there and has room; else it waits, for her first.
    """
    whole = steerable(tx, id_, by)
    _check_has_threads(tx, whole)
    said = _said(tx, id_)
    moved = [item for item in said if item.id >= first]
    _check_parts(said, moved, first)
    check_at_rest(moved, tx.departures.from_here(id_))
    part = part_of(whole, ConversationId(tx.new_id()), moved)
    since = part.asked_at or tx.now
    part = counting_on(changed(part, arrived_at=tx.now, waiting_since=since, queued_at=tx.now), whole)
    part = linked(part, whole.id, is_linked=True)
    rest = rest_of(linked(whole, part.id, is_linked=True), [item for item in said if item.id < first], moved)
    tx.conversations.save(rest)
    part = _begin(tx, part, whole.owner)
    tx.items.move(whole.id, part.id, first)
    tx.mentions.move(whole.id, part.id, first)
    tx.search.again(part.id)
    note_event(tx, rest, "split_off", by, other=part.id, shown=_shown(part))
    note_event(tx, part, "split_from", by, other=rest.id, shown=_shown(rest))
    return part.id


def take_back_split(tx: Transaction, one_id: ConversationId, other_id: ConversationId, by: Person) -> None:
    """It was one matter after all: everything said in the part is in the whole again, into which the part closes."""
    whole, part = _whole_and_part(tx, one_id, other_id, by)
    if part.state is not State.CLOSED:
        steerable(tx, part.id, by)
    steerable(tx, whole.id, by)
    check_by_itself(part)
    departing = [one for id_ in (whole.id, part.id) for one in tx.departures.from_here(id_)]
    check_at_rest(_said(tx, part.id), departing)
    tx.items.move(part.id, whole.id, None)
    tx.mentions.move(part.id, whole.id, None)
    tx.search.again(whole.id)
    asks, apart = part.asked_at is not None, part
    part = changed(linked(part, whole.id, is_linked=False), asked_at=None, unread=0)
    part = changed(part, entry={**part.entry, INTO: whole.id, SAME_MATTER: True})
    tx.conversations.save(part)
    note_event(tx, part, "split_undone", by, other=whole.id, shown=_shown(whole))
    if part.state is not State.CLOSED:
        close(tx, part, None, by)
    whole = standing_by(linked(whole, part.id, is_linked=False), _said(tx, whole.id))
    whole = counting_on(whole, apart)
    if asks:
        whole = woken(tx, whole)
    else:
        tx.conversations.save(whole)
    note_event(tx, whole, "split_undone", by, other=part.id, shown=_shown(part))


def _whole_and_part(
    tx: Transaction, one_id: ConversationId, other_id: ConversationId, by: Person
) -> tuple[Conversation, Conversation]:
    """Both, locked in one order, whichever is named first."""
    found = {id_: workable(tx, id_, by) for id_ in sorted({one_id, other_id})}
    one, other = found[one_id], found[other_id]
    if split_from(other) != one_id:
        one, other = other, one
    if split_from(other) != one.id or merged_into(other) == one.id:
        raise Conflict("These two are not parts of one conversation any longer; look at them again.")
    return one, other


def _check_has_threads(tx: Transaction, whole: Conversation) -> None:
    if Feature.THREADS not in tx.floor.features_of(whole.channel):
        raise Conflict("Only mail threads are split; on this channel a customer has one conversation at a time.")


def _check_parts(said: list[Item], moved: list[Item], first: ItemId) -> None:
    if not any(item.id == first for item in moved):
        raise Invalid("Choose a message of this very conversation, among its last 2,000.")
    if not any(item.kind is ItemKind.MESSAGE for item in said if item.id < first):
        raise Invalid("Nothing would be left; choose a later message.")
    if not any(item.kind is ItemKind.MESSAGE for item in moved):
        raise Invalid("Only notes would move; choose an earlier message.")


def _said(tx: Transaction, id_: ConversationId) -> list[Item]:
    """Its messages and notes, oldest first."""
    found = tx.items.last(id_, MOST_LOOKED_AT)
    return [item for item in found if item.kind in {ItemKind.MESSAGE, ItemKind.NOTE}]


def _begin(tx: Transaction, part: Conversation, owner: PersonId | None) -> Conversation:
    if owner is None or not _is_there_with_room(tx, owner, part.channel):
        return requeue(tx, return_to_owner(tx, part, owner) if owner else part, why="split")
    let_ring_alone(tx, owner, part.channel)
    tx.conversations.save(part)
    tx.record(queued_fact(tx.now, part, "split"))
    opened = part.opened(owner)
    tx.conversations.save(opened)
    # Nobody waited for it.
    about = (part.id, part.queue_id, owner, part.channel)
    tx.record(Fact(tx.now, Happening.ANSWERED, *about, {"waited_seconds": 0.0}))
    return opened


def _is_there_with_room(tx: Transaction, id_: PersonId, channel: str) -> bool:
    person = tx.people.get(id_)
    return person.works and person.presence is not Presence.OFFLINE and has_room(tx, person, channel)


def _shown(conversation: Conversation) -> str:
    """What is said of it where it is only mentioned."""
    return conversation.subject or conversation.preview or conversation.customer_name
