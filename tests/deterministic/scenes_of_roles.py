"""What a floor is told of roles, and the desks that follow: of one team, and of the company's own making."""

from __future__ import annotations

from hub.application.apply_floor import Applying, apply_floor
from hub.storage.seal import Seals
from tests.stage.floor import BO, CHAT, CHRIS, DORA, NORTH, SOUTH
from tests.stage.stage import Stage


async def roles(stage: Stage) -> None:
    await stage.write(CHAT, "ada")
    documents: list[dict[str, object]] = [
        {
            "roles": {
                "lead": {"name": "Lead", "permissions": ["floor.steer"]},
                "look": {"name": "L", "permissions": ["desk.read"]},
            }
        },
        {"people": {f"{CHRIS}@example.org": {"roles": ["lead"], "teams": [NORTH, SOUTH]}}},
        {
            "people": {
                f"{BO}@example.org": {
                    "roles": [],
                    "team_roles": {NORTH: ["lead"], SOUTH: ["agent"]},
                    "teams": [NORTH, SOUTH],
                }
            }
        },
        {"people": {f"{DORA}@example.org": {"roles": [], "team_roles": {NORTH: ["look"], SOUTH: ["supervisor"]}}}},
        {"roles": {"lead": {"permissions": ["desk.read"]}, "look": {"permissions": ["desk.work"]}}},
    ]
    for document in documents:
        await stage.run(apply_floor, document, Applying("a scene", Seals(bytes(32), {})))
