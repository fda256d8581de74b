"""Why a conversation still waits, in facts: what it asks, when it asks less, and who is nearest."""

from __future__ import annotations

from datetime import UTC, datetime

from hub.wire.visitor import KeptFor
from hub.wire.waiting import Eases, Kept, Near, WhyWaiting
from routing.decision import KeptFree
from routing.demand_text import write_demand
from routing.reach import Prospect
from routing.relaxation import Stage
from routing.verdict import Explanation, Standing, Verdict


def why_waiting(found: Explanation, prospect: Prospect) -> WhyWaiting:
    """The account, from what the engine explains and what the conversation may hope for."""
    eases = None
    if found.next_stage is not None and found.next_stage_at is not None:
        also = tuple(sorted(found.next_stage.also_queue_ids))
        eases = Eases(_instant(found.next_stage_at), _asks(found.next_stage), also)
    named = None
    if found.named_agent_id is not None:
        named = found.named_agent_id, None if found.named_until is None else _instant(found.named_until)
    return WhyWaiting(
        _standing(found, prospect),
        _asks(found.stage),
        tuple([Kept(ruled.reason.value, ruled.agent_count, ruled.examples) for ruled in found.excluded]),
        found.ahead,
        named,
        eases,
        tuple([_near(one) for one in found.nearest]) if named is None else (),
        tuple([_kept_for(*one) for one in found.kept_free]),
    )


def _standing(found: Explanation, prospect: Prospect) -> str:
    """What it may hope for, or that nobody is offered it."""
    is_manual = prospect is Prospect.SERVED and found.standing is Standing.MANUAL_ONLY
    return found.standing.value if is_manual else prospect.value


def _kept_for(one: KeptFree, count: int) -> KeptFor:
    return KeptFor(one.queue_ids, count, None if one.until is None else _instant(one.until))


def _near(one: Verdict) -> Near:
    gaps = tuple([(gap.skill, gap.needed, gap.has) for gap in one.gaps])
    return Near(one.agent_id, tuple([reason.value for reason in one.reasons]), gaps)


def _asks(stage: Stage | None) -> str:
    return "" if stage is None else write_demand(stage.demand)


def _instant(at: float) -> datetime:
    return datetime.fromtimestamp(at, UTC)
