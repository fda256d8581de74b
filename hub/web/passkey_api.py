"""Passkeys: one's own, and signing in with one alone, which is both steps at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, ClassVar, Final

import structlog
from aiohttp import web
from pydantic import ConfigDict, Field

from hub.application.passkey import passkeys_of, remove_passkey, remove_passkeys_of, rename_passkey
from hub.domain.ids import PersonId
from hub.domain.passkey import LONGEST_NAME, Passkey
from hub.domain.permission import Permission
from hub.domain.problem import SignInNeeded
from hub.web.body import STRICT, read_body
from hub.web.guesses import guessing_a_link
from hub.web.problem_kinds import CONFLICT, NOT_FOUND, SIGN_IN_NEEDED, TOO_MANY
from hub.web.route import Call, Open, RawHandler, Route
from hub.web.second_factor_api import Password, Ticket, check_password
from hub.web.services import Services
from hub.web.session_api import SessionView, address_of, json_answer, let_in

log = structlog.get_logger()

_MINE: Final = "/api/passkeys"
_HERS: Final = "/api/admin/people/{id}/passkeys"
Bytes = Annotated[str, Field(max_length=16_000)]
"""In base64url."""
Name = Annotated[str, Field(max_length=4 * LONGEST_NAME)]


@dataclass(frozen=True, slots=True)
class PasskeyView:
    """A passkey of hers."""

    id: str
    name: str
    is_synced: bool
    made_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class PasskeysView:
    """My passkeys, and whether browsers make any for this hub's address."""

    passkeys: list[PasskeyView]
    is_possible: bool


@dataclass(frozen=True, slots=True)
class PasskeyQuestion:
    """What the browser's own dialog is asked with, and the ticket that its answer comes back with."""

    ticket: str
    options: dict[str, Any]
    """Of `navigator.credentials.create` or `get`, as `PublicKeyCredential.parse…FromJSON` reads it."""


@dataclass(frozen=True, slots=True)
class FreshPassword:
    """The caller's password, once more; empty for whoever has none and has just signed in."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    password: Password = ""


@dataclass(frozen=True, slots=True)
class NewPasskey:
    """What the browser made."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    ticket: Ticket
    name: Name
    client_data: Bytes
    authenticator_data: Bytes
    public_key: Bytes
    algorithm: int


@dataclass(frozen=True, slots=True)
class PasskeyName:
    """What a passkey is called."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    name: Name


@dataclass(frozen=True, slots=True)
class SignedChallenge:
    """What the browser signed."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    ticket: Ticket
    id: Bytes
    client_data: Bytes
    authenticator_data: Bytes
    signature: Bytes


def _view(one: Passkey) -> PasskeyView:
    return PasskeyView(one.id, one.name, one.is_synced, one.made_at, one.used_at)


async def list_mine(call: Call) -> PasskeysView:
    """My passkeys."""
    found = await call.services.store.read(passkeys_of, call.person.id)
    return PasskeysView([_view(one) for one in found], call.services.proofs.passkeys.is_possible)


async def begin(call: Call) -> PasskeyQuestion:
    """Ask the browser for a new passkey."""
    body: FreshPassword = call.body
    await check_password(call, body.password)
    ticket, options = await call.services.proofs.passkeys.new(call.person)
    return PasskeyQuestion(ticket, options)


async def add(call: Call) -> PasskeyView:
    """I sign in with it from now on."""
    body: NewPasskey = call.body
    given = {name: getattr(body, name) for name in ("client_data", "authenticator_data", "public_key")}
    made = await call.services.proofs.passkeys.add(call.person, body.ticket, body.name, body.algorithm, given)
    return _view(made)


async def rename(call: Call) -> None:
    """It is called so from now on."""
    body: PasskeyName = call.body
    await call.services.store.run(rename_passkey, call.person.id, call.part("id"), body.name)


async def remove(call: Call) -> None:
    """Nobody signs in with it any more."""
    await call.services.store.run(remove_passkey, call.person.id, call.part("id"))


async def list_hers(call: Call) -> list[PasskeyView]:
    """Somebody's passkeys."""
    return [_view(one) for one in await call.services.store.read(passkeys_of, PersonId(call.part("id")))]


async def remove_hers(call: Call) -> None:
    """Somebody has no passkey any more, and is signed out everywhere."""
    await call.services.store.run(remove_passkeys_of, PersonId(call.part("id")), call.person)


def challenge(services: Services) -> RawHandler:
    """The handler that asks whoever has a passkey."""

    async def handle(_: web.Request) -> web.StreamResponse:
        ticket, options = services.proofs.passkeys.challenge()
        return json_answer(PasskeyQuestion(ticket, options))

    return handle


def sign_in(services: Services) -> RawHandler:
    """The handler that lets in whoever signed with her passkey."""

    async def handle(request: web.Request) -> web.StreamResponse:
        body: SignedChallenge = read_body(await request.read(), SignedChallenge)
        given = {name: getattr(body, name) for name in ("id", "client_data", "authenticator_data", "signature")}
        with guessing_a_link(services, address_of(request, services)):
            person, why = await services.proofs.passkeys.used(body.ticket, given)
            if person is None:
                log.warning("a passkey was refused", why=why)
                raise SignInNeeded("This passkey does not sign in here; use another way, or try again.")
        return await let_in(services, request, person)

    return handle


def routes(services: Services) -> list[Route]:
    """For whoever has a passkey."""
    path = "/api/session/passkey"
    return [
        Route(
            "GET",
            path,
            Open.PUBLIC,
            "What a passkey has to sign.",
            raw=challenge(services),
            answer=PasskeyQuestion,
            problems=(CONFLICT,),
        ),
        Route(
            "POST",
            path,
            Open.PUBLIC,
            "Sign in with a passkey.",
            raw=sign_in(services),
            body=SignedChallenge,
            answer=SessionView,
            problems=(SIGN_IN_NEEDED, CONFLICT, TOO_MANY),
        ),
    ]


ROUTES: Final = [
    Route("GET", _MINE, Open.PERSON, "My passkeys.", list_mine, answer=PasskeysView),
    Route(
        "POST",
        f"{_MINE}/new",
        Open.PERSON,
        "Begin to add a passkey.",
        begin,
        body=FreshPassword,
        answer=PasskeyQuestion,
        problems=(CONFLICT, TOO_MANY),
    ),
    Route("POST", _MINE, Open.PERSON, "Add a passkey.", add, body=NewPasskey, answer=PasskeyView, problems=(CONFLICT,)),
    Route("PUT", f"{_MINE}/{{id}}", Open.PERSON, "Name a passkey.", rename, body=PasskeyName, statuses=(204,)),
    Route("DELETE", f"{_MINE}/{{id}}", Open.PERSON, "Remove a passkey.", remove, statuses=(204,)),
    Route(
        "GET",
        _HERS,
        Permission.ADMINISTER,
        "Somebody's passkeys.",
        list_hers,
        answer=list[PasskeyView],
        is_personal=True,
    ),
    Route(
        "DELETE",
        _HERS,
        Permission.ADMINISTER,
        "Remove somebody's passkeys; she is signed out everywhere.",
        remove_hers,
        statuses=(204,),
        problems=(NOT_FOUND,),
        is_personal=True,
    ),
]
