"""Mail over real SMTP: what our door takes and refuses, and what each failure of sending means."""

import asyncio
import smtplib
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any, TypeVar

import aiosmtplib
import pytest

from channels.contract import (
    Arrival,
    ChannelError,
    Endpoint,
    HttpAnswer,
    NotConfigured,
    NotUnderstood,
    OutcomeUnknown,
    OutgoingAttachment,
    Outside,
    ProviderRefused,
    ProviderUnavailable,
    SendMessage,
)
from channels.email.adapter import EmailChannel
from channels.email.parse import parse_mail
from channels.email.smtp_listener import Door, SmtpListener
from channels.sender import Sender
from tests.neighbours.server import free_port
from tests.neighbours.smtp import CUT, PASSWORD, USER, SmtpSink

_T = TypeVar("_T")
SUPPORT = "support@hub.example"
MAIL = b"From: a@x.example\r\nTo: support@hub.example\r\nSubject: s\r\n\r\nhello\r\n"


def _now() -> datetime:
    return datetime.now(UTC)


class NoHttp:
    """Mail needs no web."""

    async def request(self, method: str, url: str, **_named: Any) -> HttpAnswer:
        raise AssertionError(method, url)


class Hub:
    """Keeps arrivals, or fails as a test demands."""

    def __init__(self) -> None:
        self.arrivals: list[Arrival] = []
        self.failure: Exception | None = None

    async def deliver(self, arrival: Arrival) -> None:
        if self.failure is not None:
            raise self.failure
        self.arrivals.append(arrival)


@asynccontextmanager
async def _open_door(hub: Hub, door: Door | None = None) -> AsyncIterator[SmtpListener]:
    listener = SmtpListener(door or Door(port=0), lambda address: address == SUPPORT, hub.deliver, _now)
    task = asyncio.create_task(listener.run())
    await asyncio.wait_for(listener.listening.wait(), 5)
    try:
        yield listener
    finally:
        task.cancel()
        await asyncio.wait_for(asyncio.gather(task, return_exceptions=True), 5)


async def _talk(listener: SmtpListener, talk: Callable[[smtplib.SMTP], _T]) -> _T:
    def call() -> _T:
        with smtplib.SMTP("127.0.0.1", listener.port, timeout=90) as client:
            return talk(client)

    return await asyncio.to_thread(call)


def _sending(content: bytes, *recipients: str) -> Callable[[smtplib.SMTP], object]:
    return lambda client: client.sendmail("a@x.example", list(recipients) or [SUPPORT], content)


def _channel(url: str, **settings: str) -> EmailChannel:
    return EmailChannel(Endpoint("e", SUPPORT, settings), Outside(NoHttp(), smtp_url=url))


@pytest.mark.asyncio
async def test_a_mail_is_kept_before_it_is_acknowledged() -> None:
    hub = Hub()
    async with _open_door(hub) as door:
        await _talk(door, _sending(MAIL, SUPPORT, "support+abc@hub.example"))
    (arrival,) = hub.arrivals
    assert arrival.headers["envelope-from"] == "a@x.example"
    assert arrival.headers["envelope-to"] == "support@hub.example,support+abc@hub.example"
    assert arrival.body == MAIL


@pytest.mark.asyncio
@pytest.mark.parametrize("recipient", ["other@hub.example", "a@elsewhere.example", "support", "x+support@hub.example"])
async def test_nothing_is_relayed(recipient: str) -> None:
    hub = Hub()
    async with _open_door(hub) as door:
        with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
            await _talk(door, _sending(MAIL, recipient))
    code, text = refused.value.recipients[recipient]
    assert code == 550
    assert b"no such account" in text
    assert not hub.arrivals


@pytest.mark.asyncio
async def test_a_mail_announced_as_too_big_is_refused_at_once() -> None:
    def talk(client: smtplib.SMTP) -> tuple[int, bytes]:
        client.ehlo()
        return client.docmd("MAIL", "FROM:<a@x.example> SIZE=40000000")

    async with _open_door(Hub()) as door:
        code, _ = await _talk(door, talk)
    assert code == 552


@pytest.mark.asyncio
async def test_forty_megabytes_without_announcement_are_refused_clearly() -> None:
    hub = Hub()

    def talk(client: smtplib.SMTP) -> tuple[int, bytes]:
        client.helo("x")
        client.mail("a@x.example")
        client.rcpt(SUPPORT)
        return client.data(MAIL + b"x" * 70 + b"\r\n" + (b"x" * 70 + b"\r\n") * 550_000)

    async with _open_door(hub) as door:
        code, _ = await _talk(door, talk)
        await _talk(door, _sending(MAIL))
    assert code == 552
    assert [arrival.body for arrival in hub.arrivals] == [MAIL]


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("failure", "code"),
    [(OSError("disk full"), 451), (ProviderUnavailable("busy"), 451), (NotUnderstood("no\r\n250 mail"), 554)],
)
async def test_a_mail_that_is_not_kept_is_not_acknowledged(failure: Exception, code: int) -> None:
    hub = Hub()
    hub.failure = failure
    async with _open_door(hub) as door:
        with pytest.raises(smtplib.SMTPDataError) as refused:
            await _talk(door, _sending(MAIL))
    assert refused.value.smtp_code == code


@pytest.mark.asyncio
async def test_a_mail_in_broken_bytes_is_kept_as_it_came() -> None:
    hub = Hub()
    raw = b"From: \xd5\xc5 <a@x.example>\r\nSubject: \xb6\xa9\xb5\xa5\r\n\r\n\xff\x00\xfe" + b"y" * 100_000 + b"\r\n"
    async with _open_door(hub) as door:
        await _talk(door, _sending(raw))
    assert hub.arrivals[0].body == raw


@pytest.mark.asyncio
async def test_one_connection_too_many_is_asked_to_come_back() -> None:
    async with _open_door(Hub(), Door(port=0, most_connections=1)) as door:

        def talk(_first: smtplib.SMTP) -> bytes:
            with socket.create_connection(("127.0.0.1", door.port), timeout=5) as second:
                return second.recv(100)

        assert (await _talk(door, talk)).startswith(b"421")
        await _talk(door, _sending(MAIL))


@pytest.mark.asyncio
async def test_a_silent_connection_is_closed() -> None:
    async with _open_door(Hub(), Door(port=0, timeout_seconds=0.3)) as door:
        reader, writer = await asyncio.open_connection("127.0.0.1", door.port)
        await asyncio.wait_for(reader.read(), 5)
        writer.close()


@pytest.mark.asyncio
async def test_an_international_sender_is_understood() -> None:
    hub = Hub()
    async with _open_door(hub) as door:
        client = aiosmtplib.SMTP(hostname="127.0.0.1", port=door.port)
        async with client:
            await client.mail("张@例子.example", options=["SMTPUTF8", "BODY=8BITMIME"], encoding="utf-8")
            await client.rcpt(SUPPORT)
            await client.data(MAIL)
    assert hub.arrivals[0].headers["envelope-from"] == "张@例子.example"


@pytest.mark.asyncio
async def test_our_own_mail_passes_our_own_door() -> None:
    hub = Hub()
    async with _open_door(hub) as door:
        channel = EmailChannel(
            Endpoint("e", "sales@hub.example", {}), Outside(NoHttp(), f"smtp://127.0.0.1:{door.port}")
        )
        file = OutgoingAttachment("报价.pdf", "application/pdf", bytes(range(256)) * 1000, "")
        await channel.send(SendMessage("m1", Sender(SUPPORT), ".\n..\n您好\n", "价格", attachments=(file,)))
    mail = parse_mail(hub.arrivals[0].body)
    assert mail.text == ".\n..\n您好"
    assert (mail.files[0].name, mail.files[0].content) == (file.name, file.content)


@pytest.mark.asyncio
async def test_a_message_leaves_and_keeps_its_id(smtp_sink: SmtpSink) -> None:
    channel = _channel(f"smtp://{USER}:{PASSWORD}@127.0.0.1:{smtp_sink.port}")
    provider_id = await channel.send(SendMessage("m1", Sender("ada@x.example"), "hello", "Hi", thread_token="tok3n"))
    (mail,) = smtp_sink.wait_for(1)
    assert mail.message["Message-ID"] == provider_id == "<m1.tok3n@hub.example>"
    assert (mail.sender, mail.recipients) == (SUPPORT, ("ada@x.example",))
    assert smtp_sink.logins == [USER]


TO_THREE = SendMessage(
    "m1",
    Sender("ada@x.example"),
    "hello",
    recipients={"to": ("ada@x.example",), "cc": ("bea@x.example",), "bcc": ("carla@x.example",)},
)


@pytest.mark.asyncio
async def test_one_mail_reaches_everybody_and_names_no_hidden_recipient(smtp_sink: SmtpSink) -> None:
    await _channel(smtp_sink.url).send(TO_THREE)
    (mail,) = smtp_sink.wait_for(1)
    assert mail.recipients == ("ada@x.example", "bea@x.example", "carla@x.example")
    assert b"carla" not in mail.content


@pytest.mark.asyncio
async def test_one_refused_recipient_keeps_the_mail_from_all_and_is_named(smtp_sink: SmtpSink) -> None:
    smtp_sink.answer("RCPT", "250 OK", "550 5.1.1 nobody")
    with pytest.raises(ProviderRefused, match=r"refused the mail to bea@x\.example: 550"):
        await _channel(smtp_sink.url).send(TO_THREE)
    assert smtp_sink.mails == []


@pytest.mark.asyncio
async def test_a_machines_answer_leaves_from_nobody(smtp_sink: SmtpSink) -> None:
    await _channel(smtp_sink.url).send(SendMessage("m1", Sender("ada@x.example"), "closed", is_automatic=True))
    assert smtp_sink.wait_for(1)[0].sender in ("", "<>")


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("command", "answer", "meaning"),
    [
        ("MAIL", "451 4.3.0 later", ProviderUnavailable),
        ("MAIL", "550 5.7.1 no", ProviderRefused),
        ("RCPT", "450 4.2.1 later", ProviderUnavailable),
        ("RCPT", "550 5.1.1 nobody", ProviderRefused),
        ("DATA", "451 4.3.0 later", ProviderUnavailable),
        ("DATA", "554 5.6.0 spam", ProviderRefused),
        ("MAIL", "530 5.7.0 sign in", NotConfigured),
        ("RCPT", CUT, ProviderUnavailable),
        ("DATA", CUT, OutcomeUnknown),
    ],
)
async def test_every_failure_says_what_to_do_next(
    smtp_sink: SmtpSink, command: str, answer: str, meaning: type[ChannelError]
) -> None:
    smtp_sink.answer(command, answer)
    with pytest.raises(meaning) as failure:
        await _channel(smtp_sink.url).send(SendMessage("m1", Sender("ada@x.example"), "hello"))
    assert type(failure.value) is meaning
    if isinstance(failure.value, ProviderRefused):
        assert failure.value.code == answer[:3]


@pytest.mark.asyncio
async def test_a_closed_port_is_worth_another_try() -> None:
    with pytest.raises(ProviderUnavailable):
        await _channel(f"smtp://127.0.0.1:{free_port()}").send(SendMessage("m1", Sender("ada@x.example"), "hello"))


@pytest.mark.asyncio
async def test_a_wrong_password_asks_for_an_administrator(smtp_sink: SmtpSink) -> None:
    with pytest.raises(NotConfigured):
        await _channel(f"smtp://{USER}:wrong@127.0.0.1:{smtp_sink.port}").send(
            SendMessage("m1", Sender("a@x.example"), "x")
        )


@pytest.mark.asyncio
@pytest.mark.parametrize("url", ["", "http://x", "smtp://", "smtp://x:notaport"])
async def test_no_server_asks_for_an_administrator(url: str) -> None:
    with pytest.raises(NotConfigured):
        await _channel(url).send(SendMessage("m1", Sender("a@x.example"), "x"))


@pytest.mark.asyncio
async def test_encryption_can_be_demanded(smtp_sink: SmtpSink) -> None:
    with pytest.raises(ProviderUnavailable):
        await _channel(smtp_sink.url, smtp_starttls="required").send(SendMessage("m1", Sender("a@x.example"), "x"))
    assert not smtp_sink.mails
