"""How a file of values separated by something is written: in which encoding, and by what."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Sequence
from typing import Final

from hub.domain.problem import Invalid
from hub.domain.value import dataclass

SAMPLE_BYTES: Final = 65_536
"""From the beginning of a file; enough to tell how it is written."""
ENCODINGS: Final = ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "big5hkscs", "cp1252")
DELIMITERS: Final = (",", ";", "\t", "|")
MOST_COLUMNS: Final = 200
LARGEST_CELL: Final = 131_072
_ROWS_COMPARED: Final = 20
_COMMON_SHARE: Final = 0.6
"""Of the characters of a Chinese text far more are among the common ones of its own encoding."""
_ZERO_SHARE: Final = 0.3


@dataclass(frozen=True, slots=True)
class CsvForm:
    """How one file is written."""

    encoding: str
    delimiter: str


def form_of(sample: bytes) -> CsvForm:
    """How a file that begins so is written; raises Invalid for what is no such file."""
    encoding = encoding_of(sample)
    text = codecs.getincrementaldecoder(encoding)("replace").decode(sample)
    if "\x00" in text:
        raise Invalid("This is no file of text: save the sheet as CSV (UTF-8) and choose that file.")
    return CsvForm(encoding, delimiter_of(text))


def encoding_of(sample: bytes) -> str:
    """The likeliest encoding: what the file says itself, else what its bytes can be."""
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    zeros = sample[1::2].count(0), sample[::2].count(0)
    if max(zeros) > _ZERO_SHARE * len(sample) / 2:
        return "utf-16-le" if zeros[0] > zeros[1] else "utf-16-be"
    if _decoded(sample, "utf-8-sig") is not None:
        return "utf-8-sig"
    shares = {name: _common_share(sample, name) for name in ("gb18030", "big5hkscs")}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] > _COMMON_SHARE else "cp1252"


def _decoded(sample: bytes, encoding: str) -> str | None:
    """The text; None where it is none in this encoding. A last character may be cut."""
    try:
        return codecs.getincrementaldecoder(encoding)().decode(sample)
    except UnicodeDecodeError:
        return None


def _common_share(sample: bytes, encoding: str) -> float:
    """How many of its Chinese characters are among the common ones, which stand first in either standard."""
    text = _decoded(sample, encoding) or ""
    foreign = [character for character in text if character > "\x7f" and character not in _PUNCTUATION]
    return sum(_is_common(character, encoding) for character in foreign) / len(foreign) if foreign else 0.0


_PUNCTUATION: Final = frozenset("，。、；：？！（）「」《》“”‘’—…·　")
_COMMON: Final = {"gb18030": ("gb2312", 0xB0, 0xD7), "big5hkscs": ("big5", 0xA4, 0xC6)}
"""The standard within the encoding, and the first bytes of its common characters."""


def _is_common(character: str, encoding: str) -> bool:
    standard, first, last = _COMMON[encoding]
    try:
        code = character.encode(standard)
    except UnicodeEncodeError:
        return False
    return len(code) == 2 and first <= code[0] <= last  # noqa: PLR2004 - two bytes are one character there


def delimiter_of(text: str) -> str:
    """What parts the columns: whatever gives the most of them, the same in every row."""

    def columns(delimiter: str) -> tuple[int, int]:
        rows = _first_rows(text, delimiter)
        widths = [len(row) for row in rows if row]
        if not widths or widths[0] < 2:  # noqa: PLR2004 - one column is none that was parted
            return 0, 0
        return sum(width == widths[0] for width in widths), widths[0]

    return max(DELIMITERS, key=columns)


def _first_rows(text: str, delimiter: str) -> Sequence[list[str]]:
    rows = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            rows.append(row)
            if len(rows) > _ROWS_COMPARED:
                break
    except csv.Error:
        return ()
    return rows


def safe_cell(text: str) -> str:
    """The text as a cell in which no program sees a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")) else text
