"""What is being written is kept on the server: it survives a reload, another machine and a closed laptop."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from hub.application.access import workable
from hub.application.files import files_of
from hub.application.rich import joined
from hub.application.transaction import Transaction
from hub.domain.departing import DepartingReply
from hub.domain.draft import Draft, DraftKind
from hub.domain.ids import ConversationId, FileId
from hub.domain.item import StoredFile
from hub.domain.person import Person
from hub.domain.problem import Invalid
from hub.domain.text import storable
from hub.domain.translation import ORIGINAL

LONGEST_DRAFT_CHARACTERS: Final = 1_000_000
"""Far more than can be sent: what is too long is kept as well, until its writer has made it shorter."""
MOST_FILES: Final = 20
REFUSED: Final = "refused"
"""The field of a draft that says why it is one again."""
REPLIES_TO: Final = "replies_to"
"""The field of a draft that says which message it answers."""
HTML: Final = "html"
"""The field of a draft with its text in rich form; without it, the draft is plain."""


def keep_draft(  # noqa: PLR0913 - what a draft is made of
    tx: Transaction,
    conversation_id: ConversationId,
    person: Person,
    *,
    kind: DraftKind,
    text: str,
    written_at: datetime,
    file_ids: tuple[FileId, ...] = (),
    fields: Mapping[str, str] | None = None,
) -> Draft:
    """The newest draft stands: this one, or one that was written later elsewhere, which is returned instead."""
    conversation = workable(tx, conversation_id, person)
    fields = checked_fields(text, fields)
    # A clock that is ahead must not keep what is written afterwards from standing.
    written_at = min(written_at, tx.now)
    files = written_files(tx, person, file_ids)
    draft = Draft(person.id, conversation.id, kind, storable(text), written_at, files, fields)
    if tx.drafts.keep(draft):
        return draft
    return tx.drafts.get(person.id, conversation.id, kind) or draft


def checked_fields(text: str, fields: Mapping[str, str] | None) -> dict[str, str]:
    """What belongs to a draft beside its text, as it can be kept; raises Invalid where all of it is too much."""
    kept = {name: storable(value) for name, value in (fields or {}).items() if value}
    size = len(text) + sum(len(name) + len(value) for name, value in kept.items())
    if size > LONGEST_DRAFT_CHARACTERS:
        raise Invalid(f"A draft may have {LONGEST_DRAFT_CHARACTERS:,} characters; keep this text in a file.")
    return kept


def written_files(tx: Transaction, person: Person, file_ids: tuple[FileId, ...]) -> tuple[StoredFile, ...]:
    """The files of a draft, which are hers; raises Invalid where they are too many."""
    if len(file_ids) > MOST_FILES:
        raise Invalid(f"A message may carry {MOST_FILES} files; send the others with the next one.")
    return files_of(tx, file_ids, f"person:{person.id}")


def give_back(tx: Transaction, departing: DepartingReply, why: str) -> None:
    """What did not leave is a draft again, before what she has begun to write since; `why` if it was refused."""
    person_id, conversation_id = departing.person_id, departing.conversation_id
    begun = tx.drafts.get(person_id, conversation_id, DraftKind.REPLY)
    fields = (departing.letter.fields() if departing.letter else {}) | {REFUSED: why}
    if departing.replies_to:
        fields[REPLIES_TO] = departing.replies_to
    if departing.original:
        fields[ORIGINAL] = departing.original
    text, files, written_at = departing.text, departing.files, tx.now
    html = departing.html
    if begun is not None:
        html = joined((departing.text, departing.html), (begun.text, begun.fields.get(HTML, "")))
        text = "\n\n".join(filter(None, (text, begun.text)))
        files = tuple({file.id: file for file in (*files, *begun.files)}.values())
        fields = {**begun.fields, **fields}
        written_at = max(written_at, begun.written_at)
    kept = {name: value for name, value in (fields | {HTML: html}).items() if value}
    tx.drafts.keep(Draft(person_id, conversation_id, DraftKind.REPLY, text, written_at, files, kept))


def end_draft(
    tx: Transaction,
    conversation_id: ConversationId,
    person: Person,
    kind: DraftKind,
    written_at: datetime | None = None,
) -> None:
    """It was sent as it stood then, or now: what arrives late of it does not bring it back, what came since stays."""
    known = tx.drafts.get(person.id, conversation_id, kind)
    if known is not None and not known.is_empty:
        tx.drafts.keep(Draft(person.id, conversation_id, kind, "", min(written_at or tx.now, tx.now)))
