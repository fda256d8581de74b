"""An agent writes: to the customer through the outbox, or a note that she never sees."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from channels.contract import Feature, MessageState
from hub.application.access import workable, writable
from hub.application.allowed import check_allowed, check_window
from hub.application.draft import end_draft
from hub.application.files import files_of
from hub.application.kept import Outgoing
from hub.application.letter import checked_letter, passing_on, signed, titled
from hub.application.mention import mention, mentionable
from hub.application.message_change import check_can, check_known_outside, message_here
from hub.application.offer import has_room, let_ring_alone
from hub.application.rich import in_both_forms
from hub.application.sender import account_of, leaving
from hub.application.sent_before import check_not_taken, end_its_draft
from hub.application.signature import signature_for
from hub.application.silence import watch_silence
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation, State
from hub.domain.customer import Identity
from hub.domain.draft import DraftKind
from hub.domain.fact import resumed_fact
from hub.domain.ids import ConversationId, FileId, ItemId, PersonId
from hub.domain.item import Direction, Item, ItemKind
from hub.domain.letter import Letter
from hub.domain.person import Person
from hub.domain.problem import Conflict, Invalid
from hub.domain.text import storable
from hub.domain.translation import ORIGINAL
from hub.domain.value import dataclass

TEXT_LIMIT_CHARACTERS = 100_000


@dataclass(frozen=True, slots=True)
class Written:
    """A message as its agent wrote it."""

    text: str
    client_id: str
    file_ids: tuple[FileId, ...] = ()
    letter: Letter | None = None
    html: str = ""
    replies_to: ItemId | None = None
    """The one message that it answers."""
    original: str = ""
    """What she wrote before it was translated; empty where nothing was."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A message that nothing refuses, as it would leave."""

    item: Item
    is_hosted: bool


def send_reply(  # noqa: PLR0913 - what a message is made of
    tx: Transaction,
    conversation_id: ConversationId,
    agent: Person,
    *,
    text: str,
    client_id: str,
    file_ids: tuple[FileId, ...] = (),
    letter: Letter | None = None,
    html: str = "",
    instead_of: tuple[str, ...] = (),
    written_at: datetime | None = None,
    replies_to: ItemId | None = None,
    original: str = "",
) -> tuple[Item, bool]:
    """The message is on its way; the same `client_id` again changes nothing. The item, and whether it is new."""
    conversation = writable(tx, conversation_id, agent)
    known = tx.items.by_client_id(conversation_id, client_id)
    if known is not None:
        end_its_draft(tx, conversation_id, agent, DraftKind.REPLY, client_id)
        return known, False
    check_not_taken(tx, conversation_id, agent, instead_of)
    written = Written(text, client_id, file_ids, letter, html, replies_to, original)
    prepared = prepare_reply(tx, conversation, agent, written)
    item = hand_over_reply(tx, conversation, agent, prepared)
    end_draft(tx, conversation.id, agent, DraftKind.REPLY, written_at)
    return item, True


def prepare_reply(tx: Transaction, conversation: Conversation, agent: Person, written: Written) -> Prepared:
    """The message as it would leave; nothing has happened yet, and whatever refuses it was raised."""
    text, html = in_both_forms(tx, conversation, written.text, written.html)
    check_something(text, written.file_ids, written.letter)
    letter = checked_letter(tx, conversation, check_reachable(tx, conversation), written.letter)
    letter = leaving(tx, conversation, agent, letter)
    check_room(tx, conversation, agent)
    replies_to = _answered(tx, conversation, written.replies_to)
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
        html=html or None,
        state=MessageState.SENT if is_hosted else MessageState.QUEUED,
        client_id=written.client_id,
        files=files_of(tx, written.file_ids, f"person:{agent.id}"),
        letter=letter,
        replies_to=replies_to,
        details=_kept_beside(written.original),
    )
    item = passing_on(tx, signed(item, signature_for(tx, conversation, agent, account_of(conversation, letter))))
    check_allowed(tx, conversation.channel, item.text, item.files)
    return Prepared(item, is_hosted)


def _kept_beside(original: str) -> Mapping[str, str]:
    """What colleagues read of a message that was translated before it left."""
    if len(original) > TEXT_LIMIT_CHARACTERS:
        raise Invalid(f"What you wrote before it was translated may have {TEXT_LIMIT_CHARACTERS:,} characters.")
    return {ORIGINAL: storable(original)} if original.strip() else {}


def _answered(tx: Transaction, conversation: Conversation, id_: ItemId | None) -> ItemId | None:
    """The message that is answered, where the channel shows the customer which; else it raises."""
    if id_ is None:
        return None
    check_can(tx, conversation.channel, Feature.REPLIES)
    item = message_here(tx, conversation, id_)
    check_known_outside(tx, conversation, item)
    return item.id


def hand_over_reply(tx: Transaction, conversation: Conversation, agent: Person, prepared: Prepared) -> Item:
    """It is on its way."""
    item = prepared.item
    taken_up = take_up_again(tx, conversation, agent)
    _send(tx, titled(taken_up, item.letter).said(item.text, tx.now), item, is_hosted=prepared.is_hosted)
    return item


def check_reachable(tx: Transaction, conversation: Conversation) -> Identity:
    """Whom it is with, unless she forbade it, or the channel carries no answer any more."""
    identity = tx.customers.identity_by_id(conversation.identity_id)
    if identity.opted_out_at is not None:
        raise Conflict("This customer forbade further messages on this channel; use another one.")
    check_window(tx, conversation)
    return identity


def check_room(tx: Transaction, conversation: Conversation, agent: Person) -> None:
    """Raise Conflict where she would have to take it up again and has no room."""
    is_over = conversation.state is State.WRAP_UP and not conversation.holds_slot
    if is_over and not has_room(tx, tx.people.get(agent.id), conversation.channel):
        raise Conflict("You have no room to take it up again; close something first.")


def take_up_again(tx: Transaction, conversation: Conversation, agent: Person) -> Conversation:
    """Whoever writes during the wrap-up works on it again."""
    if conversation.state is not State.WRAP_UP:
        return conversation
    tx.timers.cancel_all(conversation.id)
    tx.record(resumed_fact(tx.now, conversation))
    let_ring_alone(tx, agent.id, conversation.channel)
    return conversation.opened(agent.id)


def _send(tx: Transaction, conversation: Conversation, item: Item, *, is_hosted: bool) -> None:
    """The message stands in the conversation; where somebody has to carry it, it is on its way."""
    tx.conversations.save(conversation)
    tx.items.add(item, conversation)
    watch_silence(tx, conversation)
    if not is_hosted:
        account_id = account_of(conversation, item.letter)
        tx.outbox.put(Outgoing(item.id, account_id, conversation.id, conversation.identity_id))


def add_note(  # noqa: PLR0913 - what a note is made of
    tx: Transaction,
    conversation_id: ConversationId,
    author: Person,
    *,
    text: str,
    client_id: str | None,
    mentions: tuple[PersonId, ...] = (),
    instead_of: tuple[str, ...] = (),
    written_at: datetime | None = None,
) -> tuple[Item, bool]:
    """A note for colleagues stands in the conversation; whoever it mentions is called to it."""
    conversation = workable(tx, conversation_id, author)
    known = tx.items.by_client_id(conversation_id, client_id) if client_id else None
    if known is not None:
        end_its_draft(tx, conversation_id, author, DraftKind.NOTE, client_id or "")
        return known, False
    check_not_taken(tx, conversation_id, author, instead_of)
    text = storable(text)
    check_something(text, ())
    mentioned = mentionable(tx, conversation, author, mentions)
    item = Item(
        id=ItemId(tx.new_id()),
        conversation_id=conversation.id,
        kind=ItemKind.NOTE,
        direction=Direction.INSIDE,
        author=author.id,
        author_name=author.name,
        at=tx.now,
        text=text,
        details={"mentions": " ".join(mentioned)} if mentioned else {},
        client_id=client_id,
    )
    tx.items.add(item, conversation)
    mention(tx, item, mentioned)
    end_draft(tx, conversation.id, author, DraftKind.NOTE, written_at)
    return item, True


def check_something(text: str, file_ids: tuple[FileId, ...], letter: Letter | None = None) -> None:
    """Raise Invalid where there is nothing to send, or more than a message may be."""
    has_more = bool(file_ids) or (letter is not None and bool(letter.forwards))
    if not text.strip() and not has_more:
        msg = "Write something, or attach a file."
        raise Invalid(msg)
    if len(text) > TEXT_LIMIT_CHARACTERS:
        limit = f"{TEXT_LIMIT_CHARACTERS:,}"
        raise Invalid(f"A message may have {limit} characters; this one has {len(text):,}. Attach it as a file.")
