"""One's own second step: whether there is one, a new one, new recovery codes, and its end; and its reset for others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, ClassVar, Final

from pydantic import ConfigDict, Field

from hub.application.second_step import SecondStepState, end_second_step, reset_second_step, second_step_state
from hub.domain.ids import PersonId
from hub.domain.permission import Permission
from hub.domain.problem import Conflict, Invalid
from hub.web.body import STRICT
from hub.web.guesses import guessing_a_password
from hub.web.problem_kinds import CONFLICT, NOT_FOUND, TOO_MANY
from hub.web.proof_port import Enrols
from hub.web.qr import QrCode, qr_code
from hub.web.route import Call, Open, Route
from hub.web.session_api import LONGEST_PASSWORD, address_of

_MINE: Final = "/api/second-step"
_HERS: Final = "/api/admin/people/{id}/second-step"
JUST_NOW: Final = timedelta(minutes=10)
Code = Annotated[str, Field(max_length=100)]
Password = Annotated[str, Field(max_length=LONGEST_PASSWORD)]
Ticket = Annotated[str, Field(max_length=10_000)]


@dataclass(frozen=True, slots=True)
class SecondStepView:
    """Whether somebody has a second step."""

    since: datetime | None
    """Since when; null: there is none."""
    recovery_codes: int
    """How many of them are left."""
    is_required: bool
    """Whether the organisation asks her for one."""


@dataclass(frozen=True, slots=True)
class EnrolmentView:
    """What an app that makes codes is told; nothing is kept until a code of it was given."""

    secret: str
    address: str
    qr: QrCode
    ticket: str


@dataclass(frozen=True, slots=True)
class RecoveryCodes:
    """Each signs in once in place of a code; they are told this once."""

    recovery_codes: list[str]


@dataclass(frozen=True, slots=True)
class OwnPassword:
    """The caller's password, once more."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    password: Password


@dataclass(frozen=True, slots=True)
class FirstCode:
    """The ticket of an enrolment, and the code that the app shows."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    ticket: Ticket
    code: Code


@dataclass(frozen=True, slots=True)
class OwnProof:
    """The caller's password and a code, once more."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    password: Password
    code: Code


def enrolment_view(enrolment: Enrols) -> EnrolmentView:
    """An enrolment as its screen shows it."""
    return EnrolmentView(enrolment.secret, enrolment.address, qr_code(enrolment.address), enrolment.ticket)


def _view(state: SecondStepState) -> SecondStepView:
    if state.step is None:
        return SecondStepView(None, 0, state.is_required)
    return SecondStepView(state.step.since, len(state.step.recovery), state.is_required)


async def read_mine(call: Call) -> SecondStepView:
    """My second step."""
    return _view(await call.services.store.read(second_step_state, call.person.id))


async def begin(call: Call) -> EnrolmentView:
    """A second step that holds once a code of it was given."""
    body: OwnPassword = call.body
    state = await call.services.store.read(second_step_state, call.person.id)
    if state.step is not None:
        raise Conflict("You have a second step already; turn it off first, if it is to be another one.")
    await check_password(call, body.password)
    return enrolment_view(call.services.proofs.enrolment(call.person))


async def set_up(call: Call) -> RecoveryCodes:
    """From now on I am asked for codes."""
    body: FirstCode = call.body
    return RecoveryCodes(await call.services.proofs.enrol(call.person, body.ticket, body.code))


async def renew(call: Call) -> RecoveryCodes:
    """New recovery codes; those before them are void."""
    await _check(call)
    return RecoveryCodes(await call.services.proofs.renew_recovery_codes(call.person))


async def end(call: Call) -> None:
    """I sign in by my password alone again."""
    await _check(call)
    await call.services.store.run(end_second_step, call.person)


async def read_hers(call: Call) -> SecondStepView:
    """Somebody's second step."""
    return _view(await call.services.store.read(second_step_state, PersonId(call.part("id"))))


async def reset_hers(call: Call) -> None:
    """Somebody has no second step any more, and is signed out everywhere."""
    await call.services.store.run(reset_second_step, PersonId(call.part("id")), call.person.id)


async def _check(call: Call) -> None:
    body: OwnProof = call.body
    await check_password(call, body.password)
    if not await call.services.proofs.prove(call.person, body.code):
        raise Invalid("This code is not right, or was used before; type the one that the app shows now.")


async def check_password(call: Call, password: str) -> None:
    """Raises Invalid for a wrong one: whoever found the screen open does not know it.

    Whoever has none, because a provider vouches for her, has to have signed in a moment ago.
    """
    services, id_ = call.services, call.person.id
    with guessing_a_password(services, call.person.email, address_of(call.request, services)):
        digest = await services.store.read(lambda tx: tx.people.password(id_))
        if not digest and services.now() - call.session.created_at < JUST_NOW:
            return
        if not digest:
            raise Invalid("Sign out and in again first: what you want to do is done within ten minutes of that.")
        if not await services.passwords.matches(password, digest):
            raise Invalid("This is not your password.")


ROUTES: Final = [
    Route("GET", _MINE, Open.PERSON, "My second step of signing in.", read_mine, answer=SecondStepView),
    Route(
        "POST",
        f"{_MINE}/enrolment",
        Open.PERSON,
        "Begin to set up my second step.",
        begin,
        body=OwnPassword,
        answer=EnrolmentView,
        problems=(CONFLICT, TOO_MANY),
    ),
    Route(
        "PUT",
        _MINE,
        Open.PERSON,
        "Set up my second step.",
        set_up,
        body=FirstCode,
        answer=RecoveryCodes,
        problems=(CONFLICT,),
    ),
    Route(
        "POST",
        f"{_MINE}/recovery-codes",
        Open.PERSON,
        "New recovery codes.",
        renew,
        body=OwnProof,
        answer=RecoveryCodes,
        problems=(NOT_FOUND, TOO_MANY),
    ),
    Route(
        "POST",
        f"{_MINE}/end",
        Open.PERSON,
        "Give my second step up.",
        end,
        body=OwnProof,
        statuses=(204,),
        problems=(NOT_FOUND, CONFLICT, TOO_MANY),
    ),
    Route(
        "GET",
        _HERS,
        Permission.ADMINISTER,
        "Somebody's second step.",
        read_hers,
        answer=SecondStepView,
        is_personal=True,
    ),
    Route(
        "DELETE",
        _HERS,
        Permission.ADMINISTER,
        "Reset somebody's second step; she is signed out everywhere.",
        reset_hers,
        statuses=(204,),
        problems=(CONFLICT,),
        is_personal=True,
    ),
]
