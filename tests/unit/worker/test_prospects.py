"""What waits is looked at by kind, when somebody's coming or going could matter, and no more often than needed."""

from __future__ import annotations

from dataclasses import replace

from hub.domain.ids import PersonId
from hub.domain.person import Presence
from hub.worker.prospects import BETWEEN_LOOKS_SECONDS, Prospects
from hub.worker.queue_rules import QueueRules
from routing.floor import LONGEST_HEAD_START_SECONDS
from tests.unit.worker.mirrors import SALES, agent, at, floor, mirror, waits

OFFLINE = Presence.OFFLINE


def told(of: Prospects, now: float) -> list[tuple[str, str]]:
    return [(conversation.id, prospect.value) for conversation, prospect in of.changed(now)]


def watched() -> Prospects:
    one = Prospects()
    one.put_floor(QueueRules(floor()), [])
    one.put(waits("c1", skills={"de": 2}))
    one.put(waits("c2", skills={"de": 2}))
    return one


def test_each_change_of_hope_is_told_until_it_is_kept() -> None:
    one = watched()
    assert told(one, 0) == [("c1", "unroutable"), ("c2", "unroutable")]
    assert told(one, 1) == []
    kept = waits("c1", skills={"de": 2}, prospect="unroutable")
    one.put(kept)
    assert told(one, 2) == []
    one.put_person(agent("ann", skills={"de": 2}, presence=OFFLINE))
    assert told(one, 3) == [("c1", "nobody_signed_in"), ("c2", "nobody_signed_in")]
    one.put_person(agent("ann", skills={"de": 2}))
    assert told(one, 4) == [("c1", "served")], "the other is kept as served still"
    one.put_person(agent("ann", skills={"de": 2}, capacity={"sms": 0}))
    assert told(one, 5) == [("c2", "unroutable")]


def test_a_wave_of_people_is_looked_at_once_in_a_while_and_never_forgotten() -> None:
    one = watched()
    told(one, 0)
    one.put_person(agent("ann", skills={"de": 2}, presence=OFFLINE))
    assert told(one, BETWEEN_LOOKS_SECONDS / 2) == []
    assert one.wakes_at() == BETWEEN_LOOKS_SECONDS
    assert len(told(one, BETWEEN_LOOKS_SECONDS)) == 2


def test_whoever_is_like_somebody_who_is_there_already_changes_nothing() -> None:
    one = watched()
    one.put_person(agent("ann", skills={"de": 2}))
    told(one, 0)
    one.put_person(agent("bo", skills={"de": 2}))
    one.put_person(agent("bo", skills={"de": 2}, presence=OFFLINE))
    assert one.wakes_at() > 1e9
    one.put_person(agent("cy", team=SALES))
    assert one.wakes_at() < 1e9


def test_what_waits_no_more_is_forgotten() -> None:
    one = watched()
    one.remove(waits("c1").id)
    one.remove(waits("never").id)
    assert told(one, 0) == [("c2", "unroutable")]


def test_what_asks_otherwise_hopes_otherwise() -> None:
    one = watched()
    one.put_person(agent("ann"))
    assert told(one, 0) == [("c1", "unroutable"), ("c2", "unroutable")]
    one.put(waits("c1", prospect="unroutable"))
    assert told(one, 1) == [("c1", "served")]


def test_a_configured_change_is_looked_at() -> None:
    one = watched()
    one.put_person(agent("ann"))
    told(one, 0)
    one.put_floor(QueueRules(floor(2, skill_expires_after_seconds={"de": 60})), [agent("ann")])
    one.put(waits("c1", skills={"de": 2}, prospect="unroutable"))
    assert told(one, 1) == [("c1", "served")]


def test_a_value_is_a_head_start_within_bounds() -> None:
    rules = QueueRules(floor(head_start_seconds_per_value=0.5))
    for value, head_start in ((100, 60.0), (1e9, LONGEST_HEAD_START_SECONDS), (-1e9, -3_600.0)):
        waiting = rules.waiting(waits("c1", head_start_seconds=10, customer_value=value), frozenset())
        assert waiting.head_start_seconds == head_start
    never_overdue = QueueRules(floor(head_start_seconds_per_value=0.5, overdue_after_seconds=0))
    set_back = never_overdue.waiting(waits("c1", customer_value=-1e9), frozenset())
    assert set_back.head_start_seconds == -LONGEST_HEAD_START_SECONDS
    nowhere = QueueRules(replace(floor(), queues={}))
    assert nowhere.waiting(waits("c1", head_start_seconds=10, customer_value=9), frozenset()).head_start_seconds == 10


def test_a_changed_price_of_value_is_told_to_what_waits() -> None:
    one = mirror(floor())
    one.put_conversation(waits("c1", 0), at(20))
    one.put_conversation(waits("c2", 10, customer_value=100), at(20))
    one.put_floor(floor(2, head_start_seconds_per_value=0.5), at(20))
    one.put_person(agent("ann", ready=20, capacity={"sms": 1}), at(20))
    (decision,) = one.decide(at(20))
    assert (decision.conversation_id, decision.agent_id) == ("c2", PersonId("ann"))
