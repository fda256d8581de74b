"""The floor knows of each channel what follows from its features."""

from __future__ import annotations

from channels.catalog import CHANNELS
from hub.domain.floor import Floor

FLOOR = Floor(features={name: channel.features for name, channel in CHANNELS.items()})


def test_only_providers_who_sign_have_a_webhook() -> None:
    assert {name: FLOOR.has_webhook(name) for name in ("sms", "email", "webchat", "pigeon")} == {
        "sms": True,
        "email": False,
        "webchat": False,
        "pigeon": False,
    }
