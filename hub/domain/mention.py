"""Somebody is named in a note, so that she looks at it."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from hub.domain.ids import ConversationId, ItemId, PersonId
from hub.domain.value import dataclass

MOST_SHOWN: Final = 100
"""So many of the newest a desk has; older ones are found in their conversations."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One person, named once."""

    person_id: PersonId
    item_id: ItemId
    conversation_id: ConversationId
    by_name: str
    at: datetime
    read_at: datetime | None = None
