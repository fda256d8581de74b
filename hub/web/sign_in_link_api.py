"""By which providers of identities somebody signs in, and how an administrator ends that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from hub.application.unlink import links_to_providers, unlink_from_provider
from hub.domain.ids import PersonId
from hub.domain.permission import Permission
from hub.web.problem_kinds import CONFLICT
from hub.web.route import Call, Query, Route

_HERS: Final = "/api/admin/people/{id}/sign-in-links"


@dataclass(frozen=True, slots=True)
class SignInLinkView:
    """A provider that vouches for her."""

    issuer: str
    name: str
    """What the provider is called here; its issuer where it is set up no more."""
    since: datetime


async def list_hers(call: Call) -> list[SignInLinkView]:
    """The providers that vouch for somebody."""
    found = await call.services.store.read(links_to_providers, PersonId(call.part("id")))
    names = {one.issuer: one.name for one in call.services.store.floor.providers.values()}
    return [SignInLinkView(one.issuer, names.get(one.issuer, one.issuer), one.at) for one in found]


async def end_hers(call: Call) -> None:
    """Nobody there is her any more, and she is signed out everywhere."""
    issuer = call.request.query.get("issuer", "")
    await call.services.store.run(unlink_from_provider, PersonId(call.part("id")), issuer, call.person)


ROUTES: Final = [
    Route(
        "GET",
        _HERS,
        Permission.ADMINISTER,
        "The providers that vouch for somebody.",
        list_hers,
        answer=list[SignInLinkView],
        is_personal=True,
    ),
    Route(
        "DELETE",
        _HERS,
        Permission.ADMINISTER,
        "Unlink somebody from a provider; she is signed out everywhere.",
        end_hers,
        statuses=(204,),
        query=(Query("issuer", "The issuer of the provider."),),
        problems=(CONFLICT,),
        is_personal=True,
    ),
]
