"""What a request carries, read strictly: a field that nobody knows is refused, and those that there are are named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

from pydantic import ConfigDict, TypeAdapter, ValidationError

from hub.domain.problem import Invalid

STRICT: Final = ConfigDict(extra="forbid")
"""For everything that is sent to the hub: a word that is silently ignored is a wish that is silently not done."""
UNKNOWN: Final = ("unexpected_keyword_argument", "extra_forbidden")
MOST_TOLD: Final = 5


@cache
def adapter(kind: Any) -> TypeAdapter[Any]:  # noqa: ANN401 - any type pydantic knows
    """The checker of a type."""
    return TypeAdapter(kind)


def read_body(raw: bytes, kind: Any) -> Any:  # noqa: ANN401 - the caller says what
    """What was sent, as this type; raises Invalid, naming every field that makes no sense."""
    try:
        return adapter(kind).validate_json(raw or b"{}")
    except UnicodeDecodeError:
        raise Invalid("The body is not UTF-8.") from None
    except ValidationError as error:
        faults = error.errors()[:MOST_TOLD]
    raise Invalid("; ".join(_sentence(fault, kind) for fault in faults))


def _sentence(fault: Any, kind: Any) -> str:  # noqa: ANN401 - pydantic's own dictionary
    *place, name = fault["loc"] or ["body"]
    path = ".".join(str(part) for part in (*place, name))
    if fault["type"] not in UNKNOWN:
        return f"{path}: {fault['msg']}"
    known = _known_fields(kind, place)
    return f"{path}: there is no such field" + (f"; there are {', '.join(known)}" if known else "")


def _known_fields(kind: Any, place: Sequence[int | str]) -> list[str]:  # noqa: ANN401 - as above
    """The names of the fields that stand at a place of a type."""
    schema = adapter(kind).json_schema()
    found: Mapping[str, Any] = schema
    for part in place:
        found = found.get("items", {}) if isinstance(part, int) else found.get("properties", {}).get(part, {})
        if "$ref" in found:
            found = schema["$defs"][found["$ref"].rpartition("/")[2]]
    return list(found.get("properties", ()))
