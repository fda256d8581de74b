"""What can be found in a text: its words as one would type them, and where they stand.

Both databases index what this says, and what they find is checked against it, so that they answer alike.
Text becomes lower case, loses its accents, compatible forms of a letter become one (NFKC), and so do traditional
and simplified Chinese. Languages that
part words by spaces give words; those that do not, and emoji, are searched letter by letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache
from typing import Final, NamedTuple
from unicodedata import category, combining, decimal, normalize

from hub.domain.chinese import SIMPLIFIED

LONGEST_WORD: Final = 40
"""Letters of a word that count; what is longer is the same word."""
MOST_CHARACTERS: Final = 20_000
"""Of a text that can be found; what stands behind them cannot."""
FEWEST_DIGITS: Final = 4
"""With fewer, digits are only a word like others."""
LONG_NUMBER: Final = 7
"""Digits from which groups of them are one number, as telephones are written."""
LONGEST_NUMBER: Final = 20

_ACCENTS: Final = range(0x300, 0x370)
_UNSPACED: Final = (
    range(0x0E00, 0x0F00),  # Thai, Lao
    range(0x1000, 0x10A0),  # Burmese
    range(0x1100, 0x1200),  # Korean, letter by letter
    range(0x1780, 0x1800),  # Khmer
    range(0x2E80, 0x3000),  # radicals
    range(0x3005, 0x3008),
    range(0x3040, 0x3400),  # kana, bopomofo
    range(0x3400, 0xA000),  # ideographs
    range(0xA960, 0xA980),
    range(0xAC00, 0xD800),  # Korean syllables
    range(0xF900, 0xFB00),
    range(0x1B000, 0x1B300),
    range(0x20000, 0x40000),
)
_JOINS_DIGITS: Final = re.compile(r"[ \u00a0./()-]{1,3}")
_ASCII_WORD: Final = re.compile(r"[a-z0-9]+")


class Script(IntEnum):
    """How a letter makes words."""

    NONE = 0
    """It parts them."""
    SPACED = 1
    UNSPACED = 2


class Piece(NamedTuple):
    """A word, or a run of letters of a language without spaces, and where it stands in the text."""

    text: str
    start: int
    end: int
    script: Script
    place: int
    """Where it stands in the folded text."""


class Number(NamedTuple):
    """A long number, however its digits are grouped, and where it stands."""

    digits: str
    start: int
    end: int


class Folded(NamedTuple):
    """A text as it is compared, and for each of its letters where the original's began and ended."""

    text: str
    starts: list[int] | range
    ends: list[int] | range


@lru_cache(maxsize=8192)
def _folded_letter(letter: str) -> str:
    """A letter with its marks as it is compared; nothing for what is only a hint to whoever prints it."""
    parted = normalize("NFKD", normalize("NFKD", letter).casefold())
    plain = "".join(_plain(part) for part in parted if ord(part) not in _ACCENTS and not _is_invisible(part))
    return normalize("NFKC", plain).translate(SIMPLIFIED)


def _plain(letter: str) -> str:
    """A digit of any script as one of ours."""
    return str(decimal(letter)) if letter.isdecimal() else letter


def _is_invisible(letter: str) -> bool:
    return category(letter) in {"Cf", "Me"} or "\ufe00" <= letter <= "\ufe0f"


def folded(text: str) -> Folded:
    """The text as it is compared."""
    if text.isascii():
        return Folded(text.lower(), range(len(text)), range(1, len(text) + 1))
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    start, length = 0, len(text)
    while start < length:
        end = start + 1
        while end < length and _continues(text[end]):
            end += 1
        letter = _folded_letter(text[start:end]) if end - start < LONGEST_WORD else ""
        letters.append(letter)
        starts += [start] * len(letter)
        ends += [end] * len(letter)
        start = end
    return Folded("".join(letters), starts, ends)


def _continues(letter: str) -> bool:
    """Whether it is no letter of its own but changes the one before."""
    return letter > "\u02ff" and (
        combining(letter) != 0
        or "\u1160" <= letter <= "\u11ff"
        or "\uff9e" <= letter <= "\uff9f"
        or _is_invisible(letter)
    )


@lru_cache(maxsize=65536)
def script_of(letter: str) -> Script:
    """How a folded letter makes words."""
    kind = category(letter)
    if letter.isalnum() or kind[0] == "M":
        place = ord(letter)
        return Script.UNSPACED if any(place in each for each in _UNSPACED) else Script.SPACED
    return Script.UNSPACED if kind == "So" else Script.NONE


class Read(NamedTuple):
    """A text that was read: everything in it that can be found."""

    folded: Folded
    pieces: list[Piece]
    numbers: list[Number]


def read(text: str) -> Read:
    """Everything in a text that can be found, in its order."""
    text = text[:MOST_CHARACTERS]
    letters = folded(text)
    pieces = list(_pieces(letters))
    return Read(letters, pieces, _numbers(text, pieces))


def _pieces(text: Folded) -> Iterator[Piece]:
    letters = text.text
    if letters.isascii():
        for found in _ASCII_WORD.finditer(letters):
            yield _piece(text, found.start(), found.end(), Script.SPACED)
        return
    before, begin = Script.NONE, 0
    for place, letter in enumerate(letters):
        script = script_of(letter)
        if script is not before:
            if before is not Script.NONE:
                yield _piece(text, begin, place, before)
            before, begin = script, place
    if before is not Script.NONE:
        yield _piece(text, begin, len(letters), before)


def _piece(text: Folded, begin: int, end: int, script: Script) -> Piece:
    found = text.text[begin:end]
    if script is Script.SPACED:
        found = found[:LONGEST_WORD]
    return Piece(found, text.starts[begin], text.ends[end - 1], script, begin)


def _numbers(text: str, pieces: list[Piece]) -> list[Number]:
    """The long numbers among the pieces of a text, each with its groups joined."""
    found: list[Number] = []
    group: list[Piece] = []
    for piece in pieces:
        is_number = piece.text.isdecimal() and piece.text.isascii()
        if group and not (is_number and _joins(text, group, piece)):
            found += _number(group)
            group = []
        if is_number:
            group.append(piece)
    return found + _number(group)


def _joins(text: str, group: list[Piece], piece: Piece) -> bool:
    between = text[group[-1].end : piece.start]
    length = sum(len(each.text) for each in group) + len(piece.text)
    return length <= LONGEST_NUMBER and _JOINS_DIGITS.fullmatch(between) is not None


def _number(group: list[Piece]) -> list[Number]:
    digits = "".join(piece.text for piece in group)
    if not LONG_NUMBER <= len(digits) <= LONGEST_NUMBER:
        return []
    return [Number(digits, group[0].start, group[-1].end)]


def tokens_of(text: str) -> set[str]:
    """What an index must know of a text: words, letters and pairs of letters, and every end of a long number."""
    found = read(text)
    tokens: set[str] = set()
    for piece in found.pieces:
        if piece.script is Script.SPACED:
            tokens.add(piece.text)
        else:
            tokens.update(piece.text)
            tokens.update(pairs_of(piece.text))
    for number in found.numbers:
        tokens.update(number.digits[place:] for place in range(len(number.digits) - FEWEST_DIGITS + 1))
    return tokens


def pairs_of(letters: str) -> list[str]:
    """Every two letters that stand together."""
    return [letters[place : place + 2] for place in range(len(letters) - 1)]
