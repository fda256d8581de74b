"""What is set for a chat on a page."""

from __future__ import annotations

from typing import Final

from channels.extras import Setting
from channels.toolkit.setting import holds, secrets

SETTINGS: Final = (
    Setting("color", holds(r"#(?:[0-9a-fA-F]{3}){1,2}", "is a colour such as #1f5f8b, in quotes")),
    Setting("identity_secret", secrets, is_secret=True),
)
