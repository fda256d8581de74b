"""Column types that are the same on SQLite and PostgreSQL: instants as milliseconds, structures as JSON text."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any, Final

import orjson
from sqlalchemy import BigInteger, Dialect, Text
from sqlalchemy.types import TypeDecorator

from hub.domain.text import all_storable

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND: Final = timedelta(milliseconds=1)


def to_milliseconds(at: datetime) -> int:
    """Milliseconds since 1970 in UTC."""
    return (at - EPOCH) // MILLISECOND


def from_milliseconds(value: int) -> datetime:
    """The instant in UTC."""
    return EPOCH + timedelta(milliseconds=value)


@lru_cache(maxsize=256)
def bound_instant(value: datetime | None) -> int | None:
    """Milliseconds for the database; a transaction keeps its own instant in nearly every row."""
    return None if value is None else (value - EPOCH) // MILLISECOND


def read_instant(value: int | None) -> datetime | None:
    """The instant for the domain."""
    return None if value is None else EPOCH + timedelta(milliseconds=value)


def bound_json(value: Any) -> str | None:  # noqa: ANN401 - any JSON
    """JSON for the database."""
    if value is None:
        return None
    try:
        return orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS).decode()
    except TypeError:
        # Half a character came from outside: better replaced than the whole arrival lost.
        return orjson.dumps(all_storable(value), option=orjson.OPT_NON_STR_KEYS).decode()


def read_json(value: str | None) -> Any:  # noqa: ANN401 - any JSON
    """The structure for the domain."""
    return None if value is None else orjson.loads(value)


class Word(Text):
    """Text that the hub itself makes, such as an identifier or a state: it needs no cleaning on its way in."""


class Instant(TypeDecorator[datetime]):
    """An instant in UTC, kept as whole milliseconds: it sorts, indexes and compares alike everywhere."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Milliseconds for the database."""
        del dialect
        return bound_instant(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        """The instant for the domain."""
        del dialect
        return read_instant(value)


class Json(TypeDecorator[Any]):
    """A structure kept as compact JSON text; never searched, only read whole."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ANN401 - any JSON
        """JSON for the database."""
        del dialect
        return bound_json(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ANN401 - any JSON
        """The structure for the domain."""
        del dialect
        return read_json(value)
