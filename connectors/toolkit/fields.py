"""Fields of a body of JSON, of which nothing is sure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Final

import orjson

from connectors.contract import NotUnderstood

LONGEST: Final = 500
"""Of any text that is taken over."""
MOST_ITEMS: Final = 8
"""Of an order that are named; the others are counted."""


def body_of(body: bytes) -> Mapping[str, Any]:
    """The object that a body is; raises NotUnderstood."""
    try:
        found = orjson.loads(body)
    except (orjson.JSONDecodeError, RecursionError):
        raise NotUnderstood("The body is no JSON.") from None
    if not isinstance(found, dict):
        raise NotUnderstood("The body is no object.")
    return found


def id_in(found: Mapping[str, Any], name: str = "id") -> str:
    """An id, a number or a text; raises NotUnderstood where there is none."""
    value = found.get(name)
    if isinstance(value, bool) or not isinstance(value, int | str) or value in {0, ""}:
        raise NotUnderstood(f"The body has no {name}.")
    return str(value)[:LONGEST]


def optional_id(found: Mapping[str, Any], name: str) -> str:
    """An id; empty where there is none, or 0."""
    value = found.get(name)
    return str(value)[:LONGEST] if isinstance(value, int | str) and not isinstance(value, bool) and value else ""


def text_in(found: Mapping[str, Any], *names: str) -> str:
    """The first of these fields that says something, in one line."""
    for name in names:
        value = found.get(name)
        text = " ".join(str(value).split()) if isinstance(value, str | int | float) else ""
        if text and not isinstance(value, bool):
            return text[:LONGEST]
    return ""


def part_in(found: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """An object within; an empty one where there is none."""
    value = found.get(name)
    return value if isinstance(value, dict) else {}


def parts_in(found: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    """The objects of a list within."""
    value = found.get(name)
    return (one for one in value if isinstance(one, dict)) if isinstance(value, list) else iter(())


def instant_in(found: Mapping[str, Any], *names: str) -> datetime | None:
    """The first of these instants; one without a zone is in UTC. None where there is none."""
    for name in names:
        value = found.get(name)
        if not isinstance(value, str) or not value:
            continue
        try:
            instant = datetime.fromisoformat(value)
        except ValueError:
            raise NotUnderstood(f"{name} is no time.") from None
        return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
    return None


def needed_instant(found: Mapping[str, Any], *names: str) -> datetime:
    """The same; raises NotUnderstood where there is none."""
    instant = instant_in(found, *names)
    if instant is None:
        raise NotUnderstood(f"The body has no {names[0]}.")
    return instant


def items_in(found: Mapping[str, Any], *names: str) -> str:
    """What was ordered, in one line."""
    lines = [
        f"{text_in(one, 'quantity') or '1'} × {name}"
        for one in parts_in(found, "line_items")
        if (name := text_in(one, *names))
    ]
    shown = lines[:MOST_ITEMS]
    more = len(lines) - len(shown)
    return ", ".join([*shown, *([f"+{more}"] if more else [])])[:LONGEST]


def named(**details: str) -> tuple[tuple[str, str], ...]:
    """Those details that say something."""
    return tuple([(label, text) for label, text in details.items() if text])


def joined_name(found: Mapping[str, Any]) -> str:
    """First and last name."""
    return f"{text_in(found, 'first_name')} {text_in(found, 'last_name')}".strip()


def all_said(*texts: str) -> tuple[str, ...]:
    """Each of these that says something, once."""
    return tuple(dict.fromkeys(text for text in texts if text))
