"""The stand-in refuses what Twilio refuses, in Twilio's codes."""

from __future__ import annotations

import pytest

from channels.sms.standin_rules import complaint_about

FINE = {"To": "+14155550123", "From": "+15005550006", "Body": "Hello"}


def code(**changed: str | list[str] | None) -> int | None:
    form = {**FINE, **changed}
    lists = {name: value if isinstance(value, list) else [value] for name, value in form.items() if value is not None}
    complaint = complaint_about(lists, {("+15005550006", "+14155550199")})
    return complaint.code if complaint else None


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"From": "72404"},
        {"From": "My Bank"},
        {"From": None, "MessagingServiceSid": "MG" + "0" * 32},
        {"MessagingServiceSid": "MG" + "0" * 32},
        {"Body": "x" * 1600},
        {"Body": "😀" * 800},
        {"Body": None, "MediaUrl": ["https://hub.example/f"] * 10},
        {"StatusCallback": "https://hub.example/webhooks/x?part_of=SM1"},
        {"StatusCallback": "http://127.0.0.1:8080/hook"},
    ],
)
def test_a_sound_message_is_taken(changed: dict[str, str | list[str] | None]) -> None:
    assert code(**changed) is None


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"To": None}, 21604),
        ({"To": "4155550123"}, 21211),
        ({"To": "+0123456789"}, 21211),
        ({"To": "+1415555012345678"}, 21211),
        ({"From": None}, 21603),
        ({"From": "+1"}, 21212),
        ({"From": "A name far too long"}, 21212),
        ({"MessagingServiceSid": "MG1"}, 21705),
        ({"Body": None}, 21602),
        ({"Body": ""}, 21602),
        ({"Body": "x" * 1601}, 21617),
        ({"Body": "😀" * 801}, 21617),
        ({"MediaUrl": ["https://hub.example/f"] * 11}, 21623),
        ({"MediaUrl": ["file:///etc/passwd"]}, 21620),
        ({"MediaUrl": ["http://[::1/"]}, 21620),
        ({"StatusCallback": "not an address"}, 21609),
        ({"StatusCallback": "https://my_hub.example/"}, 21609),
        ({"To": "+14155550199"}, 21610),
    ],
)
def test_what_twilio_refuses_is_refused(changed: dict[str, str | list[str] | None], expected: int) -> None:
    assert code(**changed) == expected
