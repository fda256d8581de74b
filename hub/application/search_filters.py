"""What filters mean on this floor: `queue:"Live chat"` names a queue, `from:2026-01-01` a day; else what to write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from hub.application.tag import OF_CONVERSATIONS, known_tags
from hub.application.transaction import Transaction
from hub.domain.conversation import State
from hub.domain.custom_field import CustomField, FieldOf, cleaned, in_order
from hub.domain.field_values import mark_of
from hub.domain.person import Person
from hub.domain.problem import Invalid
from hub.domain.search_document import EPOCH
from hub.domain.search_query import Query
from hub.domain.search_terms import Term
from hub.domain.search_text import folded
from hub.domain.value import dataclass
from hub.domain.wording import texts_of

FOREVER: Final = datetime(2200, 1, 1, tzinfo=UTC)
MOST_NAMED: Final = 12
"""Possible values that a complaint names."""
ME: Final = "me"

Names = Mapping[str, str]
"""What may be written, folded, and what it means."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: terms, and where only."""

    terms: list[Term]
    columns: Mapping[str, tuple[str, ...]]
    """By column of the conversation, the values of which one must stand there."""
    since: datetime
    until: datetime

    @property
    def has_filters(self) -> bool:
        """Whether only some conversations are meant, and no customers."""
        return bool(self.columns) or self.since > EPOCH or self.until < FOREVER

    @property
    def is_empty(self) -> bool:
        """Whether nothing is looked for."""
        return not self.terms and not self.has_filters


def wanted_by(tx: Transaction, person: Person, query: Query, zone: str) -> Wanted:
    """What a query means; raises Invalid, with what may be written instead, where a filter means nothing."""
    known: Mapping[str, tuple[str, Callable[[], Names]]] = {
        "channel": ("channel", lambda: _plainly(tx.floor.features)),
        "queue": ("queue_id", lambda: _by_name((queue.id, queue.name) for queue in tx.floor.queues.values())),
        "agent": ("agent_id", lambda: _agents(tx, person)),
        "tag": ("tags", lambda: {folded(tag).text: tag for tag in known_tags(tx, OF_CONVERSATIONS)}),
        "state": ("state", lambda: _plainly(state.value for state in State)),
    }
    columns = {
        column: tuple(_meant(name, value, names()) for value in query.filters[name])
        for name, (column, names) in known.items()
        if name in query.filters
    }
    if "field" in query.filters:
        columns["fields"] = tuple(_field_meant(tx, person, value) for value in query.filters["field"])
    place = _zone(zone)
    since = max((_day("from", value, place) for value in query.filters.get("from", ())), default=EPOCH)
    until = min((_day("to", value, place, days=1) for value in query.filters.get("to", ())), default=FOREVER)
    if since >= until:
        raise Invalid("No day is left between from: and to:; write the earlier day behind from:.")
    return Wanted(query.terms, columns, max(since, EPOCH), min(until, FOREVER))


def _plainly(values: Iterable[str]) -> Names:
    return {value: value for value in values}


def _by_name(things: Iterable[tuple[str, str]]) -> Names:
    """Both id and name lead to the id."""
    listed = list(things)
    return {folded(name).text: id_ for id_, name in listed} | {folded(id_).text: id_ for id_, _ in listed}


def _agents(tx: Transaction, person: Person) -> Names:
    """Whom she may know of: her colleagues, the former ones too."""
    known = [
        other
        for other in tx.people.all()
        if other.id == person.id or (other.works_in if other.is_active else other.teams) & person.reads_in
    ]
    names = dict(_by_name((other.id, other.name) for other in known))
    return names | {folded(other.email).text: other.id for other in known} | {ME: person.id}


def _meant(name: str, value: str, names: Names) -> str:
    found = names.get(folded(value).text)
    if found is not None:
        return found
    possible = sorted({_quoted(each) for each in names})[:MOST_NAMED]
    listed = ", ".join(f"{name}:{each}" for each in possible)
    said = f"There is no {name} “{value[:40]}”" if value else f"{name}: needs a value"
    raise Invalid(f"{said}; write {listed}." if listed else f"{said}; leave the filter out.")


def _field_meant(tx: Transaction, person: Person, value: str) -> str:
    """The mark of `priority=high`: the field by its key or name, the choice by its key or a label."""
    readable = [
        one
        for one in in_order(tx.floor.fields)
        if one.of is FieldOf.CONVERSATION and one.is_seen_by(person.roles_everywhere)
    ]
    name, has_value, wanted = value.partition("=")
    known = _by_name((one.id, one.name) for one in readable)
    found = next((one for one in readable if one.id == known.get(folded(name).text)), None)
    if found is None or not has_value or not wanted.strip():
        raise Invalid(f"field: takes a field and what it says, such as field:{_example(readable)}.")
    labels = {folded(text).text: choice.key for choice in found.choices for text in texts_of(choice.label)}
    keys = {folded(key).text: key for key in found.keys}
    chosen = {**labels, **keys}.get(folded(wanted).text, wanted)
    try:
        return mark_of(found.id, cleaned(found, chosen))
    except ValueError as fault:
        raise Invalid(f"field:{found.id}=: {fault}") from fault


def _example(readable: Sequence[CustomField]) -> str:
    if not readable:
        return "order=4711; none is defined here"
    first = readable[0]
    return f"{first.id}={first.keys[0] if first.keys else '…'}"


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value


def _zone(name: str) -> tzinfo:
    if not name:
        return UTC
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise Invalid("zone is a name such as Europe/Berlin; leave it out for UTC.") from error


def _day(name: str, value: str, zone: tzinfo, *, days: int = 0) -> datetime:
    """When a day begins, or the one so many days later."""
    try:
        day = date.fromisoformat(value) + timedelta(days)
        return datetime.combine(day, time(), zone).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise Invalid(f"{name}: takes a day; write it as {name}:2026-01-31.") from error
