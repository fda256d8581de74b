"""What is wrong with a canned reply is told with its path."""

from __future__ import annotations

from typing import Any

import pytest

from hub.domain.problem import Invalid
from tests.unit.application.applying import House, floor_document

CASES: list[tuple[dict[str, Any], str]] = [
    ({"replies": {"hi": {"text": " "}}}, "replies.hi.text: is a text of 1 to 10,000 characters"),
    ({"replies": {"hi": {}}}, "replies.hi.text: is missing"),
    ({"replies": {"hi": {"text": "Hi", "shortcut": "two words"}}}, "replies.hi.shortcut: is a word of letters"),
    (
        {"replies": {"hi": {"text": "Hi", "shortcut": "h"}, "ho": {"text": "Ho", "shortcut": "H"}}},
        "replies.ho.shortcut: “H” finds “hi” already",
    ),
    ({"replies": {"hi": {"text": "Hi", "teams": ["sales"]}}}, "replies.hi.teams: there is no team “sales”"),
    ({"replies": {"hi": {"text": "Hi", "queues": ["sales"]}}}, "replies.hi.queues: there is no queue “sales”"),
    ({"replies": {"hi": {"text": "Hi", "channels": ["telex"]}}}, "replies.hi.channels: there is no channel “telex”"),
]


@pytest.mark.parametrize(("document", "sentence"), CASES, ids=[sentence for _, sentence in CASES])
async def test_a_fault_of_a_reply_is_told_with_its_path(house: House, document: dict[str, Any], sentence: str) -> None:
    await house.apply(floor_document())
    with pytest.raises(Invalid) as refused:
        await house.apply(document)
    assert sentence in refused.value.detail


async def test_a_reply_that_is_whole_is_kept(house: House) -> None:
    reply = {"text": {"en": "Hi", "de": "Hallo"}, "shortcut": "hi", "teams": ["support"], "channels": ["webchat"]}
    await house.apply(floor_document() | {"replies": {"hi": reply}})
    assert house.store.floor.replies["hi"].shortcut == "hi"
