"""What to write in place of a name that is not there: the nearest ones, or all there are."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from typing import Any, Final, cast

from pydantic import TypeAdapter

MOST_NEAR: Final = 3
MOST_LISTED: Final = 12
NEAR_ENOUGH: Final = 0.6


def instead_of(word: str, names: Iterable[str]) -> str:
    """The end of a sentence that says what may stand there: “; did you mean de?”, or “; there are de, en”."""
    known = list(names)
    near = get_close_matches(word, known, MOST_NEAR, NEAR_ENOUGH)
    if near:
        return f"; did you mean {' or '.join(near)}?"
    if not known:
        return "; there is none so far"
    more = len(known) - MOST_LISTED
    listed = ", ".join(known[:MOST_LISTED])
    return f"; there {'is' if len(known) == 1 else 'are'} {listed}" + (f" and {more} more" if more > 0 else "")


def field_names(kind: Any, place: Iterable[int | str]) -> list[str]:  # noqa: ANN401 - any type pydantic knows
    """The names of the fields that stand at a place of a type; none where it has no fixed ones."""
    schema = _schema(kind)
    found = schema
    for part in place:
        found = _inside(found, part)
        if "$ref" in found:
            found = schema["$defs"][found["$ref"].rpartition("/")[2]]
    return list(found.get("properties", ()))


@cache
def _schema(kind: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    schema = TypeAdapter(kind).json_schema()
    if "$ref" in schema:
        return {**schema["$defs"][schema["$ref"].rpartition("/")[2]], "$defs": schema["$defs"]}
    return schema


def _inside(found: dict[str, Any], part: int | str) -> dict[str, Any]:
    inside = found.get("items", {}) if isinstance(part, int) else found.get("properties", {}).get(part, {})
    return cast(dict[str, Any], inside)
