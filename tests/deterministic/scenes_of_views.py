"""What agents do to the lists of their inbox."""

from __future__ import annotations

from hub.application.customer import edit_customer
from hub.application.saved_view import drop_view, keep_view, order_views
from hub.domain.person import Person
from hub.domain.saved_view import SavedView, ViewFilter
from tests.stage.floor import ANNA, BO, DORA, NORTH, SOUTH
from tests.stage.people import let_person_change
from tests.stage.stage import Stage
from tests.unit.use_cases.acts import held

CHATS = ViewFilter(channels=("webchat",), queues=("chat-queue",), tags=("VIP",), assignees=("me", "nobody", BO))
LONG = ViewFilter(
    states=("queued",),
    tiers=("gold",),
    level_at_least=2,
    waiting_minutes=30,
    is_unread=True,
    promises=("near", "late"),
    words="ada",
)


async def saved_views(stage: Stage) -> None:
    """Views are saved, shared with a team, with another one, with everybody and nobody, put in order and deleted."""
    anna, bo, dora = await stage.person(ANNA), await stage.person(BO), await stage.person(DORA)

    async def keep(who: Person, id_: str, wanted: ViewFilter, shared_with: str, version: int) -> None:
        await stage.run(keep_view, who, SavedView(id_, who.id, f"View {id_}", "promise", shared_with, version, wanted))

    await keep(anna, "a", CHATS, "", 0)
    await keep(bo, "b", LONG, NORTH, 0)
    await keep(bo, "b", LONG, SOUTH, 1)
    await keep(dora, "d", CHATS, "*", 0)
    await keep(dora, "d", LONG, "", 1)
    await keep(dora, "d", LONG, NORTH, 2)
    await stage.run(order_views, anna, ["d", "a", "lost"])
    await stage.run(order_views, anna, ["a", "d"])
    await stage.run(let_person_change, ANNA, teams=frozenset({SOUTH}))
    await stage.run(let_person_change, BO, teams=frozenset({NORTH}))
    await stage.run(drop_view, dora, "d")
    await stage.run(drop_view, dora, "d")
    await stage.run(drop_view, anna, "a")


async def a_customer_of_another_segment(stage: Stage) -> None:
    """What is held with her shows her new segment."""
    id_ = await held(stage)
    conversation = await stage.conversation(id_)
    await stage.run(edit_customer, conversation.customer_id, await stage.person(ANNA), {"tier": "gold"}, version=1)
