"""What is set for a number or a hook at Twilio."""

from __future__ import annotations

from typing import Final

from channels.extras import Setting
from channels.toolkit.http import is_base_address
from channels.toolkit.setting import holds, secrets


def _base_address(url: str) -> str:
    return "" if is_base_address(url.strip()) else "is https://host, or https://host/path"


SETTINGS: Final = (
    Setting("account_sid", holds(r"AC[0-9a-fA-F]{32}", "is AC and 32 characters, as Twilio's Account Info shows it")),
    Setting("auth_token", secrets, is_secret=True),
    Setting("messaging_service_sid", holds(r"MG[0-9a-fA-F]{32}", "is MG and 32 characters, as Twilio shows it")),
    Setting("shared_key", secrets, is_secret=True),
    Setting("api_url", _base_address),
)
