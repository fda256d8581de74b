"""Saved views of the inbox: kept, deleted, and put in order."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar

from pydantic import ConfigDict

from hub.application.saved_view import drop_view, keep_view, order_views
from hub.domain.permission import Permission
from hub.domain.saved_view import SavedView, ViewFilter
from hub.web.body import STRICT
from hub.web.problem_kinds import CONFLICT
from hub.web.route import Call, Route
from hub.wire.desk import SavedView as SavedViewShown
from hub.wire.saved_view import wire_view


@dataclass(frozen=True, slots=True)
class WantedFilter:
    """What a conversation must be: every part that says something, and any word of that part."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    channels: list[str] = field(default_factory=list)
    queues: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    states: list[str] = field(default_factory=list)
    tiers: list[str] = field(default_factory=list)
    assignees: list[str] = field(default_factory=list)
    """`me` (whoever looks), `nobody`, or the ids of colleagues."""
    level_at_least: int = 0
    waiting_minutes: int = 0
    is_unread: bool = False
    promises: list[str] = field(default_factory=list)
    """`near` (due soon), `late`, `none` (nothing is promised now)."""
    words: str = ""


@dataclass(frozen=True, slots=True)
class WantedView:
    """A view as it is to be kept."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    name: str
    filter: WantedFilter
    order: str = "newest"
    shared_with: str = ""
    """Id of one of my teams, `*` for everybody, or empty: for me alone."""
    version: int = 0
    """That of the view on screen; 0: it is new."""


@dataclass(frozen=True, slots=True)
class ViewOrder:
    """My views in my order; those that it does not name come after them by name."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    views: list[str]


async def keep(call: Call) -> SavedViewShown:
    """The view is kept so, new or changed."""
    body: WantedView = call.body
    given = asdict(body.filter)
    parts: dict[str, Any] = {name: tuple(part) if isinstance(part, list) else part for name, part in given.items()}
    head = (call.part("id"), call.person.id, body.name, body.order, body.shared_with, body.version)
    return wire_view(await call.services.store.run(keep_view, call.person, SavedView(*head, ViewFilter(**parts))))


async def drop(call: Call) -> None:
    """The view is deleted."""
    await call.services.store.run(drop_view, call.person, call.part("id"))


async def put_in_order(call: Call) -> None:
    """My views stand in this order from now on."""
    body: ViewOrder = call.body
    await call.services.store.run(order_views, call.person, body.views)


_PATH = "/api/views/{id}"
ROUTES = [
    Route(
        "PUT",
        _PATH,
        Permission.WORK,
        "Keep a view of the inbox.",
        keep,
        body=WantedView,
        answer=SavedViewShown,
        problems=(CONFLICT,),
        is_made=True,
    ),
    Route("DELETE", _PATH, Permission.WORK, "Delete a view of the inbox.", drop, statuses=(204,), is_made=True),
    Route(
        "PUT",
        "/api/view-order",
        Permission.WORK,
        "Put my views of the inbox in order.",
        put_in_order,
        body=ViewOrder,
        statuses=(204,),
    ),
]
