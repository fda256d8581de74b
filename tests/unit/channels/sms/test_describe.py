"""An operator sees what the hub makes of a recorded webhook, and whether it was signed."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twilio.request_validator import RequestValidator

from channels.contract import NotUnderstood
from channels.sms.describe import describe

AT = datetime(2026, 11, 22, 10, tzinfo=UTC)
URL = "https://hub.example/webhooks/texts"
FORM = {
    "MessageSid": "SM1",
    "From": "+14155550123",
    "To": "+15005550006",
    "Body": "Stop",
    "MediaUrl0": "https://api.twilio.com/m/0",
    "MediaContentType0": "image/png",
}


def described(form: dict[str, str], *, token: str = "", signed_with: str = "t", tail: bytes = b"") -> dict[str, Any]:
    headers = {"X-Twilio-Signature": RequestValidator(signed_with).compute_signature(URL, form)}
    secrets = {"auth_token": token} if token else {}
    body = urlencode(form).encode() + tail
    return describe(body, method="post", url=URL, headers=headers, at=AT, secrets=secrets)


SHOWN = {
    "kind": "message",
    "provider_id": "SM1",
    "conversation_key": "+14155550123",
    "sender": {"id": "+14155550123", "name": None, "address": "+14155550123"},
    "at": "2026-11-22T10:00:00+00:00",
    "text": "Stop",
    "attachments": [
        {
            "kind": "image",
            "media_id": None,
            "url": "https://api.twilio.com/m/0",
            "type": "image/png",
            "name": "media-1.png",
        }
    ],
    "reply_to": None,
    "state": None,
    "error": None,
    "raw": FORM,
}


def test_a_text_and_the_wish_in_it_are_shown_with_every_field() -> None:
    found = described(FORM)
    wish = {**SHOWN, "kind": "opt_out", "text": None, "attachments": []}
    assert found == {"verified": None, "events": [SHOWN, wish]}
    json.dumps(found)


def test_a_report_shows_state_and_error() -> None:
    (event,) = described({"MessageSid": "SM1", "MessageStatus": "undelivered", "ErrorCode": "30005"})["events"]
    assert (event["kind"], event["provider_id"], event["state"]) == ("delivery", "SM1", "failed")
    assert event["error"]["code"] == "30005"
    (event,) = described({"MessageSid": "SM1", "MessageStatus": "sent"})["events"]
    assert (event["state"], event["error"]) == ("sent", None)


def test_the_signature_is_told_apart() -> None:
    assert described(FORM, token="t")["verified"] is True
    assert described(FORM, token="old t")["verified"] is True
    assert described(FORM, token="t", tail=b"\n")["verified"] is True
    assert described(FORM, token="another") == {"verified": False, "events": []}


def test_what_makes_no_sense_is_said_to_make_none() -> None:
    with pytest.raises(NotUnderstood):
        described({"a": "b"})


@given(st.binary(max_size=200), st.text(max_size=30), st.sampled_from(["GET", "POST"]))
def test_no_bytes_break_it(body: bytes, url: str, method: str) -> None:
    for secrets in ({}, {"auth_token": "t"}):
        try:
            found = describe(body, method=method, url=url, headers={"x-twilio-signature": "x"}, at=AT, secrets=secrets)
        except NotUnderstood:
            continue
        json.dumps(found)
