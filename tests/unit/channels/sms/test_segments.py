"""Segments are counted as carriers charge them, and long texts are cut where a reader pauses."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.sms.segments import count_segments, split_text

RECORDED = Path(__file__).parents[3] / "recordings" / "segments" / "counted.json"
"""What carriers charge; the console's composer counts the same by the same table."""


@pytest.mark.parametrize("case", orjson.loads(RECORDED.read_bytes()))
def test_a_text_costs_what_the_carrier_charges(case: dict[str, object]) -> None:
    found = count_segments(str(case["text"]))
    told = {"encoding": found.encoding, "count": found.count, "left": found.left, "foreign": found.foreign}
    assert told == {name: case[name] for name in told}


@pytest.mark.parametrize(
    ("text", "units"),
    [("", 0), ("a" * 307, 307), ("€" * 81, 162), ("ñÑ¿¡ÄÖÜäöüß", 11), ("你" * 71, 71), ("😀" * 36, 72)],
)
def test_units_are_septets_or_halves_of_a_character(text: str, units: int) -> None:
    assert count_segments(text).units == units


def test_the_characters_that_make_a_text_dear_are_named() -> None:
    assert count_segments("It’s “so” ’").foreign == "’“”"


@given(st.text(max_size=500))
def test_a_character_more_never_costs_less(text: str) -> None:
    assert count_segments(text + "a").count >= count_segments(text).count


def test_a_short_text_is_left_alone() -> None:
    assert split_text(" hello \n") == (" hello \n",)
    assert split_text("") == ("",)
    assert split_text("a" * 1600) == ("a" * 1600,)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("one two three\n\nfour five", ("one two three", "four five")),
        ("one two three\nfour five", ("one two three", "four five")),
        ("one, two three. four five", ("one, two three.", "four five")),
        ("one two three four five", ("one two three", "four five")),
        ("aaaaaaaaaaaaaaaabbbbbbb", ("aaaaaaaaaaaaaaaa", "bbbbbbb")),
        ("一二三四五六七八九。十一二三四五六七八", ("一二三四五六七八九。", "十一二三四五六七八")),
    ],
)
def test_a_long_text_is_cut_at_the_best_place(text: str, parts: tuple[str, ...]) -> None:
    assert split_text(text, 16) == parts


@pytest.mark.parametrize("whole", ["👩\u200d👩\u200d👧", "e\u0301\u0302", "🇩🇪", "👍🏽"])
def test_what_is_read_as_one_sign_is_not_torn(whole: str) -> None:
    for before in range(10, 16):
        parts = split_text("x" * before + whole + "y" * 9, 16)
        assert any(whole in part for part in parts)


@given(st.text(min_size=1, max_size=400), st.integers(8, 60))
def test_nothing_but_space_is_lost_and_no_part_is_too_long(text: str, longest: int) -> None:
    parts = split_text(text, longest)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(len(part.encode("utf-16-le")) // 2 <= longest for part in parts)


def test_a_sign_longer_than_anybody_writes_is_cut_after_all() -> None:
    parts = split_text("e" + "\u0301" * 100, 40)
    assert [len(part) for part in parts] == [40, 40, 21]
