"""Writes tests/recordings/desk anew: what every scene does to the desks of those whom it concerns."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any, Final

import orjson

from hub.domain.ids import PersonId
from tests.deterministic.use_cases import OTHERS, SCENES, Scene
from tests.stage.floor import ANNA, BO, SOUTH
from tests.stage.law import recorded
from tests.stage.people import let_person_change
from tests.stage.stage import Stage, make_template, play

RECORDINGS: Final = Path(__file__).parents[1] / "recordings" / "desk"


async def _people(stage: Stage) -> None:
    """Names, teams and capacities change."""
    await stage.write(stage.store.floor.accounts["chat"].id, "ada")
    await stage.run(let_person_change, BO, name="Bo Lindgren")
    await stage.run(let_person_change, ANNA, capacity={"webchat": 3})
    await stage.run(let_person_change, ANNA, teams=frozenset({SOUTH}))
    await stage.run(let_person_change, BO, is_active=False)


KEPT: Final[dict[str, Scene]] = {
    **{
        name: SCENES[name]
        for name in (
            "apply_floor",
            "close_conversation",
            "decline_offer",
            "edit_customer",
            "edit_organisation",
            "end_conversation",
            "fire_timer",
            "invite_colleague",
            "keep_draft",
            "keep_first_letter",
            "keep_arrival",
            "keep_prospects",
            "keep_view",
            "line_lost",
            "merge_customers",
            "read_mentions",
            "send_reply",
            "send_undoably",
            "start_conversation",
            "settle_sent",
            "split_conversation",
            "take_conversation",
            "react",
            "transfer_conversation",
            "wait_for_customer",
        )
    },
    **OTHERS,
    "changed_people": _people,
}
"""A small set in which every event occurs."""


def _pairs(scene: Scene, template: Path) -> list[dict[str, Any]]:
    async def story(stage: Stage) -> list[dict[str, Any]]:
        before: dict[PersonId, Any] = dict(stage.consoles.desks)
        await scene(stage)
        consoles = stage.consoles
        return [
            recorded(before[id_], consoles.heard[id_], desk)
            for id_, desk in sorted(consoles.desks.items())
            if id_ in before and consoles.heard[id_]
        ]

    return play(story, template)


def write_recordings() -> None:
    """One file for each scene."""
    RECORDINGS.mkdir(parents=True, exist_ok=True)
    for old in RECORDINGS.glob("*.json"):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        template = make_template(Path(folder))
        for name, scene in KEPT.items():
            text = orjson.dumps(_pairs(scene, template), option=orjson.OPT_INDENT_2)
            (RECORDINGS / f"{name}.json").write_bytes(text + b"\n")


if __name__ == "__main__":
    write_recordings()
