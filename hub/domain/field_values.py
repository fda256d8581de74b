"""What the company wanted to know of a conversation: each value with who gave it, so that no edit is lost unseen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from hub.domain.conversation import Conversation
from hub.domain.custom_field import SEPARATOR, CustomField, FieldKind
from hub.domain.ids import ConversationId
from hub.domain.person import Person
from hub.domain.problem import EditedMeanwhile, MeanwhileEdit
from hub.domain.search_text import folded
from hub.domain.value import changed

FIELDS: Final = "fields"
FROM: Final = "from"
"""Of a value that came with a conversation that was merged in: whose it is."""


def values_of(conversation: Conversation) -> dict[str, str]:
    """The values by key; what was never said, or is said no more, is missing."""
    return {key: str(kept["text"]) for key, kept in conversation.fields.items() if kept["text"]}


def value_of(conversation: Conversation, key: str) -> str:
    """One value; empty where nothing is said."""
    return str(conversation.fields.get(key, {}).get("text", ""))


def version_of(conversation: Conversation) -> int:
    """How often its fields were edited."""
    return max((int(kept["version"]) for kept in conversation.fields.values()), default=0)


def with_values(
    conversation: Conversation, values: Mapping[str, str], defined: Mapping[str, CustomField], by: Person, at: datetime
) -> Conversation:
    """The conversation with these values, which this person gave."""
    said = {key: {"text": text, "marks": _marks(defined[key], text)} for key, text in values.items()}
    return _kept(conversation, said, by, at)


def _kept(conversation: Conversation, said: Mapping[str, Mapping[str, Any]], by: Person, at: datetime) -> Conversation:
    version = version_of(conversation) + 1
    edit = {"version": version, "by": by.id, "by_name": by.name, "at": at.isoformat(timespec="milliseconds")}
    return changed(conversation, fields={**conversation.fields, **{key: {**one, **edit} for key, one in said.items()}})


def check_unedited(conversation: Conversation, values: Mapping[str, str], version: int) -> None:
    """Raises EditedMeanwhile where somebody edited one of these fields after this version was read."""
    overtaken = [
        MeanwhileEdit(f"{FIELDS}.{key}", str(kept["text"]), str(kept["by_name"]), str(kept["at"]))
        for key in values
        if (kept := conversation.fields.get(key)) is not None and int(kept["version"]) > version
    ]
    if overtaken:
        raise EditedMeanwhile(version_of(conversation), overtaken)


def mark_of(key: str, text: str) -> str:
    """The word by which a conversation with this value is found."""
    return f"{key}={folded(text).text}"


def _marks(defined: CustomField, text: str) -> list[str]:
    parts = text.split(SEPARATOR) if defined.kind is FieldKind.SEVERAL else [text]
    return [mark_of(defined.id, part) for part in parts if part]


def lent(kept: Conversation, other: Conversation, by: Person, at: datetime) -> Conversation:
    """The kept conversation with what only the other says, to be given back exactly."""
    known = values_of(kept)
    gained = {key: {**other.fields[key], FROM: other.id} for key in values_of(other) if key not in known}
    return _kept(kept, gained, by, at) if gained else kept


def given_back(kept: Conversation, other: ConversationId, by: Person, at: datetime) -> Conversation:
    """The kept conversation without what came with the other; what somebody edited since stays as she wrote it."""
    lost = {key: {"text": "", "marks": []} for key, value in kept.fields.items() if value.get(FROM) == other}
    return _kept(kept, lost, by, at) if lost else kept
