"""Keys for other systems: which there are, a new one, and the end of one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, ClassVar, Final

from pydantic import AwareDatetime, ConfigDict, Field

from hub.application.api_key import KeyWish, make_key, named_doers, revoke_key
from hub.application.transaction import Transaction
from hub.domain.api_key import BEGINS, LONGEST_NAME, SCOPES, USUAL_PER_MINUTE, ApiKey
from hub.domain.permission import Permission
from hub.web.body import STRICT
from hub.web.problem_kinds import CONFLICT, NOT_FOUND
from hub.web.route import Answer, Call, Route
from hub.web.server import digest_of

_MOST: Final = 1_000


@dataclass(frozen=True, slots=True)
class KeyView:
    """A key, without its secret, which nobody has but the system that uses it."""

    id: str
    name: str
    prefix: str
    """How it begins."""
    scopes: list[str]
    teams: list[str]
    """Empty: every team, without what is restricted."""
    per_minute: int
    made_by: str
    """The name of whoever made it."""
    made_at: datetime
    expires_at: datetime | None
    used_at: datetime | None
    """When it was used last, to the hour."""
    revoked_at: datetime | None
    is_good: bool
    """Whether it opens anything still."""


@dataclass(frozen=True, slots=True)
class KeysView:
    """Every key, the newest first, and what one can be given."""

    keys: list[KeyView]
    scopes: list[str]


@dataclass(frozen=True, slots=True)
class KeyOrder:
    """What a new key is to be."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    name: Annotated[str, Field(max_length=2 * LONGEST_NAME)]
    scopes: Annotated[list[str], Field(max_length=len(Permission))]
    teams: Annotated[list[str], Field(max_length=_MOST)] = field(default_factory=list)
    """Empty: every team, without what is restricted."""
    per_minute: int = USUAL_PER_MINUTE
    expires_at: AwareDatetime | None = None


@dataclass(frozen=True, slots=True)
class NewKey:
    """The key itself, told this once."""

    key: KeyView
    secret: str


def _view(key: ApiKey, names: dict[str, str], now: datetime) -> KeyView:
    return KeyView(
        key.id,
        key.name,
        key.prefix,
        sorted(key.scopes),
        sorted(key.teams),
        key.per_minute,
        names.get(key.made_by, key.made_by),
        key.made_at,
        key.expires_at,
        key.used_at,
        key.revoked_at,
        key.is_good(now),
    )


def _all(reading: Transaction) -> KeysView:
    names = named_doers(reading)
    return KeysView([_view(key, names, reading.now) for key in reading.keys.all()], sorted(SCOPES))


async def list_keys(call: Call) -> KeysView:
    """Every key."""
    return await call.services.store.read(_all)


async def make(call: Call) -> Answer:
    """A new key."""
    body: KeyOrder = call.body
    wish = KeyWish(body.name, frozenset(body.scopes), frozenset(body.teams), body.per_minute, body.expires_at)
    secret = BEGINS + call.services.new_secret()
    key = await call.services.store.run(make_key, call.person, wish, secret, digest_of(secret))
    return Answer(NewKey(_view(key, {call.person.id: call.person.name}, call.services.now()), secret), 201)


async def revoke(call: Call) -> None:
    """The key opens nothing any more."""
    await call.services.store.run(revoke_key, call.person, call.part("id"))


_PATH = "/api/admin/keys"
ROUTES: Final = [
    Route("GET", _PATH, Permission.ADMINISTER, "Keys of other systems.", list_keys, answer=KeysView, is_personal=True),
    Route(
        "POST",
        _PATH,
        Permission.ADMINISTER,
        "Make a key for another system; it is told this once.",
        make,
        body=KeyOrder,
        answer=NewKey,
        statuses=(201,),
        problems=(CONFLICT,),
        is_personal=True,
    ),
    Route(
        "DELETE",
        f"{_PATH}/{{id}}",
        Permission.ADMINISTER,
        "Revoke a key: it opens nothing from the next request on.",
        revoke,
        statuses=(204,),
        problems=(NOT_FOUND,),
        is_personal=True,
    ),
]
