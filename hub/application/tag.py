"""A conversation is marked with free words, so that it is found again by them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import orjson

from hub.application.access import workable
from hub.application.timeline import note_event
from hub.application.transaction import Transaction
from hub.domain.ids import ConversationId
from hub.domain.person import Person
from hub.domain.tag import clean_tag, retagged
from hub.domain.value import changed

OF_CUSTOMERS: Final = "customer_tags"
OF_CONVERSATIONS: Final = "conversation_tags"
MOST_KNOWN: Final = 500


def tag_conversation(tx: Transaction, id_: ConversationId, by: Person, words: Mapping[str, bool]) -> tuple[str, ...]:
    """The conversation has these tags (true) and has not those (false); what is so already changes nothing."""
    conversation = workable(tx, id_, by)
    known = (*conversation.tags, *known_tags(tx, OF_CONVERSATIONS))
    tags = retagged(conversation.tags, {clean_tag(word, known): is_there for word, is_there in words.items()})
    added = [tag for tag in tags if tag not in conversation.tags]
    removed = [tag for tag in conversation.tags if tag not in tags]
    if not added and not removed:
        return tags
    tagged = changed(conversation, tags=tags)
    tx.conversations.save(tagged)
    note_event(tx, tagged, "tagged", by, added=", ".join(added), removed=", ".join(removed))
    remember_tags(tx, OF_CONVERSATIONS, added)
    return tags


def known_tags(tx: Transaction, of: str) -> Sequence[str]:
    """Tags that were ever used of conversations or of customers, the newest first."""
    kept: list[str] = orjson.loads(tx.desks.setting(of) or "[]")
    return kept


def remember_tags(tx: Transaction, of: str, used: Sequence[str]) -> None:
    """Suggest these from now on."""
    known = known_tags(tx, of) if used else ()
    new = [tag for tag in used if tag not in known]
    if new:
        tx.desks.set_setting(of, orjson.dumps([*new, *known][:MOST_KNOWN]).decode())
