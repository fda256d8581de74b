"""How conversations belong together: linked as related, or closed into another because they were one matter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from hub.domain.conversation import Conversation
from hub.domain.ids import ConversationId
from hub.domain.problem import Conflict
from hub.domain.value import changed

LINKS: Final = "links"
INTO: Final = "into"
SAME_MATTER: Final = "same_matter"
"""Of what closed into another: it was the same matter, and not only the same customer."""
MERGED: Final = "merged"
MOST_LINKS: Final = 50


def links_of(conversation: Conversation) -> tuple[ConversationId, ...]:
    """What it is related to."""
    return _ids(conversation.entry, LINKS)


def merged_into(conversation: Conversation) -> ConversationId | None:
    """The conversation it proved to be part of."""
    if not conversation.entry.get(SAME_MATTER):
        return None
    return ConversationId(str(conversation.entry[INTO]))


def merged_from(conversation: Conversation) -> tuple[ConversationId, ...]:
    """The conversations that proved to be part of it."""
    return _ids(conversation.entry, MERGED)


def linked(conversation: Conversation, other: ConversationId, *, is_linked: bool) -> Conversation:
    """Related to the other, or no longer; raises Conflict where it would be related to too many."""
    rest = tuple(id_ for id_ in links_of(conversation) if id_ != other)
    if is_linked and len(rest) >= MOST_LINKS:
        raise Conflict(f"A conversation may be linked to {MOST_LINKS} others; remove one first.")
    return _with(conversation, LINKS, (*rest, other) if is_linked else rest)


def merging(kept: Conversation, other: Conversation) -> tuple[Conversation, Conversation]:
    """Both, the one as it is kept and the other as part of it."""
    grown = _with(kept, MERGED, (*merged_from(kept), other.id))
    return grown, changed(other, entry={**other.entry, INTO: kept.id, SAME_MATTER: True})


def parting(kept: Conversation, other: Conversation) -> tuple[Conversation, Conversation]:
    """Both by themselves again."""
    left = _with(kept, MERGED, tuple(id_ for id_ in merged_from(kept) if id_ != other.id))
    alone = {name: value for name, value in other.entry.items() if name not in {INTO, SAME_MATTER}}
    return left, changed(other, entry=alone)


def _ids(entry: Mapping[str, object], name: str) -> tuple[ConversationId, ...]:
    kept = entry.get(name, ())
    return tuple(ConversationId(str(id_)) for id_ in kept) if isinstance(kept, list | tuple) else ()


def _with(conversation: Conversation, name: str, ids: tuple[ConversationId, ...]) -> Conversation:
    rest = {key: value for key, value in conversation.entry.items() if key != name}
    return changed(conversation, entry={**rest, name: list(ids)} if ids else rest)
