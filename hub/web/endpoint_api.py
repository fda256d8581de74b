"""Endpoints of other systems: where they are told what happens, how they do, and what was sent to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, ClassVar, Final

from pydantic import AwareDatetime, ConfigDict, Field

from hub.application.endpoint import (
    EndpointWish,
    change_endpoint,
    make_endpoint,
    pause_endpoint,
    remove_endpoint,
    resume_endpoint,
    rotate_secret,
    send_test,
    tell_again,
    tell_since,
)
from hub.application.transaction import Transaction
from hub.domain.endpoint import Delivery, Endpoint
from hub.domain.outward import Kind
from hub.domain.permission import Permission
from hub.domain.web_address import LONGEST_ADDRESS
from hub.web.body import STRICT
from hub.web.problem_kinds import CONFLICT, INVALID
from hub.web.route import Answer, Call, Query, Route

PAGE: Final = 50
_MOST: Final = 1_000


@dataclass(frozen=True, slots=True)
class EndpointView:
    """An endpoint, without its secret."""

    id: str
    name: str
    url: str
    kinds: list[str]
    """Empty: all."""
    queues: list[str]
    """Empty: whichever."""
    teams: list[str]
    """Empty: every team, without what is restricted."""
    made_at: datetime
    attempts: int
    """How often in a row it refused what is next."""
    failing_since: datetime | None
    next_at: datetime | None
    """When it is tried again; None where nothing was refused."""
    paused: str
    """`by_hand`, `gone` (it said so itself), `dead` (it took nothing for three days), or empty."""
    paused_at: datetime | None
    old_until: datetime | None
    """Until when the secret before this one signs as well."""
    behind: int
    """How many numbers it is behind the newest; most of them are not for it."""


@dataclass(frozen=True, slots=True)
class EndpointsView:
    """Every endpoint, and of what one can be told."""

    endpoints: list[EndpointView]
    kinds: list[str]


@dataclass(frozen=True, slots=True)
class EndpointOrder:
    """What an endpoint is to be."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    name: Annotated[str, Field(max_length=200)]
    url: Annotated[str, Field(max_length=LONGEST_ADDRESS)]
    kinds: Annotated[list[str], Field(max_length=_MOST)] = field(default_factory=list)
    queues: Annotated[list[str], Field(max_length=_MOST)] = field(default_factory=list)
    teams: Annotated[list[str], Field(max_length=_MOST)] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class NewEndpoint:
    """The endpoint, and its secret, told this once."""

    endpoint: EndpointView
    secret: str


@dataclass(frozen=True, slots=True)
class DeliveryView:
    """One event at this endpoint."""

    id: str
    event_id: str
    number: int
    kind: str
    fate: str
    """`delivered`, `failed`, or `wanted`: somebody asked for it, and it is sent soon."""
    attempts: int
    first_at: datetime
    last_at: datetime
    status: int | None
    error: str


@dataclass(frozen=True, slots=True)
class DeliveryLog:
    """What was sent, the newest first; `next` is the `before` of the next page."""

    deliveries: list[DeliveryView]
    next: str | None


@dataclass(frozen=True, slots=True)
class Since:
    """From when on everything is told once more."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    since: AwareDatetime


def _view(reading: Transaction, endpoint: Endpoint) -> EndpointView:
    return EndpointView(
        endpoint.id,
        endpoint.name,
        endpoint.url,
        sorted(endpoint.kinds),
        sorted(endpoint.queues),
        sorted(endpoint.teams),
        endpoint.made_at,
        endpoint.attempts,
        endpoint.failing_since,
        endpoint.due_at if endpoint.attempts and not endpoint.paused else None,
        endpoint.paused,
        endpoint.paused_at,
        endpoint.old_until if endpoint.old_until is not None and endpoint.old_until > reading.now else None,
        max(reading.outward.last() - endpoint.position, 0),
    )


def _all(reading: Transaction) -> EndpointsView:
    return EndpointsView([_view(reading, one) for one in reading.endpoints.all()], list(Kind))


def _one(reading: Transaction, id_: str) -> EndpointView:
    return _view(reading, reading.endpoints.get(id_))


def _log(reading: Transaction, id_: str, before: str | None) -> DeliveryLog:
    reading.endpoints.get(id_)
    found = reading.endpoints.deliveries(id_, before, PAGE)
    return DeliveryLog([_line(one) for one in found], found[-1].id if len(found) == PAGE else None)


def _line(one: Delivery) -> DeliveryView:
    return DeliveryView(
        one.id,
        one.event_id,
        one.number,
        one.kind,
        one.fate,
        one.attempts,
        one.first_at,
        one.last_at,
        one.status,
        one.error,
    )


def _wish(body: EndpointOrder) -> EndpointWish:
    return EndpointWish(body.name, body.url, frozenset(body.kinds), frozenset(body.queues), frozenset(body.teams))


async def _now(call: Call) -> EndpointView:
    call.services.webhooks.look()
    return await call.services.store.read(_one, call.part("id"))


async def list_endpoints(call: Call) -> EndpointsView:
    """Every endpoint."""
    return await call.services.store.read(_all)


async def make(call: Call) -> Answer:
    """A new endpoint."""
    await call.services.webhooks.check(call.body.url)
    secret, sealed = call.services.webhooks.new_secret()
    made = await call.services.store.run(make_endpoint, call.person, _wish(call.body), sealed)
    return Answer(NewEndpoint(await call.services.store.read(_one, made.id), secret), 201)


async def change(call: Call) -> EndpointView:
    """It is told this, there."""
    before = await call.services.store.read(_one, call.part("id"))
    if call.body.url.strip() != before.url:
        await call.services.webhooks.check(call.body.url)
    await call.services.store.run(change_endpoint, call.person, call.part("id"), _wish(call.body))
    return await _now(call)


async def rotate(call: Call) -> NewEndpoint:
    """Another secret signs."""
    secret, sealed = call.services.webhooks.new_secret()
    await call.services.store.run(rotate_secret, call.person, call.part("id"), sealed)
    return NewEndpoint(await _now(call), secret)


async def pause(call: Call) -> EndpointView:
    """It is told nothing for a while."""
    await call.services.store.run(pause_endpoint, call.person, call.part("id"))
    return await _now(call)


async def resume(call: Call) -> EndpointView:
    """It is told what it missed, beginning now."""
    await call.services.store.run(resume_endpoint, call.person, call.part("id"))
    return await _now(call)


async def replay(call: Call) -> EndpointView:
    """Everything since a moment is told once more."""
    body: Since = call.body
    await call.services.store.run(tell_since, call.person, call.part("id"), body.since)
    return await _now(call)


async def remove(call: Call) -> None:
    """It is told nothing more."""
    await call.services.store.run(remove_endpoint, call.person, call.part("id"))


async def test(call: Call) -> DeliveryView:
    """A test is sent."""
    line = await call.services.store.run(send_test, call.person, call.part("id"))
    call.services.webhooks.look()
    return _line(line)


async def again(call: Call) -> DeliveryView:
    """One event is sent once more."""
    line = await call.services.store.run(tell_again, call.person, call.part("id"), call.part("delivery"))
    call.services.webhooks.look()
    return _line(line)


async def read_log(call: Call) -> DeliveryLog:
    """What was sent to it."""
    return await call.services.store.read(_log, call.part("id"), call.request.query.get("before"))


_PATH, _MANAGE = "/api/admin/endpoints", Permission.ADMINISTER
_ONE = f"{_PATH}/{{id}}"
ROUTES: Final = [
    Route("GET", _PATH, _MANAGE, "Where other systems are told what happens.", list_endpoints, answer=EndpointsView),
    Route(
        "POST",
        _PATH,
        _MANAGE,
        "Tell another system what happens from now on; the secret is told this once.",
        make,
        body=EndpointOrder,
        answer=NewEndpoint,
        statuses=(201,),
        problems=(CONFLICT,),
    ),
    Route(
        "PUT",
        _ONE,
        _MANAGE,
        "Change an endpoint.",
        change,
        body=EndpointOrder,
        answer=EndpointView,
        problems=(CONFLICT,),
    ),
    Route("DELETE", _ONE, _MANAGE, "Tell it nothing more.", remove, statuses=(204,)),
    Route(
        "POST",
        f"{_ONE}/secret",
        _MANAGE,
        "Make another secret; the one before it signs as well for a day.",
        rotate,
        answer=NewEndpoint,
    ),
    Route("POST", f"{_ONE}/pause", _MANAGE, "Tell it nothing for a while.", pause, answer=EndpointView),
    Route("POST", f"{_ONE}/resume", _MANAGE, "Tell it what it missed, beginning now.", resume, answer=EndpointView),
    Route("POST", f"{_ONE}/test", _MANAGE, "Send a test event.", test, answer=DeliveryView, problems=(CONFLICT,)),
    Route(
        "POST",
        f"{_ONE}/replay",
        _MANAGE,
        "Tell it everything since a moment once more.",
        replay,
        body=Since,
        answer=EndpointView,
        problems=(INVALID,),
    ),
    Route(
        "GET",
        f"{_ONE}/deliveries",
        _MANAGE,
        "What was sent to it.",
        read_log,
        answer=DeliveryLog,
        query=(Query("before", "The `next` of the page before."),),
    ),
    Route(
        "POST",
        f"{_ONE}/deliveries/{{delivery}}/again",
        _MANAGE,
        "Send one event once more, under the same id.",
        again,
        answer=DeliveryView,
        problems=(CONFLICT,),
    ),
]
