"""An adopted proposal of lending holds on the live floor, and everybody can read who is kept free for what."""

from __future__ import annotations

from typing import Any

import pytest
from structlog.testing import capture_logs

from hub.domain.floor import Floor
from routing.lending import Gain, Proposal, Term, pool_of
from routing.lines import Lend, Pair
from routing.reason import Reason
from tests.unit.worker.mirrors import GENERAL, ORDERS, SALES, SUPPORT, agent, at, floor, matched, mirror, waits

BOTH = frozenset({SUPPORT, SALES})
POOL = pool_of({GENERAL, ORDERS})
PROPOSAL = Proposal(
    (
        Term(GENERAL, POOL, Pair(rank=1.0, lend=Lend(idle_above=1, age_at_least=600.0))),
        Term(ORDERS, POOL, Pair(tier=100.0)),
    ),
    Gain(10.0, 2.0),
    "2026-03-01",
)


def lending(version: int = 2, words: dict[str, Any] | None = None) -> Floor:
    made = floor(version)
    return Floor(version=version, queues=made.queues, lending=words or PROPOSAL.as_words())


def test_a_lender_is_kept_for_her_own_work_and_it_is_said_for_what_and_until_when() -> None:
    one = mirror(lending(), agent("ann", teams=BOTH))
    one.put_conversation(waits("c1", 0), at(0))
    assert matched(one, 10) == []
    why = one.why_waiting("c1", at(10))
    assert why is not None
    (kept,) = why.kept_free
    assert (kept.queues, kept.count, kept.until) == ((ORDERS,), 1, at(600))
    assert [(reason.reason, reason.examples) for reason in why.reasons] == [(Reason.KEPT_FREE, ("ann",))]
    assert one.kept_free(at(10)) == {GENERAL: (kept,)}
    assert one.seconds_to_sleep(at(10), 1_000) <= 590
    assert matched(one, 600) == [("c1", "ann")]


def test_nobody_is_said_to_be_kept_who_is_busy_or_could_not_take_it() -> None:
    one = mirror(lending(), agent("ann", teams=BOTH, capacity={"sms": 0, "email": 1}), agent("bo", teams=BOTH))
    one.hold(agent("bo").id, waits("held1").id, "sms")
    one.hold(agent("bo").id, waits("held2").id, "sms")
    one.put_conversation(waits("c1", 0), at(0))
    assert matched(one, 10) == []
    why = one.why_waiting("c1", at(10))
    assert why is not None
    assert why.kept_free == ()
    assert one.kept_free(at(10)) == {}


def test_adopting_and_ending_hold_at_once_and_decisions_name_both_versions() -> None:
    one = mirror(floor(), agent("ann", teams=BOTH))
    one.put_floor(lending(), at(0))
    one.put_conversation(waits("c1", 0), at(0))
    assert matched(one, 10) == []
    one.put_floor(floor(3), at(20))
    (decision,) = one.decide(at(20))
    assert decision.rule_version.endswith("floor 3")
    one = mirror(lending(), agent("ann", teams=frozenset({SUPPORT})))
    one.put_conversation(waits("c1", 0), at(0))
    (decision,) = one.decide(at(1))
    assert f"floor 2; {PROPOSAL.version}" in decision.rule_version


@pytest.mark.parametrize("words", [{"version": "lending x", "terms": [], "gain": {"mean": 1, "half_width": 0}}])
def test_a_proposal_that_is_none_is_named_in_the_log_and_applies_nowhere(words: dict[str, Any]) -> None:
    with capture_logs() as logs:
        one = mirror(lending(words=words), agent("ann", teams=BOTH))
    assert [line["event"] for line in logs] == ["lending not applied"]
    one.put_conversation(waits("c1", 0), at(0))
    assert matched(one, 10) == [("c1", "ann")]
