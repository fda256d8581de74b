"""Why an agent was chosen survives the way through the database, and nothing else passes for it."""

import pytest

from hub.wire.desk import OfferReason
from hub.wire.reason import read, written


def test_a_reason_is_read_as_it_was_written() -> None:
    reason = OfferReason("named_agent", eligible=1, idle_seconds=7, is_tie=True, lacking=2, chosen_by="Anna")
    assert read(written(reason)) == reason


def test_a_reason_of_before_choosers_were_named_is_still_read() -> None:
    text = '{"rule":"named_agent","eligible":1,"idle_seconds":7,"is_tie":false,"lacking":0}'
    assert read(text) == OfferReason("named_agent", eligible=1, idle_seconds=7, is_tie=False, lacking=0)


@pytest.mark.parametrize("text", ["", "You are the only one.", "7", "[]", "{}", '{"rule": "named_agent"}'])
def test_what_another_hub_wrote_is_no_reason(text: str) -> None:
    assert read(text) is None
