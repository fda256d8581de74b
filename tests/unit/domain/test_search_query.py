"""What is typed into a search field is understood, however it is typed."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given

from hub.domain.problem import Invalid
from hub.domain.search_query import FILTERS, LONGEST_QUERY, MOST_TERMS, parse_query
from hub.domain.search_terms import has_all
from tests.unit.domain.searching import any_text


def test_filters_are_no_words() -> None:
    query = parse_query('lamp channel:sms QUEUE:"Live chat" channel:email from:2026-01-01 order:4711 x:channel:y')
    assert query.filters == {"channel": ("sms", "email"), "queue": ("Live chat",), "from": ("2026-01-01",)}
    assert has_all(["lamp order 4711 x channel y"], query.terms)
    assert not has_all(["lamp order 4711"], query.terms)


def test_filters_are_understood_as_chinese_keyboards_write_them() -> None:
    assert parse_query("queue：“在线 客服”").filters == {"queue": ("在线 客服",)}


@pytest.mark.parametrize(("text", "value"), [("agent:", ""), ('agent:"', ""), ('agent:"me', "me"), ("agent:me", "me")])
def test_what_is_not_finished_is_read_as_far_as_it_goes(text: str, value: str) -> None:
    assert parse_query(text).filters == {"agent": (value,)}


@pytest.mark.parametrize("text", ['"late delivery"', '"late delivery', "「late delivery」", "„late delivery“"])
def test_quotes_of_every_kind_hold_words_together(text: str) -> None:
    terms = parse_query(f"{text} lamp").terms if not text.endswith("y") else parse_query(text).terms
    assert not has_all(["delivery late lamp"], terms)
    assert has_all(["late delivery lamp"], terms)


def test_only_the_last_word_is_still_being_typed() -> None:
    assert has_all(["a lamp"], parse_query("la").terms)
    assert not has_all(["a lamp"], parse_query("la ").terms)
    assert not has_all(["a lamp"], parse_query("la channel:sms ").terms)


def test_what_is_too_much_is_refused() -> None:
    parse_query("x" * LONGEST_QUERY)
    parse_query(" ".join("abcdefghijkl"))
    with pytest.raises(Invalid, match="characters"):
        parse_query("x" * (LONGEST_QUERY + 1))
    with pytest.raises(Invalid, match=f"{MOST_TERMS} words"):
        parse_query(" ".join("abcdefghijklm"))


@given(any_text)
def test_any_text_is_a_query(text: str) -> None:
    with suppress(Invalid):
        assert parse_query(text).filters.keys() <= set(FILTERS)
