"""What customers who look alike have in common, as words that an index finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.domain.likeness import word_of_address, word_of_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Lovelace", "LOVELACE, ada"),
        ("José Núñez", "Jose Nunez"),
        ("Straße Müller", "strasse muller"),
        ("李小龍", "李小龍 "),
        ("O'Brien, Ann", "ann o brien"),
    ],
)
def test_a_name_is_the_same_however_it_is_written(one: str, other: str) -> None:
    assert word_of_name(one) == word_of_name(other) != ""


@pytest.mark.parametrize("name", ["", "Visitor", "guest", "Al", "ada@example.org", "+49 30 1234567", "…"])
def test_what_names_nobody_in_particular_has_no_word(name: str) -> None:
    assert word_of_name(name) == ""


def test_two_chinese_characters_are_a_whole_name() -> None:
    assert word_of_name("李四") == "李四"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("+49 30 1234567", "030/1234567"),
        ("+15550100123", "(555) 010-0123"),
        ("Ada.Lovelace@example.org", "adalovelace+shop@mail.example.com"),
        ("0049301234567", "+49 (30) 1234567"),
    ],
)
def test_an_address_is_the_same_however_it_is_written(one: str, other: str) -> None:
    assert word_of_address(one) == word_of_address(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("info@example.org", "info@example.com"),
        ("ada@example.org", "ada@example.com"),
        ("+49301234567", "+49301234568"),
    ],
)
def test_what_many_share_is_no_sign(one: str, other: str) -> None:
    assert word_of_address(one) != word_of_address(other)


@pytest.mark.parametrize(
    "address", ["", "12345", "u_93jd2", "visitor 7", "@example.org", "a b@example.org", "ada@here"]
)
def test_an_address_that_only_its_provider_reads_has_no_word(address: str) -> None:
    assert word_of_address(address) == ""


@given(st.text(max_size=40))
def test_a_word_of_a_word_is_the_word(text: str) -> None:
    word = word_of_name(text)
    assert word_of_name(word) in {word, ""}
