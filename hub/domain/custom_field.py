"""Fields that a company defines for what it wants to know; a value is kept as one text, the same for everybody.

A customer's values stand among her attributes, under the field's key; those of a conversation or an organisation
stand in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final
from unicodedata import normalize

from hub.domain.ids import QueueId
from hub.domain.problem import Invalid, NotAllowed
from hub.domain.text import storable
from hub.domain.value import dataclass
from hub.domain.web_address import web_address
from hub.domain.wording import Wording

LONGEST_TEXT: Final = 10_000
MOST_DIGITS: Final = 15
YES: Final = "yes"
NO: Final = "no"
SEPARATOR: Final = ","
"""Between the keys of several choices."""
NOT_THEIRS: Final = "Your role may not change this field; ask somebody who may."
_NUMBER: Final = re.compile(rf"-?[0-9]{{1,{MOST_DIGITS}}}(\.[0-9]{{1,{MOST_DIGITS}}})?")


class FieldKind(StrEnum):
    """What a value is."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    SEVERAL = "several"
    CHECKBOX = "checkbox"
    LINK = "link"


WITH_CHOICES: Final = frozenset({FieldKind.CHOICE, FieldKind.SEVERAL})


class FieldOf(StrEnum):
    """Of what it is known."""

    CUSTOMER = "customer"
    CONVERSATION = "conversation"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """What may be chosen: its key, which is kept, and what people read; empty: the key."""

    key: str
    label: Wording = ""


@dataclass(frozen=True, slots=True)
class CustomField:
    """One thing that the company wants to know; its key is what programs and files call it."""

    id: str
    name: str
    of: FieldOf = FieldOf.CUSTOMER
    kind: FieldKind = FieldKind.TEXT
    label: Wording = ""
    """What people read, in their languages; empty: the name."""
    choices: tuple[FieldChoice, ...] = ()
    """Of the kinds `choice` and `several`, in the order in which they are offered."""
    required_at_wrap_up: bool = False
    """Whether a conversation is closed by an agent only once it says something."""
    queues: tuple[QueueId, ...] = ()
    """Of a conversation: in which queues it is asked for; none: in all."""
    seen_by: tuple[str, ...] = ()
    """Who reads it; none: whoever serves the customer."""
    edited_by: tuple[str, ...] = ()
    """Who changes it; none: whoever reads it."""
    place: int = 0
    """The lower comes first; those with the same come by their names."""

    @property
    def keys(self) -> tuple[str, ...]:
        """What may be chosen."""
        return tuple(choice.key for choice in self.choices)

    def is_seen_by(self, roles: Iterable[str]) -> bool:
        """Whether somebody with these roles reads it."""
        return not self.seen_by or not set(self.seen_by).isdisjoint(roles)

    def is_edited_by(self, roles: Iterable[str]) -> bool:
        """Whether somebody with these roles changes it."""
        roles = frozenset(roles)
        return self.is_seen_by(roles) and (not self.edited_by or not roles.isdisjoint(self.edited_by))

    def is_asked_in(self, queue: str) -> bool:
        """Whether it is asked for in a queue."""
        return not self.queues or queue in self.queues


Fields = Mapping[str, CustomField]


def in_order(fields: Fields) -> list[CustomField]:
    """The fields as they are listed everywhere."""
    return sorted(fields.values(), key=lambda one: (one.place, one.name.casefold(), one.id))


def shown_to(fields: Fields, of: FieldOf, roles: Iterable[str]) -> frozenset[str]:
    """The keys of the fields that somebody with these roles reads."""
    roles = frozenset(roles)
    return frozenset(one.id for one in fields.values() if one.of is of and one.is_seen_by(roles))


def hidden_attributes(fields: Fields, retired: Fields, roles: Iterable[str]) -> frozenset[str]:
    """The attributes of a customer that somebody with these roles may not read: what is retired stays restricted."""
    roles = frozenset(roles)
    known = (*retired.values(), *fields.values())
    return frozenset(one.id for one in known if one.of is FieldOf.CUSTOMER and not one.is_seen_by(roles))


def cleaned(defined: CustomField, text: str) -> str:
    """The value as it is kept, empty for none; raises ValueError with what to write instead."""
    text = storable(text).strip()
    return _CLEANING[defined.kind](defined, text) if text else ""


def cleaned_changes(fields: Fields, of: FieldOf, roles: Iterable[str], changes: Mapping[str, str]) -> dict[str, str]:
    """What was asked, as it is kept; keys that nobody defined stay as they are.

    Raises Invalid with every value that is none of its field, or NotAllowed for a field that is not theirs to change.
    """
    roles = frozenset(roles)
    kept, faults = {}, []
    for key, text in changes.items():
        defined = fields.get(key)
        if defined is None or defined.of is not of:
            kept[key] = text
            continue
        if not defined.is_edited_by(roles):
            raise NotAllowed(NOT_THEIRS)
        try:
            kept[key] = cleaned(defined, text)
        except ValueError as fault:
            faults.append(f"{defined.name}: {fault}")
    if faults:
        raise Invalid("\n".join(faults))
    return kept


def _text(_: CustomField, text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise ValueError(f"A field may have {LONGEST_TEXT:,} characters.")
    return text


def _number(_: CustomField, text: str) -> str:
    plain = normalize("NFKC", text)
    if _NUMBER.fullmatch(plain) is None:
        raise ValueError(f"Write a number such as 12 or 12.5, with at most {MOST_DIGITS} digits.")
    number = Decimal(plain).normalize()
    return f"{number:f}" if number else "0"


def _date(_: CustomField, text: str) -> str:
    plain = normalize("NFKC", text)
    try:
        day = date.fromisoformat(plain)
    except ValueError:
        day = None
    if day is None or day.isoformat() != plain:
        raise ValueError("Write a day as 2026-01-31.")
    return plain


def _choice(defined: CustomField, text: str) -> str:
    if text not in defined.keys:
        raise ValueError(f"Choose one of {', '.join(defined.keys)}.")
    return text


def _several(defined: CustomField, text: str) -> str:
    chosen = {_choice(defined, part.strip()) for part in text.split(SEPARATOR) if part.strip()}
    return SEPARATOR.join(key for key in defined.keys if key in chosen)


def _checkbox(_: CustomField, text: str) -> str:
    if text not in {YES, NO}:
        raise ValueError("Say yes or no, or nothing.")
    return text


def _link(_: CustomField, text: str) -> str:
    return web_address(text)


_CLEANING: Final[Mapping[FieldKind, Callable[[CustomField, str], str]]] = {
    FieldKind.TEXT: _text,
    FieldKind.NUMBER: _number,
    FieldKind.DATE: _date,
    FieldKind.CHOICE: _choice,
    FieldKind.SEVERAL: _several,
    FieldKind.CHECKBOX: _checkbox,
    FieldKind.LINK: _link,
}
