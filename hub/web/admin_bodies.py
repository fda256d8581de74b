"""What administrators send and are shown: every field of every kind, from the kinds themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from types import GenericAlias
from typing import Annotated, Any, ClassVar, Final, Literal, get_type_hints

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, create_model
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from hub.application.floor_record import PEOPLE, PersonEntry
from hub.domain.alert import AlertText
from hub.domain.floor import KINDS
from hub.domain.identity_provider import EVERYBODY
from hub.domain.idle_clock import IdleClock
from hub.domain.person import Presence
from hub.domain.second_step import SecondStepRule
from hub.domain.sharing import Budget
from hub.web.body import STRICT
from hub.web.connector_api import ShopHealth
from hub.wire.health import AccountHealth

SHAPES: Final[dict[str, type[Any]]] = {**KINDS, PEOPLE: PersonEntry}
SHOWN: Final[dict[str, dict[str, Any]]] = {
    PEOPLE: {"email": (str, ...), "presence": (Presence, ...), "has_password": (bool, ...)},
    "hooks": {"url": (str, ...)},
    "shops": {"url": (str, ...), "health": (ShopHealth, ...)},
    "providers": {"way_back": (str, ...)},
    "accounts": {"webhook_url": (str | None, ...), "widget": (str | None, ...), "health": (AccountHealth | None, ...)},
}
"""What an administrator is shown of a kind beside its own fields."""


def _name(shape: type[Any]) -> str:
    return shape.__name__.removesuffix("Entry")


def _without_defaults(schema: dict[str, Any]) -> None:
    """A field that is left out stays as it is, so none has a default."""
    for told in schema.get("properties", {}).values():
        told.pop("default", None)


def _body(kind: str, shape: type[Any]) -> type[BaseModel]:
    hints = get_type_hints(shape)
    offered: dict[str, Any] = {one.name: (hints[one.name], None) for one in fields(shape) if one.name != "id"}
    return create_model(
        f"{_name(shape)}Fields",
        __config__=ConfigDict(extra="forbid", json_schema_extra=_without_defaults),
        __doc__=f"Fields of one of the {kind}; those left out stay as they are.",
        **offered,
    )


def _record(kind: str, shape: type[Any]) -> type[BaseModel]:
    hints = get_type_hints(shape)
    kept = {one.name: (hints[one.name], ...) for one in fields(shape) if one.name not in {"id", "password"}}
    shown: dict[str, Any] = {
        "id": (str, ...),
        "is_active": (bool, ...),
        "revision": (str, ...),
        **kept,
        **SHOWN.get(kind, {}),
    }
    return create_model(
        f"{_name(shape)}Record",
        __config__=STRICT,
        __doc__=f"One of the {kind} as an administrator is shown it; a secret is only shown to be set.",
        **shown,
    )


class SharingFields(BaseModel):
    """What one agent may hold side by side; fields left out stay as they are, `usual` is by what channels are like."""

    model_config = ConfigDict(extra="forbid", json_schema_extra=_without_defaults)

    exclusive: tuple[str, ...] | Literal["usual"] | None = None
    interrupts: Mapping[str, tuple[str, ...]] | Literal["usual"] | None = None
    budgets: Mapping[str, Budget] | None = None


BODIES: Final = {kind: _body(kind, shape) for kind, shape in SHAPES.items()}
RECORDS: Final = {kind: _record(kind, shape) for kind, shape in SHAPES.items()}
_sections: dict[str, Any] = {kind: (GenericAlias(dict, (str, body)), {}) for kind, body in BODIES.items()}
FloorDocument: Final = create_model(
    "FloorDocument",
    __config__=STRICT,
    __doc__="A floor: its sections map ids to fields, people by mail address; what it does not name stays as it is.",
    company=(str, ""),
    idle_clock=(IdleClock, IdleClock.LATEST),
    alert_text=(AlertText, AlertText.CUSTOMER),
    second_step=(SecondStepRule, SecondStepRule.OPTIONAL),
    passwords=(str, EVERYBODY),
    sharing=(SharingFields, None),
    **_sections,
)


@dataclass(frozen=True, slots=True)
class Described:
    """The OpenAPI document shows this type; the value is read by whoever can tell all its faults together."""

    kind: type[BaseModel]

    def __get_pydantic_json_schema__(self, _: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return handler(self.kind.__pydantic_core_schema__)


@dataclass(frozen=True, slots=True)
class FloorToApply:
    """A floor document, and how to apply it."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    floor: Annotated[dict[str, Any], Described(FloorDocument)] = field(default_factory=dict)
    dry_run: bool = False
    prune: bool = False
    removed: dict[str, list[str]] = field(default_factory=dict)
    """What is set aside with it, or not at all where anything is refused: ids by kind."""


@dataclass(frozen=True, slots=True)
class ChangeView:
    """What changed of one thing: before and after, by field; secrets are masked."""

    kind: str
    id: str
    action: str
    fields: dict[str, tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class RemarkView:
    """Something that holds nothing up, where it stands, and what to do about it."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that changed, or would change."""

    changes: list[ChangeView]
    remarks: list[RemarkView]
    """What is no fault and yet serves nobody, anywhere on the floor as it is then."""


@dataclass(frozen=True, slots=True)
class PasswordLink:
    """A link that works once, within a day."""

    url: str


@dataclass(frozen=True, slots=True)
class NewPassword:
    """A password, chosen by whoever holds the link."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    token: str
    password: str


@dataclass(frozen=True, slots=True)
class LinkToTry:
    """A password link, before a password is chosen."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    token: str


@dataclass(frozen=True, slots=True)
class WhosePassword:
    """Whose account it is, so that nobody chooses a password for somebody else's."""

    name: str
    email: str
    """Her mail address, masked."""


@dataclass(frozen=True, slots=True)
class MemberAddress:
    """The mail address by which a member of staff signs in."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    email: str


@dataclass(frozen=True, slots=True)
class OwnAddress:
    """The mail address that somebody wants to sign in with, and her password once more."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    email: str
    password: str


@dataclass(frozen=True, slots=True)
class AddressAsked:
    """Where a link went by which it is confirmed."""

    email: str


@dataclass(frozen=True, slots=True)
class SetUp:
    """The first administrator, made by whoever holds the link."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    token: str
    name: str
    email: str
    password: str


@dataclass(frozen=True, slots=True)
class Created:
    """Who can sign in now."""

    email: str
