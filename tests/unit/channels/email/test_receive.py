"""What a mail means to the hub."""

from datetime import UTC, datetime

import pytest

from channels.contract import Arrival, DeliveryUpdated, Endpoint, MessageReceived, MessageState, Outside
from channels.email.adapter import EmailChannel
from channels.email.threads import message_ids, own_message_id, split_plus, token_in_id

ADDRESS = "support@hub.example"
AT = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
TOKEN = "tok3n-of_thread"


class NoHttp:
    async def request(self, *_args: object, **_named: object) -> None:
        raise AssertionError


def _channel(address: str = ADDRESS, **settings: str) -> EmailChannel:
    return EmailChannel(Endpoint("e", address, settings), Outside(NoHttp()))  # type: ignore[arg-type]


def _arrival(raw: bytes, **headers: str) -> Arrival:
    envelope = {name.replace("_", "-"): value for name, value in headers.items()}
    return Arrival("MAIL", "smtp:", envelope, raw, AT)


def _message(raw: bytes, channel: EmailChannel | None = None, **headers: str) -> MessageReceived:
    (event,) = (channel or _channel()).receive(_arrival(raw, **headers)).events
    assert isinstance(event, MessageReceived)
    return event


def _mail(*fields: str, body: str = "hello") -> bytes:
    return "\r\n".join(["From: Ada <Ada@Example.ORG>", *fields, "", body, ""]).encode()


def test_a_mail_is_a_message_of_its_sender() -> None:
    event = _message(
        _mail("Message-ID: <1@x>", "To: support@hub.example, B@x.example", "Subject: Order", "Cc: c@x.example")
    )
    assert event.sender.id == event.sender.address == "ada@example.org"
    assert event.sender.name == "Ada"
    assert not event.sender.verified
    assert event.provider_id == "<1@x>"
    assert event.subject == "Order"
    assert event.text == "hello"
    assert event.full_text == ""
    assert event.account_address == ADDRESS
    assert event.participants == ("ada@example.org", "b@x.example", "c@x.example")
    assert event.at == AT


def test_the_same_mail_over_two_paths_has_one_key() -> None:
    one = _message(b"Received: a\r\n" + _mail("Message-ID: <1@x>"))
    two = _message(_mail("Message-ID: <1@x>").replace(b"\r\n", b"\n"))
    other = _message(_mail("Message-ID: <1@x>", body="something else"))
    assert one.arrival_key == two.arrival_key != other.arrival_key


def test_mails_without_an_id_are_told_apart() -> None:
    assert _message(_mail("Subject: a")).arrival_key != _message(_mail("Subject: b")).arrival_key
    assert _message(_mail("Subject: a")).provider_id.endswith("@missing.invalid>")


def test_the_mail_replied_to_comes_before_the_rest_of_the_thread() -> None:
    event = _message(_mail("In-Reply-To: <3@x>", "References: <1@x> broken <2@x>\r\n <3@x> <>"))
    assert event.refers_to == ("<3@x>", "<2@x>", "<1@x>")


def test_ids_that_a_program_wrote_as_encoded_words_are_read() -> None:
    event = _message(_mail("In-Reply-To: =?utf-8?q?=3Clong=2E?=\r\n =?utf-8?q?id=40x=3E?="))
    assert event.refers_to == ("<long.id@x>",)


@pytest.mark.parametrize(
    ("fields", "envelope"),
    [
        (["To: support@hub.example"], f"support+{TOKEN}@hub.example"),
        ([f"To: Support <support+{TOKEN}@hub.example>"], ""),
        (["To: list@x.example", f"Delivered-To: Support+{TOKEN}@HUB.example"], ""),
        ([f"In-Reply-To: <m1.{TOKEN}@hub.example>"], ""),
        (["In-Reply-To: <x@y>", f"References: <m1.{TOKEN}@hub.example> <x@y>"], ""),
    ],
)
def test_the_thread_token_is_found(fields: list[str], envelope: str) -> None:
    assert _message(_mail(*fields), envelope_to=envelope).thread_token == TOKEN


@pytest.mark.parametrize(
    "field",
    [f"To: other+{TOKEN}@hub.example", f"In-Reply-To: <m1.{TOKEN}@elsewhere.example>", "In-Reply-To: <m1@hub.example>"],
)
def test_a_token_in_somebody_elses_address_or_id_is_none(field: str) -> None:
    assert _message(_mail(field)).thread_token is None


def test_a_hook_for_several_accounts_tells_which_were_written_to() -> None:
    arrival = _arrival(_mail(), envelope_to="sales@hub.example,support+abcd1@hub.example,sales@hub.example")
    events = _channel("").receive(arrival).events
    accounts = [event.account_address for event in events if isinstance(event, MessageReceived)]
    assert accounts == ["sales@hub.example", "support@hub.example"]


@pytest.mark.parametrize(
    ("result", "is_verified"),
    [
        ("dmarc=pass header.from=example.org", True),
        ("dkim=pass header.d=example.org", True),
        ("dkim=pass header.d=evil.example", False),
        ("dkim=pass header.d=example.org; dmarc=fail", False),
        ("spf=pass", False),
        ("dkim=fail (dkim=pass header.d=example.org)", False),
    ],
)
def test_only_dmarc_or_an_aligned_signature_proves_a_sender(result: str, is_verified: bool) -> None:  # noqa: FBT001
    channel = _channel(authserv_id="mx.hub.example")
    event = _message(_mail(f"Authentication-Results: mx.hub.example; {result}"), channel)
    assert event.sender.verified is is_verified


def test_results_that_came_with_the_mail_prove_nothing() -> None:
    raw = _mail("Authentication-Results: evil.example; dmarc=pass")
    assert not _message(raw, _channel(authserv_id="mx.hub.example")).sender.verified
    assert not _message(raw).sender.verified


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        (["Auto-Submitted: auto-replied"], "auto-submitted"),
        (["Auto-Submitted: no"], None),
        (["List-Id: <x.y>"], "list"),
        (["Precedence: bulk"], "bulk"),
        (["List-Unsubscribe: <mailto:x@y.example>"], "bulk"),
        (["X-Autoreply: yes"], "auto-reply"),
        (["Subject: Automatische Antwort: Frage"], "auto-reply"),
        (["Subject: 自动回复：你好"], "auto-reply"),
        (["Subject: Re: your automatic machine"], None),
        (["Return-Path: <>"], "null-sender"),
        ([], None),
    ],
)
def test_machines_are_recognised(fields: list[str], reason: str | None) -> None:
    assert _message(_mail(*fields)).automatic == reason


def test_our_own_mail_that_comes_back_is_a_loop() -> None:
    assert _message(b"From: Support+abc@hub.example\n\nhello").automatic == "loop"


def test_addresses_that_answer_nobody_are_machines() -> None:
    assert _message(b"From: no-reply@x.example\n\nhello").automatic == "no-reply"


def test_a_form_that_names_who_filled_it_in_is_answered_by_her() -> None:
    form = b"From: no-reply@x.example\nReply-To: %s\n\nhello"
    assert _message(form % b"Ada <ada@y.example>").automatic is None
    assert _message(form % b"No-Reply@x.example").automatic == "no-reply"
    assert _message(form % b"noreply@y.example").automatic == "no-reply"


BOUNCE = """From: Mail Delivery System <MAILER-DAEMON@mx.example>
To: support@hub.example
Subject: Undelivered Mail Returned to Sender
Message-ID: <b1@mx.example>
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b

Sorry.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; ada@example.org
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 no such user

--b
Content-Type: text/rfc822-headers

Message-ID: <{original}>
--b--
"""


@pytest.mark.parametrize(
    ("action", "status", "state"),
    [
        ("failed", "5.1.1", MessageState.FAILED),
        ("delayed", "4.4.1", MessageState.SENT),
        ("delivered", "2.0.0", MessageState.DELIVERED),
    ],
)
def test_a_report_about_our_own_mail_updates_it(action: str, status: str, state: MessageState) -> None:
    raw = BOUNCE.format(action=action, status=status, original="m1.tok3n@hub.example").encode()
    (event,) = _channel().receive(_arrival(raw, envelope_from="")).events
    assert isinstance(event, DeliveryUpdated)
    assert event.provider_id == "<m1.tok3n@hub.example>"
    assert event.state is state
    assert event.error_code == status
    assert "no such user" in event.error_text


def test_a_report_about_a_strangers_mail_is_a_message_of_a_machine() -> None:
    event = _message(BOUNCE.format(action="failed", status="5.1.1", original="x@elsewhere.example").encode())
    assert event.automatic == "bounce"
    assert event.attributes["bounce_recipient"] == "ada@example.org"


def test_a_read_receipt_marks_our_mail_read() -> None:
    raw = (
        b"From: ada@example.org\nContent-Type: multipart/report; report-type=disposition-notification; boundary=b\n\n"
        b"--b\n\nread\n--b\nContent-Type: message/disposition-notification\n\n"
        b"Original-Message-ID: <m1.tok3n@hub.example>\n"
        b"Disposition: manual-action/MDN-sent-manually; displayed\n\n--b--\n"
    )
    (event,) = _channel().receive(_arrival(raw)).events
    assert isinstance(event, DeliveryUpdated)
    assert (event.provider_id, event.state) == ("<m1.tok3n@hub.example>", MessageState.READ)


def test_a_mail_too_deep_to_look_into_brings_itself_along() -> None:
    opening = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(30))
    raw = ("From: a@b.example\n" + opening + "\nx").encode()
    event = _message(raw)
    assert event.attachments[-1].content == raw


def test_a_mail_from_nobody_has_a_sender_all_the_same() -> None:
    assert _message(b"\n\nhello").sender.id == "unknown@invalid"
    assert _message(b"\n\nhello", envelope_from="A@b.example").sender.id == "a@b.example"


def test_our_ids_carry_their_token() -> None:
    made = own_message_id("m.1", TOKEN, "hub.example")
    assert message_ids(made) == (made,)
    assert token_in_id(made, "HUB.example") == TOKEN
    assert split_plus(f"Support+{TOKEN}@Hub.Example") == (ADDRESS, TOKEN)
