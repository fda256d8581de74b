"""Colleagues are called to a conversation by naming them in a note."""

from __future__ import annotations

from typing import Final

from hub.application.access import may_read
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation
from hub.domain.ids import ConversationId, PersonId
from hub.domain.item import Item
from hub.domain.mention import Mention
from hub.domain.person import Person
from hub.domain.problem import Invalid, NotFound

MOST_MENTIONED: Final = 20


def mentionable(
    tx: Transaction, conversation: Conversation, author: Person, ids: tuple[PersonId, ...]
) -> tuple[PersonId, ...]:
    """Whom a note calls, each once and its author never; raises Invalid where somebody could not follow it."""
    others = tuple(dict.fromkeys(id_ for id_ in ids if id_ != author.id))
    if len(others) > MOST_MENTIONED:
        raise Invalid(f"A note may mention {MOST_MENTIONED} people; transfer the conversation to a team instead.")
    for id_ in others:
        person = _colleague(tx, id_)
        if not person.is_active or not may_read(tx, person, conversation):
            raise Invalid(f"{person.name} may not read this conversation; mention somebody of its team.")
    return others


def _colleague(tx: Transaction, id_: PersonId) -> Person:
    try:
        return tx.people.get(id_)
    except NotFound:
        raise Invalid("Somebody whom this note mentions is not known here; choose her from the list.") from None


def mention(tx: Transaction, item: Item, people: tuple[PersonId, ...]) -> None:
    """Each of these people hears of the note, and has it on her desk until she has seen it."""
    for id_ in people:
        tx.mentions.add(Mention(id_, item.id, item.conversation_id, item.author_name, item.at))


def read_mentions(tx: Transaction, conversation_id: ConversationId, person: Person) -> None:
    """She has seen where she is mentioned in a conversation, whether or not she may still read it."""
    tx.mentions.read(person.id, conversation_id)
