"""What an account says of its button on the company's own pages, and of the panel behind it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from hub.domain.floor import Account
from hub.domain.wording import Wording, said_in

SIDES: Final = ("left",)
LOOKS: Final = ("light", "dark")
"""What differs from what is usual."""


def widget_wording(account: Account, name: str) -> Wording:
    """A text of the settings: one for everybody, or one for each language."""
    text = account.settings.get(name, "").strip()
    if not text.startswith("{"):
        return text
    try:
        read = json.loads(text)
    except ValueError:
        return ""
    return {str(tag): str(said) for tag, said in read.items()} if isinstance(read, dict) else ""


def widget_text(account: Account, name: str, language: str) -> str:
    """The same for a visitor of this language."""
    return said_in(widget_wording(account, name), language)


def widget_look(account: Account) -> str:
    """`light` or `dark` where it is always so, else nothing."""
    look = account.settings.get("look", "").strip().lower()
    return look if look in LOOKS else ""


def button_of(account: Account) -> Mapping[str, str]:
    """What the button needs before anything is asked of the hub, by the names of its script's attributes."""
    side = account.settings.get("side", "").strip().lower()
    told = {"color": account.settings.get("color", "").strip(), "position": side if side in SIDES else ""}
    return {name: value for name, value in told.items() if value}
