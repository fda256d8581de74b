"""Shops that report by themselves: where they post, how they do, and what they ask of people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from aiohttp import web

from connectors.contract import Delivery, Forged
from hub.application.customer import standing
from hub.application.health import health_of_doors
from hub.application.privacy_request import privacy_requests, settle_request
from hub.application.transaction import Transaction
from hub.domain.health import Health
from hub.domain.permission import Permission
from hub.domain.person import Person
from hub.domain.shop import PrivacyRequest
from hub.web.hooks import LARGEST_BODY_BYTES
from hub.web.problem_kinds import CONFLICT
from hub.web.route import Call, Open, RawHandler, Route
from hub.web.services import Services
from hub.wire.health import AccountError
from hub.wire.store import Reading

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class TopicView:
    """Something that a shop reports."""

    topic: str
    count: int
    at: datetime
    is_known: bool
    """Whether anything comes of it here."""


@dataclass(frozen=True, slots=True)
class ShopHealth:
    """How it goes with a shop."""

    arrived_at: datetime | None
    error: AccountError | None
    """What went wrong after that, or last."""
    topics: list[TopicView]


@dataclass(frozen=True, slots=True)
class ConnectorView:
    """A kind of shop."""

    id: str
    title: str
    topics: list[str]
    """What to switch on there."""
    secret_where: dict[str, str]
    """Where its secret is found, by language."""


@dataclass(frozen=True, slots=True)
class PrivacyRequestView:
    """Somebody asked for her data, or that they be erased."""

    id: str
    shop: str
    what: str
    """`copy`, `erasure` or `shop_erasure`."""
    external_id: str
    customer_id: str | None
    """Who she is here; None: nobody is known by what the shop said of her."""
    customer_name: str
    at: datetime
    due_at: datetime
    done_at: datetime | None


def receive(services: Services) -> RawHandler:
    """The handler of every shop."""

    async def handle(request: web.Request) -> web.StreamResponse:
        if request.content_length is not None and request.content_length > LARGEST_BODY_BYTES:
            raise web.HTTPRequestEntityTooLarge(LARGEST_BODY_BYTES, request.content_length)
        headers = {name.lower(): value for name, value in request.headers.items()}
        delivery = Delivery(headers, await request.read(), services.now())
        try:
            await services.shops.arrive(request.match_info["shop"], services.public_url + request.raw_path, delivery)
        except Forged:
            return web.Response(status=401, text="not signed")
        return web.Response(text="")

    return handle


async def with_health(call: Call, records: list[Record]) -> list[Record]:
    """Each with where it posts and how it does."""
    healths = await call.services.store.read(_healths, [record["id"] for record in records])
    url = call.services.public_url
    return [{**one, "url": f"{url}/connectors/{one['id']}", "health": healths[one["id"]]} for one in records]


def _healths(reading: Transaction, ids: list[str]) -> dict[str, ShopHealth]:
    doors = {id_: f"connectors/{id_}" for id_ in ids}
    known = health_of_doors(reading, list(doors.values()))
    return {
        id_: _health(known.get(door, Health()), [TopicView(**_of(one)) for one in reading.shops.topics(id_)])
        for id_, door in doors.items()
    }


def _of(one: Any) -> dict[str, Any]:  # noqa: ANN401 - a slotted value as its fields
    return {name: getattr(one, name) for name in ("topic", "count", "at", "is_known")}


def _health(known: Health, topics: list[TopicView]) -> ShopHealth:
    error = AccountError(known.failed_at, known.error, known.error_kind) if known.failed_at else None
    return ShopHealth(known.arrived_at, error, topics)


async def list_connectors(call: Call) -> list[ConnectorView]:
    """Every kind of shop there is."""
    return [
        ConnectorView(name, kind.title, list(kind.topics), dict(kind.secret_where))
        for name, kind in sorted(call.services.shops.kinds.items())
    ]


def _view(reading: Transaction, one: PrivacyRequest) -> PrivacyRequestView:
    shop = reading.floor.shops.get(one.shop_id)
    name = standing(reading, one.customer_id).name if one.customer_id else ""
    return PrivacyRequestView(
        one.id,
        shop.name if shop else one.shop_id,
        one.what,
        one.external_id,
        one.customer_id,
        name,
        one.at,
        one.due_at,
        one.done_at,
    )


def _requests(reading: Reading, by: Person) -> list[PrivacyRequestView]:
    return [_view(reading, one) for one in privacy_requests(reading, by)]


async def list_requests(call: Call) -> list[PrivacyRequestView]:
    """What waits for an answer, and what was answered last."""
    return await call.services.store.read(_requests, call.person)


def _settle(tx: Transaction, id_: str, by: Person) -> PrivacyRequestView:
    return _view(tx, settle_request(tx, id_, by))


async def settle(call: Call) -> PrivacyRequestView:
    """Somebody answered it."""
    return await call.services.store.run(_settle, call.part("id"), call.person)


_REQUESTS: Final = "/api/admin/privacy-requests"


def routes(services: Services) -> list[Route]:
    """Everything about shops but their records."""
    return [
        Route("POST", "/connectors/{shop}", Open.PROVIDER, "A shop reports.", raw=receive(services), media="*/*"),
        Route(
            "GET",
            "/api/admin/connectors",
            Permission.CHANNELS,
            "The kinds of shops there are.",
            list_connectors,
            answer=list[ConnectorView],
        ),
        Route(
            "GET",
            _REQUESTS,
            Permission.PERSONAL_DATA,
            "Requests for data, or their erasure, that came over shops.",
            list_requests,
            answer=list[PrivacyRequestView],
        ),
        Route(
            "POST",
            f"{_REQUESTS}/{{id}}/done",
            Permission.PERSONAL_DATA,
            "Somebody answered such a request.",
            settle,
            answer=PrivacyRequestView,
            problems=(CONFLICT,),
        ),
    ]
