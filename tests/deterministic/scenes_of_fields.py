"""Scenes of what a company wants to know."""

from __future__ import annotations

from hub.application.custom_field import set_fields
from tests.deterministic.scenes_of_work import holding
from tests.stage.floor import ANNA, BO, change_entry
from tests.stage.stage import Stage


async def fields(stage: Stage) -> None:
    """Fields are defined while somebody works, said by her, and corrected by a colleague."""
    id_ = await holding(stage)
    await stage.run(change_entry, "fields", "order", name="Order", of="conversation")
    await stage.run(change_entry, "fields", "size", name="Size", of="conversation", kind="number")
    await stage.run(set_fields, id_, await stage.person(ANNA), {"order": "4711", "size": "7"}, 0)
    await stage.run(set_fields, id_, await stage.person(BO), {"order": ""}, 1)
