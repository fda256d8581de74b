"""A number has one spelling inside and a familiar one outside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.toolkit.phone import for_people, is_e164, normalised, normalised_typed, region_of


@pytest.mark.parametrize(
    ("text", "region", "number"),
    [
        ("+1 (415) 555-2671", "", "+14155552671"),
        ("(415) 555-2671", "US", "+14155552671"),
        ("020 7946 0958", "GB", "+442079460958"),
        ("+44 (0)20 7946 0958", "", "+442079460958"),
        ("0049 30 901820", "DE", "+4930901820"),
        ("138 0013 8000", "CN", "+8613800138000"),
        ("+39 06 698 12345", "", "+390669812345"),
        ("tel:+14155552671", "", "+14155552671"),
        ("１３８００１３８０００", "CN", "+8613800138000"),
    ],
)
def test_every_spelling_becomes_one(text: str, region: str, number: str) -> None:
    assert normalised(text, region) == number


@pytest.mark.parametrize("text", ["", "hello", "12345", "+1", "+999123456789", "4155552671", "+" + "1" * 80, "MYBANK"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert normalised(text) is None


@pytest.mark.parametrize(
    ("text", "region", "number"),
    [
        ("0151 234567", "US", None),
        ("0151 234567", "GB", None),
        ("555 0133", "US", None),
        ("12025550143", "US", "+12025550143"),
        ("(202) 555-0143", "US", "+12025550143"),
        ("0170 1234567", "DE", "+491701234567"),
        ("+49 151 234567", "US", "+49151234567"),
        ("011 49 151 234567", "US", "+49151234567"),
        ("+12025550143", "", "+12025550143"),
        ("+15005550006", "DE", "+15005550006"),
        ("+1 555 0133", "US", "+15550133"),
        ("tel:+1-555-0133", "US", "+15550133"),
        ("0151 234567", "", None),
    ],
)
def test_a_typed_number_without_its_country_must_exist_where_it_is_read(
    text: str, region: str, number: str | None
) -> None:
    assert normalised_typed(text, region) == number


def test_a_number_that_a_provider_tells_need_not_exist() -> None:
    assert normalised("0151 234567", "US") == "+10151234567"


@given(st.text(max_size=100), st.sampled_from(["", "US", "CN", "XX"]))
def test_a_normalised_number_is_e164_and_stays_so(text: str, region: str) -> None:
    number = normalised(text, region)
    assert number is None or (is_e164(number) and normalised(number) == number)


def test_people_read_numbers_as_at_home() -> None:
    assert for_people("+14155552671", "US") == "(415) 555-2671"
    assert for_people("+14155552671", "GB") == "+1 415-555-2671"
    assert for_people("+14155552671") == "+1 415-555-2671"
    assert for_people("MYBANK", "US") == "MYBANK"


def test_a_number_knows_its_country() -> None:
    assert region_of("+442079460958") == "GB"
    assert region_of("+88216123456") == "001"
    assert region_of("72404") == ""
