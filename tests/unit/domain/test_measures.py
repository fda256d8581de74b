"""What the floor does is measured from facts alone, and so is how its promises were kept."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest

from hub.domain.fact import Happening
from hub.domain.measures import REMEMBERED, MeasuredFact, Measures, promise_details, promise_in
from routing.promise import Promise

START = datetime(2026, 5, 4, 8, tzinfo=UTC)
NUMBERS = count()


def fact(
    happening: Happening, second: float, conversation: str = "c", *, agent: str = "anna", **details: Any
) -> MeasuredFact:
    at = START + timedelta(seconds=second)
    return MeasuredFact(f"{next(NUMBERS)}", at, happening.value, conversation, "chat", agent, "webchat", details)


def after(*facts: MeasuredFact) -> Measures:
    measures = Measures()
    for one in facts:
        measures.add(one)
    return measures


def promised(seconds: float, low: float, high: float, at: float = 0, conversation: str = "c") -> MeasuredFact:
    details = promise_details(Promise(seconds, low, high), START + timedelta(seconds=at))
    return replace(fact(Happening.PROMISED, at + 5, conversation), details=details)


def test_a_promise_is_kept_as_it_was_made() -> None:
    assert promise_in(promise_details(Promise(61.04, 20.0, 99.96), START)) == (Promise(61.0, 20.0, 100.0), START)


def test_a_promise_that_the_model_did_not_foresee_is_kept_as_such() -> None:
    unforeseen = Promise(4.0, 1.0, 9.0, is_unforeseen=True)
    assert promise_in(promise_details(unforeseen, START)) == (unforeseen, START)
    assert "is_unforeseen" not in promise_details(Promise(4.0, 1.0, 9.0), START)


def test_a_slot_is_taken_from_its_offer_until_the_conversation_ends() -> None:
    answered = fact(Happening.ANSWERED, 30, waited_seconds=30.0, rang_seconds=8.0)
    measures = after(answered)
    assert measures.held["c"].since == START.timestamp() + 22
    assert measures.measured.ring_times("chat") == [8.0]
    measures.add(fact(Happening.CLOSED, 130))
    assert measures.held == {}
    assert measures.measured.handle_times("chat", "webchat") == [108.0] * 2, "its own, and what it lends itself"
    measures.add(fact(Happening.CLOSED, 140))
    assert len(measures.measured.handle_times("chat", "webchat")) == 2, "nobody held it any more"


@pytest.mark.parametrize("happening", [Happening.RELEASED, Happening.CLOSED])
def test_whoever_passes_it_on_has_handled_it(happening: Happening) -> None:
    measures = after(fact(Happening.ANSWERED, 0, waited_seconds=0.0), fact(happening, 60))
    assert set(measures.measured.handle_times("chat", "webchat")) == {60.0}


def test_waiting_on_the_customer_ends_it_only_where_the_slot_goes_back() -> None:
    measures = after(fact(Happening.ANSWERED, 0, waited_seconds=0.0), fact(Happening.WAITING, 60))
    assert "c" in measures.held
    measures.add(fact(Happening.WAITING, 90, frees_slot=True))
    assert set(measures.measured.handle_times("chat", "webchat")) == {90.0}


def test_a_colleague_who_takes_it_up_begins_anew() -> None:
    measures = after(fact(Happening.ANSWERED, 0), fact(Happening.ANSWERED, 40, agent="bo"))
    assert set(measures.measured.handle_times("chat", "webchat")) == {40.0}
    assert measures.held["c"].since == START.timestamp() + 40


def test_whoever_gives_up_is_impatient_and_judges_no_promise() -> None:
    measures = after(promised(60, 30, 90), fact(Happening.ABANDONED, 200, waited_seconds=200.0))
    assert measures.measured.giving_up_rate("chat") > 0
    measures.add(fact(Happening.ANSWERED, 300))
    assert measures.accuracy("chat", START).count == 0


def test_promises_are_judged_by_the_wait_from_when_they_were_made() -> None:
    measures = after(
        promised(60, 30, 90, at=10),
        fact(Happening.ANSWERED, 80),
        promised(60, 30, 90, at=0, conversation="late"),
        fact(Happening.ANSWERED, 100, conversation="late"),
        fact(Happening.ANSWERED, 100, conversation="never promised"),
    )
    found = measures.accuracy("chat", START)
    assert (found.count, found.kept, found.coverage, found.mean_error_seconds) == (2, 1, 0.5, 25.0)
    assert measures.calibration("chat").learned == 2
    assert measures.accuracy("text", START).coverage == 0


def test_the_promises_of_older_days_are_not_counted() -> None:
    week = REMEMBERED.total_seconds()
    measures = after(promised(60, 30, 90), fact(Happening.ANSWERED, 60), promised(60, 30, 90, week, "new"))
    now = START + REMEMBERED
    assert measures.accuracy("chat", now + timedelta(seconds=30)).count == 1
    assert measures.accuracy("chat", now + timedelta(seconds=90)).count == 0
    measures.add(fact(Happening.ANSWERED, week + 90, conversation="new"))
    found = measures.accuracy("chat", now + timedelta(seconds=90))
    assert (found.count, found.kept, found.mean_error_seconds) == (1, 1, 30.0)


def test_the_usual_channel_is_that_of_most_answers() -> None:
    measures = after(fact(Happening.ANSWERED, 0), fact(Happening.OFFERED, 1))
    assert (measures.usual_channel("chat"), measures.usual_channel("text")) == ("webchat", None)
