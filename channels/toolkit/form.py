"""Forms as providers post them, read without losing a byte.

A byte that is no UTF-8 becomes a lone surrogate (`surrogateescape`), so the original can be signed
again; `readable` turns such a text into one that every database and browser takes.
"""

from __future__ import annotations

import re
from binascii import a2b_qp

_LONE_PERCENT = re.compile(rb"%(?![0-9A-Fa-f]{2})")
# Mending is slow, and nobody escapes a long text wrongly by accident: such a one stays as it came.
_MOST_TO_MEND = 10_000


def parse_form(body: bytes) -> list[tuple[str, str]]:
    """Every name and value of a form in its order, blank values included."""
    pairs = []
    for piece in body.decode("utf-8", "surrogateescape").replace("+", " ").split("&"):
        if piece:
            name, _, value = piece.partition("=")
            if "%" in value:
                value = _unescape(value)
            if "%" in name:
                name = _unescape(name)
            pairs.append((name, value))
    return pairs


def is_readable(text: str) -> bool:
    """Whether every database and browser takes the text as it is."""
    if "\0" in text:
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def readable(text: str) -> str:
    """The text with a replacement character for NUL and for whatever was no UTF-8."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace").replace("\0", "\ufffd")


def _unescape(text: str) -> str:
    raw = text.encode("utf-8", "surrogateescape")
    escapes = raw.count(b"%")
    plain = _decoded(raw)
    # Each proper escape makes the text two bytes shorter; a line end would let a lone sign do the same.
    if len(plain) != len(raw) - 2 * escapes or b"\n" in raw or b"\r" in raw:
        plain = _decoded(_LONE_PERCENT.sub(b"%25", raw)) if escapes <= _MOST_TO_MEND else raw
    return plain.decode("utf-8", "surrogateescape")


def _decoded(raw: bytes) -> bytes:
    # Quoted-printable is the same code with another sign, and its decoder is a tight loop in C:
    # a megabyte of escapes must not hold up the hub before its signature was even checked.
    return a2b_qp(raw.replace(b"=", b"=3D").replace(b"%", b"="))
