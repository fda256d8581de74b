"""What a widget says and does still means what it meant."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import pytest

from channels.contract import Arrival, ChannelError, ChannelEvent, Endpoint, Http, Outside
from channels.webchat.adapter import WebchatChannel

RECORDINGS = sorted((Path(__file__).parents[3] / "recordings" / "webchat").glob("*.json"))


def told(event: ChannelEvent) -> dict[str, Any]:
    """What an event says, without what it leaves empty."""
    plain = json.loads(json.dumps(asdict(event), default=datetime.isoformat), object_hook=_said)
    return {"type": type(event).__name__, **plain}


def _said(found: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in found.items() if value}


def outcome(recording: dict[str, Any]) -> dict[str, Any]:
    """The events of a recorded request, or the name of the error that refused it."""
    request = recording["request"]
    at = datetime.fromisoformat(request["received_at"])
    arrival = Arrival(request["method"], request["url"], request["headers"], request["body"].encode(), at)
    channel = WebchatChannel(Endpoint(**recording["endpoint"]), Outside(cast(Http, None)))
    try:
        events = channel.receive(arrival).events
    except ChannelError as error:
        return {"events": [], "refused": type(error).__name__}
    return {"events": [told(event) for event in events]}


@pytest.mark.parametrize("path", RECORDINGS, ids=lambda path: path.stem)
def test_a_recording_means_what_it_meant(path: Path) -> None:
    recording = json.loads(path.read_text("utf-8"))
    assert outcome(recording) == {name: recording[name] for name in ("events", "refused") if name in recording}


def test_there_are_recordings() -> None:
    assert len(RECORDINGS) >= 10
