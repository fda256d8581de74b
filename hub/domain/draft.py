"""What an agent is writing and has not sent: kept for her, wherever she signs in next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Final

from hub.domain.ids import ConversationId, PersonId
from hub.domain.item import StoredFile
from hub.domain.value import dataclass

FIRST: Final = "first"
"""The kind of a letter with which a conversation is to begin, where drafts of every kind are told."""


class DraftKind(StrEnum):
    """Whom a draft is meant for."""

    REPLY = "reply"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Draft:
    """One of a person in one conversation; with nothing in it, it only says since when there is none."""

    person_id: PersonId
    conversation_id: ConversationId
    kind: DraftKind
    text: str
    written_at: datetime
    files: tuple[StoredFile, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    """What belongs to it beside its text, such as recipients and a subject, in the words of the console."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is being written."""
        return not self.text and not self.files and not self.fields


@dataclass(frozen=True, slots=True)
class FirstLetter:
    """What is written to whom no conversation is with yet; with nothing in it, it says since when there is none."""

    person_id: PersonId
    place: str
    """Whom it is to, in the words of the console: one of a person for each."""
    text: str
    written_at: datetime
    files: tuple[StoredFile, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    """What belongs to it beside its text, such as whom it is to and its subject, in the words of the console."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is being written."""
        return not self.text and not self.files and not self.fields
