"""A decision on its way into the database, and as the sentence its agent reads."""

from __future__ import annotations

from typing import Final

from hub.domain.person import Person
from hub.wire.desk import OfferReason
from routing.decision import Considered, Decision, TieBreak
from routing.reason import Reason

LACKING: Final = frozenset({Reason.NOT_QUALIFIED, Reason.SKILL_MISSING, Reason.LEVEL_TOO_LOW})
"""Reasons of those who serve the queue and could not do the work."""


def record_of(decision: Decision, chooser: Person | None = None) -> dict[str, object]:
    """The decision as it is kept: who was considered, who was not and why, and by which rule."""
    return {
        "queue_id": decision.queue_id,
        "rule": decision.rule.value,
        "chosen_by": chooser.id if chooser else None,
        "tie_break": decision.tie_break.value,
        "eligible_count": decision.eligible_count,
        "considered": [_considered(one) for one in decision.considered],
        "excluded": [
            {"reason": ruled.reason.value, "count": ruled.agent_count, "examples": list(ruled.examples)}
            for ruled in decision.excluded
        ],
        "kept_free": [
            {"queues": list(kept.queue_ids), "count": count, "until": kept.until} for kept, count in decision.kept_free
        ],
        "trigger": decision.trigger.value,
        "score": decision.score,
        "terms": decision.terms._asdict(),
        "order": decision.counted.order.value,
        "passed_over": [one._asdict() for one in decision.passed_over],
        "rule_version": decision.rule_version,
    }


def _considered(one: Considered) -> dict[str, object]:
    return one._asdict() | {"skills": None if one.skills is None else dict(one.skills)}


def reason_of(decision: Decision, chooser: Person | None = None) -> OfferReason:
    """Why this agent, for a sentence on her screen."""
    return OfferReason(
        decision.rule.value,
        decision.eligible_count,
        max(int(decision.chosen.idle_seconds), 0),
        decision.tie_break is not TieBreak.NOT_NEEDED,
        sum(ruled.agent_count for ruled in decision.excluded if ruled.reason in LACKING),
        chooser.name if chooser else "",
    )
