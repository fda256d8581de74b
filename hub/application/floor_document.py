"""A floor document read: every entry complete and of the right shape, and every fault named by its path."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from pydantic import ValidationError

from hub.application.floor_record import (
    ALERT_TEXT,
    COMPANY,
    HOUSE,
    IDLE_CLOCK,
    MASK,
    PASSWORDS,
    PEOPLE,
    REFERENCES,
    SECOND_STEP,
    SECTIONS,
    Fields,
    PersonEntry,
    Secrets,
    Standing,
    fields_of,
    value_of,
)
from hub.application.known_names import field_names, instead_of
from hub.application.mended import SHAPES, as_one, mended
from hub.application.sharing_record import SHARING, with_asked
from hub.domain.alert import AlertText
from hub.domain.floor import KINDS
from hub.domain.identity_provider import EVERYBODY
from hub.domain.idle_clock import IdleClock
from hub.domain.problem import Invalid
from hub.domain.second_step import SecondStepRule
from hub.domain.sharing import SaidSharing

NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
MAIL: Final = re.compile(r"[^\s@,;<>\"()]{1,64}@[^\s@,;<>\"()]{1,255}")
NAMELESS: Final = "?"
LONGEST_COMPANY: Final = 200
EVERY: Final = ""
"""In place of an id: a whole section could not be read."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, and where."""

    path: str
    text: str
    lost: tuple[str, str] | None = None
    """Kind and id of what a reference does not find."""
    hint: str = field(default="", compare=False)
    """What may stand there instead: with the floor it changes, and the fault stays the same."""

    def __str__(self) -> str:
        return f"{self.path}: {self.text}{self.hint}"


@dataclass(slots=True)
class Wanted:
    """What a document asks for."""

    house: dict[str, str] = field(default_factory=dict)
    """What it says of the whole house."""
    records: dict[str, dict[str, Fields]] = field(default_factory=dict)
    """Every section the document names, each entry with all its fields."""
    passwords: dict[str, str] = field(default_factory=dict)
    """References to first passwords, by mail address."""
    capacities: set[str] = field(default_factory=set)
    """Mail addresses of those whose capacity is said, were it to be nothing."""
    faults: list[Fault] = field(default_factory=list)
    unread: set[tuple[str, str]] = field(default_factory=set)
    """Kind and id of what the document names and nobody can read."""

    def is_echo(self, fault: Fault) -> bool:
        """Whether a fault only says that what could not be read is not there."""
        return fault.lost is not None and (fault.lost in self.unread or (fault.lost[0], EVERY) in self.unread)


def read_document(document: object, standing: Standing, secrets: Secrets) -> Wanted:
    """What the document asks for; a field it leaves out stays as it is."""
    wanted = Wanted()
    if not isinstance(document, Mapping):
        wanted.faults.append(Fault("floor", "is a mapping of sections; `hub apply --example` prints a whole one"))
        return wanted
    for name in document:
        if name not in HOUSE and name not in SECTIONS:
            wanted.faults.append(
                Fault(str(name), f"there is no such section; there are {', '.join((*HOUSE, *SECTIONS))}")
            )
    _read_company(document, wanted)
    _read_choice(IDLE_CLOCK, IdleClock, document, wanted)
    _read_choice(ALERT_TEXT, AlertText, document, wanted)
    _read_choice(SECOND_STEP, SecondStepRule, document, wanted)
    _read_passwords(document, wanted)
    _read_sharing(document, standing, wanted)
    for kind in SECTIONS:
        if kind in document:
            _read_section(kind, document[kind], standing, secrets, wanted)
    return wanted


def _read_company(document: Mapping[str, object], wanted: Wanted) -> None:
    company = document.get(COMPANY)
    if company is None:
        return
    if isinstance(company, str) and 0 < len(company.strip()) <= LONGEST_COMPANY:
        wanted.house[COMPANY] = company.strip()
    else:
        wanted.faults.append(Fault(COMPANY, f"is a name of 1 to {LONGEST_COMPANY} characters"))


def _read_choice(name: str, words: type[StrEnum], document: Mapping[str, object], wanted: Wanted) -> None:
    said = document.get(name)
    if said is None:
        return
    if isinstance(said, str) and said in list(words):
        wanted.house[name] = str(said)
    else:
        wanted.faults.append(Fault(name, f"is one of {', '.join(words)}"))


def _read_passwords(document: Mapping[str, object], wanted: Wanted) -> None:
    said = document.get(PASSWORDS)
    if said is None:
        return
    if isinstance(said, str) and (said == EVERYBODY or MAIL.fullmatch(said.strip())):
        wanted.house[PASSWORDS] = said.strip().lower()
    else:
        text = f"is {EVERYBODY}, or the mail address of the one administrator who may still sign in with a password"
        wanted.faults.append(Fault(PASSWORDS, text))


def _read_sharing(document: Mapping[str, object], standing: Standing, wanted: Wanted) -> None:
    asked = document.get(SHARING)
    if asked is None:
        return
    if not isinstance(asked, Mapping):
        wanted.faults.append(Fault(SHARING, "is a mapping of exclusive, interrupts and budgets"))
        return
    try:
        wanted.house[SHARING] = with_asked(standing.house[SHARING], asked)
    except ValidationError as error:
        wanted.faults += [_fault_of(SHARING, SaidSharing, fault) for fault in error.errors()]
        wanted.unread.add((SHARING, EVERY))


def _read_section(kind: str, section: object, standing: Standing, secrets: Secrets, wanted: Wanted) -> None:
    if section is None:
        section = {}
    if not isinstance(section, Mapping):
        wanted.faults.append(Fault(kind, "maps each id to its fields"))
        wanted.unread.add((kind, EVERY))
        return
    records: dict[str, Fields] = {}
    wanted.records[kind] = records
    for given_id, given in section.items():
        id_ = str(given_id).strip().lower() if kind == PEOPLE else str(given_id)
        try:
            records[id_] = _read_entry(_Place(kind, id_, standing, secrets), given, wanted)
        except _Refused as refused:
            wanted.faults += refused.faults
            wanted.unread.add((kind, id_))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an entry stands."""

    kind: str
    id: str
    standing: Standing
    secrets: Secrets

    @property
    def path(self) -> str:
        return f"{self.kind}.{self.id}"

    @property
    def shape(self) -> type[Any]:
        return PersonEntry if self.kind == PEOPLE else KINDS[self.kind]

    @property
    def before(self) -> Fields:
        record = self.standing.records[self.kind].get(self.id)
        if record is not None:
            return record.fields
        return {} if self.kind == "hooks" else {"name": self.id if self.has_key else NAMELESS}

    @property
    def has_key(self) -> bool:
        """Whether the key is one; of an entry with a wrong one the fields are looked at all the same."""
        return (MAIL if self.kind == PEOPLE else NAME).fullmatch(self.id) is not None


class _Refused(Exception):
    """Nothing of an entry can be read."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__()
        self.faults = faults


def _read_entry(place: _Place, given: object, wanted: Wanted) -> Fields:
    """The entry; of one with faults, which are kept, whatever can be read, so that the rest is looked at too."""
    if not place.has_key:
        what = "a mail address" if place.kind == PEOPLE else "a short name of letters, digits, `-`, `_` and `.`"
        wanted.faults.append(Fault(place.path, f"the key is {what}"))
    if given is not None and not isinstance(given, Mapping):
        raise _Refused([Fault(place.path, "is a mapping of fields")])
    asked = {str(name): value for name, value in (given or {}).items()}
    if asked.pop("id", place.id) != place.id:
        wanted.faults.append(Fault(f"{place.path}.id", "differs from the key; the key alone is enough"))
    value = _value_of(place, _with_kept_settings(place, asked, wanted.faults), wanted.faults)
    if place.kind == PEOPLE and value.password is not None:
        _keep_password(place, value.password, wanted)
    if place.kind == PEOPLE and ("capacity" in asked or place.before.get("capacity")):
        wanted.capacities.add(place.id)
    fields = fields_of(place.kind, value)
    return {**fields, "settings": _sealed(place, fields["settings"], wanted.faults)} if "settings" in fields else fields


def _value_of(place: _Place, asked: Fields, faults: list[Fault]) -> Any:  # noqa: ANN401 - one of KINDS, or PersonEntry
    try:
        return value_of(place.kind, place.id, {**place.before, **asked})
    except ValidationError as error:
        found = as_one(error.errors())
    told = [_fault_of(place.path, place.shape, fault) for fault in found]
    wrong = {fault["loc"][1] for fault in found if len(fault["loc"]) > 1}
    for readable in (mended(asked, found), {name: asked[name] for name in asked if name not in wrong}):
        try:
            value = value_of(place.kind, place.id, {**place.before, **readable})
        except ValidationError:
            continue
        faults += told
        return value
    raise _Refused(told)


def _fault_of(place: str, shape: type[Any], error: Any) -> Fault:  # noqa: ANN401 - pydantic's own dictionary
    path = ".".join([place, *(str(part) for part in error["loc"][1:])])
    match error["type"]:
        case "unexpected_keyword_argument" | "extra_forbidden":
            *way, name = error["loc"][1:]
            known = [known for known in field_names(shape, way) if known != "id"]
            return Fault(path, "there is no such field", hint=instead_of(str(name), known) if known else "")
        case "missing" | "missing_argument" | "missing_keyword_only_argument":
            return Fault(path, "is missing")
        case "enum" | "literal_error":
            return Fault(path, f"is {error['ctx']['expected']}")
        case kind:
            return Fault(path, SHAPES.get(kind) or str(error["msg"]).removeprefix("Value error, "))


def _keep_password(place: _Place, password: str, wanted: Wanted) -> None:
    if password.startswith(REFERENCES):
        wanted.passwords[place.id] = password
    else:
        text = "is a reference, `env:NAME` or `file:PATH`; a floor document holds no password itself"
        wanted.faults.append(Fault(f"{place.path}.password", text))


def _with_kept_settings(place: _Place, asked: dict[str, Any], faults: list[Fault]) -> dict[str, Any]:
    """The fields asked for, with every setting that they leave out, and every secret that they only show masked."""
    settings = asked.get("settings")
    moves = asked.get("channel", place.before.get("channel")) != place.before.get("channel")
    if not isinstance(settings, Mapping):
        # What was set for one channel means nothing to another.
        return {**asked, "settings": {}} if moves and "settings" not in asked and _settings_before(place) else asked
    kept = {} if moves else _settings_before(place)
    merged = {**kept, **settings}
    for name, value in settings.items():
        if value == MASK and place.secrets.is_secret(str(name)):
            if name not in kept:
                faults.append(Fault(f"{place.path}.settings.{name}", "is masked; give the secret itself"))
            merged[name] = kept.get(name)
    return {**asked, "settings": {name: value for name, value in merged.items() if value is not None and value != ""}}


def _settings_before(place: _Place) -> Mapping[str, str]:
    before: Mapping[str, str] = place.before.get("settings", {})
    return before


def _sealed(place: _Place, settings: Mapping[str, str], faults: list[Fault]) -> dict[str, str]:
    """The settings to keep; a secret that did not change keeps its old seal, so that nothing changed."""
    before = _settings_before(place)
    sealed = place.secrets.sealed(settings)
    for name, value in settings.items():
        if not place.secrets.is_secret(name) or value == before.get(name):
            continue
        if sealed[name] == value and not value.startswith(REFERENCES):
            faults.append(Fault(f"{place.path}.settings.{name}", "is a seal of the hub; give the secret itself"))
        elif name in before and not before[name].startswith(REFERENCES) and _reveals(place, name, value):
            sealed[name] = before[name]
    return sealed


def _reveals(place: _Place, name: str, value: str) -> bool:
    try:
        return place.secrets.revealed({name: _settings_before(place)[name]}) == {name: value}
    except Invalid:
        return False
