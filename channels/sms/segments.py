"""How many segments a text message costs, and where a long one may be cut.

A text that the GSM 7-bit alphabet can write has 160 characters in one segment and 153 in each of
several; a single other character makes the whole text UCS-2, with 70 and 67.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("\f^{}\\[~]|€")

LONGEST_MESSAGE = 1_600
"""Characters that Twilio takes in one message, counted in UTF-16 units."""

# The best cut first: a paragraph, a line, a sentence, a word.
_CUTS = (
    re.compile(r"\n\s*\n"),
    re.compile(r"\n"),
    re.compile(r"[.!?…]['\")\]]*\s+|[。！？]+"),
    re.compile(r"\s+"),
)
_JOINER = "\u200d"
_BEYOND_16_BITS = 0xFFFF


@dataclass(frozen=True, slots=True)
class Segments:
    """What a text costs to send."""

    encoding: str
    """`GSM-7` or `UCS-2`."""
    units: int
    """Septets or UTF-16 units of the whole text."""
    count: int
    left: int
    """Units that still fit into the last segment."""
    foreign: str
    """The characters that keep the text from being GSM-7, each once, in order."""


def count_segments(text: str) -> Segments:
    """How a text is written on the air and how many segments it fills."""
    foreign = "".join(dict.fromkeys(c for c in text if c not in _BASIC and c not in _EXTENDED))
    if foreign:
        widths = [_utf16_units(character) for character in text]
        return _filled("UCS-2", widths, 70, 67, foreign)
    widths = [2 if character in _EXTENDED else 1 for character in text]
    return _filled("GSM-7", widths, 160, 153, "")


def _filled(encoding: str, widths: list[int], alone: int, joined: int, foreign: str) -> Segments:
    units = sum(widths)
    if units <= alone:
        return Segments(encoding, units, 1 if units else 0, alone - units, foreign)
    count, room = 1, joined
    for width in widths:
        if width > room:
            # A character of two units is never torn apart, so a segment may end one unit early.
            count, room = count + 1, joined
        room -= width
    return Segments(encoding, units, count, room, foreign)


def split_text(text: str, longest: int = LONGEST_MESSAGE) -> tuple[str, ...]:
    """The text in messages of at most `longest` UTF-16 units, cut where a reader would pause."""
    parts = []
    rest = text
    while _length(rest) > longest:
        cut = _best_cut(rest, longest)
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    if rest or not parts:
        parts.append(rest)
    return tuple(part for part in parts if part) or ("",)


def _best_cut(text: str, longest: int) -> int:
    """The last good place within the limit that still fills half of it."""
    furthest = _characters_within(text, longest)
    window = text[:furthest]
    for pattern in _CUTS:
        ends = [match.end() for match in pattern.finditer(window)]
        if ends and ends[-1] >= furthest // 2:
            return ends[-1]
    return _whole_character(text, furthest)


def _whole_character(text: str, cut: int) -> int:
    """The nearest earlier place that tears no accent, flag or joined emoji apart."""
    earliest = max(1, cut - 32)
    for place in range(cut, earliest, -1):
        if not _belongs_together(text[place - 1], text[place]):
            return place
    return cut


def _belongs_together(left: str, right: str) -> bool:
    if _JOINER in (left, right) or unicodedata.category(right) in {"Mn", "Me", "Mc"}:
        return True
    return _is_modifier(right) or (_is_flag_letter(left) and _is_flag_letter(right))


def _is_modifier(character: str) -> bool:
    return "\U0001f3fb" <= character <= "\U0001f3ff"


def _is_flag_letter(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _characters_within(text: str, longest: int) -> int:
    units = 0
    for place, character in enumerate(text):
        units += _utf16_units(character)
        if units > longest:
            return place
    return len(text)


def _length(text: str) -> int:
    return len(text) + sum(ord(character) > _BEYOND_16_BITS for character in text)


def _utf16_units(character: str) -> int:
    return 2 if ord(character) > _BEYOND_16_BITS else 1
