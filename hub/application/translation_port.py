"""What a use case may ask of the record of translations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from hub.domain.ids import ConversationId, ItemId
from hub.domain.translation import Translation


class Translations(Protocol):
    """One of each message and language; each goes with the words that it translates, whoever changes them."""

    def get(self, item_id: ItemId, language: str) -> Translation | None:
        """The message in that language, where somebody asked for it before."""
        ...

    def keep(self, value: Translation) -> None:
        """Keep it, unless one is kept."""
        ...

    def of(self, conversation_id: ConversationId, language: str) -> Sequence[Translation]:
        """Everything of a conversation that is kept in that language, the oldest first."""
        ...

    def last_source(self, conversation_id: ConversationId) -> str:
        """In which language the newest translated message of the customer is; empty where nobody knows."""
        ...
