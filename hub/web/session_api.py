"""Sign in, who am I, sign out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Final, Literal

import orjson
from aiohttp import web
from pydantic import ConfigDict

from hub.application.kept import Session
from hub.application.session import close_other_sessions, close_session, open_session
from hub.application.transaction import Transaction
from hub.domain.caller import caller_address
from hub.domain.identity_provider import EVERYBODY, Vouched
from hub.domain.ids import PersonId
from hub.domain.person import Person
from hub.domain.problem import NotAllowed, SignInNeeded
from hub.domain.token import session_tag
from hub.web.body import STRICT, read_body
from hub.web.guesses import guessing_a_password
from hub.web.problem_kinds import NOT_ALLOWED, SIGN_IN_NEEDED, TOO_MANY
from hub.web.route import Call, Open, Query, RawHandler, Route
from hub.web.server import COOKIE, TAB_COOKIE, caller, check_token, digest_of, secret_in
from hub.web.services import Services

LONGEST_PASSWORD: Final = 1000
"""Longer ones are refused before they are hashed: hashing is the attacker's lever."""


@dataclass(frozen=True, slots=True)
class SignIn:
    """Who wants in."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    email: str
    password: str


@dataclass(frozen=True, slots=True)
class PersonView:
    """A signed-in person."""

    id: str
    name: str
    email: str
    roles: list[str]
    teams: list[str]
    language: str


@dataclass(frozen=True, slots=True)
class SessionView:
    """A session as its browser sees it."""

    person: PersonView
    permissions: list[str]
    csrf: str
    tag: str
    """Tells this session from others of the same person in signals; it opens nothing."""


@dataclass(frozen=True, slots=True)
class NextStepView:
    """The password was right, and there is no session yet: this is still to be done, within ten minutes."""

    step: Literal["code", "enrol"]
    """`code`: a code is asked for, by POST /api/session/code; `enrol`: by POST /api/session/enrolment."""
    ticket: str


@dataclass(frozen=True, slots=True)
class SignedOut:
    """Signed out here; who signed in by a provider signs out there too."""

    go_on_at: str


@dataclass(frozen=True, slots=True)
class LanguageChoice:
    """The language of the screens."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    language: Literal["en", "zh-Hans", "zh-Hant"]


def view_of(person: Person, session: Session) -> SessionView:
    """What the browser is told of its session."""
    return SessionView(
        PersonView(
            person.id, person.name, person.email, sorted(person.all_roles), sorted(person.teams), person.language
        ),
        sorted(person.permissions),
        session.csrf,
        session_tag(session.digest),
    )


def _credentials(tx: Transaction, email: str) -> tuple[Person | None, str]:
    person = tx.people.by_email(email)
    return person, tx.people.password(person.id) if person is not None and person.is_active else ""


async def make_session(
    services: Services, person: Person, device: str = "", vouched: Vouched | None = None
) -> tuple[SessionView, str]:
    """A new session of a person, and the secret for its cookie."""
    secret = services.new_secret()
    digest, csrf = digest_of(secret), services.new_secret()
    session = await services.store.run(open_session, person, digest=digest, csrf=csrf, device=device, vouched=vouched)
    return view_of(person, session), secret


def set_cookie(response: web.Response, secret: str, *, is_secure: bool, tab: str | None) -> None:
    """Give the browser its session: for the whole hub, or for one tab's path only."""
    response.set_cookie(
        TAB_COOKIE if tab else COOKIE,
        secret,
        path=f"/tab/{tab}" if tab else "/",
        httponly=True,
        samesite="Lax",
        secure=is_secure,
        max_age=86_400,
    )


async def _recognised(services: Services, wanted: SignIn) -> Person:
    """Whose password it is; raises SignInNeeded."""
    person, digest = await services.store.read(_credentials, wanted.email[:300])
    is_right = len(wanted.password) <= LONGEST_PASSWORD and await services.passwords.matches(wanted.password, digest)
    if person is None or not is_right:
        raise SignInNeeded("The mail address or the password is not right.")
    if services.store.floor.passwords not in {EVERYBODY, person.email}:
        raise NotAllowed("Passwords are switched off here; sign in with your organisation's account.")
    return person


def sign_in(services: Services) -> RawHandler:
    """The handler of signing in."""

    async def handle(request: web.Request) -> web.StreamResponse:
        wanted: SignIn = read_body(await request.read(), SignIn)
        with guessing_a_password(services, wanted.email, address_of(request, services)):
            person = await _recognised(services, wanted)
        still = await services.proofs.after_password(person)
        if still is not None:
            return json_answer(NextStepView(still.step.value, still.ticket))
        return await let_in(services, request, person)

    return handle


async def let_in(
    services: Services, request: web.Request, person: Person, vouched: Vouched | None = None
) -> web.Response:
    """She has proven who she is: a new session, whatever her browser had before, and its cookie."""
    view, secret = await make_session(services, person, request.headers.get("User-Agent", ""), vouched)
    response = json_answer(view)
    set_cookie(response, secret, is_secure=services.is_secure, tab=request.match_info.get("tab"))
    return response


def json_answer(value: object) -> web.Response:
    """An answer of a handler that reads the request itself."""
    return web.Response(body=orjson.dumps(value), content_type="application/json")


def address_of(request: web.Request, services: Services) -> str:
    """Who really calls: a forwarded address counts only from a proxy we trust."""
    forwarded = ",".join(request.headers.getall("X-Forwarded-For", []))
    return caller_address(request.remote or "", forwarded, services.trusted_proxies)


def sign_out(services: Services) -> RawHandler:
    """The handler of signing out."""

    async def handle(request: web.Request) -> web.StreamResponse:
        person, session = await caller(request, services)
        check_token(request, session)
        if request.query.get("elsewhere") == "1":
            await services.store.run(close_other_sessions, person, session.digest)
            return web.Response(status=204)
        await services.store.run(close_session, digest_of(secret_in(request)))
        way_out = await services.proofs.elsewhere.way_out(session.provider, session.id_token)
        response = json_answer(SignedOut(way_out)) if way_out else web.Response(status=204)
        tab = request.match_info.get("tab")
        response.del_cookie(TAB_COOKIE if tab else COOKIE, path=f"/tab/{tab}" if tab else "/")
        return response

    return handle


def who_am_i(services: Services) -> RawHandler:
    """The handler of asking who sits here."""

    async def handle(request: web.Request) -> web.StreamResponse:
        try:
            person, session = await caller(request, services)
        except SignInNeeded:
            # A browser writes every refusal to its console, and here nothing is wrong.
            if request.query.get("nobody") == "1":
                return web.Response(status=204)
            raise
        return json_answer(view_of(person, session))

    return handle


def _choose(tx: Transaction, person_id: PersonId, language: str) -> None:
    tx.people.save(replace(tx.people.get(person_id), language=language))


async def choose_language(call: Call) -> None:
    """The screens speak this language from now on."""
    choice: LanguageChoice = call.body
    await call.services.store.run(_choose, call.person.id, choice.language)


def _asking(services: Services) -> Route:
    return Route(
        "GET",
        "/api/session",
        Open.PERSON,
        "Who am I?",
        raw=who_am_i(services),
        query=(Query("nobody", "1: where nobody is signed in the answer is 204, and no refusal."),),
        answer=SessionView,
        statuses=(200, 204),
    )


def routes(services: Services) -> list[Route]:
    """Everything about sessions."""
    path = "/api/session"
    return [
        Route(
            "POST",
            path,
            Open.PUBLIC,
            "Sign in.",
            raw=sign_in(services),
            body=SignIn,
            answer=SessionView | NextStepView,
            problems=(SIGN_IN_NEEDED, NOT_ALLOWED, TOO_MANY),
        ),
        _asking(services),
        Route(
            "DELETE",
            path,
            Open.PERSON,
            "Sign out.",
            raw=sign_out(services),
            query=(Query("elsewhere", "1: everywhere else, and stay signed in here."),),
            answer=SignedOut,
            statuses=(204, 200),
        ),
        Route(
            "PUT",
            f"{path}/language",
            Open.PERSON,
            "Choose the language of the screens.",
            choose_language,
            body=LanguageChoice,
            statuses=(204,),
        ),
    ]
