"""Codes are those of the standard, are taken in their half minute or a neighbouring one, and no code is taken twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from hub.domain.one_time_code import (
    address_for_apps,
    code_at,
    digest_of_recovery,
    recovery_codes_of,
    secret_of,
    step_at,
    step_of,
)
from hub.domain.permission import Role
from hub.domain.second_step import LONGEST_WAIT, SecondStepRule, needs_second_step, wait_after
from tests.unit.worker.mirrors import agent

STANDARD = secret_of(b"12345678901234567890")
NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "code"),
    [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (2000000000, "279037"), (20000000000, "353130")],
)
def test_codes_are_those_of_the_standard(seconds: int, code: str) -> None:
    assert code_at(STANDARD, step_at(datetime.fromtimestamp(seconds, UTC))) == code


@pytest.mark.parametrize(("early", "is_taken"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_clock_may_be_a_step_early_or_late(early: int, is_taken: bool) -> None:  # noqa: FBT001 - a parameter
    step = step_at(NOON) + early
    assert step_of(STANDARD, code_at(STANDARD, step), NOON, -1) == (step if is_taken else None)


def test_neither_a_step_that_was_taken_nor_one_before_it_is_taken() -> None:
    now = step_at(NOON)
    for early, after in ((0, now), (-1, now), (0, now + 1)):
        assert step_of(STANDARD, code_at(STANDARD, now + early), NOON, after) is None
    assert step_of(STANDARD, code_at(STANDARD, now + 1), NOON, now) == now + 1


@pytest.mark.parametrize("given", ["", "12345", "1234567", "١٢٣٤٥٦", "ünicöd", "\ud800"])
def test_what_is_no_code_is_refused(given: str) -> None:
    assert step_of(STANDARD, given, NOON, -1) is None


def test_an_app_is_told_who_and_where() -> None:
    address = urlsplit(address_for_apps(STANDARD, "ada@lantern.example", "Lantern: Books"))
    assert (address.scheme, address.netloc) == ("otpauth", "totp")
    assert unquote(address.path) == "/Lantern  Books:ada@lantern.example"
    assert parse_qs(address.query)["secret"] == [STANDARD]


def test_ten_recovery_codes_are_told_apart_and_known_however_they_are_typed() -> None:
    codes = list(recovery_codes_of(bytes(range(100))))
    assert len({*codes}) == 10
    assert all(len(code) == 19 and not {*"lo01"} & {*code} for code in codes)
    typed = codes[0].replace("-", " ").upper()
    assert digest_of_recovery(typed) == digest_of_recovery(codes[0])


def test_wrong_codes_hold_up_longer_and_longer_but_never_for_ever() -> None:
    assert [wait_after(misses) for misses in (1, 4)] == [timedelta(0)] * 2
    assert [wait_after(misses).total_seconds() for misses in (5, 6, 7)] == [30, 60, 120]
    assert wait_after(1_000_000) == LONGEST_WAIT


def test_the_rule_says_who_needs_a_second_step() -> None:
    people = [agent("ann"), agent("eva", roles=frozenset({Role.ADMINISTRATOR}))]
    needed = {rule: [needs_second_step(rule, person) for person in people] for rule in SecondStepRule}
    assert needed == {
        SecondStepRule.OPTIONAL: [False, False],
        SecondStepRule.ADMINISTRATORS: [False, True],
        SecondStepRule.ALL: [True, True],
    }
