"""A hub that is started with another key than the one its secrets were sealed with says so, and loses nothing."""

from __future__ import annotations

import asyncio
import smtplib
import time
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey
from socketio import AsyncClient
from socketio.exceptions import ConnectionError as NotLetIn

from tests.integration.running import Browser, Place, Running, running

OLD, NEW = {"HUB_SECRET_KEY": "the key of the first year"}, {"HUB_SECRET_KEY": "a key of the second year"}
TOKEN = "a-token-that-only-Twilio-knows"
IDENTITY = "known-to-the-shop-and-to-the-hub"
FLOOR = """
teams: {t: {}}
queues: {q: {team: t}}
hooks: {h: {channel: sms, settings: {account_sid: AC00000000000000000000000000000000, auth_token: %(token)s}}}
accounts:
  s: {channel: sms, address: "+14155550100", queue: q, hook: h}
  c: {channel: webchat, address: c, queue: q, settings: {identity_secret: %(identity)s}}
  m: {channel: email, address: help@lantern.example, queue: q, settings: {smtp_url: "smtp://ada:hush@127.0.0.1:9"}}
people: {bo@lantern.example: {teams: [t], roles: [agent, administrator]}}
"""
PASSWORD = "correct horse battery"
SENTENCE = "These secrets were sealed with another key and cannot be read: "
FIELDS = {"AccountSid": "AC1", "From": "+14155550199", "To": "+14155550100", "NumMedia": "0"}
PATIENCE_SECONDS = 20


def _token() -> str:
    claims = {"sub": "1042", "name": "Mira Holt", "exp": int(time.time()) + 600}
    return str(jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(IDENTITY)))


async def _chat(url: str, text: str, **auth: str) -> dict[str, Any]:
    client = AsyncClient(reconnection=False, handle_sigint=False)
    await client.connect(url, namespaces=["/visitor"], auth={"account": "c", **auth}, transports=["websocket"])
    try:
        said = {"text": text, "client_id": text}
        answer: dict[str, Any] = await client.call("message", said, namespace="/visitor", timeout=10)
        return answer
    finally:
        await client.disconnect()


def _mail(place: Place) -> int:
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = "ada@lantern.example", "help@lantern.example", "A lamp"
    letter.set_content("It flickers.")
    with smtplib.SMTP("127.0.0.1", place.smtp_port) as line:
        try:
            line.send_message(letter)
        except smtplib.SMTPDataError as refused:
            return refused.smtp_code
    return 250


async def _answer_the_text(bo: Browser) -> dict[str, Any]:
    """Bo answers whoever texted; gives back the message once the hub has tried to send it."""
    await bo.ask("PUT", "/api/presence", {"state": "available"})
    while not (offers := (await bo.ask("GET", "/api/desk"))["offers"]):
        await asyncio.sleep(0.1)
    path = f"/api/conversations/{offers[0]['conversation_id']}"
    await bo.ask("POST", f"/api/offers/{offers[0]['id']}/accept")
    await bo.ask("POST", f"{path}/messages", {"text": "On its way.", "client_id": "1"}, status=201)
    while (account := (await bo.ask("GET", "/api/admin/accounts/s"))["health"])["error"] is None:
        await asyncio.sleep(0.1)
    assert account["state"] == "incomplete"
    items = (await bo.ask("GET", path))["items"]
    found: dict[str, Any] = next(item for item in items if item["text"] == "On its way.")
    return found


def _written(hub: Running) -> list[str]:
    return [line for line in hub.lines if line.startswith(SENTENCE)]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A folder whose secrets were sealed with the old key, and a text that waits in it."""
    place = Place.new(tmp_path)
    floor = FLOOR % {"token": TOKEN, "identity": IDENTITY}
    assert place.command("apply", "-", given=floor.encode(), more=OLD).returncode == 0
    given = f"{PASSWORD}\n".encode()
    assert place.command("user", "password", "bo@lantern.example", "--stdin", given=given, more=OLD).returncode == 0
    return place


async def _text(browser: Browser, number: int) -> int:
    return await browser.text("h", TOKEN, {**FIELDS, "MessageSid": f"SM{number:032x}", "Body": f"text {number}"})


async def test_a_changed_key_is_told_and_nothing_is_lost(place: Place) -> None:
    with running(place, **OLD) as hub:
        async with Browser(place.url) as browser:
            assert await _text(browser, 1) == 200
        assert _written(hub) == []
    with running(place, **NEW) as hub:
        (line,) = _written(hub)
        assert "accounts.c.settings.identity_secret, accounts.m.settings.smtp_url" in line
        assert "hooks.h.settings.auth_token" in line
        assert "start the hub with the HUB_SECRET_KEY" in line
        async with Browser(place.url) as bo, asyncio.timeout(PATIENCE_SECONDS):
            assert await _text(bo, 2) == 503
            assert _mail(place) == 451
            with pytest.raises(NotLetIn):
                await _chat(place.url, "You know me.", token=_token())
            assert (await _chat(place.url, "You do not know me."))["ok"]
            await bo.sign_in("bo@lantern.example", PASSWORD)
            assert (await _answer_the_text(bo))["state"] == "queued"
    with running(place, **OLD) as hub:
        assert _written(hub) == []
        async with Browser(place.url) as browser:
            assert await _text(browser, 2) == 200
        assert _mail(place) == 250
        assert (await _chat(place.url, "You know me.", token=_token()))["ok"]


def test_the_doctor_names_each_secret_and_the_remedy(place: Place) -> None:
    out = place.command("doctor", more=NEW).stdout.decode()
    assert out.count("was sealed with another key: bring that key back, or enter the secret again") == 3
    assert "Traceback" not in out


def _ended(place: Place, code: int, *command: str, more: dict[str, str]) -> str:
    """What a command said that ended so."""
    done = place.command(*command, more=more)
    said = (done.stdout + done.stderr).decode()
    assert done.returncode == code, said
    return said


async def _push_key(place: Place, key: dict[str, str]) -> str:
    """The key that browsers are given by a hub that runs with this key of its own."""
    with running(place, **key):
        async with Browser(place.url) as bo:
            await bo.sign_in("bo@lantern.example", PASSWORD)
            return str((await bo.ask("GET", "/api/push"))["key"])


# Eight hubs and commands begin, one after the other.
@pytest.mark.timeout(180)
async def test_the_doctor_names_a_lost_key_for_web_push_and_the_command_that_mends_it(place: Place) -> None:
    first = await _push_key(place, OLD)
    # Nobody answers the mail server of this floor.
    assert "ok  Web Push: the key" in _ended(place, 1, "doctor", more=OLD)
    assert "nothing was forgotten" in _ended(place, 1, "push", "forget-key", more=OLD)
    said = _ended(place, 1, "doctor", more=NEW)
    assert "BAD Web Push: the key by which push services know this hub was sealed with another HUB_SECRET_KEY" in said
    assert "`hub push forget-key`" in said
    assert "devices that are told nothing any more: 0." in _ended(place, 0, "push", "forget-key", more=NEW)
    assert "There is no key for push services here" in _ended(place, 0, "push", "forget-key", more=NEW)
    assert await _push_key(place, NEW) != first
