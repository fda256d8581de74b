"""Forms as providers post them, read without losing a byte.

A byte that is no UTF-8 becomes a lone surrogate (`surrogateescape`), so the original can be signed
again; `readable` turns such a text into one that every database and browser takes.
"""

from __future__ import annotations

import re

_ESCAPED_RUN = re.compile(rb"(?:%[0-9A-Fa-f]{2})+")


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
    return _ESCAPED_RUN.sub(_run_of_bytes, raw).decode("utf-8", "surrogateescape")


def _run_of_bytes(run: re.Match[bytes]) -> bytes:
    return bytes.fromhex(run[0].decode("ascii").replace("%", ""))
