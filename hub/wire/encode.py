"""Events as JSON: encoded once when they happen, read back only in tests and by other nodes."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache, lru_cache
from typing import Any, Final, get_args

import orjson
from pydantic import TypeAdapter

from hub.domain.value import dataclass
from hub.wire.events import (
    DeskEvent,
)
from hub.wire.outward import Happened
from hub.wire.tell import AnyEvent, ForNodes
from hub.wire.visitor_events import (
    VisitorEvent,
)

_KINDS: Final = (*get_args(DeskEvent), *get_args(VisitorEvent), *get_args(ForNodes), Happened)


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


TYPE_NAMES: Final[dict[type, str]] = {kind: _snake(kind.__name__) for kind in _KINDS}
_BY_NAME: Final = {name: kind for kind, name in TYPE_NAMES.items()}


@dataclass(frozen=True, slots=True)
class Numbered:
    """An event as it is stored and sent."""

    number: int
    at: datetime
    type: str
    body: str
    """The event's fields as a JSON object."""
    rooms: tuple[str, ...]

    def json(self) -> str:
        """The event as browsers get it: its number, instant and type beside its fields."""
        head = f'{{"number":{self.number},"at":"{_written(self.at)}","type":"{self.type}"'
        return f"{head},{self.body[1:]}" if len(self.body) > 2 else f"{head}}}"  # noqa: PLR2004 - more than {}


@lru_cache(maxsize=64)
def _written(at: datetime) -> str:
    """The instant as text: one for all events of a commit, however many desks hear them."""
    return at.isoformat(timespec="milliseconds")


def encode(event: AnyEvent) -> tuple[str, str]:
    """The event's type and its fields as JSON."""
    return TYPE_NAMES[type(event)], orjson.dumps(event).decode()


@cache
def _adapter(kind: type) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def decode(type_: str, body: str) -> AnyEvent:
    """The event that was encoded so."""
    event: AnyEvent = _adapter(_BY_NAME[type_]).validate_json(body)
    return event
