"""Scenes of devices that are told by Web Push; no desk shows anything of them."""

from __future__ import annotations

from hub.application.presence import line_lost
from hub.application.push import end_device, forget_push_key, keep_device, keep_push_key, name_customers
from hub.application.push_send import (
    claim_pushes,
    settle_push_gone,
    settle_push_later,
    settle_push_refused,
    settle_pushed,
)
from hub.application.visitor_presence import forget_node, keep_people, keep_visitors
from hub.domain.push import HOLD_SECONDS, Subscription
from tests.stage.floor import ANNA, BO, TEXT
from tests.stage.stage import Stage
from tests.unit.use_cases.acts import held

POINT = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
AUTH = "BTBZMqHH6r4Tts7J_aSIgg"


def subscription(name: str) -> Subscription:
    """What a browser gives."""
    return Subscription(f"https://push.example/{name}", POINT, AUTH)


async def people_of_nodes(stage: Stage) -> None:
    """Somebody opens a console at one node, and closes it; another had hers at one that was killed."""
    await stage.run(keep_visitors, "first")
    await stage.run(keep_people, "first", {ANNA}, set())
    await stage.run(keep_people, "first", set(), {ANNA})
    await stage.become(BO)
    await stage.run(keep_people, "first", {BO}, set())
    stage.clock.forward(60)
    await stage.run(keep_visitors, "second")
    await stage.run(forget_node, "second")


async def devices(stage: Stage) -> None:
    """An agent has two telephones, of which one may show names, and one is thrown away; then the hub's key is lost."""
    anna = await stage.person(ANNA)
    await stage.run(keep_push_key, "sealed:key")
    first = await stage.run(keep_device, anna, subscription("1"), session="s", name="", names_customers=None)
    await stage.run(keep_device, anna, subscription("2"), session="s", name="", names_customers=False)
    await stage.run(name_customers, anna, first.id, names_customers=True)
    await stage.run(end_device, anna, first.id)
    assert await stage.run(forget_push_key, "command line") == 1


async def pushes(stage: Stage) -> None:
    """A customer writes to an agent whose console is gone; her devices are told with every outcome."""
    await held(stage, TEXT, "+15550111")
    anna = await stage.person(ANNA)
    for name in ("1", "2", "3", "4"):
        await stage.run(keep_device, anna, subscription(name), session="s", name="", names_customers=True)
    await stage.run(line_lost, ANNA, 3600.0)
    await stage.write(TEXT, "+15550111", "Are you there?")
    stage.clock.forward(HOLD_SECONDS)
    messages, _ = await stage.run(claim_pushes, frozenset(), 10)
    assert len(messages) == 4
    await stage.run(settle_pushed, messages[0])
    await stage.run(settle_push_later, messages[1], 5.0)
    await stage.run(settle_push_refused, messages[2])
    await stage.run(settle_push_gone, messages[3])
