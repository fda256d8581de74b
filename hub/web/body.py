"""What a request carries, read strictly: a field that nobody knows is refused, and those that there are are named."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from pydantic import ConfigDict, TypeAdapter, ValidationError

from hub.application.known_names import field_names, instead_of
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
        told = faults_told(error, kind)
    raise Invalid(told)


def faults_told(error: ValidationError, kind: Any) -> str:  # noqa: ANN401 - as above
    """What makes no sense, in sentences."""
    return "; ".join(_sentence(fault, kind) for fault in error.errors()[:MOST_TOLD])


def _sentence(fault: Any, kind: Any) -> str:  # noqa: ANN401 - pydantic's own dictionary
    *place, name = fault["loc"] or ["body"]
    path = ".".join(str(part) for part in (*place, name))
    if fault["type"] not in UNKNOWN:
        return f"{path}: {fault['msg']}"
    known = field_names(kind, place)
    return f"{path}: there is no such field" + (instead_of(str(name), known) if known else "")
