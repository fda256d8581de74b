"""Texts go out to a stand-in of Twilio and come in from it, over real connections."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from aiohttp import web

from channels.contract import (
    Arrival,
    ChannelEvent,
    ConsentChanged,
    DeliveryUpdated,
    Endpoint,
    ForgedArrival,
    Http,
    HttpAnswer,
    MessageReceived,
    MessageState,
    NotConfigured,
    OutcomeUnknown,
    OutgoingAttachment,
    Outside,
    ProviderRefused,
    ProviderUnavailable,
    RateLimited,
    SendMessage,
    ShowTyping,
)
from channels.sender import Sender
from channels.sms.adapter import SmsChannel
from channels.toolkit.http import GuardedHttp
from tests.peers.twilio_standin import ACCOUNT_SID, AUTH_TOKEN, CUT, CUT_AFTER, HANG, TwilioStandin, problem

pytestmark = pytest.mark.integration

OURS = "+15005550006"
ADA = Sender("+14155550123", address="+14155550123")
AT = datetime(2026, 11, 22, 10, tzinfo=UTC)
SETTINGS = {"account_sid": ACCOUNT_SID, "auth_token": AUTH_TOKEN}


class Impatient:
    """Waits a moment only, so that a hanging provider does not hold up the tests."""

    def __init__(self, http: Http) -> None:
        self._http = http

    async def request(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        timeout_seconds: float = 15,
    ) -> HttpAnswer:
        return await self._http.request(method, url, headers=headers, body=body, timeout_seconds=2)


class Hook:
    """The hub's door: verifies, translates, remembers."""

    def __init__(self) -> None:
        self.channel: SmsChannel
        self.events: list[ChannelEvent] = []
        self.url = ""

    async def answer(self, request: web.Request) -> web.Response:
        headers = {name.lower(): value for name, value in request.headers.items()}
        public = self.url.removesuffix("/hook") + request.raw_path
        try:
            received = self.channel.receive(Arrival(request.method, public, headers, await request.read(), AT))
        except ForgedArrival:
            return web.Response(status=403)
        self.events.extend(received.events)
        reply = received.reply
        return web.Response(status=reply.status, body=reply.body, content_type=reply.content_type)


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    door = Hook()
    application = web.Application()
    application.router.add_route("*", "/hook", door.answer)
    runner = web.AppRunner(application, shutdown_timeout=0.2)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    door.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield door
    await runner.cleanup()


@pytest.fixture
async def twilio(hook: Hook) -> AsyncIterator[TwilioStandin]:
    async with TwilioStandin(hook.url) as standin:
        yield standin


@pytest.fixture
async def texts(hook: Hook, twilio: TwilioStandin) -> AsyncIterator[SmsChannel]:
    async with GuardedHttp(twilio.places) as http:
        hook.channel = SmsChannel(
            Endpoint("texts", OURS, SETTINGS), Outside(http, provider_urls={"twilio": twilio.url})
        )
        yield hook.channel


def message(text: str = "Hello Ada", **more: Any) -> SendMessage:
    return replace(SendMessage("m1", ADA, text), **more)


def reported(hook: Hook) -> list[DeliveryUpdated]:
    return [event for event in hook.events if isinstance(event, DeliveryUpdated)]


async def test_a_text_from_a_phone_reaches_the_hub(texts: SmsChannel, hook: Hook, twilio: TwilioStandin) -> None:
    await twilio.text(ADA.id, OURS, "Grüße 😀 & +1=2%")
    (event,) = hook.events
    assert isinstance(event, MessageReceived)
    assert (event.text, event.sender.id, event.account_address) == ("Grüße 😀 & +1=2%", ADA.id, OURS)
    assert twilio.answers == [(200, "text/xml", b'<?xml version="1.0" encoding="UTF-8"?><Response />')]


async def test_a_text_signed_by_somebody_else_is_refused(texts: SmsChannel, hook: Hook) -> None:
    async with TwilioStandin(hook.url, auth_token="another") as forger:
        await forger.text(ADA.id, OURS, "I am Twilio")
        assert forger.answers[0][0] == 403
    assert hook.events == []


async def test_a_text_leaves_as_twilio_wants_it(texts: SmsChannel, hook: Hook, twilio: TwilioStandin) -> None:
    sid = await texts.send(message(status_url=hook.url))
    assert twilio.requests == [{"To": ADA.id, "From": OURS, "Body": "Hello Ada", "StatusCallback": hook.url}]
    assert twilio.texts[0].sid == sid


async def test_reports_come_in_any_order_and_twice(texts: SmsChannel, hook: Hook, twilio: TwilioStandin) -> None:
    sid = await texts.send(message(status_url=hook.url))
    for status in ("delivered", "sent", "delivered"):
        await twilio.report(sid, status)
    await twilio.report(sid, "undelivered", "30003")
    reports = reported(hook)
    assert [event.arrival_key for event in reports] == [
        f"{sid}:{status}" for status in ("delivered", "sent", "delivered", "undelivered")
    ]
    assert {event.provider_id for event in reports} == {sid}
    assert (reports[-1].state, reports[-1].error_code) == (MessageState.FAILED, "30003")


async def test_the_network_delivers_at_its_own_pace(texts: SmsChannel, hook: Hook, twilio: TwilioStandin) -> None:
    sid = await texts.send(message(status_url=hook.url))
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.3):
            await twilio.run(pace_seconds=0.001)
    assert [event.arrival_key for event in reported(hook)] == [f"{sid}:sent", f"{sid}:delivered"]


async def test_a_long_text_leaves_in_parts_that_report_as_one(
    texts: SmsChannel, hook: Hook, twilio: TwilioStandin
) -> None:
    text = " ".join(f"Sentence number {number} of a long story." for number in range(100))
    sid = await texts.send(message(text, status_url=hook.url))
    first, *others = twilio.texts
    assert len(others) == 2
    assert sid == first.sid
    assert " ".join(sent.body for sent in twilio.texts) == text
    for sent in twilio.texts:
        await twilio.report(sent.sid, "delivered")
    await twilio.report(others[-1].sid, "failed", "30008")
    assert [(event.provider_id, event.state) for event in reported(hook)] == [
        (sid, MessageState.DELIVERED),
        (sid, MessageState.FAILED),
    ]


async def test_a_text_beyond_reason_is_refused_whole(texts: SmsChannel, twilio: TwilioStandin) -> None:
    with pytest.raises(ProviderRefused, match="too long"):
        await texts.send(message("x" * 100_000))
    assert twilio.requests == []


@pytest.mark.parametrize(
    ("trouble", "why"),
    [
        (problem(429, 20429, "Too Many Requests"), ""),
        (problem(400, 21610, "unsubscribed"), "opted out"),
        (CUT, ""),
    ],
)
async def test_half_a_text_is_never_sent_again_blindly(
    texts: SmsChannel, twilio: TwilioStandin, trouble: str | web.Response, why: str
) -> None:
    twilio.script.extend(["", trouble])
    with pytest.raises(OutcomeUnknown, match=f"1 of 3 parts .*{why}"):
        await texts.send(message("word " * 900))
    assert len(twilio.texts) == 1


async def test_stop_is_honoured_until_start(texts: SmsChannel, hook: Hook, twilio: TwilioStandin) -> None:
    await twilio.text(ADA.id, OURS, "Stop")
    with pytest.raises(ProviderRefused) as refused:
        await texts.send(message())
    assert refused.value.code == "21610"
    await twilio.text(ADA.id, OURS, "START")
    await texts.send(message())
    assert [event.is_allowed for event in hook.events if isinstance(event, ConsentChanged)] == [False, True]


async def test_twilio_asking_for_patience_is_understood(texts: SmsChannel, twilio: TwilioStandin) -> None:
    twilio.script.append(problem(429, 20429, "Too Many Requests", Retry_After="7"))
    with pytest.raises(RateLimited) as limited:
        await texts.send(message())
    assert limited.value.retry_after_seconds == 7


async def test_trouble_at_twilio_is_temporary(texts: SmsChannel, twilio: TwilioStandin) -> None:
    twilio.script.append(web.Response(status=503, text="<html>"))
    with pytest.raises(ProviderUnavailable):
        await texts.send(message())
    await texts.send(message())


@pytest.mark.parametrize("trouble", [CUT, CUT_AFTER, HANG, web.Response(text="<html>"), web.json_response({"sid": ""})])
async def test_a_lost_answer_leaves_the_outcome_unknown(
    texts: SmsChannel, twilio: TwilioStandin, trouble: str | web.Response
) -> None:
    twilio.script.append(trouble)
    async with GuardedHttp([twilio.place]) as http:
        outside = Outside(Impatient(http) if trouble == HANG else http, provider_urls={"twilio": twilio.url})
        with pytest.raises(OutcomeUnknown):
            await SmsChannel(Endpoint("texts", OURS, SETTINGS), outside).send(message())


async def test_a_redirect_is_not_followed(texts: SmsChannel, twilio: TwilioStandin) -> None:
    twilio.script.append(web.Response(status=307, headers={"Location": "http://127.0.0.1:1/"}))
    with pytest.raises(OutcomeUnknown):
        await texts.send(message())


async def test_nobody_at_home_is_temporary(twilio: TwilioStandin) -> None:
    async with GuardedHttp(["127.0.0.1:1"]) as http:
        outside = Outside(http, provider_urls={"twilio": "http://127.0.0.1:1"})
        with pytest.raises(ProviderUnavailable):
            await SmsChannel(Endpoint("texts", OURS, SETTINGS), outside).send(message())


async def test_an_account_address_inside_the_network_is_not_called(twilio: TwilioStandin) -> None:
    async with GuardedHttp() as http:
        settings = {**SETTINGS, "api_url": twilio.url}
        with pytest.raises(ProviderRefused, match="list"):
            await SmsChannel(Endpoint("texts", OURS, settings), Outside(http)).send(message())
    assert twilio.requests == []


async def test_an_accounts_own_address_is_called(twilio: TwilioStandin) -> None:
    async with GuardedHttp([twilio.place]) as http:
        settings = {**SETTINGS, "api_url": twilio.url + "/"}
        assert await SmsChannel(Endpoint("texts", OURS, settings), Outside(http)).send(message())


async def test_while_a_token_rotates_either_sends(twilio: TwilioStandin) -> None:
    async with GuardedHttp([twilio.place]) as http:
        outside = Outside(http, provider_urls={"twilio": twilio.url})
        for tokens in (f"old {AUTH_TOKEN}", f"{AUTH_TOKEN} old"):
            settings = {"account_sid": ACCOUNT_SID, "auth_token": tokens}
            assert await SmsChannel(Endpoint("texts", OURS, settings), outside).send(message())
        settings = {"account_sid": ACCOUNT_SID, "auth_token": "old older"}
        with pytest.raises(NotConfigured):
            await SmsChannel(Endpoint("texts", OURS, settings), outside).send(message())
    assert len(twilio.texts) == 2


@pytest.mark.parametrize(
    ("address", "settings", "missing"),
    [
        (OURS, {}, "account_sid and auth_token"),
        (OURS, {"account_sid": ACCOUNT_SID}, "auth_token"),
        ("", SETTINGS, "messaging_service_sid"),
    ],
)
async def test_what_is_missing_is_named(address: str, settings: dict[str, str], missing: str) -> None:
    async with GuardedHttp() as http:
        with pytest.raises(NotConfigured, match=missing):
            await SmsChannel(Endpoint("texts", address, settings), Outside(http)).send(message())


async def test_a_messaging_service_chooses_the_number(twilio: TwilioStandin) -> None:
    service = "MG" + "0" * 32
    async with GuardedHttp([twilio.place]) as http:
        endpoint = Endpoint("texts", "", {**SETTINGS, "messaging_service_sid": service})
        await SmsChannel(endpoint, Outside(http, provider_urls={"twilio": twilio.url})).send(message())
    assert twilio.requests == [{"To": ADA.id, "MessagingServiceSid": service, "Body": "Hello Ada"}]


async def test_files_leave_with_the_first_part(texts: SmsChannel, twilio: TwilioStandin) -> None:
    photo = OutgoingAttachment("a.png", "image/png", b"", "https://hub.example/files/a")
    await texts.send(message("", attachments=(photo, photo)))
    assert twilio.texts[0].media == ("https://hub.example/files/a",) * 2
    assert twilio.texts[0].sid.startswith("MM")


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"text": "  "}, "21602"),
        ({"to": Sender("MYBANK")}, "21211"),
        ({"to": Sender("")}, "21211"),
        ({"attachments": (OutgoingAttachment("a", "b/c", b"", "https://hub.example/f"),) * 11}, "21623"),
    ],
)
async def test_what_twilio_would_refuse_is_not_even_asked(
    texts: SmsChannel, twilio: TwilioStandin, changed: dict[str, Any], code: str
) -> None:
    with pytest.raises(ProviderRefused) as refused:
        await texts.send(replace(message(), **changed))
    assert refused.value.code == code
    assert twilio.requests == []


async def test_texts_cannot_show_typing(texts: SmsChannel) -> None:
    with pytest.raises(ProviderRefused):
        await texts.send(ShowTyping(ADA))


async def test_a_picture_is_fetched_with_credentials_that_stay_at_twilio(
    texts: SmsChannel, hook: Hook, twilio: TwilioStandin
) -> None:
    twilio.files["cat"] = ("image/png", b"\x89PNG")
    await twilio.text(ADA.id, OURS, "My cat", media={f"{twilio.url}/media/cat": "image/png"})
    (event,) = hook.events
    assert isinstance(event, MessageReceived)
    (file,) = event.attachments
    assert file.url is not None
    answer = await texts.fetch(file.url)
    assert answer.body == b"\x89PNG"


@pytest.mark.parametrize(
    ("settings", "path", "kind"),
    [
        ({**SETTINGS, "auth_token": "wrong"}, "/media/cat", NotConfigured),
        ({}, "/media/cat", NotConfigured),
        (SETTINGS, "/media/dog", ProviderRefused),
        (SETTINGS, "/circle", ProviderRefused),
        (SETTINGS, "/broken", ProviderUnavailable),
    ],
)
async def test_a_picture_that_cannot_be_had_says_why(
    twilio: TwilioStandin, settings: dict[str, str], path: str, kind: type[Exception]
) -> None:
    twilio.files["cat"] = ("image/png", b"")
    async with GuardedHttp(twilio.places) as http:
        outside = Outside(http, provider_urls={"twilio": twilio.url})
        with pytest.raises(kind):
            await SmsChannel(Endpoint("texts", OURS, settings), outside).fetch(twilio.url + path)


async def test_a_picture_inside_the_network_is_not_fetched(texts: SmsChannel) -> None:
    with pytest.raises(ProviderRefused):
        await texts.fetch("http://169.254.169.254/latest/meta-data/")


async def test_a_webhook_nobody_took_is_tried_once_more(hook: Hook, texts: SmsChannel) -> None:
    calls = 0

    class Busy(TwilioStandin):
        async def _post(self, url: str, headers: Mapping[str, str], body: bytes) -> int:
            nonlocal calls
            calls += 1
            if calls == 1:
                raise ProviderUnavailable("busy")
            return await super()._post(url, headers, body)

    async with Busy(hook.url) as twilio:
        await twilio.text(ADA.id, OURS, "Hello?")
    assert (calls, len(hook.events)) == (2, 1)


async def test_the_way_to_twilio_is_open_with_every_token_that_is_set(texts: SmsChannel, twilio: TwilioStandin) -> None:
    await texts.ways()["account_sid"]()
    assert twilio.texts == []
    async with GuardedHttp(twilio.places) as http:
        outside = Outside(http, provider_urls={"twilio": twilio.url})
        for settings in (
            {**SETTINGS, "auth_token": f"{AUTH_TOKEN} another-token"},
            {**SETTINGS, "account_sid": "AC" + "f" * 32},
        ):
            with pytest.raises(NotConfigured, match="administrator has to correct"):
                await SmsChannel(Endpoint("texts", OURS, settings), outside).ways()["account_sid"]()
