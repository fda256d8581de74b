"""A reply that its agent has sent and may still take back for a few seconds: it leaves at a stored time."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Final

from hub.domain.ids import ConversationId, ItemId, PersonId
from hub.domain.item import StoredFile
from hub.domain.letter import Letter
from hub.domain.value import dataclass

UNDO_CHOICES: Final = (0, 5, 10, 20)
"""For so many seconds an agent may let her replies be taken back."""


class Outcome(StrEnum):
    """How a departure ended."""

    LEFT = "left"
    TAKEN_BACK = "taken_back"
    REFUSED = "refused"
    """It may not leave any more; its text is a draft again."""


@dataclass(frozen=True, slots=True)
class DepartingReply:
    """What an agent sent in a conversation, as she wrote it; at most one of each agent in each."""

    person_id: PersonId
    conversation_id: ConversationId
    client_id: str
    text: str
    files: tuple[StoredFile, ...]
    letter: Letter | None
    """As it was asked for: it is checked again when it leaves."""
    at: datetime
    leaves_at: datetime
    outcome: Outcome | None = None
    """Kept of what did not leave, so that a late repeat of the request does not send it after all."""
    html: str = ""
    """The same in rich form, as it was asked for; empty where it is plain."""
    replies_to: ItemId | None = None
    """The one message that it answers."""
    original: str = ""
    """What its writer wrote before it was translated; empty where nothing was."""

    @property
    def key(self) -> str:
        """The subject of its timer."""
        return f"{self.person_id} {self.conversation_id}"


@dataclass(frozen=True, slots=True)
class UndoSeconds:
    """For how long what somebody sends can be taken back."""

    written: int = 5
    """Where people write letters and text messages."""
    live: int = 0
    """Where the customer is present and watches the answer come: there a held word is a slow one."""

    def holds(self, *, is_live: bool) -> int:
        """For this kind of channel."""
        return self.live if is_live else self.written

    def kept(self) -> str:
        """As it is kept."""
        return f"{self.written} {self.live}"

    @classmethod
    def read(cls, kept: str | None) -> UndoSeconds:
        """From what is kept; what nobody chose is as usual."""
        return cls(*map(int, kept.split())) if kept else cls()
