"""Agents keep texts of their own beside those of the company."""

from __future__ import annotations

from typing import Final

from hub.application.transaction import Transaction
from hub.domain.canned_reply import LONGEST_REPLY_CHARACTERS, SHORTCUT, CannedReply, PersonalReply
from hub.domain.person import Person
from hub.domain.problem import Conflict, Invalid
from hub.domain.text import storable

MOST_OF_ONES_OWN: Final = 200
LONGEST_NAME: Final = 200


def offered_replies(tx: Transaction, person: Person) -> list[CannedReply]:
    """The company's texts for the teams of a person."""
    return [reply for reply in tx.floor.replies.values() if not reply.teams or person.reads_in & set(reply.teams)]


def keep_reply(  # noqa: PLR0913 - what a text is made of
    tx: Transaction, person: Person, id_: str, *, name: str, text: str, shortcut: str = ""
) -> PersonalReply:
    """The text is hers under this id, new or changed."""
    kept = PersonalReply(id_, person.id, storable(name).strip(), storable(text), shortcut.strip())
    if not 0 < len(kept.name) <= LONGEST_NAME:
        raise Invalid(f"Give it a name of at most {LONGEST_NAME} characters.")
    if not 0 < len(kept.text.strip()) <= LONGEST_REPLY_CHARACTERS:
        raise Invalid(f"Write a text of at most {LONGEST_REPLY_CHARACTERS:,} characters.")
    if kept.shortcut and SHORTCUT.fullmatch(kept.shortcut) is None:
        raise Invalid("A shortcut is one word of letters, digits, “-”, “_” and “.”.")
    others = [other for other in tx.replies.of(person.id) if other.id != id_]
    if len(others) >= MOST_OF_ONES_OWN:
        raise Conflict(f"You have {MOST_OF_ONES_OWN} texts of your own; delete one that you no longer use.")
    if kept.shortcut and any(other.shortcut.casefold() == kept.shortcut.casefold() for other in others):
        raise Conflict(f"Another text of yours has the shortcut “{kept.shortcut}”; choose another word.")
    tx.replies.keep(kept)
    return kept


def drop_reply(tx: Transaction, person: Person, id_: str) -> None:
    """The text is hers no longer; one that is not there is gone already."""
    tx.replies.drop(person.id, id_)
