"""Old messages + what is told of them = fresh messages, for agents and for visitors.

The same pairs are kept as JSON in tests/recordings/changes, where the console's and the widget's reducers replay them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest

from tests.deterministic.record_changes import RECORDINGS, told
from tests.stage.stage import play

GONE: dict[str, dict[str, Any]] = {
    "withdrawn_at": {"files": [], "edited_at": None},
    "is_withdrawn": {"files": {}, "is_edited": False},
}
"""What goes with the text of a message that is taken back."""


def continued(items: list[dict[str, Any]], events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What a page that knows nothing but the events makes of the messages it has."""
    known = {item["id"]: item for item in items}
    for event in events:
        item = known[event["item_id"]]
        item |= {name: event[name] for name in event if name in item and name != "at" and event[name] is not None}
        if event["text"] is not None and "html" in item:
            item |= {"html": None, "full_text": ""}
        for name, lost in GONE.items():
            item |= lost if event.get(name) else {}
    return list(known.values())


@pytest.mark.parametrize("side", ["console", "widget"])
def test_events_make_of_the_old_messages_the_fresh_ones(side: str, stage_template: Path) -> None:
    pair = play(told, stage_template)[side]
    recorded = orjson.loads((RECORDINGS / f"{side}.json").read_bytes())
    assert pair == recorded, "write them anew: .venv/bin/python -m tests.deterministic.record_changes"
    assert continued(pair["before"], pair["events"]) == pair["after"]
