"""Lending: what holds, what is proposed, and an administrator's decision about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from pydantic import ConfigDict

from hub.application.lending import adopt_lending, end_lending, proposed_lending
from hub.domain.permission import Permission
from hub.web.body import STRICT
from hub.web.problem_kinds import CONFLICT
from hub.web.route import Answer, Call, Route
from hub.wire.lending import LendingProposal, LendingTerm, LendingView, Lends


@dataclass(frozen=True, slots=True)
class ToAdopt:
    """Which proposal is meant: the one that was looked at."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    version: str


def _proposal(words: Mapping[str, Any] | None) -> LendingProposal | None:
    if words is None:
        return None
    terms = [
        LendingTerm(one["queue_id"], one["pool_id"], one["rank"], one["tier"], one["weight"], _lends(one["lend"]))
        for one in words["terms"]
    ]
    gain = words["gain"]
    return LendingProposal(words["version"], words["made_on"], gain["mean"], gain["half_width"], terms)


def _lends(words: Mapping[str, Any] | None) -> Lends | None:
    if words is None:
        return None
    return Lends(words["idle_above"], words["queue_above"], words["age_at_least"], list(words["beside"]))


async def read_lending(call: Call) -> LendingView:
    """What holds, what was proposed last, and how far the search is."""
    proposed = await call.services.store.read(proposed_lending)
    return LendingView(
        _proposal(call.services.store.floor.lending), _proposal(proposed), call.services.lending_searches.view
    )


async def search_lending(call: Call) -> Answer:
    """A proposal is searched for on the last busy day, in a process of its own."""
    call.services.lending_searches.start()
    return Answer(await read_lending(call), 202)


async def adopt(call: Call) -> LendingView:
    """What was proposed holds from now on."""
    body: ToAdopt = call.body
    await call.services.store.run(adopt_lending, call.person.id, body.version)
    return await read_lending(call)


async def end(call: Call) -> None:
    """Nobody is kept free any longer."""
    await call.services.store.run(end_lending, call.person.id)


_PATH = "/api/admin/lending"
ROUTES = [
    Route(
        "GET", _PATH, Permission.ROUTING, "Lending: what holds and what is proposed.", read_lending,
        answer=LendingView,
    ),
    Route(
        "POST", f"{_PATH}/search", Permission.ROUTING, "Search for a proposal on the last busy day.",
        search_lending, answer=LendingView, statuses=(202,), problems=(CONFLICT,),
    ),
    Route(
        "POST", f"{_PATH}/adopt", Permission.ROUTING, "Let what was proposed hold.", adopt,
        body=ToAdopt, answer=LendingView, problems=(CONFLICT,),
    ),
    Route("DELETE", _PATH, Permission.ROUTING, "End lending.", end, statuses=(204,)),
]  # fmt: skip
