"""Who may guess how often, with a clock that the test holds."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from hub.domain.problem import SignInNeeded, TooMany
from hub.realtime.limits import Buckets
from hub.web.guesses import guessing_a_link, guessing_a_password


@pytest.fixture
def services() -> Any:
    noon = datetime(2026, 11, 22, 12, tzinfo=UTC)
    few, many = (Buckets(burst=burst, per_second=1, now=lambda: noon) for burst in (3, 10))
    return SimpleNamespace(limits=SimpleNamespace(guesses=few, many_guesses=many))


def wrong(services: Any, email: str, address: str) -> str:
    try:
        with guessing_a_password(services, email, address):
            refuse()
    except SignInNeeded:
        return "looked at"
    except TooMany:
        return "refused"
    return "let in"


def refuse() -> None:
    raise SignInNeeded("The mail address or the password is not right.")


def test_wrong_guesses_lock_out_one_address_and_one_person_only(services: Any) -> None:
    assert [wrong(services, "ada@b.example", "1.1.1.1") for _ in range(4)] == ["looked at"] * 3 + ["refused"]
    assert wrong(services, " ADA@b.example", "1.1.1.1") == "refused"
    assert wrong(services, "ada@b.example", "2.2.2.2") == "looked at"
    assert wrong(services, "bo@b.example", "1.1.1.1") == "looked at"


def test_neither_one_address_nor_all_together_go_on_for_ever(services: Any) -> None:
    spraying = [wrong(services, f"{number}@b.example", "1.1.1.1") for number in range(12)]
    assert spraying == ["looked at"] * 10 + ["refused"] * 2
    together = [wrong(services, "ada@b.example", f"2.2.2.{number}") for number in range(12)]
    assert together == ["looked at"] * 10 + ["refused"] * 2


def test_whoever_is_right_pays_nothing(services: Any) -> None:
    for _ in range(20):
        with guessing_a_password(services, "ada@b.example", "1.1.1.1"):
            pass
        with guessing_a_link(services, "1.1.1.1"):
            pass


def test_tries_made_together_are_counted_before_they_are_looked_at(services: Any) -> None:
    tries = [guessing_a_password(services, "ada@b.example", "1.1.1.1") for _ in range(4)]
    for one in tries[:3]:
        one.__enter__()
    with pytest.raises(TooMany):
        tries[3].__enter__()
    for one in tries[:3]:
        one.__exit__(None, None, None)
    assert wrong(services, "ada@b.example", "1.1.1.1") == "looked at"


def test_a_try_that_nobody_looked_at_is_not_counted(services: Any) -> None:
    for _ in range(5):
        with pytest.raises(TooMany, match="moment"), guessing_a_password(services, "ada@b.example", "1.1.1.1"):
            raise TooMany("Too many people sign in at this moment.", 3)
