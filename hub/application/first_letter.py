"""What is written to whom no conversation is with yet is kept on the server, as drafts of replies are."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from hub.application.draft import checked_fields, written_files
from hub.application.transaction import Transaction
from hub.domain.draft import FirstLetter
from hub.domain.ids import FileId
from hub.domain.person import Person
from hub.domain.problem import Invalid
from hub.domain.text import storable

MOST_BEGUN: Final = 100
"""First letters that one person can have begun."""
KEPT_EMPTY: Final = timedelta(days=1)
"""So long what arrives late of a letter does not bring it back."""


def keep_first_letter(  # noqa: PLR0913 - what a draft is made of
    tx: Transaction,
    person: Person,
    place: str,
    *,
    text: str,
    written_at: datetime,
    file_ids: tuple[FileId, ...] = (),
    fields: Mapping[str, str] | None = None,
) -> FirstLetter:
    """The newest one to this recipient stands: this, or one that was written later elsewhere, which is returned."""
    place = storable(place)
    known = tx.first_letters.get(person.id, place)
    fields = checked_fields(text, fields)
    letter = FirstLetter(
        person.id, place, storable(text), min(written_at, tx.now), written_files(tx, person, file_ids), fields
    )
    is_more = not letter.is_empty and (known is None or known.is_empty)
    if is_more and len(tx.first_letters.begun(person.id)) >= MOST_BEGUN:
        raise Invalid(f"You have begun {MOST_BEGUN} letters; send or discard one of them first.")
    tx.first_letters.forget_empty(person.id, tx.now - KEPT_EMPTY)
    if tx.first_letters.keep(letter):
        return letter
    return tx.first_letters.get(person.id, place) or letter


def end_first_letter(tx: Transaction, person: Person, place: str, written_at: datetime | None) -> None:
    """It was sent as it stood then: what arrives late of it does not bring it back, what came since stays."""
    known = tx.first_letters.get(person.id, place) if place else None
    if known is not None and not known.is_empty:
        tx.first_letters.keep(FirstLetter(person.id, place, "", min(written_at or tx.now, tx.now)))
