"""Everything configured as plain fields: what documents are compared with, and what exports are made of."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from types import GenericAlias
from typing import Any, Final, Literal, Protocol, TypeAlias, cast

from pydantic import ConfigDict, TypeAdapter

from hub.application.sharing_record import SHARING, kept_sharing, said_in
from hub.application.transaction import Transaction
from hub.domain.alert import AlertText
from hub.domain.floor import KINDS, Floor
from hub.domain.idle_clock import IdleClock
from hub.domain.ids import TeamId
from hub.domain.permission import OwnRole, Role
from hub.domain.person import Person
from hub.domain.rights import Rights
from hub.domain.second_step import SecondStepRule
from hub.domain.sharing import sharing_in

PEOPLE: Final = "people"
COMPANY: Final = "company"
IDLE_CLOCK: Final = "idle_clock"
ALERT_TEXT: Final = "alert_text"
SECOND_STEP: Final = "second_step"
PASSWORDS: Final = "passwords"
HOUSE: Final = (COMPANY, IDLE_CLOCK, ALERT_TEXT, SECOND_STEP, PASSWORDS, SHARING)
"""What a floor document says of the whole house."""
SECTIONS: Final = (*KINDS, PEOPLE)
"""The sections of a floor document that map ids to fields; people come last, they refer to the others."""
MASK: Final = "********"
REFERENCES: Final = ("env:", "file:")

Fields: TypeAlias = Mapping[str, Any]


class Secrets(Protocol):
    """Seals what must not be read from the database."""

    def is_secret(self, name: str) -> bool:
        """Whether a setting of this name is sealed and never shown."""
        ...

    def sealed(self, settings: Mapping[str, str]) -> dict[str, str]:
        """The settings with every secret sealed."""
        ...

    def revealed(self, settings: Mapping[str, str]) -> dict[str, str]:
        """The settings with every reference and seal resolved."""
        ...


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """Somebody who signs in, as a floor document tells of her; its key is her mail address."""

    name: str
    roles: tuple[str, ...] = (Role.AGENT.value,)
    """Those that she has in all of her teams."""
    teams: tuple[TeamId, ...] = ()
    team_roles: Mapping[TeamId, tuple[str, ...]] = field(default_factory=dict)
    """Those that she has in one of her teams only."""
    skills: Mapping[str, int] = field(default_factory=dict)
    capacity: Mapping[str, int] = field(default_factory=dict)
    language: Literal["en", "zh-Hans", "zh-Hant"] = "en"
    password: str | None = None
    """A reference to her first password; once she has one, it is left alone."""

    def rights(self, own: Mapping[str, Collection[str]]) -> Rights:
        """What her roles let her do where, those of the company's own making allowing this."""
        return Rights(self.roles, self.teams, self.team_roles, own)


@dataclass(frozen=True, slots=True)
class Record:
    """One configured thing or person in plain fields."""

    fields: Fields
    is_active: bool = True


def revision_of(record: Record) -> str:
    """A name for the record as it is: another one as soon as anything of it has changed."""
    whole = json.dumps([record.fields, record.is_active], sort_keys=True, ensure_ascii=False)
    return sha256(whole.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Standing:
    """A whole floor in plain fields, the deactivated included."""

    house: Mapping[str, str]
    """What is said of the whole house, by the names in `HOUSE`, as it is kept."""
    records: Mapping[str, Mapping[str, Record]]

    def active(self, kind: str) -> dict[str, Fields]:
        """The active records of a kind."""
        return {id_: record.fields for id_, record in self.records[kind].items() if record.is_active}


@cache
def adapter(kind: str) -> TypeAdapter[tuple[Any]]:
    """The strict reader of a kind: a field that does not exist is refused."""
    shape = PersonEntry if kind == PEOPLE else KINDS[kind]
    # In a tuple, because pydantic lets only a type without settings of its own be given some.
    config = ConfigDict(extra="forbid", coerce_numbers_to_str=True)
    return TypeAdapter(cast(Any, GenericAlias(tuple, (shape,))), config=config)


def value_of(kind: str, id_: str, fields: Fields) -> Any:  # noqa: ANN401 - one of KINDS, or PersonEntry
    """The value that plain fields describe; raises pydantic's ValidationError."""
    return adapter(kind).validate_python(({**fields} if kind == PEOPLE else {**fields, "id": id_},))[0]


def fields_of(kind: str, value: object) -> dict[str, Any]:
    """A value as plain fields, in one spelling only."""
    fields: dict[str, Any] = adapter(kind).dump_python((value,), mode="json")[0]
    fields.pop("id", None)
    fields.pop("password", None)
    if kind == PEOPLE:
        fields["roles"], fields["teams"] = sorted(set(fields["roles"])), sorted(set(fields["teams"]))
        fields["team_roles"] = _in_one_spelling(fields["team_roles"])
    return fields


def person_fields(person: Person) -> dict[str, Any]:
    """A person as a floor document tells of her."""
    return {
        "name": person.name,
        "roles": sorted(map(str, person.roles)),
        "teams": sorted(str(team) for team in person.teams),
        "team_roles": _in_one_spelling(person.team_roles),
        "skills": dict(person.skills),
        "capacity": dict(person.capacity),
        "language": person.language,
    }


def _in_one_spelling(team_roles: Mapping[Any, Collection[str]]) -> dict[str, list[str]]:
    return {str(team): sorted(set(roles)) for team, roles in sorted(team_roles.items()) if roles}


def standing_of(tx: Transaction) -> Standing:
    """The floor as it is, read from the database."""
    records: dict[str, dict[str, Record]] = {kind: {} for kind in SECTIONS}
    for kind, id_, body, is_active in tx.desks.entries():
        if kind in KINDS:
            known = {name: value for name, value in body.items() if name in KINDS[kind].__dataclass_fields__}
            records[kind][id_] = Record(fields_of(kind, value_of(kind, id_, known)), is_active)
    for person in tx.people.all():
        records[PEOPLE][person.email] = Record(person_fields(person), person.is_active)
    floor = tx.floor
    kept = kept_sharing(floor.sharing.said)
    house = {
        COMPANY: floor.company,
        IDLE_CLOCK: floor.idle_clock.value,
        ALERT_TEXT: floor.alert_text.value,
        SECOND_STEP: floor.second_step.value,
        PASSWORDS: floor.passwords,
        SHARING: kept,
    }
    return Standing(house, records)


def floor_in(standing: Standing, features: Floor) -> Floor:
    """The floor that the active records describe."""
    values: dict[str, Any] = {
        kind: {id_: value_of(kind, id_, fields) for id_, fields in standing.active(kind).items()} for kind in KINDS
    }
    house = standing.house
    return Floor(
        company=house[COMPANY],
        idle_clock=IdleClock(house[IDLE_CLOCK]),
        alert_text=AlertText(house[ALERT_TEXT]),
        second_step=SecondStepRule(house[SECOND_STEP]),
        passwords=house[PASSWORDS],
        sharing=sharing_in(said_in(house[SHARING]), features.features),
        features=features.features,
        limits=features.limits,
        **values,
    )


def people_in(standing: Standing) -> dict[str, PersonEntry]:
    """The active people by mail address."""
    return {email: value_of(PEOPLE, email, fields) for email, fields in standing.active(PEOPLE).items()}


def roles_in(standing: Standing) -> dict[str, OwnRole]:
    """The active roles that the company made for itself, by id."""
    return {id_: value_of("roles", id_, fields) for id_, fields in standing.active("roles").items()}
