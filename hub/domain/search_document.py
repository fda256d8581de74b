"""What is kept in the search's index: of every message, subject and customer a document with its tokens and its rank.

A rank is an instant: results are sorted by it alone, so that both databases read the best ones first without
sorting. What matches in a better place ranks as if it had happened later.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final

from hub.domain.search_text import tokens_of
from hub.domain.value import dataclass

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND: Final = timedelta(milliseconds=1)
ORDER_BITS: Final = 12
"""Of a rank, to tell apart what happened in one millisecond."""
ERA: Final = timedelta(days=36_525)
LAST_RANK: Final = 2**62
_HEXADECIMAL: Final = re.compile("[0-9a-f]{4}")


class Area(StrEnum):
    """What is looked for."""

    CONVERSATIONS = "conversations"
    CUSTOMERS = "customers"


class Place(StrEnum):
    """Where something is found."""

    SUBJECT = "subject"
    MESSAGE = "message"
    NOTE = "note"
    NAME = "name"
    ADDRESS = "address"
    PROFILE = "profile"
    EVENTS = "events"


BONUS: Final = {
    Place.SUBJECT: timedelta(days=30),
    Place.MESSAGE: timedelta(),
    Place.NOTE: timedelta(),
    Place.NAME: 2 * ERA,
    Place.ADDRESS: ERA,
    Place.PROFILE: timedelta(),
    Place.EVENTS: timedelta(),
}
"""How much later a match there seems to have happened."""
LARGEST_BONUS: Final = {Area.CONVERSATIONS: BONUS[Place.SUBJECT], Area.CUSTOMERS: BONUS[Place.NAME]}


class Source(StrEnum):
    """What documents are made of; a change of one is noted by its table."""

    ITEM = "item"
    CONVERSATION = "conversation"
    CUSTOMER = "customer"


PLACES: Final = {
    Source.ITEM: (Place.MESSAGE, Place.NOTE),
    Source.CONVERSATION: (Place.SUBJECT,),
    Source.CUSTOMER: (Place.NAME, Place.ADDRESS, Place.PROFILE, Place.EVENTS),
}
"""Where the documents of a source stand."""
SOURCE_OF: Final = {place: source for source, places in PLACES.items() for place in places}


@dataclass(frozen=True, slots=True)
class Written:
    """The texts of one document."""

    place: Place
    id: str
    """Of its source."""
    about: str
    """Of the conversation or the customer that a result shows."""
    at: datetime
    texts: tuple[str, ...]
    """What may be found in it; the first is what a snippet shows."""
    author: str = ""

    @property
    def source(self) -> Source:
        """What it is made of."""
        return SOURCE_OF[self.place]

    @property
    def area(self) -> Area:
        """Where it is looked for."""
        return Area.CUSTOMERS if self.source is Source.CUSTOMER else Area.CONVERSATIONS

    @property
    def rank(self) -> int:
        """How early it comes among results; two documents may have the same."""
        return rank_of(self.at + BONUS[self.place]) | _order(self.id)

    @property
    def tokens(self) -> str:
        """What the index keeps of it."""
        return tokens_in(self.area, self.texts)


def _order(id_: str) -> int:
    """Where an identifier stands among those of its millisecond, as far as it tells."""
    order = id_[12:16]
    return int(order, 16) & ((1 << ORDER_BITS) - 1) if _HEXADECIMAL.fullmatch(order) else 0


def rank_of(at: datetime) -> int:
    """The lowest rank of what happened at an instant."""
    return (at - EPOCH) // MILLISECOND << ORDER_BITS


def area_token(area: Area) -> str:
    """A token that every document of an area has, and that nobody can type."""
    return f"¤{area.value}"


def tokens_in(area: Area, texts: Iterable[str]) -> str:
    """The tokens of texts, parted by spaces."""
    found: set[str] = set()
    for text in texts:
        found |= tokens_of(text)
    return " ".join([area_token(area), *sorted(found)])
