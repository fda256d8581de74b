"""Results come by when something happened, and a little by where it was found."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from hub.domain.search_document import LAST_RANK, Area, Place, Source, Written, rank_of

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def written(place: Place, at: datetime = NOON, id_: str = "") -> Written:
    return Written(place, id_, "about", at, ("Lamp 12", "Ada"))


def test_a_subject_ranks_as_if_it_were_a_month_younger() -> None:
    subject = written(Place.SUBJECT)
    assert written(Place.MESSAGE, NOON + timedelta(days=29)).rank < subject.rank
    assert subject.rank < written(Place.NOTE, NOON + timedelta(days=31)).rank


def test_a_customers_name_comes_before_any_address_and_that_before_anything_else() -> None:
    young = datetime(2099, 1, 1, tzinfo=UTC)
    assert written(Place.NAME).rank > written(Place.ADDRESS, young).rank > written(Place.PROFILE, young).rank
    assert written(Place.NAME, young).rank < LAST_RANK


@pytest.mark.parametrize(
    ("id_", "order"), [(f"{0:012x}0a5b{1:016x}", 0xA5B), ("anna", 0), ("customer-one.", 0), ("", 0)]
)
def test_what_happened_in_one_millisecond_keeps_its_order_where_identifiers_tell_it(id_: str, order: int) -> None:
    assert written(Place.MESSAGE, id_=id_).rank == rank_of(NOON) + order


def test_tokens_of_an_area_hold_a_word_that_nobody_can_type() -> None:
    assert written(Place.NOTE).tokens == "¤conversations 12 ada lamp"
    assert written(Place.NAME).tokens.startswith("¤customers ")
    assert {written(place).area for place in (Place.NAME, Place.ADDRESS, Place.PROFILE)} == {Area.CUSTOMERS}
    assert written(Place.SUBJECT).source is Source.CONVERSATION
