"""Where somebody is signed in: her own places, and for administrators anybody's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hub.application.kept import Session
from hub.application.session import end_session_of, end_sessions_of, sessions_of
from hub.domain.ids import PersonId
from hub.domain.permission import Permission
from hub.domain.push import device_name
from hub.domain.token import session_tag
from hub.web.route import Call, Open, Route

_MINE = "/api/sessions"
_HERS = "/api/admin/people/{id}/sessions"


@dataclass(frozen=True, slots=True)
class SignedInView:
    """One place where somebody is signed in."""

    tag: str
    device: str
    """The browser and what it runs on, as far as they are known."""
    opened_at: datetime
    seen_at: datetime
    """When it was last used, to a few minutes."""
    is_here: bool
    """Whether it is the one that asks."""


def _view(session: Session, here: Session) -> SignedInView:
    return SignedInView(
        session_tag(session.digest),
        device_name(session.device or ""),
        session.created_at,
        session.seen_at or session.created_at,
        session.digest == here.digest,
    )


async def _list(call: Call, person_id: PersonId) -> list[SignedInView]:
    found = await call.services.store.read(sessions_of, person_id)
    return [_view(session, call.session) for session in found]


async def list_mine(call: Call) -> list[SignedInView]:
    """Where I am signed in."""
    return await _list(call, call.person.id)


async def end_mine(call: Call) -> None:
    """I am signed out there."""
    await call.services.store.run(end_session_of, call.person.id, call.part("tag"), call.person)


async def list_hers(call: Call) -> list[SignedInView]:
    """Where somebody is signed in."""
    person = await call.services.store.read(lambda tx: tx.people.get(PersonId(call.part("id"))))
    return await _list(call, person.id)


async def end_hers(call: Call) -> None:
    """Somebody is signed out everywhere."""
    await call.services.store.run(end_sessions_of, PersonId(call.part("id")), call.person)


ROUTES = [
    Route("GET", _MINE, Open.PERSON, "Where I am signed in.", list_mine, answer=list[SignedInView]),
    Route("DELETE", f"{_MINE}/{{tag}}", Open.PERSON, "Sign out at one of my places.", end_mine, statuses=(204,)),
    Route("GET", _HERS, Permission.ADMINISTER, "Where somebody is signed in.", list_hers, answer=list[SignedInView]),
    Route("DELETE", _HERS, Permission.ADMINISTER, "Sign somebody out everywhere.", end_hers, statuses=(204,)),
]
