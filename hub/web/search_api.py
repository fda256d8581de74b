"""Search: customers and conversations, by anything that was ever written or noted."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final, get_args

from hub.application.search import (
    FoundConversation,
    FoundCustomer,
    Page,
    search_conversations,
    search_customers,
)
from hub.application.search_filters import Wanted, wanted_by
from hub.domain.permission import Permission
from hub.domain.person import Person
from hub.domain.problem import Invalid, TooMany
from hub.domain.search_document import LAST_RANK, Source
from hub.domain.search_query import Query as SearchQuery
from hub.domain.search_query import parse_query
from hub.domain.search_snippet import Segment
from hub.domain.value import dataclass
from hub.web.conversation_bodies import AgentName
from hub.web.problem_kinds import TOO_MANY
from hub.web.route import Call, Query, Route
from hub.web.search_bodies import (
    FoundConversations,
    FoundConversationView,
    FoundCustomers,
    FoundCustomerView,
    Kind,
    SearchAnswer,
    SegmentView,
)
from hub.wire.store import Reading

USUAL_LIMIT: Final = 20
LARGEST_LIMIT: Final = 50
LARGEST_BACKLOG: Final = 10_000
SMALLEST_BACKLOG: Final = 200
"""What is not yet indexed and less than this is about to be: nobody need hear of it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for, checked."""

    query: SearchQuery
    zone: str
    kind: str
    after: int | None
    limit: int


async def search(call: Call) -> SearchAnswer:
    """What there is for these words, the best first."""
    asked = _asked(call)
    seconds = call.services.limits.searches.take(call.person.id)
    if seconds:
        raise TooMany("You search faster than the hub answers; wait a moment.", math.ceil(seconds))
    return await call.services.store.read(_answer, call.person, asked)


def _asked(call: Call) -> Asked:
    values = call.request.query
    kind = values.get("kind", "all")
    if kind not in get_args(Kind):
        raise Invalid("kind is all, customers or conversations.")
    after = _whole("after", values.get("after"), 1, LAST_RANK)
    if after is not None and kind == "all":
        raise Invalid("after belongs to one kind; say which with kind=customers or kind=conversations.")
    limit = _whole("limit", values.get("limit"), 1, LARGEST_LIMIT) or USUAL_LIMIT
    return Asked(parse_query(values.get("q", "")), values.get("zone", ""), kind, after, limit)


def _whole(name: str, value: str | None, least: int, most: int) -> int | None:
    if not value:
        return None
    if not (value.isascii() and value.isdecimal() and len(value) < 20 and least <= int(value) <= most):  # noqa: PLR2004 - digits of 64 bits
        what = f"a number from {least} to {most}" if name == "limit" else "the `next` of the page before"
        raise Invalid(f"{name} is {what}.")
    return int(value)


def _answer(reading: Reading, person: Person, asked: Asked) -> SearchAnswer:
    wanted = wanted_by(reading, person, asked.query, asked.zone)
    backlog = reading.search.backlog(LARGEST_BACKLOG)
    return SearchAnswer(
        _customers(reading, person, asked, wanted),
        _conversations(reading, person, asked, wanted),
        backlog if backlog >= SMALLEST_BACKLOG else 0,
    )


def _customers(reading: Reading, person: Person, asked: Asked, wanted: Wanted) -> FoundCustomers:
    if asked.kind == "conversations":
        return FoundCustomers([], None)
    page = search_customers(reading, person, wanted, after=asked.after, limit=asked.limit)
    return FoundCustomers([_customer(one) for one in page.found], _next(page))


def _conversations(reading: Reading, person: Person, asked: Asked, wanted: Wanted) -> FoundConversations:
    if asked.kind == "customers":
        return FoundConversations([], None)
    page = search_conversations(reading, person, wanted, after=asked.after, limit=asked.limit)
    return FoundConversations([_conversation(one) for one in page.found], _next(page))


def _next(page: Page[FoundConversation] | Page[FoundCustomer]) -> str | None:
    # Text, for a browser's numbers are too short for it.
    return None if page.next is None else str(page.next)


def _customer(found: FoundCustomer) -> FoundCustomerView:
    return FoundCustomerView(
        found.customer.id,
        _segments(found.name),
        found.customer.tier,
        [_segments(detail) for detail in found.details],
        found.latest,
    )


def _conversation(found: FoundConversation) -> FoundConversationView:
    conversation, document = found.conversation, found.document
    agent = AgentName(conversation.agent_id, found.agent_name) if conversation.agent_id else None
    is_item = document.source is Source.ITEM
    return FoundConversationView(
        conversation.id,
        conversation.customer_id,
        _segments(found.customer),
        conversation.channel,
        conversation.queue_id,
        conversation.state.value,
        agent,
        conversation.arrived_at,
        _segments(found.subject),
        document.place.value,  # type: ignore[arg-type]
        document.id if is_item else None,
        document.author,
        document.at,
        _segments(found.snippet),
    )


def _segments(segments: Iterable[Segment]) -> list[SegmentView]:
    return [SegmentView(segment.text, segment.is_match) for segment in segments]


ROUTES = [
    Route(
        "GET",
        "/api/search",
        Permission.READ,
        "Search customers and conversations.",
        search,
        answer=SearchAnswer,
        query=(
            Query(
                "q",
                "Words that must all be found, phrases in quotes, and filters: `channel:sms`, `queue:billing`, "
                "`agent:me`, `state:closed`, `from:2026-01-31`, `to:2026-02-28`; values with spaces in quotes.",
            ),
            Query("kind", "What to look for; both without it.", Kind),
            Query("limit", f"How many of each kind, {USUAL_LIMIT} without it and at most {LARGEST_LIMIT}.", int),
            Query("after", "The `next` of the page before, with its kind."),
            Query("zone", "The time zone of the days behind from: and to:, such as Europe/Berlin; UTC without it."),
        ),
        problems=(TOO_MANY,),
    )
]
