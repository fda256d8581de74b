"""What happens at the doors and on the lines of a cluster."""

from __future__ import annotations

import asyncio
import sys
from itertools import count
from typing import Any, Final

import aiohttp
import pytest

from tests.hubs.clients import post_text, text_form
from tests.hubs.cluster import Cluster
from tests.hubs.lines import Console
from tests.hubs.process import HubProcess

GRACE_SECONDS: Final = 2
"""How long somebody whose line is gone keeps her presence."""
_numbers = count(1)


async def write(node: HubProcess, text: str, phone: str = "") -> str:
    """Send a text, from a telephone that nobody had before where none is named; the telephone."""
    number = next(_numbers)
    phone = phone or f"+1415555{number:04}"
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=20)) as client:
        assert await post_text(client, node, text_form(f"SM{number:032x}", phone, text)) == 200
    return phone


async def rung(console: Console, earlier: int = 0) -> dict[str, Any]:
    """The offer that rings after so many earlier ones."""
    await console.until(lambda: len(console.of_type("offer_made")) > earlier, "an offer", 30)
    offer: dict[str, Any] = console.of_type("offer_made")[earlier]["offer"]
    return offer


def texts_of(console: Console) -> list[str]:
    """What was said, as the console heard it."""
    return [event["item"]["text"] for event in console.of_type("item_added")]


def states_of(console: Console) -> list[str]:
    """What became of messages, as the console heard it."""
    return [event["state"] for event in console.of_type("item_state_changed")]


async def all_closed(cluster: Cluster, count_of: int, seconds: float = 60) -> None:
    """Wait until so many conversations are closed and nothing is left to be done."""
    sql = "SELECT count(*) FILTER (WHERE closed_at IS NOT NULL), count(*) FROM conversation"
    async with asyncio.timeout(seconds):
        while await cluster.rows(sql) != [(count_of, count_of)] or await cluster.rows("SELECT 1 FROM outbox"):
            await asyncio.sleep(0.05)


def tell(capsys: pytest.CaptureFixture[str], figure: str) -> None:
    """Write a measured figure where whoever runs the test reads it."""
    with capsys.disabled():
        sys.stderr.write(f"{figure}\n")
