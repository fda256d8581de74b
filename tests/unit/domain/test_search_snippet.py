"""A snippet shows the match and a little around it."""

from __future__ import annotations

from hypothesis import given

from hub.domain.search_snippet import BEFORE_CHARACTERS, CUT, SNIPPET_CHARACTERS, marked, snippet
from hub.domain.search_terms import terms_of
from tests.unit.domain.searching import mixed


def shown(text: str, query: str) -> str:
    return "".join(f"[{part.text}]" if part.is_match else part.text for part in snippet(text, terms_of(query)))


def test_a_short_text_is_shown_whole() -> None:
    assert shown("The Lamp,\n\n is   late", "lamp") == "The [Lamp], is late"
    assert shown("The Lamp", "chair") == "The Lamp"
    assert shown("", "chair") == ""


def test_a_long_text_is_cut_at_a_word_before_the_match() -> None:
    text = "word " * 50 + "lamp " + "word " * 50
    found = shown(text, "lamp")
    assert found.startswith(f"{CUT}word word")
    assert "word [lamp] word" in found
    assert found.endswith(CUT)
    assert len(found) <= SNIPPET_CHARACTERS + 4


def test_a_text_without_spaces_is_cut_all_the_same() -> None:
    text = "订" * 300 + "退款" + "订" * 300
    assert shown(text, "退款").startswith(CUT + "订" * BEFORE_CHARACTERS + "[退款]订")


def test_a_match_longer_than_a_snippet_is_bounded() -> None:
    assert shown("退" * 1000, "退") == f"[{'退' * 2 * SNIPPET_CHARACTERS}]{CUT}"


@given(mixed, mixed)
def test_what_is_marked_is_the_text_itself(text: str, query: str) -> None:
    plain = "".join(part.text for part in marked(text, terms_of(query)))
    assert plain.split() == text.split()
