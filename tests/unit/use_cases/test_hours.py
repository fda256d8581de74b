"""Whether somebody answers: an account's own hours say so, else those of its queue, else somebody always does."""

from __future__ import annotations

from functools import partial

from hub.application.entry import WEEKDAYS
from hub.application.transaction import Transaction
from hub.realtime.identity import Visitor
from hub.realtime.welcome import snapshot_for
from tests.stage.fixtures import staged
from tests.stage.floor import CHAT, CHAT_QUEUE, TEXT_QUEUE, change_entry
from tests.stage.stage import Stage

CASES: list[tuple[str | None, str | None, bool]] = [
    (None, None, True),
    (None, "never", False),
    ("always", "never", True),
    ("never", "always", False),
    ("never", None, False),
]
"""The hours of the account, those of its queue, and whether somebody answers."""
LATE = {"name": "Late", "queue": TEXT_QUEUE, "during": "closed"}


def _set(tx: Transaction, of_account: str | None, of_queue: str | None) -> None:
    change_entry(tx, "hours", "never", name="Never")
    change_entry(tx, "hours", "always", name="Always", week={day: ["00:00-24:00"] for day in WEEKDAYS})
    change_entry(tx, "queues", CHAT_QUEUE, hours=of_queue)
    change_entry(tx, "accounts", CHAT, hours=of_account, entry_rules=[LATE])


@staged
async def test_an_account_without_hours_has_those_of_its_queue(stage: Stage) -> None:
    for number, (of_account, of_queue, is_open) in enumerate(CASES):
        await stage.run(_set, of_account, of_queue)
        arrived = await stage.write(CHAT, f"visitor-{number}")
        assert arrived.queue_id == (CHAT_QUEUE if is_open else TEXT_QUEUE), CASES[number]
        look = partial(snapshot_for, upload_limit_bytes=1, file_address=str)
        shown = await stage.store.read(look, stage.store.floor.accounts[CHAT], Visitor("x", "session"), None)
        assert shown.is_open is is_open, CASES[number]
