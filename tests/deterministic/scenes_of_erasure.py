"""A scene of a customer who is held, copied and erased while people look on."""

from __future__ import annotations

import asyncio
from typing import Final

from hub.application.apply_floor import Applying, apply_floor
from hub.application.customer import edit_customer
from hub.application.erase import begin_erasure, check_erased, forget_files, go_on_erasing, settle_erasure
from hub.application.forget_file import forget_files_of
from hub.application.legal_hold import hold_customer, lift_hold
from hub.application.person_copy import begin_copy
from hub.application.retain import retain_some
from hub.domain.erasure import SETTLING_SECONDS, Erasure, Stage
from hub.domain.permission import Role
from hub.storage.seal import Seals
from tests.deterministic.scenes_of_work import holding
from tests.stage.floor import ANNA, CHRIS
from tests.stage.people import let_person_change
from tests.stage.stage import Stage as Play

OF_ERASURE: Final = (
    "begin_copy",
    "begin_erasure",
    "check_erased",
    "forget_files",
    "forget_files_of",
    "go_on_erasing",
    "hold_customer",
    "lift_hold",
    "retain_some",
    "settle_erasure",
)
"""Use cases of which the scene tells."""
LOOKED_BY_ERASURE: Final = (
    "check_there",
    "due_by",
    "found_people",
    "left_by",
    "left_in_peace",
    "progress_of",
    "silenced_since",
)
"""What only looks whether somebody was erased, or who is."""


async def until(stage: Play, erasure: Erasure, wanted: Stage) -> None:
    """Step by step to this stage."""
    while (await stage.run(go_on_erasing, erasure.id)).stage is not wanted:
        pass


async def an_erasure(stage: Play) -> None:
    """A case at court comes first; then she is erased while Anna still talks to her."""
    id_ = await holding(stage)
    she = (await stage.conversation(id_)).customer_id
    await stage.run(edit_customer, she, await stage.person(ANNA), {"notes": "likes tea"})
    roles = (await stage.person(CHRIS)).roles | {Role.ADMINISTRATOR}
    await stage.run(let_person_change, CHRIS, roles=roles)
    keeper = await stage.person(CHRIS)
    await stage.run(hold_customer, she, keeper, "A case at court")
    await stage.run(lift_hold, she, keeper)
    rule = {"retention": {"quickly": {"name": "Quickly", "days": 1}}}
    await stage.run(apply_floor, rule, Applying("a scene", Seals(bytes(32), {})))
    await stage.run(retain_some, "this node")
    await stage.run(begin_copy, she, keeper, with_inside=True)
    erasure = await stage.run(begin_erasure, she, keeper, closes=True)
    await stage.run(forget_files_of, erasure.id, ())
    await until(stage, erasure, Stage.FILES)
    await stage.run(settle_erasure, erasure.id)
    await asyncio.sleep(SETTLING_SECONDS)
    await stage.run(forget_files, erasure.id, ())
    await until(stage, erasure, Stage.BYTES)
    await stage.run(check_erased, erasure.id)
    await until(stage, erasure, Stage.DONE)
