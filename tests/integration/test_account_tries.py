"""Accounts are tried before they are saved: against real servers, and no secret is ever told."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.integration.administered import TOKEN
from tests.integration.running import Browser, Running
from tests.neighbours.imap import ImapServer
from tests.neighbours.server import free_port
from tests.neighbours.smtp import PASSWORD, USER, SmtpSink
from tests.peers.twilio_standin import ACCOUNT_SID, TwilioStandin

ACCOUNT, KEPT = "/api/admin/accounts/tried", "/api/admin/accounts/tried-and-kept"
MAIL = {"name": "Mail", "channel": "email", "address": "help@lantern.example", "queue": "general"}


@pytest.fixture
def hub(administered: Running) -> Running:
    return administered


def fields(smtp: str, imap: str = "", **settings: str) -> dict[str, Any]:
    return {**MAIL, "settings": {"smtp_url": smtp, **({"imap_url": imap} if imap else {}), **settings}}


def servers(sink: SmtpSink, mailbox: ImapServer, *, password: str = "") -> tuple[str, str]:
    """Where mail leaves, and where it comes in."""
    user = mailbox.user.replace("@", "%40")
    smtp = f"smtp://{USER}:{password or PASSWORD}@127.0.0.1:{sink.port}"
    return smtp, f"imap://{user}:{password or mailbox.password}@127.0.0.1:{mailbox.port}"


async def states(admin: Browser, told: dict[str, Any]) -> dict[str, str]:
    return {way["setting"]: way["state"] for way in await admin.ask("POST", f"{ACCOUNT}/test", told)}


async def test_both_ways_of_a_mailbox_are_open_before_anything_is_saved(
    admin: Browser, smtp_sink: SmtpSink, imap_server: ImapServer
) -> None:
    told = fields(*servers(smtp_sink, imap_server))
    assert await states(admin, told) == {"smtp_url": "open", "imap_url": "open"}
    assert smtp_sink.logins == [USER]
    assert smtp_sink.mails == []
    await admin.ask("GET", ACCOUNT, status=404)


async def test_a_wrong_password_is_told_with_what_to_correct_and_is_not_repeated(
    admin: Browser, smtp_sink: SmtpSink, imap_server: ImapServer
) -> None:
    told = fields(*servers(smtp_sink, imap_server, password="not-this-one"))
    answer = await admin.ask("POST", f"{ACCOUNT}/test", told)
    sentences = {way["setting"]: way["sentence"] for way in answer}
    assert {way["state"] for way in answer} == {"not_configured"}
    assert "correct smtp_url" in sentences["smtp_url"]
    assert "correct imap_url" in sentences["imap_url"]
    assert "not-this-one" not in str(answer)


@pytest.mark.parametrize(
    ("host", "what"),
    [("127.0.0.1:{closed}", "nobody listens"), ("127.0.0.1:{smtp}", "does not speak TLS")],
)
async def test_a_server_that_is_not_there_is_told_with_what_to_check(
    admin: Browser, smtp_sink: SmtpSink, host: str, what: str
) -> None:
    place = host.format(closed=free_port(), smtp=smtp_sink.port)
    for name, url in (("smtp_url", f"smtps://u:pass@{place}"), ("imap_url", f"imaps://u:pass@{place}")):
        settings = {"smtp_url": "smtp://127.0.0.1:9", name: url}
        answer = await admin.ask("POST", f"{ACCOUNT}/test", {**MAIL, "settings": settings})
        (way,) = [way for way in answer if way["setting"] == name]
        assert way["state"] == "unavailable"
        assert what in way["sentence"], way


async def test_what_a_server_repeats_of_a_secret_is_masked(admin: Browser, smtp_sink: SmtpSink) -> None:
    smtp_sink.answer("RCPT", f"550 5.7.1 who sent {PASSWORD}?")
    told = fields(f"smtp://{USER}:{PASSWORD}@127.0.0.1:{smtp_sink.port}")
    answer = await admin.ask("POST", f"{ACCOUNT}/test-message", {"to": "ada@example.org", "fields": told})
    assert answer["state"] == "refused"
    assert "who sent ********?" in answer["sentence"]
    assert PASSWORD not in str(answer)


async def test_a_test_mail_leaves_and_stands_in_no_conversation_but_in_the_audit(
    admin: Browser, smtp_sink: SmtpSink
) -> None:
    told = fields(f"smtp://{USER}:{PASSWORD}@127.0.0.1:{smtp_sink.port}")
    answer = await admin.ask("POST", f"{ACCOUNT}/test-message", {"to": "Ada@Example.org", "fields": told})
    assert answer == {"setting": "", "state": "open", "sentence": ""}
    (mail,) = await asyncio.to_thread(smtp_sink.wait_for, 1)
    assert mail.recipients == ("ada@example.org",)
    assert "Lantern Books" in str(mail.message["subject"])
    (line,) = (await admin.ask("GET", "/api/admin/audit?text=accounts.tested"))["lines"]
    assert line["details"] == {"to": "ada@example.org"}
    await admin.ask("POST", f"{ACCOUNT}/test-message", {"to": "nobody", "fields": told}, status=422)


async def test_the_kept_secret_is_used_where_it_is_left_masked(
    admin: Browser, smtp_sink: SmtpSink, imap_server: ImapServer
) -> None:
    smtp, _ = servers(smtp_sink, imap_server)
    kept = await admin.ask("PUT", KEPT, fields(smtp))
    for told in ({"settings": kept["settings"]}, {}):
        (way,) = await admin.ask("POST", f"{KEPT}/test", told)
        assert (way["setting"], way["state"]) == ("smtp_url", "open")
    await admin.ask("DELETE", KEPT, status=204)


async def test_an_address_that_an_administrator_typed_does_not_lead_into_our_own_network(admin: Browser) -> None:
    async with TwilioStandin(auth_token=TOKEN) as twilio:
        settings = {"account_sid": ACCOUNT_SID, "auth_token": TOKEN, "api_url": twilio.url}
        texts = {"name": "More texts", "channel": "sms", "address": "+15005550042", "queue": "general"}
        (way,) = await admin.ask("POST", f"{ACCOUNT}/test", {**texts, "settings": settings})
        # The guard against inner addresses holds for what an administrator types, too.
        assert (way["setting"], way["state"]) == ("account_sid", "refused")
        hook = {"channel": "sms", "settings": {**settings, "api_url": "http://10.0.0.1:8080"}}
        (way,) = await admin.ask("POST", "/api/admin/hooks/tried/test", hook)
        assert way["state"] == "refused"


async def test_what_makes_no_sense_is_refused_at_its_field_before_anything_is_tried(admin: Browser) -> None:
    problem = await admin.ask("POST", f"{ACCOUNT}/test", fields("smtp://"), status=422)
    assert problem["detail"].startswith("accounts.tried.settings.smtp_url: ")
    await admin.ask("POST", f"{ACCOUNT}/test", {}, status=404)
    await admin.ask("POST", "/api/admin/hooks/nowhere/test", {}, status=404)


async def test_well_known_providers_are_known_and_own_domains_guessed(admin: Browser) -> None:
    path = "/api/admin/channels/email/suggestion?address="
    known = await admin.ask("GET", f"{path}Desk@gmail.com")
    assert known["settings"]["imap_url"] == "imaps://Desk%40gmail.com@imap.gmail.com:993"
    assert "app password" in known["remark"]["en"]
    guessed = await admin.ask("GET", f"{path}desk@shop.example")
    assert guessed["settings"]["smtp_url"] == "smtps://desk%40shop.example@smtp.shop.example:465"
    assert (await admin.ask("GET", f"{path}nonsense"))["settings"] == {}
    assert (await admin.ask("GET", "/api/admin/channels/webchat/suggestion"))["settings"] == {}
    await admin.ask("GET", "/api/admin/channels/pigeon/suggestion", status=404)


async def test_an_invitation_goes_by_mail_and_the_link_works(admin: Browser, smtp_sink: SmtpSink) -> None:
    await admin.ask("PUT", KEPT, fields(f"smtp://{USER}:{PASSWORD}@127.0.0.1:{smtp_sink.port}"))
    who = "/api/admin/people/dee@lantern.example"
    await admin.ask("PUT", who, {"name": "Dee Holm", "roles": ["agent"], "teams": ["support"], "language": "zh-Hans"})
    answer = await admin.ask("POST", f"{who}/invitation", {"account": "tried-and-kept"})
    assert (answer["is_mailed"], answer["sentence"]) == (True, "")
    (mail,) = await asyncio.to_thread(smtp_sink.wait_for, 1)
    assert mail.recipients == ("dee@lantern.example",)
    assert answer["url"] in mail.message.get_content().replace("\n", "")
    by_hand = await admin.ask("POST", f"{who}/invitation", {"account": "nowhere"})
    assert by_hand["is_mailed"] is False
    assert "by hand" in by_hand["sentence"]
    assert (await admin.ask("POST", f"{who}/invitation", {}))["url"] != by_hand["url"]
    await admin.ask("DELETE", who, status=204)
    await admin.ask("DELETE", KEPT, status=204)
