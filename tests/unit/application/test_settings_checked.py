"""What a channel does not know, or can make nothing of, is refused; what a document leaves out stays."""

from __future__ import annotations

from typing import Any

import pytest

from channels.catalog import CHANNELS
from channels.extras import Checked
from hub.domain.problem import Invalid
from hub.storage.seal import is_secret
from tests.unit.application.applying import SID, TOKEN, House, floor_document

SMS: dict[str, Any] = {"channel": "sms", "address": "+15005550007", "queue": "general"}
MAIL: dict[str, Any] = {"channel": "email", "address": "help@lantern.example", "queue": "general"}
CHAT: dict[str, Any] = {"channel": "webchat", "address": "chat", "queue": "general"}
NONSENSE: list[tuple[dict[str, Any], str, str, str]] = [
    (SMS, "acount_sid", SID, "there is no such setting; did you mean “account_sid”?"),
    (SMS, "bogus", "1", "there is no such setting; sms has account_sid, auth_token, messaging_service_sid, "),
    (SMS, "bogus", "env:NOT_HERE", "there is no such setting"),
    (SMS, "account_sid", "nonsense", "is AC and 32 characters"),
    (SMS, "account_sid", "AC" + "g" * 32, "is AC and 32 characters"),
    (SMS, "messaging_service_sid", SID, "is MG and 32 characters"),
    (SMS, "auth_token", "short", "is too short for a secret; it has 16 characters or more"),
    (SMS, "auth_token", f"{TOKEN} short", "is too short for a secret"),
    (SMS, "shared_key", "short", "is too short for a secret"),
    (CHAT, "colour", "#fff", "there is no such setting; did you mean “color”?"),
    (CHAT, "color", "red", "is a colour such as #1f5f8b, in quotes"),
    (CHAT, "identity_secret", "short", "is too short for a secret"),
    (MAIL, "imap_uri", "imaps://a:b@c", "there is no such setting; did you mean “imap_url”?"),
    (MAIL, "smtp_url", "smtp://mail.example:0", "is smtp://user:password@host:port"),
    (MAIL, "smtp_url", "smtp://mail.example:99999", "is smtp://user:password@host:port"),
    (MAIL, "smtp_starttls", "perhaps", "is one of auto, required, off"),
    (MAIL, "smtp_hello", "two words", "is a name such as mail.example.com"),
    (MAIL, "imap_starttls", "perhaps", "is on or off"),
    (MAIL, "imap_mark_seen", "perhaps", "is on or off"),
    (MAIL, "plus_addressing", "perhaps", "is on or off"),
    (MAIL, "authserv_id", "two words", "is one word"),
    (MAIL, "message_id_domain", "a@b", "is a name such as mail.example.com"),
    (MAIL, "own_addresses", "a@b.example, nobody", "holds “nobody”, which is no mail address"),
]


@pytest.mark.parametrize(("account", "name", "value", "told"), NONSENSE, ids=[f"{n[1]} {n[2]}" for n in NONSENSE])
async def test_a_setting_that_its_channel_cannot_use_is_refused(
    house: House, account: dict[str, Any], name: str, value: str, told: str
) -> None:
    await house.apply(floor_document())
    with pytest.raises(Invalid) as refused:
        await house.apply({"accounts": {"a": {**account, "settings": {name: value}}}})
    assert refused.value.detail.startswith(f"accounts.a.settings.{name}: {told}")
    assert len(refused.value.detail.splitlines()) == 1


GOOD: list[tuple[dict[str, Any], dict[str, str]]] = [
    (SMS, {"account_sid": SID, "auth_token": "a" * 32 + " " + "b" * 32, "messaging_service_sid": "MG" + "0aF1" * 8}),
    (CHAT, {"color": "#1f5f8b", "identity_secret": "0123456789abcdef"}),
    (CHAT, {"color": "#FFF"}),
    (
        MAIL,
        {
            "smtp_url": "smtps://ada%40a.example:hush@mail.example.com:465",
            "smtp_starttls": "required",
            "smtp_hello": "[192.0.2.1]",
            "imap_starttls": "on",
            "imap_mark_seen": "no",
            "plus_addressing": "off",
            "authserv_id": "mx.google.com",
            "message_id_domain": "mail.example.com",
            "own_addresses": "a@b.example, c@d.example",
        },
    ),
]


@pytest.mark.parametrize(("account", "settings"), GOOD, ids=[" ".join(found) for _, found in GOOD])
async def test_what_makes_sense_is_taken(house: House, account: dict[str, Any], settings: dict[str, str]) -> None:
    await house.apply(floor_document())
    await house.apply({"accounts": {"a": {**account, "settings": settings}}})
    assert house.store.floor.accounts["a"].settings.keys() == settings.keys()


async def test_a_setting_that_is_left_out_stays_and_an_empty_one_goes(house: House) -> None:
    await house.apply(floor_document())
    service = "MG" + "0" * 32
    await house.apply({"hooks": {"twilio": {"settings": {"messaging_service_sid": service}}}})
    assert house.store.floor.hooks["twilio"].settings.keys() == {"account_sid", "auth_token", "messaging_service_sid"}
    (change,) = await house.apply({"hooks": {"twilio": {"settings": {"messaging_service_sid": ""}}}})
    assert change.fields == {"settings.messaging_service_sid": (service, None)}


@pytest.mark.parametrize("said", [{}, {"settings": {"color": "#fff"}}], ids=str)
async def test_what_was_set_for_one_channel_does_not_follow_to_another(house: House, said: dict[str, Any]) -> None:
    await house.apply(floor_document())
    await house.apply({"accounts": {"a": {**SMS, "settings": {"account_sid": SID, "auth_token": TOKEN}}}})
    await house.apply({"accounts": {"a": {**CHAT, **said}}})
    assert house.store.floor.accounts["a"].settings == said.get("settings", {})


@pytest.mark.parametrize("channel", sorted(CHANNELS))
def test_what_a_channel_calls_a_secret_is_sealed(channel: str) -> None:
    kind: object = CHANNELS[channel]
    assert isinstance(kind, Checked)
    assert [one.name for one in kind.settings if one.is_secret] == [
        one.name for one in kind.settings if is_secret(one.name)
    ]
