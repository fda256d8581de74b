"""Accounts as administrators are shown them: with the address or the words that let customers in."""

from __future__ import annotations

from typing import Any

from channels.contract import Feature
from hub.domain.floor import Floor


def with_entrance(record: dict[str, Any], floor: Floor, public_url: str) -> dict[str, Any]:
    """The account with what its provider, or the company's own page, has to be told."""
    return {
        **record,
        "webhook_url": _webhook_url(record, floor, public_url),
        "widget": _widget(record, floor, public_url),
    }


def _webhook_url(record: dict[str, Any], floor: Floor, public_url: str) -> str | None:
    if not floor.has_webhook(record["channel"]):
        return None
    return f"{public_url}/webhooks/{record['hook'] or record['id']}"


def _widget(record: dict[str, Any], floor: Floor, public_url: str) -> str | None:
    if Feature.HOSTED not in floor.features_of(record["channel"]):
        return None
    id_ = record["id"]
    return f'<script src="{public_url}/widget.js?account={id_}" data-account="{id_}" async></script>'
