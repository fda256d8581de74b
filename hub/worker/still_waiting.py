"""Why a conversation still waits, in facts and in a sentence: what it asks, when it asks less, and who is nearest."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

from hub.wire.visitor import KeptFor
from hub.wire.waiting import Eases, Kept, Near, WhyWaiting
from routing.decision import Explanation, KeptFree, Ruled, Verdict
from routing.demand_text import write_demand
from routing.reach import Prospect
from routing.reason import Reason
from routing.relaxation import Stage

NOBODY: Final = {
    Prospect.UNROUTABLE: (
        "Nobody who works here could ever take it: it needs an agent of its queue with what it asks, "
        "and capacity for its channel."
    ),
    Prospect.NOBODY_SIGNED_IN: "Those who could take it are not signed in.",
}
AGAINST: Final[Mapping[Reason, tuple[str, str]]] = {
    Reason.NOT_IN_QUEUE: ("serves other queues", "serve other queues"),
    Reason.SKILL_MISSING: ("lacks a skill", "lack a skill"),
    Reason.LEVEL_TOO_LOW: ("has a skill at too low a level", "have a skill at too low a level"),
    Reason.NOT_QUALIFIED: ("is not qualified", "are not qualified"),
    Reason.NOT_THE_NAMED_AGENT: ("is not the agent it is meant for", "are not the agent it is meant for"),
    Reason.NOT_AVAILABLE: ("is not available", "are not available"),
    Reason.CHANNEL_NOT_SERVED: ("does not serve its channel", "do not serve its channel"),
    Reason.CHANNEL_PAUSED: ("has paused its channel", "have paused its channel"),
    Reason.CHANNEL_FULL: ("has no more room on its channel", "have no more room on its channel"),
    Reason.HOLDS_AN_EXCLUSIVE_CHANNEL: ("is busy with something exclusive", "are busy with something exclusive"),
    Reason.MUST_HOLD_NOTHING: ("must end everything else first", "must end everything else first"),
    Reason.BUDGET_SPENT: ("has no budget left", "have no budget left"),
    Reason.EXCLUDED: ("declined or missed it before", "declined or missed it before"),
    Reason.KEPT_FREE: ("is kept free for other work", "are kept free for other work"),
    Reason.RINGING: ("answers other offers first", "answer other offers first"),
}
"""What is said of one, and of several, against whom a reason stands."""


def why_waiting(found: Explanation, prospect: Prospect) -> WhyWaiting:
    """The account, from what the engine explains and what the conversation may hope for."""
    asks = _asks(found.stage)
    eases = None
    if found.next_stage is not None and found.next_stage_at is not None:
        also = tuple(sorted(found.next_stage.also_queue_ids))
        eases = Eases(_instant(found.next_stage_at), _asks(found.next_stage), also)
    named = None
    if found.named_agent_id is not None:
        named = found.named_agent_id, None if found.named_until is None else _instant(found.named_until)
    kept = tuple([_kept_for(*one) for one in found.kept_free])
    more = [_kept_sentence(one) for one in kept]
    if eases is not None:
        more.append(_eases_sentence(eases, asks))
    return WhyWaiting(
        " ".join([_sentence(found, prospect), *more]),
        prospect.value,
        asks,
        tuple([Kept(ruled.reason.value, ruled.agent_count, ruled.examples) for ruled in found.excluded]),
        found.ahead,
        named,
        eases,
        tuple([_near(one) for one in found.nearest]) if named is None else (),
        kept,
    )


def _kept_for(one: KeptFree, count: int) -> KeptFor:
    return KeptFor(one.queue_ids, count, None if one.until is None else _instant(one.until))


def _kept_sentence(one: KeptFor) -> str:
    until = "" if one.until is None else f" until {one.until:%H:%M} UTC"
    who = "One agent is" if one.count == 1 else f"{one.count} agents are"
    return f"{who} kept free for {', '.join(one.queues) or 'other work'}{until}."


def _near(one: Verdict) -> Near:
    gaps = tuple([(gap.skill, gap.needed, gap.has) for gap in one.gaps])
    return Near(one.agent_id, tuple([reason.value for reason in one.reasons]), gaps)


def _asks(stage: Stage | None) -> str:
    return "" if stage is None else write_demand(stage.demand)


def _sentence(found: Explanation, prospect: Prospect) -> str:
    if prospect in NOBODY:
        return NOBODY[prospect]
    if not found.excluded:
        return "Nobody serves this queue."
    told = [_told(ruled) for ruled in found.excluded]
    counted = told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"
    return f"Nobody can take it now: {counted}. {_ahead(found.ahead)}"


def _told(ruled: Ruled) -> str:
    one, several = AGAINST[ruled.reason]
    return f"one {one}" if ruled.agent_count == 1 else f"{ruled.agent_count} {several}"


def _ahead(count: int) -> str:
    if count == 0:
        return "It is the next in its queue."
    return "One conversation is ahead of it." if count == 1 else f"{count} conversations are ahead of it."


def _eases_sentence(eases: Eases, asks: str) -> str:
    time = f"From {eases.at:%H:%M} UTC"
    told = []
    if eases.asks != asks:
        told.append(f"it asks only for {eases.asks}" if eases.asks else "it asks for no skill")
    if eases.also_queues:
        told.append(f"agents of {', '.join(eases.also_queues)} may take it too")
    return f"{time} {' and '.join(told)}."


def _instant(at: float) -> datetime:
    return datetime.fromtimestamp(at, UTC)
