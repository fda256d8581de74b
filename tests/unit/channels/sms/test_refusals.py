"""Every answer but yes says whether asking again helps, and what else does."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.contract import (
    ChannelError,
    HttpAnswer,
    NotConfigured,
    OutcomeUnknown,
    ProviderRefused,
    ProviderUnavailable,
    RateLimited,
)
from channels.sms.refusals import refusal


def told(status: int, code: int | None = None, message: str = "", **headers: str) -> ChannelError:
    problem: dict[str, Any] = {"message": message, "status": status}
    if code is not None:
        problem["code"] = code
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return refusal(HttpAnswer(status, names, json.dumps(problem).encode()))


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (400, 21610, ProviderRefused),
        (400, 21211, ProviderRefused),
        (400, None, ProviderRefused),
        (404, 20404, ProviderRefused),
        (403, 20003, ProviderRefused),
        (401, 20003, NotConfigured),
        (429, 20429, RateLimited),
        (429, None, RateLimited),
        (400, 20429, RateLimited),
        (400, 14107, RateLimited),
        (400, 21611, RateLimited),
        (408, None, ProviderUnavailable),
        (500, 20500, ProviderUnavailable),
        (503, None, ProviderUnavailable),
        (504, None, OutcomeUnknown),
    ],
)
def test_an_answer_is_the_error_it_stands_for(status: int, code: int | None, kind: type[ChannelError]) -> None:
    assert type(told(status, code)) is kind


def test_a_refusal_keeps_twilios_code_and_says_what_to_do() -> None:
    error = told(400, 21610, "Attempt to send to unsubscribed recipient")
    assert isinstance(error, ProviderRefused)
    assert error.code == "21610"
    assert "START" in str(error)


def test_a_code_nobody_explained_keeps_twilios_own_words() -> None:
    assert str(told(400, 29999, "Moon is full")) == "Moon is full (Twilio error 29999)"


@pytest.mark.parametrize(
    ("told_header", "seconds"),
    [
        ("7", 7.0),
        ("0.5", 0.5),
        ("0", 0.0),
        ("999999", 3600.0),
        ("", 2.0),
        ("Wed, 21 Oct 2026", 2.0),
        ("-5", 2.0),
        ("nan", 2.0),
    ],
)
def test_patience_is_what_twilio_asks_for(told_header: str, seconds: float) -> None:
    error = told(429, 20429, retry_after=told_header)
    assert isinstance(error, RateLimited)
    assert error.retry_after_seconds == seconds


@given(st.integers(400, 599), st.binary(max_size=100))
def test_any_body_is_some_error(status: int, body: bytes) -> None:
    assert str(refusal(HttpAnswer(status, {}, body)))


@pytest.mark.parametrize(
    "body", [b"[]", b"null", b'"x"', b'{"code": true}', b'{"code": [1], "message": {}}', b"[" * 100_000]
)
def test_json_of_another_shape_is_some_error(body: bytes) -> None:
    error = refusal(HttpAnswer(400, {}, body))
    assert isinstance(error, ProviderRefused)
    assert error.code == ""
