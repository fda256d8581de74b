"""Scenes of visitors who are connected to several nodes."""

from __future__ import annotations

from hub.application.visitor_presence import forget_node, keep_visitors
from tests.stage.floor import CHAT
from tests.stage.stage import Stage


async def visitors_of_nodes(stage: Stage) -> None:
    """A visitor comes to one node, moves to another, and that one ends."""
    who = (await stage.write(CHAT, "ada")).identity_id
    await stage.run(keep_visitors, "first", {who}, set())
    await stage.run(keep_visitors, "second", {who}, set())
    await stage.run(keep_visitors, "first", set(), {who})
    await stage.run(forget_node, "second")
