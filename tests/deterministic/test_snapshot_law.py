"""Old snapshot + events = fresh snapshot, for every use case and every person on the floor.

The same pairs are kept as JSON in tests/recordings/desk, where the browser's reducer replays them. They are
written anew by: .venv/bin/python -m tests.deterministic.record_desks
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import orjson
import pytest
from pydantic import TypeAdapter

from hub.domain.permission import Role
from hub.wire.desk import Desk
from hub.wire.encode import TYPE_NAMES, decode
from hub.wire.events import DeskEvent
from hub.wire.reduce import apply_event
from tests.deterministic.looks import READS
from tests.deterministic.use_cases import OTHERS, PARTS, SCENES, public_use_cases
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHAT, CHRIS, NORTH, SOUTH, person
from tests.stage.people import let_person_change
from tests.stage.stage import Stage, play

RECORDINGS = Path(__file__).parents[1] / "recordings" / "desk"
PAIRS = sorted(RECORDINGS.glob("*.json"))


def test_every_use_case_has_a_scene_or_is_known_to_need_none() -> None:
    known = {*SCENES, *READS, *PARTS}
    found = set(public_use_cases())
    assert not found - known, "give it a scene in use_cases.py: its events must make the fresh desk"
    assert not known - found, "take it out of use_cases.py: it is no longer there"


def test_no_use_case_is_listed_twice() -> None:
    assert not SCENES.keys() & READS
    assert not SCENES.keys() & PARTS.keys()
    assert set(PARTS.values()) <= {*SCENES, "accept_offer"}


@pytest.mark.parametrize("name", sorted({**SCENES, **OTHERS}))
def test_events_make_of_the_old_desk_the_fresh_one(name: str, stage_template: Path) -> None:
    async def story(stage: Stage) -> None:
        await {**SCENES, **OTHERS}[name](stage)
        assert name in stage.ran or name in OTHERS

    play(story, stage_template)


@staged
async def test_somebody_new_appears_on_the_desks_of_her_teams(stage: Stage) -> None:
    new = person(ANNA, "Gry Dahl", Role.AGENT, (NORTH,), {}, stage.clock())
    await stage.run(let_person_change, ANNA, id="gry", name=new.name, email="gry@example.org")


@staged
async def test_whoever_changes_teams_gains_and_loses_what_the_teams_see(stage: Stage) -> None:
    await stage.write(CHAT, "ada")
    for teams in ({SOUTH}, {NORTH, SOUTH}, set(), {NORTH}):
        await stage.run(let_person_change, ANNA, teams=frozenset(teams))
        await stage.run(let_person_change, CHRIS, teams=frozenset(teams))


@staged
async def test_a_new_name_a_new_capacity_and_a_deactivation_reach_every_desk(stage: Stage) -> None:
    await stage.become(BO)
    await stage.run(let_person_change, BO, name="Bo Lindgren")
    await stage.run(let_person_change, BO, capacity={"webchat": 5, "email": 1})
    await stage.run(let_person_change, BO, capacity={})
    await stage.run(let_person_change, BO, is_active=False)
    await stage.run(let_person_change, BO, is_active=True)


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
def test_a_recorded_pair_still_holds(path: Path) -> None:
    desks: TypeAdapter[Desk] = TypeAdapter(Desk)
    for pair in orjson.loads(path.read_bytes()):
        desk = desks.validate_python(pair["before"], strict=False)
        for told in pair["events"]:
            fields: dict[str, Any] = {name: told[name] for name in told if name not in {"number", "at", "type"}}
            change = decode(told["type"], orjson.dumps(fields).decode())
            desk = apply_event(desk, told["number"], change)  # type: ignore[arg-type] # a console hears nothing else
        assert orjson.loads(orjson.dumps(desk)) == pair["after"]


def test_every_event_that_changes_a_desk_is_in_a_recording() -> None:
    told = {event["type"] for path in PAIRS for pair in orjson.loads(path.read_bytes()) for event in pair["events"]}
    assert told >= {TYPE_NAMES[kind] for kind in get_args(DeskEvent)}
