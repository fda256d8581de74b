"""An entry with faults made readable, so that the rest of it is looked at too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

SHAPES: Final[Mapping[str, str]] = {
    "tuple_type": "is a list",
    "dict_type": "maps names to values",
    "mapping_type": "maps names to values",
    "int_type": "is a whole number",
    "int_parsing": "is a whole number",
    "int_from_float": "is a whole number",
    "float_type": "is a number",
    "float_parsing": "is a number",
    "string_type": "is a text; write it in quotes",
    "bool_type": "is true or false",
    "bool_parsing": "is true or false",
    "wording": "is a text, or maps languages such as en and zh-Hans to texts",
}
"""What a value should have been, by the reader's name for the fault."""
_EACH: Final = "dict[str,str]"
"""What pydantic calls the trial of a text for each language."""


def as_one(found: Iterable[Any]) -> list[Any]:
    """The faults, those of a text that may be one for each language told once, and without what pydantic tried."""
    told = []
    for fault in found:
        way, kind = fault["loc"], fault["type"]
        if _EACH in way:
            kind = "wording" if kind == "dict_type" else kind
            told.append({**fault, "loc": tuple(step for step in way if step != _EACH), "type": kind})
        elif (way[-1], kind) != ("str", "string_type"):
            told.append(fault)
    return told


def mended(asked: Mapping[str, Any], found: Iterable[Any]) -> dict[str, Any]:
    """The fields without each single value at fault, and with an empty text where one is missing.

    Nothing is taken out of a list: what comes after it would get another number.
    """
    fields: dict[str, Any] = _copied(asked)
    for fault in found:
        *way, last = fault["loc"][1:] or ("",)
        place = _at(fields, way)
        if isinstance(place, dict):
            if str(fault["type"]).startswith("missing"):
                place[last] = ""
            else:
                place.pop(last, None)
        elif way:
            fields.pop(way[0], None)
    return fields


def _copied(value: Any) -> Any:  # noqa: ANN401 - whatever stands in a document
    if isinstance(value, Mapping):
        return {key: _copied(part) for key, part in value.items()}
    return [_copied(part) for part in value] if isinstance(value, list | tuple) else value


def _at(value: Any, way: Iterable[Any]) -> Any:  # noqa: ANN401 - see above
    for step in way:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value
