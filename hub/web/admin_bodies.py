"""What administrators may send: every field of every kind, each of them optional, and no others."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any, ClassVar, Final, get_type_hints

from pydantic import BaseModel, ConfigDict, create_model

from hub.application.floor_record import PEOPLE, PersonEntry
from hub.domain.floor import KINDS

STRICT: Final = ConfigDict(extra="forbid")


def _body(kind: str, shape: type[Any]) -> type[BaseModel]:
    hints = get_type_hints(shape)
    offered: dict[str, Any] = {one.name: (hints[one.name], None) for one in fields(shape) if one.name != "id"}
    return create_model(
        f"{shape.__name__.removesuffix('Entry')}Fields",
        __config__=STRICT,
        __doc__=f"Fields of one of the {kind}; those left out stay as they are.",
        **offered,
    )


BODIES: Final[dict[str, type[BaseModel]]] = {
    PEOPLE: _body(PEOPLE, PersonEntry),
    **{kind: _body(kind, shape) for kind, shape in KINDS.items()},
}


@dataclass(frozen=True, slots=True)
class FloorToApply:
    """A floor document, and how to apply it."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    floor: dict[str, Any] = field(default_factory=dict)
    dry_run: bool = False
    prune: bool = False


@dataclass(frozen=True, slots=True)
class ChangeView:
    """What changed of one thing: before and after, by field; secrets are masked."""

    kind: str
    id: str
    action: str
    fields: dict[str, tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that changed, or would change."""

    changes: list[ChangeView]


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
