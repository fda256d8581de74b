"""Scenes of visitors and consoles that are connected, to several nodes or to one that begins anew."""

from __future__ import annotations

from hub.application.presence import await_consoles, line_lost
from hub.application.visitor_presence import begin_alone, forget_node, keep_people, keep_visitors
from tests.stage.floor import ANNA, CHAT
from tests.stage.stage import Stage


async def visitors_of_nodes(stage: Stage) -> None:
    """A visitor comes to one node, moves to another, and that one ends."""
    who = (await stage.write(CHAT, "ada")).identity_id
    await stage.run(keep_visitors, "first", {who}, set())
    await stage.run(keep_visitors, "second", {who}, set())
    await stage.run(keep_visitors, "first", set(), {who})
    await stage.run(forget_node, "second")


async def a_beginning(stage: Stage) -> None:
    """The hub ends while an agent is there, and begins again."""
    await stage.become(ANNA)
    await stage.run(line_lost, ANNA, 30.0)
    await stage.run(await_consoles, 30.0)


async def a_beginning_alone(stage: Stage) -> None:
    """The only hub is killed while an agent is there, and begins again."""
    await stage.become(ANNA)
    await stage.run(keep_visitors, "killed", set(), set())
    await stage.run(keep_people, "killed", {ANNA}, set())
    stage.clock.forward(1)
    await stage.run(begin_alone, set(), 30.0)
