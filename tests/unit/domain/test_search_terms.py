"""What is looked for is found where it stands, and an index never misses it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.domain.search_terms import Digits, has_all, phrase_of, spans_of, terms_of
from hub.domain.search_text import read
from tests.unit.domain.searching import any_text, index_says_yes, mixed


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("lam", "a lamp", True),
        ("la", "a lamp", False),
        ("amp", "a lamp", False),
        ("lamp table", "table and lamps", True),
        ("lamp chair", "table and lamps", False),
        ("don't", "I don't", True),
        ("don't", "don and t", False),
        ("iphone手机", "the iPhone手机壳", True),
        ("iphone手机", "iPhone 手机", True),
        ("iphone手机", "iPhone壳手机", False),
        ("手机iphone", "好手机iPhone12", True),
        ("手机iphone壳", "好手机iPhone壳子", True),
        ("手机iphone壳", "好手机iPhone好壳子", False),
        ("a手机b", "a手机壳b", False),
        ("a手机b", "a手机b", True),
        ("a b", "a手b", True),
        ("a-b", "a手b", False),
        ("internationalisation", "internationalism", False),
        ("internationali", "Internationalism", True),
        ("47", "4711", False),
        ("471", "4711", True),
        ("4711", "47110815", True),
        ("0815", "no 4711-0815", True),
        ("00049170", "+49 170 1234567", True),
        ("0170 1234567", "0170 and 1234567", True),
        ("0170 1234567", "0170 and 7654321", False),
        ("0000 0000", "00000000", True),
        ("0000 0000", "0000", True),
        ("12-abc", "12 abcd", True),
    ],
)
def test_a_text_has_what_is_looked_for(query: str, text: str, *, expected: bool) -> None:
    assert has_all([text], terms_of(query)) is expected
    assert index_says_yes(text, terms_of(query)) >= expected


def test_the_word_that_is_being_typed_finds_earlier() -> None:
    assert has_all(["a lamp"], terms_of("la", is_typed=True))
    assert not has_all(["a lamp"], terms_of("l", is_typed=True))
    assert not has_all(["a lamp and a table"], terms_of("la table", is_typed=True))


def test_a_phrase_is_complete() -> None:
    assert has_all(["late delivery"], phrase_of("Late   DELIVERY!"))
    assert not has_all(["late deliveries"], phrase_of("late delivery"))
    assert phrase_of("…") == []


def test_terms_may_stand_in_several_texts() -> None:
    assert has_all(["lamp", "Ada"], terms_of("ada lamp"))
    assert not has_all([], terms_of("ada"))


def test_places_are_marked_once() -> None:
    text = "退款单 Lamps: 0170 123 4567"
    assert [text[a:b] for a, b in spans_of(text, terms_of("退款 款单 lam 01701234567"))] == [
        "退款单",
        "Lamps",
        "0170 123 4567",
    ]


def test_groups_of_a_number_are_marked_where_they_stand() -> None:
    text = "0170 and then 1234567"
    assert [text[a:b] for a, b in spans_of(text, terms_of("0170 1234567"))] == ["0170", "1234567"]
    assert isinstance(terms_of("0170 1234567")[0], Digits)


@given(any_text, st.data())
def test_every_word_of_a_text_finds_it(text: str, data: st.DataObject) -> None:
    pieces = read(text).pieces
    # Where one letter makes two words, as ¼ does, a part of it cannot be cut out.
    cuts = [0, *(place for place in range(1, len(pieces)) if pieces[place - 1].end <= pieces[place].start), len(pieces)]
    if pieces:
        place = data.draw(st.integers(0, len(cuts) - 2))
        first, last = cuts[place], cuts[min(place + data.draw(st.integers(1, 4)), len(cuts) - 1)] - 1
        part = text[pieces[first].start : pieces[last].end]
        assert has_all([text], terms_of(part)), part
        assert has_all([text], phrase_of(part)), part


@given(text=mixed, query=mixed, is_typed=st.booleans())
def test_an_index_says_yes_to_every_text_that_has_what_is_looked_for(text: str, query: str, *, is_typed: bool) -> None:
    for terms in (terms_of(query, is_typed=is_typed), phrase_of(query)):
        if terms and has_all([text], terms):
            assert index_says_yes(text, terms)


@given(mixed, mixed)
def test_marks_never_overlap_and_lie_within_the_text(text: str, query: str) -> None:
    end = 0
    for start, stop in spans_of(text, terms_of(query)):
        assert end <= start < stop <= len(text)
        end = stop
