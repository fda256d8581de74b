"""Settings of channels that make no sense are refused where they stand, and nothing is written."""

from __future__ import annotations

import pytest

from hub.domain.problem import Invalid
from tests.unit.application.applying import House, floor_document

NONSENSE: list[tuple[dict[str, str], str]] = [
    ({"imap_url": "nonsense"}, "imap_url: is imaps://user:password@host:port/folder"),
    ({"imap_url": "imaps://ada:hush@mail.example:99999"}, "imap_url: is imaps://"),
    ({"imap_url": "imaps://mail.example"}, "imap_url: is imaps://"),
    ({"imap_url": "imaps://ada:hush@[mail.example"}, "imap_url: is imaps://"),
    ({"imap_poll_seconds": "abc"}, "imap_poll_seconds: is a number of seconds"),
    ({"imap_idle_seconds": "nan"}, "imap_idle_seconds: is a number of seconds"),
    ({"imap_poll_seconds": "-5"}, "imap_poll_seconds: is a number of seconds"),
    ({"imap_start": "yesterday"}, "imap_start: is one of unseen, all, new"),
    ({"smtp_url": "mail.example:25"}, "smtp_url: is smtp://user:password@host:port"),
    ({"smtp_timeout_seconds": "soon"}, "smtp_timeout_seconds: is a number of seconds"),
]


@pytest.mark.parametrize(("settings", "told"), NONSENSE, ids=[" ".join(case[0].values()) for case in NONSENSE])
async def test_settings_that_make_no_sense_to_their_channel_are_refused(
    house: House, settings: dict[str, str], told: str
) -> None:
    await house.apply(floor_document())
    mail = {"channel": "email", "address": "support@lantern.example", "queue": "general"}
    with pytest.raises(Invalid) as refused:
        await house.apply({"accounts": {"mail": {**mail, "settings": settings}}})
    assert str(refused.value).startswith(f"accounts.mail.settings.{told}")
    good = {"imap_url": "imaps://ada%40lantern.example:hush@mail.example:993/INBOX", "imap_poll_seconds": "30"}
    await house.apply({"accounts": {"mail": {**mail, "settings": good}}})
    with pytest.raises(Invalid):
        await house.apply({"accounts": {"mail": {"settings": settings}}})


@pytest.mark.parametrize(
    "url", ["api.twilio.com", "ftp://api.twilio.com", "https://", "https://a b", "https://a:x", "https://a/?q=1"]
)
async def test_an_address_of_twilio_that_is_none_is_refused(house: House, url: str) -> None:
    await house.apply(floor_document())
    with pytest.raises(Invalid, match=r"^hooks\.twilio\.settings\.api_url: is https://host, or [^\n]*$"):
        await house.apply({"hooks": {"twilio": {"settings": {"api_url": url}}}})
    with pytest.raises(Invalid, match=r"^accounts\.texts\.settings\.api_url: is https://host, or [^\n]*$"):
        await house.apply({"accounts": {"texts": {"settings": {"api_url": url}}}})
    for good in ("https://api.dublin.ie1.twilio.com", "http://127.0.0.1:8080/demo/twilio/", "env:NOT_HERE"):
        await house.apply({"hooks": {"twilio": {"settings": {"api_url": good}}}})


async def test_a_setting_of_a_hook_is_checked_where_it_stands(house: House) -> None:
    await house.apply(floor_document())
    with pytest.raises(Invalid, match=r"^hooks\.post\.settings\.imap_url: is imaps://[^\n]*$"):
        await house.apply(
            {
                "hooks": {"post": {"channel": "email", "settings": {"imap_url": "nonsense"}}},
                "accounts": {
                    "mail": {"channel": "email", "address": "a@b.example", "queue": "general", "hook": "post"}
                },
            }
        )


async def test_a_reference_that_leads_to_nothing_here_is_not_judged(house: House) -> None:
    await house.apply(floor_document())
    settings = {"imap_url": "env:NOT_HERE", "smtp_url": "file:/not/here"}
    mail = {"channel": "email", "address": "support@lantern.example", "queue": "general", "settings": settings}
    await house.apply({"accounts": {"mail": mail}})
