"""A scene of the search: what was written becomes findable, and no desk hears of it."""

from __future__ import annotations

from hub.application.index import index_due
from tests.stage.floor import CHAT
from tests.stage.stage import Stage


async def an_index(stage: Stage) -> None:
    """What a customer wrote is indexed once."""
    await stage.write(CHAT, "ada", "Where is my parcel?")
    assert await stage.run(index_due, 100) > 0
    while await stage.run(index_due, 100):
        pass
