"""What is known of a door: the latest of everything, whoever saw it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from hub.domain.health import Health
from tests.stage.loop import BEGINNING


def at(minutes: int) -> datetime:
    return BEGINNING + timedelta(minutes=minutes)


def test_two_who_saw_different_things_know_the_latest_of_each_together() -> None:
    one = Health(arrived_at=at(1), sent_at=at(5), failed_at=at(2), error="Early.")
    other = Health(arrived_at=at(3), failed_at=at(4), error="Late.")
    both = Health(at(3), at(5), at(4), "Late.")
    assert one.joined(other) == other.joined(one) == both
    assert both.joined(Health()) == Health().joined(both) == both


@pytest.mark.parametrize(
    ("health", "fails"),
    [
        (Health(), False),
        (Health(arrived_at=at(1)), False),
        (Health(failed_at=at(1), error="Gone."), True),
        (Health(arrived_at=at(1), failed_at=at(2), error="Gone."), True),
        (Health(sent_at=at(2), failed_at=at(2), error="Gone."), True),
        (Health(sent_at=at(3), failed_at=at(2), error="Gone."), False),
    ],
)
def test_it_fails_until_it_was_seen_to_work_again(health: Health, *, fails: bool) -> None:
    assert health.fails is fails
