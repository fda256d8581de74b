"""What somebody is called who never said her name."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from hub.domain.called import called, number_of
from hub.domain.ids import CustomerId

RECORDED = Path(__file__).parents[2] / "recordings" / "called" / "numbers.json"
CASES = [(CustomerId(one["id"]), one["number"]) for one in orjson.loads(RECORDED.read_bytes())]


@pytest.mark.parametrize(("id_", "number"), CASES)
def test_the_hub_counts_the_number_that_the_console_counts(id_: CustomerId, number: int) -> None:
    assert number_of(id_) == number


def test_whoever_has_a_name_is_called_by_it_and_others_in_the_language_of_the_reader() -> None:
    id_, number = CASES[0]
    assert called("Ada", id_, "zh-Hans") == "Ada"
    spoken = [called("", id_, language) for language in ("en-GB", "zh-Hans", "zh-Hant", "fr")]
    assert spoken == [f"Visitor {number}", f"访客 {number}", f"訪客 {number}", f"Visitor {number}"]


def test_a_thousand_people_who_came_one_after_another_share_few_numbers() -> None:
    numbers = {number_of(CustomerId(f"019ac5f00001{place:020x}")) for place in range(1000)}
    assert len(numbers) > 900
    assert all(1000 <= number <= 9999 for number in numbers)
