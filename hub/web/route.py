"""Routes as data: from one table come the server, the OpenAPI document and the authorization matrix."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

from aiohttp import web

from hub.application.kept import Session
from hub.domain.permission import Permission
from hub.domain.person import Person
from hub.web.problem_kinds import Kind
from hub.web.services import Services


class Open(StrEnum):
    """Who may call a route that needs no permission."""

    PUBLIC = "public"
    """Anybody; the answer tells nothing about anybody."""
    PROVIDER = "provider"
    """Whoever signs as the provider does."""
    VISITOR = "visitor"
    """Whoever holds a visitor's session."""
    PERSON = "person"
    """Anybody signed in."""


Access: TypeAlias = Open | Permission


@dataclass(frozen=True, slots=True)
class Call:
    """One request by one known person, its body checked."""

    request: web.Request
    services: Services
    person: Person
    session: Session
    body: Any

    def part(self, name: str) -> str:
        """A part of the path."""
        return self.request.match_info[name]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a handler answers with, when 200 is not the word."""

    value: Any
    status: int = 200


Handler: TypeAlias = Callable[[Call], Awaitable[Any]]
RawHandler: TypeAlias = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True)
class Query:
    """One thing that an address may be asked with."""

    name: str
    meaning: str
    kind: Any = str


@dataclass(frozen=True, slots=True)
class Route:
    """One thing the API can be asked for."""

    method: str
    path: str
    access: Access
    summary: str
    handler: Handler | None = None
    raw: RawHandler | None = None
    """A handler that reads the request itself: uploads, webhooks, pages."""
    body: type | None = None
    body_media: str = "application/json"
    answer: Any = None
    media: str = "application/json"
    """What an answer is made of; where it is not JSON, nothing more is said of it."""
    statuses: tuple[int, ...] = (200,)
    query: tuple[Query, ...] = ()
    headers: tuple[Query, ...] = ()
    """What it heeds beside what every address does."""
    problems: tuple[Kind, ...] = ()
    """What it may refuse, beside what follows from access, path, query and body."""
    is_made: bool = False
    """Whether something that is not there is made instead of not being found."""
    for_keys: Permission | None = None
    """What a key needs here, where that is not what a person needs."""
    also: tuple[Permission, ...] = ()
    """What opens it as well, where `access` is a permission: whoever has any one of them may ask."""
    is_personal: bool = False
    """Whether only a person may ask, though keys can have what it needs."""
    is_hidden: bool = False
    """Whether it says "not found" to whoever may not ask."""

    def is_open_to(self, permissions: Collection[Permission]) -> bool:
        """Whether somebody signed in who has these permissions may ask."""
        return not isinstance(self.access, Permission) or any(one in permissions for one in (self.access, *self.also))
