"""The words of a text, whatever it is written in."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given

from hub.domain.search_text import LONGEST_WORD, MOST_CHARACTERS, Script, folded, read, tokens_of
from tests.unit.domain.searching import any_text, mixed


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hello, World_again", "hello world again"),
        ("Café CAFÉ cafe\u0301", "cafe cafe cafe"),
        ("Straße ﬁne İstanbul", "strasse fine istanbul"),
        ("ＡＢＣ １２ ٣٤", "abc 12 34"),
        ("3\ufe0f\u20e3 ٣\ufe0f", "3 3"),
        ("soft\u00adhyphen", "softhyphen"),
        ("मेरी किताब", "मेरी किताब"),
        ("ﾊﾟﾝ が 한국어", "\u30d1\u30f3 \u304c \ud55c\uad6d\uc5b4"),
        ("iPhone手机壳", "iphone 手机壳"),
        ("很好👍🏽!", "很好👍"),
        ("訂單 臺灣 後臺", "订单 台湾 后台"),
        ("...", ""),
        ("", ""),
    ],
)
def test_words_are_as_one_would_type_them(text: str, words: str) -> None:
    assert [piece.text for piece in read(text).pieces] == words.split()


def test_scripts_without_spaces_are_known() -> None:
    scripts = {piece.text: piece.script for piece in read("ไทย မြန်မာ ខ្មែរ hallo привет שלום 中文").pieces}
    assert [text for text, script in scripts.items() if script is Script.SPACED] == ["hallo", "привет", "שלום"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("+49 (170) 123-4567", ["491701234567"]),
        ("4711", []),
        ("12 34 56", []),
        ("1234567", ["1234567"]),
        ("1234567, 7654321", ["1234567", "7654321"]),
        ("12345678901 12345678901", ["12345678901", "12345678901"]),
        ("1" * 21, []),
        ("tel 0301234567x", []),
    ],
)
def test_long_numbers_are_one_however_their_digits_are_grouped(text: str, numbers: list[str]) -> None:
    assert [number.digits for number in read(text).numbers] == numbers


def test_an_index_knows_letters_pairs_of_them_and_every_end_of_a_long_number() -> None:
    assert tokens_of("退款单 Ok 1234567") == {
        *("退", "款", "单", "退款", "款单", "ok"),
        *("1234567", "234567", "34567", "4567"),
    }


def test_what_is_too_long_is_cut() -> None:
    assert tokens_of("a" * 100) == {"a" * LONGEST_WORD}
    assert "end" not in tokens_of("x " * MOST_CHARACTERS + "end")
    assert tokens_of("a" + "\u0301" * 1000 + "b") == {"b"}


@given(any_text)
def test_every_piece_stands_where_it_says(text: str) -> None:
    for piece in read(text).pieces:
        assert 0 <= piece.start < piece.end <= len(text)
        assert folded(text).text.startswith(piece.text, piece.place)
    for token in tokens_of(text):
        assert token
        assert not set(token) & set(" \"'\\¤")


@given(mixed)
def test_forms_of_the_same_letters_give_the_same_words(text: str) -> None:
    assert tokens_of(normalize("NFD", text)) == tokens_of(normalize("NFC", text)) == tokens_of(normalize("NFKC", text))


@given(mixed)
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    once = folded(text).text
    assert folded(once).text == once
