"""Between a right password and a session: a code is given, or a second step set up, and nothing else is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from aiohttp import web
from pydantic import ConfigDict

from hub.domain.problem import SignInNeeded
from hub.domain.second_step import Step
from hub.web.body import STRICT, read_body
from hub.web.guesses import guessing_a_password
from hub.web.problem_kinds import CONFLICT, SIGN_IN_NEEDED, TOO_MANY
from hub.web.route import Open, RawHandler, Route
from hub.web.second_factor_api import Code, EnrolmentView, RecoveryCodes, Ticket, enrolment_view
from hub.web.services import Services
from hub.web.session_api import SessionView, address_of, json_answer, let_in


@dataclass(frozen=True, slots=True)
class HalfWay:
    """The ticket that a right password was answered with."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    ticket: Ticket


@dataclass(frozen=True, slots=True)
class GivenCode:
    """The ticket that a right password was answered with, and a code: of the app, or one to recover."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    ticket: Ticket
    code: Code


@dataclass(frozen=True, slots=True)
class FirstCodeHalfWay:
    """The tickets of the password and of the enrolment, and the code that the app shows."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    ticket: Ticket
    enrolment: Ticket
    code: Code


def give_code(services: Services) -> RawHandler:
    """The handler that lets in whoever has a code."""

    async def handle(request: web.Request) -> web.StreamResponse:
        given: GivenCode = read_body(await request.read(), GivenCode)
        person = await services.proofs.half_way(given.ticket, Step.CODE)
        with guessing_a_password(services, person.email, address_of(request, services)):
            if not await services.proofs.prove(person, given.code):
                raise SignInNeeded("This code is not right, or was used before; type the one that the app shows now.")
        return await let_in(services, request, person)

    return handle


def begin_enrolment(services: Services) -> RawHandler:
    """The handler that tells what an app needs to make codes."""

    async def handle(request: web.Request) -> web.StreamResponse:
        given: HalfWay = read_body(await request.read(), HalfWay)
        person = await services.proofs.half_way(given.ticket, Step.ENROL)
        return json_answer(enrolment_view(services.proofs.enrolment(person)))

    return handle


def enrol(services: Services) -> RawHandler:
    """The handler that sets the second step up; with the next code she is in."""

    async def handle(request: web.Request) -> web.StreamResponse:
        given: FirstCodeHalfWay = read_body(await request.read(), FirstCodeHalfWay)
        person = await services.proofs.half_way(given.ticket, Step.ENROL)
        codes = await services.proofs.enrol(person, given.enrolment, given.code)
        response = await let_in(services, request, person)
        # The cookie goes with the codes: whoever has written them down is at her desk.
        answer = json_answer(RecoveryCodes(codes))
        answer.cookies.update(response.cookies)
        return answer

    return handle


def routes(services: Services) -> list[Route]:
    """For whoever has given the right password."""
    path = "/api/session"
    return [
        Route(
            "POST",
            f"{path}/code",
            Open.PUBLIC,
            "Sign in: the second step.",
            raw=give_code(services),
            body=GivenCode,
            answer=SessionView,
            problems=(SIGN_IN_NEEDED, TOO_MANY),
        ),
        Route(
            "POST",
            f"{path}/enrolment",
            Open.PUBLIC,
            "Sign in: begin to set up the second step that is asked for.",
            raw=begin_enrolment(services),
            body=HalfWay,
            answer=EnrolmentView,
            problems=(SIGN_IN_NEEDED,),
        ),
        Route(
            "PUT",
            f"{path}/enrolment",
            Open.PUBLIC,
            "Sign in: set up the second step that is asked for.",
            raw=enrol(services),
            body=FirstCodeHalfWay,
            answer=RecoveryCodes,
            problems=(SIGN_IN_NEEDED, CONFLICT),
        ),
    ]
