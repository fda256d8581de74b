"""What a customer's text, her consent and a delivery report become."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import cast
from urllib.parse import quote_from_bytes, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from twilio.request_validator import RequestValidator

from channels.contract import (
    Arrival,
    ConsentChanged,
    DeliveryUpdated,
    Endpoint,
    Feature,
    ForgedArrival,
    Http,
    MessageReceived,
    MessageState,
    NotUnderstood,
    Outside,
    Received,
)
from channels.sender import ProviderId, Sender
from channels.sms.adapter import SmsChannel
from channels.sms.statuses import STATES

AT = datetime(2026, 11, 22, 10, tzinfo=UTC)
URL = "https://hub.example/webhooks/texts"
TOKEN = "secret"
SID = "SM" + "a1" * 16
MESSAGE = {
    "ToCountry": "US",
    "SmsMessageSid": SID,
    "NumMedia": "0",
    "FromState": "CA",
    "SmsStatus": "received",
    "FromCity": "",
    "Body": "Where is my order?",
    "FromCountry": "US",
    "To": "+15005550006",
    "NumSegments": "1",
    "MessageSid": SID,
    "AccountSid": "AC" + "b2" * 16,
    "From": "+14155550123",
    "ApiVersion": "2010-04-01",
}
REPORT = {"MessageSid": SID, "MessageStatus": "delivered", "To": "+14155550123", "From": "+15005550006"}


def channel(**more: str) -> SmsChannel:
    return SmsChannel(Endpoint("texts", "", {"auth_token": TOKEN, **more}), Outside(cast(Http, None)))


def received(form: Mapping[str, str], url: str = URL) -> Received:
    signature = RequestValidator(TOKEN).compute_signature(url, dict(form))
    headers = {"x-twilio-signature": signature, "content-type": "application/x-www-form-urlencoded"}
    return channel().receive(Arrival("POST", url, headers, urlencode(form).encode(), AT))


def message(**changed: str) -> MessageReceived:
    first = received({**MESSAGE, **changed}).events[0]
    assert isinstance(first, MessageReceived)
    return first


def report(**changed: str) -> DeliveryUpdated:
    (only,) = received({**REPORT, **changed}).events
    assert isinstance(only, DeliveryUpdated)
    return only


def consents(**changed: str) -> list[bool]:
    events = received({**MESSAGE, **changed}).events
    return [event.is_allowed for event in events if isinstance(event, ConsentChanged)]


def test_a_text_is_a_message_from_its_number() -> None:
    answer = received(MESSAGE)
    assert answer.events == (
        MessageReceived(
            arrival_key=SID,
            provider_id=ProviderId(SID),
            account_address="+15005550006",
            sender=Sender("+14155550123", address="+14155550123"),
            at=AT,
            text="Where is my order?",
            attributes={"country": "US", "state": "CA"},
        ),
    )


def test_the_reply_says_nothing_in_twilios_language() -> None:
    reply = received(MESSAGE).reply
    assert (reply.status, reply.content_type) == (200, "text/xml")
    assert reply.body == b'<?xml version="1.0" encoding="UTF-8"?><Response />'


def test_a_get_means_the_same_as_a_post() -> None:
    url = f"{URL}?{urlencode(MESSAGE)}"
    headers = {"x-twilio-signature": RequestValidator(TOKEN).compute_signature(url, {})}
    assert channel().receive(Arrival("GET", url, headers, b"", AT)) == received(MESSAGE)


def test_an_unsigned_text_is_refused() -> None:
    with pytest.raises(ForgedArrival):
        channel().receive(Arrival("POST", URL, {}, urlencode(MESSAGE).encode(), AT))


def test_a_shared_key_verifies_as_well() -> None:
    signature = RequestValidator("shared").compute_signature(URL, MESSAGE, "HMAC_SHA256")
    headers = {
        "x-twilio-signature": signature,
        "x-twilio-webhooks-signature-settings": "key=webhooks_sharedkey_1,algorithm=HMAC_SHA256",
    }
    assert channel(shared_key="shared").receive(Arrival("POST", URL, headers, urlencode(MESSAGE).encode(), AT)).events


def test_unknown_parameters_change_nothing() -> None:
    assert received({**MESSAGE, "Novelty": "x", "MessagingServiceSid": "MG1"}) == received(MESSAGE)


@pytest.mark.parametrize("raw", ["72404", "MYBANK", "Twój bank", "whatsapp:+14155550123", "rcs:brand_agent"])
def test_a_sender_without_a_number_keeps_its_name(raw: str) -> None:
    assert message(From=raw).sender.id == raw


def test_a_number_is_normalised() -> None:
    assert message(From="+1 (415) 555-0123", To="+1 500 555 0006").sender.id == "+14155550123"
    assert message(From="whatsapp:+14155550123", ProfileName="Ada").sender == Sender(
        "whatsapp:+14155550123", "Ada", "+14155550123"
    )


def test_pictures_come_as_addresses() -> None:
    found = message(
        NumMedia="3",
        MediaUrl0="https://api.twilio.com/m/0",
        MediaContentType0="image/jpeg",
        MediaUrl1="https://api.twilio.com/m/1",
        MediaContentType1="text/x-vCard; charset=utf-8",
        MediaUrl2="https://api.twilio.com/m/2",
    ).attachments
    assert [(file.name, file.content_type, file.url) for file in found] == [
        ("media-1.jpg", "image/jpeg", "https://api.twilio.com/m/0"),
        ("media-2.vcf", "text/x-vcard", "https://api.twilio.com/m/1"),
        ("media-3", "application/octet-stream", "https://api.twilio.com/m/2"),
    ]


def test_more_pictures_than_anybody_sends_are_not_counted_on() -> None:
    many = {f"MediaUrl{place}": "https://api.twilio.com/m" for place in range(200)}
    assert len(message(**many).attachments) == 50


@pytest.mark.parametrize("number", ["", "-1", "x", "99999999999", "3"])
def test_the_number_of_pictures_is_counted_not_believed(number: str) -> None:
    assert message(NumMedia=number).attachments == ()


@pytest.mark.parametrize(
    "body", ["x" * 100_000, "😀" * 100_000, "你好" * 50_000, "", "\n", "&=+%", "\u202e\ufeff", "a\0b"]
)
def test_any_text_survives(body: str) -> None:
    assert message(Body=body).text == body.replace("\0", "\ufffd")


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(sorted(MESSAGE)), st.binary(max_size=30))
def test_broken_bytes_in_any_field_never_break_the_hub(name: str, raw: bytes) -> None:
    text = raw.decode("utf-8", "replace")
    signature = RequestValidator(TOKEN).compute_signature(URL, {**MESSAGE, name: text})
    body = urlencode({key: value for key, value in MESSAGE.items() if key != name}) + f"&{name}={quote_from_bytes(raw)}"
    headers = {"x-twilio-signature": signature, "content-type": "application/x-www-form-urlencoded"}
    try:
        events = channel().receive(Arrival("POST", URL, headers, body.encode(), AT)).events
    except NotUnderstood:
        return
    for event in events:
        repr(event).encode()


@pytest.mark.parametrize("missing", [{"MessageSid", "SmsMessageSid", "SmsSid"}, {"From"}, {"To"}])
def test_a_text_that_lacks_what_it_needs_goes_to_quarantine(missing: set[str]) -> None:
    with pytest.raises(NotUnderstood, match="missing"):
        received({name: value for name, value in MESSAGE.items() if name not in missing})


@pytest.mark.parametrize("form", [{"a": "b"}, {"CallSid": "CA1", "From": "+1"}, {"MessageStatus": "teleported"}])
def test_a_genuine_riddle_goes_to_quarantine(form: dict[str, str]) -> None:
    with pytest.raises(NotUnderstood):
        received(form)


def test_a_key_too_long_for_any_index_goes_to_quarantine() -> None:
    with pytest.raises(NotUnderstood, match="too long"):
        received({**MESSAGE, "From": "9" * 100_000})


def test_stop_is_a_message_and_a_refusal_with_a_key_of_its_own() -> None:
    text, consent = received({**MESSAGE, "Body": "STOP"}).events
    assert isinstance(text, MessageReceived)
    assert consent == ConsentChanged(f"{SID}:consent", "+15005550006", text.sender, AT, is_allowed=False)


def test_start_allows_again_and_yes_is_only_an_answer() -> None:
    assert consents(Body="Start") == [True]
    assert consents(Body="UNSTOP") == [True]
    assert consents(Body="YES") == []


def test_what_the_carrier_understood_decides() -> None:
    assert consents(Body="YES", OptOutType="START") == [True]
    assert consents(Body="ARRET", OptOutType="STOP") == [False]
    assert consents(Body="STOP", OptOutType="HELP") == []


@pytest.mark.parametrize(("status", "state"), STATES.items())
def test_a_report_tells_how_far_a_message_came(status: str, state: MessageState) -> None:
    found = report(MessageStatus=status)
    assert (found.arrival_key, found.provider_id, found.state) == (f"{SID}:{status}", SID, state)
    assert bool(found.error_text) == (state is MessageState.FAILED)


def test_a_report_of_the_older_kind_is_read_too() -> None:
    (only,) = received({"SmsSid": SID, "SmsStatus": "Delivered"}).events
    assert isinstance(only, DeliveryUpdated)
    assert only.arrival_key == f"{SID}:delivered"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("21610", "opted out"),
        ("21611", "waiting"),
        ("30001", "queue was full"),
        ("30003", "switched off"),
        ("30004", "blocks"),
        ("30005", "does not exist"),
        ("30006", "landline"),
        ("30007", "filtered"),
        ("30008", "does not say why"),
        ("30034", "10DLC"),
        ("63016", "24 hours"),
        ("39999", "Twilio error 39999"),
        ("", "did not say why"),
    ],
)
def test_a_failure_says_what_to_do(code: str, words: str) -> None:
    found = report(MessageStatus="undelivered", ErrorCode=code)
    assert found.error_code == code
    assert words in found.error_text


def test_a_later_part_is_reported_only_when_it_fails() -> None:
    url = f"{URL}?part_of=SMfirst"
    assert received({**REPORT, "MessageStatus": "delivered"}, url).events == ()
    (failed,) = received({**REPORT, "MessageStatus": "undelivered", "ErrorCode": "30003"}, url).events
    assert isinstance(failed, DeliveryUpdated)
    assert (failed.provider_id, failed.arrival_key) == ("SMfirst", f"{SID}:undelivered")
    assert failed.is_of_part
    assert not report(MessageStatus="undelivered", ErrorCode="30003").is_of_part


def test_the_channel_says_what_it_can_do() -> None:
    kept = {Feature.ATTACHMENTS, Feature.DELIVERY_RECEIPTS, Feature.OPT_OUT, Feature.PHONE_NUMBERS}
    assert SmsChannel.features == kept | {Feature.FIRST_WORD}


def test_a_canceled_message_says_so() -> None:
    assert "canceled at Twilio" in report(MessageStatus="canceled").error_text
