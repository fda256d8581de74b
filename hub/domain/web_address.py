"""Addresses of other systems that an agent may be sent to by a press of hers: pages of the web, and nothing else."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

LONGEST_ADDRESS: Final = 2_000
_WRONG: Final = "Write a whole address such as https://shop.example/orders/1."
_NEVER: Final = frozenset('\\"<>^`{|}')
"""What no address has, and browsers read in ways of their own."""


def web_address(text: str) -> str:
    """The address as it was written; raises ValueError where it would run something or lead somewhere unseen."""
    if len(text) > LONGEST_ADDRESS:
        raise ValueError(f"An address may have {LONGEST_ADDRESS:,} characters.")
    if any(character == " " or character in _NEVER or not character.isprintable() for character in text):
        raise ValueError(_WRONG)
    try:
        parts = urlsplit(text)
        is_page = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_page = False
    if not is_page:
        raise ValueError(_WRONG)
    if "@" in parts.netloc:
        raise ValueError("An address holds no user and no password; leave out what stands before the @.")
    return text
