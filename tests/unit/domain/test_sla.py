"""The clocks of what was promised: when each is due, what makes them rest, and what was missed."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest

from hub.domain.conversation import Conversation, State, after
from hub.domain.ids import PersonId
from hub.domain.sla import Due, Passed, Promised, SlaClock, followed, passed
from hub.domain.sla_policy import SlaPolicy, SlaStep, Target, policy_for
from hub.domain.value import changed
from routing.calendar import Calendar, Interval
from tests.unit.domain.test_conversation import conversation

AT = datetime(2026, 5, 4, 8, tzinfo=UTC)
"""A Monday."""
ANNA = PersonId("anna")
POLICY = SlaPolicy("Usual", first_response_seconds=600, next_response_seconds=1_200, resolution_seconds=3_600)
MORNING = Calendar("UTC", dict.fromkeys(range(5), (Interval(time(9), time(12)),)))


def under(calendar: Calendar | None = None, policy: SlaPolicy = POLICY, before: Calendar | None = None) -> Promised:
    return Promised(policy, before or calendar, calendar)


def asked(seconds: float = 0) -> Conversation:
    return conversation().heard("Hello", after(AT, seconds))


def due(clock: SlaClock | None) -> tuple[Target, datetime] | None:
    return None if clock is None or clock.due is None else (clock.due.target, clock.due.at)


def clock_of(it: Conversation, seconds: float = 0, **promised: Any) -> SlaClock:
    clock = followed(None, it, under(**promised), after(AT, seconds))
    assert clock is not None
    return clock


def test_the_first_answer_is_due_first_then_the_next_then_the_end() -> None:
    it, clock = asked(), followed(None, asked(), under(), AT)
    assert due(clock) == (Target.FIRST_RESPONSE, after(AT, 600))
    it = it.opened(ANNA).said("Good morning", after(AT, 60))
    clock = followed(clock, it, under(), after(AT, 60))
    assert due(clock) == (Target.RESOLUTION, after(AT, 3_600))
    it = it.heard("And now?", after(AT, 100)).heard("Well?", after(AT, 400))
    clock = followed(clock, it, under(), after(AT, 400))
    assert due(clock) == (Target.NEXT_RESPONSE, after(AT, 1_300)), "counted from the oldest word without an answer"
    it = it.wrapping(after(AT, 900))
    assert due(followed(clock, it, under(), after(AT, 500))) is None
    assert followed(clock, it.closed(after(AT, 500), None), under(), after(AT, 500)) is None


def test_only_open_hours_count() -> None:
    clock = clock_of(asked(), calendar=MORNING)
    assert due(clock) == (Target.FIRST_RESPONSE, AT.replace(hour=9, minute=10))
    late = after(AT, 3.9 * 3_600)
    it = conversation().heard("Hello", late)
    clock = followed(None, changed(it, waiting_since=late), under(MORNING), late)  # type: ignore[assignment]
    assert due(clock) == (Target.FIRST_RESPONSE, AT.replace(day=5, hour=9, minute=4))


def test_the_clock_rests_while_it_is_the_customers_turn_and_goes_on_where_it_stood() -> None:
    it = asked().opened(ANNA).said("Which order?", after(AT, 60))
    clock = clock_of(it, 60)
    rests = followed(clock, it.waiting(holds_slot=True), under(), after(AT, 600))
    assert rests is not None
    assert (rests.due, rests.looks_at) == (None, None)
    back = it.waiting(holds_slot=True).heard("This one", after(AT, 9_000)).opened(ANNA)
    again = followed(rests, back, under(), after(AT, 9_000))
    assert again is not None
    assert due(again) == (Target.NEXT_RESPONSE, after(AT, 9_000 + 1_200))
    assert again.resolution.spent == 600
    it = back.said("Here it is", after(AT, 9_100))
    assert due(followed(again, it, under(), after(AT, 9_100))) == (Target.RESOLUTION, after(AT, 9_000 + 3_000))


def test_the_clock_goes_on_through_a_snooze_until_a_time_and_rests_in_one_until_her_word() -> None:
    it, clock = asked().opened(ANNA), clock_of(asked())
    until = it.snoozed(after(AT, 9_000))
    assert due(followed(clock, until, under(), after(AT, 60))) == (Target.FIRST_RESPONSE, after(AT, 600))
    assert due(followed(clock, it.snoozed(None), under(), after(AT, 60))) is None


def test_what_has_passed_survives_a_transfer_to_a_queue_with_other_hours_and_targets() -> None:
    it, clock = asked(), clock_of(asked())
    other = SlaPolicy("Slow", first_response_seconds=7_200)
    moved = followed(clock, it, Promised(other, None, MORNING), after(AT, 300))
    assert due(moved) == (Target.FIRST_RESPONSE, AT.replace(hour=9) + timedelta(seconds=6_900))
    assert moved is not None
    assert moved.policy == "Slow"


def test_near_then_missed_and_each_is_told_once() -> None:
    it, clock = asked(), clock_of(asked())
    assert clock.looks_at == after(AT, 480)
    assert passed(clock, it, under(), after(AT, 479)) == (clock, [])
    clock, found = passed(clock, it, under(), after(AT, 480))
    assert found == [Passed(Target.FIRST_RESPONSE, is_breach=False)]
    clock = followed(clock, it, under(), after(AT, 480)) or clock
    assert clock.looks_at == after(AT, 600)
    clock, found = passed(clock, it, under(), after(AT, 700))
    assert found == [Passed(Target.FIRST_RESPONSE, is_breach=True)]
    assert passed(clock, it, under(), after(AT, 800)) == (clock, [])
    clock = followed(clock, it, under(), after(AT, 800)) or clock
    assert due(clock) == (Target.FIRST_RESPONSE, after(AT, 600)), "it stays due until somebody answers"
    it = it.opened(ANNA).said("Sorry", after(AT, 900))
    clock = followed(clock, it, under(), after(AT, 900)) or clock
    assert (clock.missed, clock.breached) == (("first_response",), ())


def test_whoever_looks_too_late_hears_of_the_miss_alone() -> None:
    it, clock = asked(), clock_of(asked())
    _, found = passed(clock, it, under(), after(AT, 5_000))
    assert found == [Passed(Target.FIRST_RESPONSE, is_breach=True), Passed(Target.RESOLUTION, is_breach=True)]


def test_without_a_warning_only_the_miss_is_looked_for() -> None:
    policy = SlaPolicy("Calm", first_response_seconds=600, warn_percent=0)
    clock = clock_of(asked(), policy=policy)
    assert clock.looks_at == after(AT, 600)
    assert clock.due is not None
    assert clock.due.warn_at is None


def test_what_was_here_before_anything_was_promised_counts_from_its_question() -> None:
    it = conversation(State.WAITING).heard("Hello", after(AT, 30))
    clock = clock_of(it, 5_000)
    assert clock.due is None
    assert clock.response is not None
    assert clock.response.spent == 4_970


def test_where_nobody_ever_opens_nothing_is_due() -> None:
    assert due(clock_of(asked(), calendar=Calendar("UTC"))) is None


@pytest.mark.parametrize("seconds", [0, 480, 700])
def test_a_kept_clock_is_read_as_it_was(seconds: float) -> None:
    clock, _ = passed(clock_of(asked()), asked(), under(), after(AT, seconds))
    clock = changed(clock, told=("first_response",))
    assert SlaClock.read(clock.written()) == clock
    assert SlaClock.read({}) is None
    rested = followed(clock, asked().opened(ANNA).waiting(holds_slot=True), under(), after(AT, seconds + 1))
    assert rested is not None
    assert SlaClock.read(rested.written()) == rested


def test_the_first_policy_that_fits_a_customer_is_hers() -> None:
    gold = SlaPolicy("Gold", tiers=("gold",), first_response_seconds=60)
    big = SlaPolicy("Big", customer_value_at_least=100, first_response_seconds=120, on_warning=SlaStep(level=3))
    policies = (gold, big, POLICY)
    assert policy_for(policies, "gold", 500) == gold
    assert policy_for(policies, "", 500) == big
    assert policy_for(policies, "silver", 5) == POLICY
    assert policy_for((gold,), "", 5) is None


def test_what_can_still_be_kept_stands_beside_what_is_missed_already() -> None:
    it, clock = asked().opened(ANNA).said("Good morning", after(AT, 60)), clock_of(asked())
    clock, found = passed(followed(clock, it, under(), after(AT, 60)) or clock, it, under(), after(AT, 3_700))
    assert found == [Passed(Target.RESOLUTION, is_breach=True)]
    clock = followed(clock, it, under(), after(AT, 3_700)) or clock
    assert (due(clock), clock.keepable) == ((Target.RESOLUTION, after(AT, 3_600)), None)
    it = it.heard("And now?", after(AT, 4_000))
    clock = followed(clock, it, under(), after(AT, 4_000)) or clock
    assert due(clock) == (Target.RESOLUTION, after(AT, 3_600))
    assert clock.keepable == Due(Target.NEXT_RESPONSE, after(AT, 5_200), after(AT, 4_960))
    assert SlaClock.read(clock.written()) == clock
    clock, _ = passed(clock, it, under(), after(AT, 5_200))
    clock = followed(clock, it, under(), after(AT, 5_200)) or clock
    assert (due(clock), clock.keepable) == ((Target.RESOLUTION, after(AT, 3_600)), None), "nothing can be kept now"


@pytest.mark.parametrize("calendar", [None, Calendar("UTC", dict.fromkeys(range(7), (Interval(time(0), time(23)),)))])
def test_what_was_late_is_late_by_as_much_after_it_rested(calendar: Calendar | None) -> None:
    it, held = asked().opened(ANNA).said("Which one?", after(AT, 60)), clock_of(asked(), calendar=calendar)
    clock, _ = passed(followed(held, it, under(calendar), after(AT, 60)) or held, it, under(calendar), after(AT, 3_720))
    rests = followed(clock, it.snoozed(None), under(calendar), after(AT, 3_720))
    back = followed(rests, it, under(calendar), after(AT, 9_000))
    assert due(back) == (Target.RESOLUTION, after(AT, 9_000 - 120))
