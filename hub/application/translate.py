"""Messages in the language of whoever reads them, and replies in that of whoever gets them.

The translator is asked between two transactions, never inside one: the first looks who may read what, the second
keeps what was made of it, if the message still says the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hub.application.access import readable, writable
from hub.application.rich import in_both_forms
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation
from hub.domain.ids import ConversationId, ItemId, PersonId
from hub.domain.item import Item, ItemKind
from hub.domain.matter import merged_from
from hub.domain.person import Person
from hub.domain.problem import Conflict, Invalid, NotFound, TooLarge
from hub.domain.text import storable
from hub.domain.translation import Translated, Translation, language_tag
from hub.domain.value import dataclass

MOST_LANGUAGES: Final = 100
_TRANSLATED: Final = frozenset({ItemKind.MESSAGE, ItemKind.NOTE})


@dataclass(frozen=True, slots=True)
class Bounds:
    """What may be sent to the translator."""

    longest_text: int
    takes_restricted: bool
    """Whether words of restricted queues are sent to it too."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the translator is to be asked."""

    conversation_id: ConversationId
    item_id: ItemId
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class KeptTranslations:
    """What is known of the languages of a conversation."""

    is_possible: bool
    """Whether its words may be sent to the translator."""
    customer_language: str
    """In which the customer wrote last, as far as anybody knows; empty where nobody does."""
    kept: Sequence[Translation]


def look_up(  # noqa: PLR0913, PLR0917 - which message, for whom, into what, within which bounds
    tx: Transaction, conversation_id: ConversationId, person: Person, item_id: ItemId, language: str, bounds: Bounds
) -> Translation | Wanted:
    """The message in that language, or what to ask the translator; raises where the person may not read it."""
    conversation = readable(tx, conversation_id, person)
    language = language_tag(language)
    item = _item_here(tx, conversation, item_id)
    kept = tx.translations.get(item.id, language)
    if kept is not None:
        return kept
    for one in {conversation.id, item.conversation_id}:
        check_may_leave(tx, tx.conversations.get(one), bounds)
    check_length(item.text, bounds)
    return Wanted(item.conversation_id, item.id, item.text, language)


def keep_translation(tx: Transaction, wanted: Wanted, made: Translated) -> Translation:
    """It is kept for everybody; one that was kept meanwhile stands instead."""
    # Once the conversation is locked nobody changes what is in it.
    tx.conversations.get(wanted.conversation_id)
    item = tx.items.get(wanted.item_id)
    if item.text != wanted.text or item.is_withdrawn:
        raise Conflict("This message was changed or taken back meanwhile; look at it again.")
    tx.translations.keep(Translation(item.id, wanted.language, storable(made.text), made.source, tx.now))
    kept = tx.translations.get(item.id, wanted.language)
    if kept is None:
        raise Conflict("This message was changed or taken back meanwhile; look at it again.")
    return kept


def translations_of(
    tx: Transaction, conversation_id: ConversationId, person: Person, language: str, bounds: Bounds
) -> KeptTranslations:
    """What is kept of the conversation in that language, and in which the customer writes."""
    conversation = readable(tx, conversation_id, person)
    language = language_tag(language)
    ids = (conversation.id, *merged_from(conversation))
    return KeptTranslations(
        _may_leave(tx, conversation, bounds),
        customer_language(tx, conversation),
        [one for id_ in ids for one in tx.translations.of(id_, language)],
    )


def customer_language(tx: Transaction, conversation: Conversation) -> str:
    """In which she wrote last, as the translator detected; else what else is known of her."""
    detected = tx.translations.last_source(conversation.id)
    known = (detected, tx.customers.get(conversation.customer_id).language, conversation.language)
    return next((one for one in known if one), "")


def draft_to_translate(  # noqa: PLR0913, PLR0917 - whose draft, where, in both forms, within which bounds
    tx: Transaction, conversation_id: ConversationId, person: Person, text: str, html: str, bounds: Bounds
) -> tuple[str, str]:
    """What the translator is asked, plain and in rich form; raises where she does not write or nothing may be sent."""
    conversation = writable(tx, conversation_id, person)
    check_may_leave(tx, conversation, bounds)
    plain, form = in_both_forms(tx, conversation, text, html)
    if not plain.strip():
        raise Invalid("Write something first, then translate it.")
    check_length(form or plain, bounds)
    return plain, form


def draft_in_both_forms(tx: Transaction, conversation_id: ConversationId, person: Person, html: str) -> tuple[str, str]:
    """What a translator made of a rich text, plain and as it may leave."""
    return in_both_forms(tx, writable(tx, conversation_id, person), "", html)


def check_may_leave(tx: Transaction, conversation: Conversation, bounds: Bounds) -> None:
    """Raise Conflict where its words are not sent to the translator."""
    if not _may_leave(tx, conversation, bounds):
        raise Conflict("What is said in a restricted queue is not sent to the translator; ask an administrator.")


def _may_leave(tx: Transaction, conversation: Conversation, bounds: Bounds) -> bool:
    queue = tx.floor.queues.get(conversation.queue_id)
    return bounds.takes_restricted or queue is None or not queue.is_restricted


def check_length(text: str, bounds: Bounds) -> None:
    """Raise TooLarge where the text is longer than may be sent."""
    if len(text) > bounds.longest_text:
        limit = f"{bounds.longest_text:,}"
        raise TooLarge(f"At most {limit} characters are translated at once; this text has {len(text):,}.")


def _item_here(tx: Transaction, conversation: Conversation, item_id: ItemId) -> Item:
    item = tx.items.get(item_id)
    if item.conversation_id not in {conversation.id, *merged_from(conversation)} or item.kind not in _TRANSLATED:
        raise NotFound("There is no such message in this conversation.")
    if item.is_withdrawn:
        raise Conflict("This message was taken back; there is nothing left of it.")
    if not item.text.strip():
        raise Invalid("There are no words in this message to translate.")
    return item


def by_itself(tx: Transaction, person_id: PersonId) -> tuple[str, ...]:
    """From which languages customers' messages are translated for this person without being asked."""
    return tuple((tx.desks.setting(_key(person_id)) or "").split())


def choose_by_itself(tx: Transaction, person: Person, languages: Sequence[str]) -> None:
    """From now on messages in these languages are translated for her by themselves."""
    if len(languages) > MOST_LANGUAGES:
        raise Invalid(f"Choose at most {MOST_LANGUAGES} languages.")
    chosen = " ".join(sorted({language_tag(one) for one in languages}))
    tx.desks.set_setting(_key(person.id), chosen or None)


def _key(person_id: PersonId) -> str:
    return f"translated_by_itself:{person_id}"
