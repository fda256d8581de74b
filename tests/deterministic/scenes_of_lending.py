"""Scenes of lending: proposed, adopted, ended."""

from __future__ import annotations

import pytest

from hub.application.lending import adopt_lending, end_lending, keep_proposal, proposed_lending
from hub.application.transaction import Transaction
from hub.domain.problem import Conflict
from routing.lending import Gain, Proposal, Term
from routing.lines import Lend, Pair
from tests.stage.floor import EVA, TEXT_QUEUE
from tests.stage.stage import Stage

PROPOSAL = Proposal(
    (Term(TEXT_QUEUE, "chat-queue + text-queue", Pair(lend=Lend(idle_above=1, age_at_least=60.0))),),
    Gain(9.0, 1.0),
    "2026-05-04",
)


async def lending(stage: Stage) -> None:
    """What was proposed holds once it is adopted, until somebody ends it."""
    await stage.run(keep_proposal, PROPOSAL.as_words())
    with pytest.raises(Conflict, match="Another proposal"):
        await stage.run(adopt_lending, EVA, "lending of another day")
    version = stage.store.floor.version
    await stage.run(adopt_lending, EVA, PROPOSAL.version)
    adopted = stage.store.floor
    assert (adopted.lending, adopted.version) == (PROPOSAL.as_words(), version + 1)
    await stage.run(keep_proposal, None)
    assert await stage.store.read(proposed) is None
    await stage.run(end_lending, EVA)
    await stage.run(end_lending, EVA)
    ended = stage.store.floor
    assert ended.lending is None
    lines = await stage.store.read(lambda reading: reading.audit_list(None, 10))
    assert [(by, action) for _, _, by, action, _, _ in lines] == [(EVA, "lending.ended"), (EVA, "lending.adopted")]


def proposed(tx: Transaction) -> object:
    return proposed_lending(tx)
