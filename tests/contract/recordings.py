"""Recorded arrivals of every channel: JSON with request and endpoint, or a mail as it came."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from channels.contract import Arrival, Endpoint

RECORDINGS = Path(__file__).parents[1] / "recordings"


@dataclass(frozen=True)
class Recording:
    """One arrival, the endpoint it came to, and whether it has to be refused."""

    name: str
    arrival: Arrival
    endpoint: Endpoint
    is_refused: bool


@cache
def recordings_of(channel: str) -> tuple[Recording, ...]:
    """Everything recorded of a channel, by name."""
    folder = RECORDINGS / channel
    mails = [_mail(path) for path in folder.glob("*.eml")]
    calls = [_call(path) for path in folder.glob("*.json") if not path.with_suffix(".eml").exists()]
    return tuple(sorted([*mails, *calls], key=lambda one: one.name))


def _mail(path: Path) -> Recording:
    headers = {"envelope-from": "somebody@x.example", "envelope-to": "support@hub.example"}
    arrival = Arrival("MAIL", "", headers, path.read_bytes(), datetime(2026, 11, 2, 10, tzinfo=UTC))
    return Recording(path.stem, arrival, Endpoint("support", "support@hub.example"), is_refused=False)


def _call(path: Path) -> Recording:
    said: dict[str, Any] = json.loads(path.read_text("utf-8"))
    request = said["request"]
    at = datetime.fromisoformat(request["received_at"])
    arrival = Arrival(request["method"], request["url"], request["headers"], request["body"].encode(), at)
    return Recording(path.stem, arrival, Endpoint(**said["endpoint"]), is_refused="refused" in said)
