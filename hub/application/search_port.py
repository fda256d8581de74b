"""What a use case may ask of the search's index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final, Protocol

from hub.domain.ids import ConversationId, CustomerId
from hub.domain.search_document import Area, Source, Written
from hub.domain.search_terms import Alternatives
from hub.domain.value import dataclass


@dataclass(frozen=True, slots=True)
class Due:
    """Something that changed since it was indexed."""

    number: int
    source: Source
    id: str


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom is searched: herself, her teams, and the queues whose conversations are for their own team only."""

    id: str
    teams: tuple[str, ...]
    restricted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sought:
    """What an index is asked for; an empty filter lets everything through."""

    area: Area
    words: tuple[Alternatives, ...]
    """Without any, every conversation."""
    filters: Mapping[str, tuple[str, ...]]
    """By column of the conversation, the values of which one must stand there."""
    since: datetime
    until: datetime
    """Not included."""


@dataclass(frozen=True, slots=True)
class Match:
    """A document that has every token, and whether its filters and the rights of the reader let it through."""

    number: int
    source: Source
    id: str
    about: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Hidden:
    """The keys of fields that a reader may not read, and so not find by either."""

    of_customers: frozenset[str] = frozenset()
    of_conversations: frozenset[str] = frozenset()


NOTHING_HIDDEN: Final = Hidden()


class SearchIndex(Protocol):
    """The documents that are found, and what is still to become one."""

    def acquire(self) -> bool:
        """Whether this transaction is the only one that indexes; until its end then."""
        ...

    def due(self, most: int) -> Sequence[Due]:
        """What was changed and is not yet indexed, the newest first."""
        ...

    def backlog(self, most: int) -> int:
        """How much is not yet indexed, counted no further than this."""
        ...

    def settle(self, due: Sequence[Due]) -> None:
        """These are indexed."""
        ...

    def written(self, source: Source, id_: str, hidden: Hidden = NOTHING_HIDDEN) -> Sequence[Written]:
        """What a source consists of now, without what is hidden; nothing of one that is gone."""
        ...

    def keep(self, source: Source, id_: str, documents: Sequence[Written]) -> bool:
        """Of this source the index has these documents and no others; whether that replaced what it had."""
        ...

    def again(self, id_: ConversationId) -> None:
        """Index everything in a conversation anew."""
        ...

    def changed(self, source: Source, id_: str) -> None:
        """Index it anew, for something beside it by which it is found has changed."""
        ...

    def newest_with(self, id_: CustomerId, most: int) -> Sequence[ConversationId]:
        """A customer's conversations, the newest first."""
        ...

    def matches(self, sought: Sought, reader: Reader, *, below: int | None, most: int) -> Sequence[Match]:
        """The highest documents below a number that have every token."""
        ...

    def matches_about(self, sought: Sought, about: str, *, above: int, most: int) -> Sequence[Match]:
        """The highest documents about one thing, from a number on, that have every token."""
        ...
