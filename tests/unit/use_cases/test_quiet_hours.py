"""By whose clock it is quiet."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from hub.application.quiet_hours import quiet_now, zones_for
from hub.domain.customer import Customer, Identity
from hub.domain.floor import Account, Floor, Hours
from hub.domain.ids import AccountId, CustomerId, IdentityId, QueueId

WEEK = dict.fromkeys(("monday", "tuesday", "wednesday", "thursday", "friday"), ("09:00-18:00",))
ADA = Customer(CustomerId("ada"), "Ada")
DOOR = Account(AccountId("text"), "Text", "sms", "+4930123456", QueueId("queue"), outreach_hours="polite")
FLOOR = Floor(hours={"polite": Hours("polite", "Polite", "Europe/Berlin", WEEK)}, accounts={"text": DOOR})
NOON = datetime(2026, 5, 6, 10, 0, tzinfo=UTC)
"""A Wednesday, noon in Berlin."""


def phone(number: str) -> Identity:
    return Identity(IdentityId(number), ADA.id, "sms", number, number, "", is_verified=True)


@pytest.mark.parametrize(
    ("customer", "numbers", "written_to", "zones"),
    [
        (replace(ADA, attributes={"time_zone": "Asia/Tokyo"}), ["+4915112345678"], "", ("Asia/Tokyo",)),
        (replace(ADA, attributes={"time_zone": "Mars/Olympus"}), ["+4915112345678"], "", ("Europe/Berlin",)),
        (ADA, ["+4915112345678"], "+14155552671", ("America/Los_Angeles",)),
        (ADA, ["ada@example.org", "+442079460958"], "ada@example.org", ("Europe/London",)),
        (replace(ADA, language="ja-JP"), [], "", ("Asia/Tokyo",)),
        (replace(ADA, language="zh-Hant"), [], "", ()),
        (replace(ADA, language="DE"), [], "", ()),
        (replace(ADA, language="de-XX"), [], "", ()),
        (ADA, ["+18005550100"], "", None),
    ],
    ids=[
        "entered",
        "entered nonsense",
        "written to",
        "another number",
        "country",
        "script",
        "no country",
        "none",
        "toll",
    ],
)
def test_her_clock_is_known_by_the_best_that_tells(
    customer: Customer, numbers: list[str], written_to: str, zones: tuple[str, ...] | None
) -> None:
    found = zones_for(customer, [phone(number) for number in numbers], written_to)
    if zones is None:
        assert len(found) > 1, "a number of a whole continent"
    else:
        assert set(zones) <= set(found)
        assert bool(found) == bool(zones)


def test_without_a_clock_of_hers_the_account_s_counts() -> None:
    assert quiet_now(FLOOR, DOOR, NOON) is None
    evening = quiet_now(FLOOR, DOOR, NOON.replace(hour=17))
    assert evening is not None
    assert (evening.until, evening.zone, evening.is_hers) == (
        datetime(2026, 5, 7, 7, 0, tzinfo=UTC),
        "Europe/Berlin",
        False,
    )
    assert quiet_now(FLOOR, replace(DOOR, outreach_hours=None), NOON, ("Asia/Tokyo",)) is None


def test_it_is_quiet_by_her_clock_and_not_by_ours() -> None:
    tokyo = quiet_now(FLOOR, DOOR, NOON, ("Asia/Tokyo",))
    assert tokyo is not None
    assert (tokyo.until, tokyo.zone, tokyo.is_hers) == (datetime(2026, 5, 7, 0, 0, tzinfo=UTC), "Asia/Tokyo", True)
    assert quiet_now(FLOOR, DOOR, NOON.replace(hour=17), ("America/New_York",)) is None


def test_where_she_may_be_in_several_zones_it_is_right_in_all_of_them() -> None:
    wide = ("America/Los_Angeles", "America/New_York")
    found = quiet_now(FLOOR, DOOR, NOON.replace(hour=14), wide)
    assert found is not None
    assert (found.until.hour, found.zone) == (16, "America/Los_Angeles"), "nine in the morning by the later clock"
    assert quiet_now(FLOOR, DOOR, NOON.replace(hour=17), wide) is None


def test_where_no_hour_is_right_everywhere_the_account_s_clock_counts() -> None:
    opposite = ("Pacific/Auckland", "Atlantic/Reykjavik")
    assert quiet_now(FLOOR, DOOR, NOON, opposite) is None
    found = quiet_now(FLOOR, DOOR, NOON.replace(hour=17), opposite)
    assert found is not None
    assert not found.is_hers
