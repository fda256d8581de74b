"""Why an agent was chosen survives the way through the database, and nothing else passes for it."""

import pytest

from hub.wire.desk import OfferReason
from hub.wire.reason import read, written


def test_a_reason_is_read_as_it_was_written() -> None:
    reason = OfferReason("named_agent", eligible=1, idle_seconds=7, is_tie=True, lacking=2)
    assert read(written(reason)) == reason


@pytest.mark.parametrize("text", ["", "You are the only one.", "7", "[]", "{}", '{"rule": "named_agent"}'])
def test_what_another_hub_wrote_is_no_reason(text: str) -> None:
    assert read(text) is None
