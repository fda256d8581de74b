"""What conversations contain as people of the company and customers see it, and who is told of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeAlias

from hub.domain.aftermath import Aftermath
from hub.domain.conversation import Conversation
from hub.domain.erasure import ERASED
from hub.domain.ids import FileId
from hub.domain.item import Direction, Item, ItemKind, StoredFile
from hub.wire.desk import Item as WireItem
from hub.wire.desk import ItemFile, Reaction
from hub.wire.desk import Letter as WireLetter
from hub.wire.events import ItemAdded, ItemChanged, ItemStateChanged
from hub.wire.tell import Told, conversation_room, person_room, visitor_room
from hub.wire.visitor_events import (
    VisitorItem,
    VisitorItemAdded,
    VisitorItemChanged,
    VisitorItemStateChanged,
    VisitorReaction,
)

INLINE_IMAGES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})


def wire_item(item: Item) -> WireItem:
    """The item as people of the company see it."""
    return WireItem(
        item.id,
        str(item.kind),
        str(item.direction),
        item.author or "",
        item.author_name,
        item.at,
        item.text,
        item.html,
        item.full_text,
        str(item.state) if item.state else None,
        item.error,
        wire_files(item.files) if item.files else (),
        item.event,
        item.details,
        item.client_id,
        wire_letter(item),
        item.replies_to or "",
        *_aftermath_of(item),
    )


def _aftermath_of(item: Item) -> tuple[tuple[Reaction, ...], datetime | None, datetime | None]:
    since = item.aftermath
    if since is None:
        return (), None, None
    return _reactions(since), since.edited.at if since.edited else None, since.withdrawn_at


def _reactions(since: Aftermath) -> tuple[Reaction, ...]:
    return tuple([Reaction(one.emoji, one.by or "", one.by_name) for one in since.reactions])


def _wire_file(file: StoredFile) -> ItemFile:
    is_shown = file.content_type in INLINE_IMAGES
    return ItemFile(file.id, file.name, file.content_type, file.bytes, f"files/{file.id}", is_shown, file.content_id)


def wire_letter(item: Item) -> WireLetter | None:
    """The head of a mail, as people of the company see it."""
    found = item.letter
    if found is None:
        return None
    ours = (found.account, found.address)
    return WireLetter(found.subject, found.sender, found.to, found.cc, found.bcc, found.forwards, *ours)


def wire_files(files: tuple[StoredFile, ...]) -> tuple[ItemFile, ...]:
    """Files as people of the company see them."""
    return tuple([_wire_file(file) for file in files])


FileAddress: TypeAlias = Callable[[FileId], str]
"""Makes the address under which a customer may fetch a file."""


def visitor_item(item: Item, file_address: FileAddress) -> VisitorItem:
    """The message as the customer sees it: no full names, no notes."""
    is_hers = item.direction is Direction.IN
    return VisitorItem(
        item.id,
        is_hers,
        "" if is_hers else item.author_name.split(" ")[0],
        item.at,
        item.text,
        item.state.value if item.state else None,
        {file_address(file.id): file.name for file in item.files},
        item.client_id,
        item.replies_to or "",
        _visitor_reactions(item.since),
        item.since.edited is not None,
        item.is_withdrawn,
    )


def _visitor_reactions(since: Aftermath) -> tuple[VisitorReaction, ...]:
    return tuple([VisitorReaction(one.emoji, one.by is None, one.by_name.split(" ")[0]) for one in since.reactions])


def is_for_visitor(item: Item) -> bool:
    """Whether the customer may see the item at all."""
    return item.kind is ItemKind.MESSAGE and item.direction is not Direction.INSIDE


def _rooms_of(conversation: Conversation) -> tuple[str, ...]:
    """Whoever holds or follows the conversation."""
    room = conversation_room(conversation.id)
    return (person_room(conversation.owner), room) if conversation.owner else (room,)


def tell_item(item: Item, conversation: Conversation) -> Told:
    """What whoever holds or follows the conversation hears."""
    return _rooms_of(conversation), ItemAdded(conversation.id, wire_item(item))


def tell_item_to_visitor(item: Item, conversation: Conversation, file_address: FileAddress) -> Told:
    """What the customer hears."""
    return (visitor_room(conversation.identity_id),), VisitorItemAdded(visitor_item(item, file_address))


def tell_item_state(item: Item, conversation: Conversation, error: str | None) -> Told:
    """How far a message came, for whoever holds or follows the conversation."""
    state = item.state.value if item.state else ""
    return _rooms_of(conversation), ItemStateChanged(conversation.id, item.id, state, error)


def tell_item_state_to_visitor(item: Item, conversation: Conversation) -> Told:
    """How far a message came, for the customer."""
    state = item.state.value if item.state else ""
    return (visitor_room(conversation.identity_id),), VisitorItemStateChanged(item.id, state)


def tell_item_change(before: Item, after: Item, conversation: Conversation) -> Told:
    """What became of a message, for whoever holds or follows the conversation."""
    (old_reactions, *_), (reactions, edited_at, withdrawn_at) = _aftermath_of(before), _aftermath_of(after)
    is_reworded = before.since.edited != after.since.edited or after.is_withdrawn
    event = ItemChanged(
        conversation.id,
        after.id,
        text=after.text if is_reworded else None,
        edited_at=edited_at,
        withdrawn_at=withdrawn_at,
        reactions=reactions if reactions != old_reactions else None,
        replies_to=after.replies_to if after.replies_to != before.replies_to else None,
        is_erased=ERASED in after.details,
    )
    return _rooms_of(conversation), event


def tell_item_change_to_visitor(before: Item, after: Item, conversation: Conversation) -> Told:
    """What became of a message, for the customer."""
    reactions = _visitor_reactions(after.since)
    is_reworded = before.since.edited != after.since.edited or after.is_withdrawn
    event = VisitorItemChanged(
        after.id,
        text=after.text if is_reworded else None,
        is_edited=True if after.since.edited else None,
        is_withdrawn=True if after.is_withdrawn else None,
        reactions=reactions if reactions != _visitor_reactions(before.since) else None,
    )
    return (visitor_room(conversation.identity_id),), event
