"""Writes tests/recordings/changes anew: what is told of messages that change, and what they are at the end.

By: .venv/bin/python -m tests.deterministic.record_changes
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import orjson

from hub.domain.item import Item
from hub.wire.encode import Numbered
from hub.wire.store import Reading
from hub.wire.tell_items import visitor_item, wire_item
from tests.deterministic.scenes_of_changes import changed_messages
from tests.stage.stage import Stage, make_template, play

RECORDINGS: Final = Path(__file__).parents[1] / "recordings" / "changes"
KINDS: Final[dict[str, tuple[str, str, Callable[[Item], Any]]]] = {
    "console": ("item_added", "item_changed", wire_item),
    "widget": ("visitor_item_added", "visitor_item_changed", lambda item: visitor_item(item, str)),
}
"""Who hears of a message, of its change, and how it looks there."""


def _events(reading: Reading) -> list[Numbered]:
    return list(reading.events_after(0, 10_000) or ())


async def told(stage: Stage) -> dict[str, dict[str, Any]]:
    """Of each side the messages as they came, what was told of them, and what a fresh page would show."""
    await changed_messages(stage)
    events = [orjson.loads(event.json()) for event in await stage.store.read(_events)]
    found = {}
    for side, (added, changed, fresh) in KINDS.items():
        items = [event["item"] for event in events if event["type"] == added]
        ids = {item["id"] for item in items}
        conversation = next(event["conversation_id"] for event in events if event["type"] == "item_added")
        after = [fresh(item) for item in await stage.items(conversation) if item.id in ids]
        changes = [event for event in events if event["type"] == changed]
        found[side] = {"before": items, "events": changes, "after": orjson.loads(orjson.dumps(after))}
    return found


def write_recordings() -> None:
    """One file for each side."""
    RECORDINGS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for side, pair in play(told, make_template(Path(folder))).items():
            (RECORDINGS / f"{side}.json").write_bytes(orjson.dumps(pair, option=orjson.OPT_INDENT_2) + b"\n")


if __name__ == "__main__":
    write_recordings()
