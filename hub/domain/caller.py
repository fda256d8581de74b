"""Who really calls, when proxies stand between."""

from __future__ import annotations

from collections.abc import Collection


def caller_address(remote: str, forwarded: str, trusted: Collection[str]) -> str:
    """The caller's address: `X-Forwarded-For` is believed from the right, as far as proxies we trust wrote it."""
    address = remote
    for named in reversed(forwarded.split(",")):
        if address not in trusted or not named.strip():
            break
        address = named.strip()
    return address
