"""`hub inspect`: one JSON object per file, whatever the bytes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from twilio.request_validator import RequestValidator

from tests.integration.running import Place

MAIL = b"From: Ada <ada@lantern.example>\r\nTo: help@lantern.example\r\nSubject: Hello\r\n\r\nHow are you?\r\n"
FORM = b"MessageSid=SM1&From=%2B14155550123&To=%2B15005550006&Body=Hello"
URL = "https://hub.example/webhooks/texts?x=1"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    (tmp_path / "mail.eml").write_bytes(MAIL)
    (tmp_path / "noise.eml").write_bytes(bytes(range(256)))
    (tmp_path / "text").write_bytes(FORM)
    (tmp_path / "puzzle").write_bytes(b"nothing=known")
    return Place.new(tmp_path)


def _objects(place: Place, status: int, *arguments: str, given: bytes = b"") -> list[dict[str, Any]]:
    ended = place.command("inspect", *arguments, given=given)
    assert ended.returncode == status, ended.stderr.decode()
    assert ended.stderr == b""
    return [json.loads(line) for line in ended.stdout.splitlines()]


def test_every_channel_that_can_be_inspected_has_a_name(place: Place) -> None:
    ended = place.command("inspect", "--list")
    assert (ended.returncode, ended.stdout.split()[:1]) == (0, [b"email"])
    assert b"sms" in ended.stdout.split()


def test_a_mail_becomes_one_line(place: Place) -> None:
    (found,) = _objects(place, 0, "email", "mail.eml")
    assert found["from"] == {"address": "ada@lantern.example", "name": "Ada"}
    assert found["text"].strip() == "How are you?"
    (found,) = _objects(place, 0, "email", "-", given=MAIL)
    assert found["subject"] == "Hello"
    assert found["authentication"] == {"spf": None, "dkim": None, "dmarc": None}


def test_several_files_are_several_lines_and_a_bad_one_stops_nothing(place: Place) -> None:
    found = _objects(place, 1, "email", "mail.eml", "missing.eml", "noise.eml", "mail.eml")
    assert [set(one) == {"error"} for one in found] == [False, True, False, False]
    found = _objects(place, 1, "sms", "puzzle", "text")
    assert set(found[0]) == {"error"}
    assert found[1]["events"][0]["text"] == "Hello"


def test_a_signature_is_verified_when_a_secret_is_given(place: Place) -> None:
    parameters = {"MessageSid": "SM1", "From": "+14155550123", "To": "+15005550006", "Body": "Hello"}
    signature = RequestValidator("t").compute_signature(URL, parameters)
    options = ["--url", URL, "--header", f"X-Twilio-Signature: {signature}"]
    (found,) = _objects(place, 0, "sms", *options, "text")
    assert found["verified"] is None
    (found,) = _objects(place, 0, "sms", *options, "--secret", "auth_token=t", "text")
    assert found["verified"] is True
    (found,) = _objects(place, 0, "sms", *options, "--secret", "auth_token=other", "text")
    assert (found["verified"], found["events"]) == (False, [])


def test_people_may_ask_for_several_lines(place: Place) -> None:
    ended = place.command("inspect", "email", "mail.eml", "--pretty")
    assert json.loads(ended.stdout)["subject"] == "Hello"
    assert ended.stdout.count(b"\n") > 10
