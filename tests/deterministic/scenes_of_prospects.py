"""Scenes of the router's other words: what a conversation that waits may hope for."""

from __future__ import annotations

from hub.application.offer import ROUTER_LEASE
from hub.application.prospect import keep_prospects
from hub.application.transaction import Transaction
from hub.application.transfer import take_conversation
from hub.domain.conversation import after
from hub.domain.ids import ConversationId
from routing.reach import Prospect
from tests.stage.floor import ANNA, CHAT, MAIL
from tests.stage.stage import Stage


def _hold_lease(tx: Transaction) -> int | None:
    return tx.leases.acquire(ROUTER_LEASE, "a scene", after(tx.now, 60))


async def kept_prospects(stage: Stage) -> None:
    """One that nobody could serve, one that is served again, one that is gone, and one that an agent took."""
    fence = await stage.run(_hold_lease)
    assert fence is not None
    lost, away = await stage.write(MAIL, "ada@example.org"), await stage.write(CHAT, "bea")
    await stage.become(ANNA)
    taken = await stage.write(CHAT, "cleo")
    await stage.run(take_conversation, taken.id, await stage.person(ANNA))
    hopes = [
        (lost.id, Prospect.UNROUTABLE.value),
        (away.id, Prospect.NOBODY_SIGNED_IN.value),
        (taken.id, Prospect.UNROUTABLE.value),
        (ConversationId("nothing"), Prospect.UNROUTABLE.value),
    ]
    await stage.run(keep_prospects, hopes, fence)
    assert (await stage.conversation(taken.id)).prospect == Prospect.SERVED
    await stage.run(keep_prospects, [(away.id, Prospect.SERVED.value)], fence)
    await stage.run(take_conversation, away.id, await stage.person(ANNA))
