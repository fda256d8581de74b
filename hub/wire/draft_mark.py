"""Where somebody has begun to write, as her lists show it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from hub.domain.value import dataclass

SHOWN_CHARACTERS: Final = 140


@dataclass(frozen=True, slots=True)
class DraftMark:
    """Something that I have begun to write and not sent."""

    kind: str
    """`reply`, `note`, or `first`: a letter with which a conversation is to begin."""
    place: str
    """Id of the conversation; of a first letter, whom it is to, in the console's own words."""
    text: str
    """Its beginning, or the subject where nothing is written yet."""
    written_at: datetime


def in_order(marks: Iterable[DraftMark]) -> tuple[DraftMark, ...]:
    """As they stand on a desk: the newest first."""
    by_place = sorted(marks, key=lambda mark: (mark.place, mark.kind))
    return tuple(sorted(by_place, key=lambda mark: mark.written_at, reverse=True))


def with_mark(marks: tuple[DraftMark, ...], mark: DraftMark, *, is_empty: bool) -> tuple[DraftMark, ...]:
    """The marks after somebody has written there, or has nothing there any more."""
    others = [one for one in marks if (one.kind, one.place) != (mark.kind, mark.place)]
    return in_order(others if is_empty else [*others, mark])


def shown_text(text: str, subject: str) -> str:
    """What is shown of a text."""
    return (text or subject)[:SHOWN_CHARACTERS]
