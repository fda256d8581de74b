"""The part of a text that shows why it was found, its matches marked; never markup, for the text is a stranger's."""

from __future__ import annotations

import re
from typing import Final

from hub.domain.search_terms import Span, Term, spans_of
from hub.domain.value import dataclass

SNIPPET_CHARACTERS: Final = 180
BEFORE_CHARACTERS: Final = 50
CUT: Final = "…"
_SPACES: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that matched, or did not."""

    text: str
    is_match: bool


def marked(text: str, terms: list[Term]) -> tuple[Segment, ...]:
    """The whole text with its matches marked."""
    return tuple(_segments(text, spans_of(text, terms)))


def snippet(text: str, terms: list[Term]) -> tuple[Segment, ...]:
    """A stretch around the first match; the beginning where nothing matches."""
    spans = spans_of(text, terms)
    begin = _begin(text, spans[0][0]) if spans else 0
    end = min(len(text), begin + SNIPPET_CHARACTERS)
    if spans:
        end = max(end, min(spans[0][1], begin + 2 * SNIPPET_CHARACTERS))
    within = [(start - begin, min(stop, end) - begin) for start, stop in spans if begin <= start < end]
    segments = _segments(text[begin:end], within)
    if begin > 0:
        segments = [Segment(CUT, is_match=False), *segments]
    if end < len(text):
        segments = [*segments, Segment(CUT, is_match=False)]
    return tuple(segments)


def _begin(text: str, match: int) -> int:
    """Where a snippet begins: at a word, not too long before the match."""
    if match <= BEFORE_CHARACTERS:
        return 0
    begin = match - BEFORE_CHARACTERS
    space = _SPACES.search(text, begin, match)
    return space.end() if space else begin


def _segments(text: str, spans: list[Span]) -> list[Segment]:
    segments: list[Segment] = []
    place = 0
    for start, end in spans:
        segments.append(Segment(_SPACES.sub(" ", text[place:start]), is_match=False))
        segments.append(Segment(_SPACES.sub(" ", text[start:end]), is_match=True))
        place = end
    segments.append(Segment(_SPACES.sub(" ", text[place:]), is_match=False))
    return [segment for segment in segments if segment.text]
