"""Where a customer is best reached now, and the one reason that is told for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.domain.ids import IdentityId
from hub.domain.reach import BARRED, Way, Why, best_ways

NOW = datetime(2026, 5, 4, 8, tzinfo=UTC)
MAIL = Way(IdentityId("mail"), "email", "ada@example.org", is_verified=True, heard_at=NOW - timedelta(days=2))
TEXT = Way(IdentityId("text"), "sms", "+15550111", is_verified=True, heard_at=NOW - timedelta(days=9))
CHAT = Way(IdentityId("chat"), "webchat", "", is_verified=False, is_live=True, heard_at=NOW - timedelta(hours=3))
ONLINE = replace(CHAT, is_online=True)
LATER = NOW + timedelta(hours=1)

CASES: dict[str, tuple[list[Way], str, Why]] = {
    "she has the chat open": ([MAIL, TEXT, ONLINE], "chat", Why.ONLINE),
    "a chat that is not open is no way": ([CHAT, TEXT], "text", Why.ONLY),
    "she wrote minutes ago": ([MAIL, replace(TEXT, heard_at=NOW - timedelta(minutes=3))], "text", Why.RECENT),
    "where she wrote last": ([TEXT, MAIL], "mail", Why.HEARD_LAST),
    "a proven address before a claimed one": (
        [replace(MAIL, is_verified=False), TEXT],
        "text",
        Why.PROVEN,
    ),
    "where somebody reads the answer": ([replace(MAIL, opens_at=LATER), TEXT], "text", Why.PROVEN),
    "closed, for want of a better": ([replace(MAIL, opens_at=LATER)], "mail", Why.CLOSED),
    "never where she forbade it": ([replace(MAIL, opted_out_at=NOW), TEXT], "text", Why.ONLY),
    "never where nobody can send": ([replace(MAIL, is_served=False), TEXT], "text", Why.ONLY),
}


@pytest.mark.parametrize(("ways", "best", "why"), CASES.values(), ids=CASES)
def test_the_best_way_comes_first_with_its_reason(ways: list[Way], best: str, why: Why) -> None:
    for order in (ways, ways[::-1]):
        first = best_ways(order, NOW)[0]
        assert (first.way.identity_id, first.why, first.is_possible) == (best, why, True)


@pytest.mark.parametrize(
    ("way", "why"),
    [
        (replace(MAIL, opted_out_at=NOW), Why.OPTED_OUT),
        (replace(MAIL, is_served=False), Why.NOT_SERVED),
        (CHAT, Why.OFFLINE),
    ],
    ids=["opted out", "not served", "offline"],
)
def test_where_no_way_is_possible_the_first_says_why_not(way: Way, why: Why) -> None:
    (only,) = best_ways([way], NOW)
    assert (only.why, only.is_possible) == (why, False)


def test_somebody_without_addresses_is_reached_nowhere() -> None:
    assert best_ways([], NOW) == []


WAYS = st.builds(
    Way,
    identity_id=st.uuids().map(lambda id_: IdentityId(str(id_))),
    channel=st.just("any"),
    address=st.just(""),
    is_verified=st.booleans(),
    opted_out_at=st.sampled_from([None, NOW]),
    is_served=st.booleans(),
    is_live=st.booleans(),
    is_online=st.booleans(),
    opens_at=st.sampled_from([None, LATER]),
    heard_at=st.sampled_from([None, NOW, NOW - timedelta(days=1)]),
)


@given(st.lists(WAYS, max_size=6))
def test_nothing_that_is_barred_stands_before_what_is_possible(ways: list[Way]) -> None:
    found = best_ways(ways, NOW)
    assert sorted(reach.way.identity_id for reach in found) == sorted(way.identity_id for way in ways)
    possible = [reach.is_possible for reach in found]
    assert possible == sorted(possible, reverse=True)
    assert all((reach.why in BARRED) is not reach.is_possible for reach in found)
