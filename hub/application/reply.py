"""An agent writes: to the customer through the outbox, or a note that she never sees."""

from __future__ import annotations

from channels.contract import Feature, MessageState
from hub.application.access import owned, readable
from hub.application.files import files_of
from hub.application.kept import Outgoing
from hub.application.offer import has_room
from hub.application.silence import watch_silence
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation, State
from hub.domain.ids import ConversationId, FileId, ItemId
from hub.domain.item import Direction, Item, ItemKind
from hub.domain.person import Person
from hub.domain.problem import Conflict, Invalid
from hub.domain.text import storable

TEXT_LIMIT_CHARACTERS = 100_000


def send_reply(  # noqa: PLR0913 - what a message is made of
    tx: Transaction,
    conversation_id: ConversationId,
    agent: Person,
    *,
    text: str,
    client_id: str,
    file_ids: tuple[FileId, ...] = (),
) -> tuple[Item, bool]:
    """The message is in the conversation and on its way; the same `client_id` again changes nothing.

    Returns the item and whether it is new.
    """
    conversation = owned(tx, conversation_id, agent)
    known = tx.items.by_client_id(conversation_id, client_id)
    if known is not None:
        return known, False
    text = storable(text)
    _check(text, file_ids)
    identity = tx.customers.identity_by_id(conversation.identity_id)
    if identity.opted_out_at is not None:
        raise Conflict("This customer forbade further messages on this channel; use another one.")
    conversation = _taken_up(tx, conversation, agent).said(text, tx.now)
    is_hosted = Feature.HOSTED in tx.floor.features_of(conversation.channel)
    item = Item(
        id=ItemId(tx.new_id()),
        conversation_id=conversation.id,
        kind=ItemKind.MESSAGE,
        direction=Direction.OUT,
        author=agent.id,
        author_name=agent.name,
        at=tx.now,
        text=text,
        state=MessageState.SENT if is_hosted else MessageState.QUEUED,
        client_id=client_id,
        files=files_of(tx, file_ids, f"person:{agent.id}"),
    )
    _send(tx, conversation, item, is_hosted=is_hosted)
    return item, True


def _taken_up(tx: Transaction, conversation: Conversation, agent: Person) -> Conversation:
    """Whoever writes during the wrap-up works on it again, if she has room."""
    if conversation.state is not State.WRAP_UP:
        return conversation
    if not conversation.holds_slot and not has_room(tx, tx.people.get(agent.id), conversation.channel):
        raise Conflict("You have no room to take it up again; close something first.")
    tx.timers.cancel_all(conversation.id)
    return conversation.opened(agent.id)


def _send(tx: Transaction, conversation: Conversation, item: Item, *, is_hosted: bool) -> None:
    """The message stands in the conversation; where somebody has to carry it, it is on its way."""
    tx.conversations.save(conversation)
    tx.items.add(item, conversation)
    watch_silence(tx, conversation)
    if not is_hosted:
        tx.outbox.put(Outgoing(item.id, conversation.account_id, conversation.id, conversation.identity_id))


def add_note(
    tx: Transaction, conversation_id: ConversationId, author: Person, *, text: str, client_id: str | None
) -> tuple[Item, bool]:
    """A note for colleagues stands in the conversation."""
    conversation = readable(tx, conversation_id, author)
    known = tx.items.by_client_id(conversation_id, client_id) if client_id else None
    if known is not None:
        return known, False
    text = storable(text)
    _check(text, ())
    item = Item(
        id=ItemId(tx.new_id()),
        conversation_id=conversation.id,
        kind=ItemKind.NOTE,
        direction=Direction.INSIDE,
        author=author.id,
        author_name=author.name,
        at=tx.now,
        text=text,
        client_id=client_id,
    )
    tx.items.add(item, conversation)
    return item, True


def _check(text: str, file_ids: tuple[FileId, ...]) -> None:
    if not text.strip() and not file_ids:
        msg = "Write something, or attach a file."
        raise Invalid(msg)
    if len(text) > TEXT_LIMIT_CHARACTERS:
        limit = f"{TEXT_LIMIT_CHARACTERS:,}"
        raise Invalid(f"A message may have {limit} characters; this one has {len(text):,}. Attach it as a file.")
