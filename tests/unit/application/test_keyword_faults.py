"""A keyword that no text can have is refused where it stands."""

from __future__ import annotations

import pytest

from hub.domain.problem import Invalid
from tests.unit.application.applying import House, floor_document


@pytest.mark.parametrize(("field", "words"), [("keywords", ["refund", " "]), ("keywords", [""]), ("subjects", ["*"])])
async def test_a_keyword_without_a_word_is_refused(house: House, field: str, words: list[str]) -> None:
    await house.apply(floor_document())
    rule = {"name": "x", "queue": "general"}
    with pytest.raises(Invalid, match=rf"^accounts\.texts\.entry_rules\.0\.{field}: each needs a word that a text can"):
        await house.apply({"accounts": {"texts": {"entry_rules": [rule | {field: words}]}}})
    await house.apply({"accounts": {"texts": {"entry_rules": [rule | {field: ["refund*"]}]}}})
