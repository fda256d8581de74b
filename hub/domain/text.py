"""Text as it can be kept: no database takes a NUL, and half a character is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, Final, TypeVar

import orjson

T = TypeVar("T")

INSTEAD: Final = "\ufffd"
"""What Unicode puts where something could not be read."""
_NUL: Final = "\x00"


def storable(text: str) -> str:
    """The text with everything replaced that no database keeps; nearly always the very same text."""
    if _NUL in text:
        text = text.replace(_NUL, INSTEAD)
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join(INSTEAD if "\ud800" <= character <= "\udfff" else character for character in text)
    return text


def all_storable(value: T) -> T:
    """The value with every text in it storable: in its fields, its tuples and its mappings."""
    cleaned: Any = value
    if not value or _is_plain(value):
        return value
    if isinstance(value, str):
        cleaned = storable(value)
    elif isinstance(value, (tuple, list)):
        cleaned = type(value)([all_storable(part) for part in value])
    elif isinstance(value, Mapping):
        cleaned = {all_storable(name): all_storable(part) for name, part in value.items()}
    elif (names := _names_of(cleaned.__class__)) is not None:
        changed = {}
        for name in names:
            part = getattr(value, name)
            new = all_storable(part)
            if new is not part and new != part:
                changed[name] = new
        cleaned = replace(value, **changed) if changed else value  # type: ignore[type-var]
    result: T = cleaned
    return result


def _is_plain(value: object) -> bool:
    """Whether its JSON shows at one look that there is nothing to clean."""
    try:
        return b"\\u0000" not in orjson.dumps(value)
    except TypeError:
        # Half a character, or something of which JSON knows nothing: look closely.
        return False


@cache
def _names_of(kind: type) -> tuple[str, ...] | None:
    """The fields of a dataclass; None of anything else."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else None
