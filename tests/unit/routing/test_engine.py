"""What the engine decides, on floors small enough to check by eye."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from routing.decision import Considered, Rule, Ruled, TieBreak
from routing.demand import Demand
from routing.engine import Engine
from routing.floor import Agent, QueuePolicy, Waiting
from routing.reason import Reason
from routing.verdict import Standing
from tests.unit.routing.small_floor import agent, floor, pairs, waiting


def test_the_longest_idle_agent_takes_an_arrival() -> None:
    engine = floor(agent("ann", 50), agent("bea", 20), agent("cy", 70), waiting("c1"))
    assert pairs(engine) == [("c1", "bea")]


def test_a_freed_agent_takes_the_oldest_of_all_her_queues() -> None:
    engine = floor(waiting("c1", 5), waiting("c2", 3, queue_id="billing"), waiting("c3", 9))
    engine.put_queue(QueuePolicy("billing"))
    assert pairs(engine) == []
    engine.put_agent(agent("ann", queue_ids=frozenset({"sales", "billing"})))
    assert pairs(engine) == [("c2", "ann")]


def test_a_head_start_counts_like_seconds_already_waited() -> None:
    engine = floor(waiting("c1", 5), waiting("c2", 60, head_start_seconds=56), agent("ann"))
    assert pairs(engine) == [("c2", "ann")]


def test_conversations_of_one_age_take_their_turn_by_id() -> None:
    assert pairs(floor(waiting("c2"), waiting("c1"), agent("ann"))) == [("c1", "ann")]


def test_a_decision_carries_its_grounds() -> None:
    away = agent("dot", is_available=False)
    outside = agent("eve", queue_ids=frozenset())
    novice = agent("fay", skills={"de": 1})
    fluent = {"de": 4}
    engine = floor(
        waiting("c1", 10, demand=Demand({"de": 3}), excluded_agent_ids=frozenset({"cy", "gone", "fay"})),
        *(agent("ann", 40, skills=fluent), agent("bea", 60, skills=fluent), agent("cy", 5, skills=fluent)),
        *(replace(away, skills={"de": 3}), outside, novice, agent("gil", capacity={}, skills=fluent)),
    )
    (decision,) = engine.decide(100.0)
    assert (decision.conversation_id, decision.agent_id, decision.queue_id) == ("c1", "ann", "sales")
    assert (decision.at, decision.offer_expires_at, decision.ordered_at) == (100, 120, 10)
    assert (decision.rule, decision.tie_break) == (Rule.LONGEST_IDLE, TieBreak.NOT_NEEDED)
    assert decision.considered == (Considered("ann", 60, 0, is_chosen=True), Considered("bea", 40, 0, is_chosen=False))
    assert decision.eligible_count == 2
    assert decision.excluded == (
        Ruled(Reason.CHANNEL_NOT_SERVED, 1),
        Ruled(Reason.EXCLUDED, 1, ("cy",)),
        Ruled(Reason.NOT_AVAILABLE, 1, ("dot",)),
        Ruled(Reason.NOT_IN_QUEUE, 1),
        Ruled(Reason.NOT_QUALIFIED, 1),
    )


def test_equally_idle_agents_are_told_apart_by_what_they_hold_and_then_by_id() -> None:
    two = {"chat": 2}
    busy = agent("ann", capacity=two, holding={"c0": "chat"})
    engine = floor(busy, agent("cy", capacity=two), agent("bea", capacity=two), waiting("c1"))
    (decision,) = engine.decide(100.0)
    assert (decision.agent_id, decision.tie_break) == ("bea", TieBreak.AGENT_ID)
    engine.put_waiting(waiting("c2"))
    (decision,) = engine.decide(101.0)
    assert (decision.agent_id, decision.tie_break) == ("cy", TieBreak.FEWEST_HELD)


def test_a_burst_is_spread_over_agents_who_have_room_for_several() -> None:
    everybody = [agent(name, capacity={"chat": 3}) for name in ("ann", "bea", "cy")]
    engine = floor(*everybody, *(waiting(f"c{number}", number) for number in range(6)))
    assert [agent_id for _, agent_id in pairs(engine)] == ["ann", "bea", "cy", "ann", "bea", "cy"]


def test_what_is_decided_is_not_decided_again() -> None:
    engine = floor(agent("ann"), agent("bea"), waiting("c1"))
    assert pairs(engine) == [("c1", "ann")]
    engine.put_waiting(waiting("c1", 4))
    engine.put_agent(agent("ann"))
    assert pairs(engine) == []
    assert engine.explain("c1", 100).standing is Standing.RESERVED


def test_a_confirmed_decision_uses_the_slot_until_she_reports_again() -> None:
    engine = floor(agent("ann"), waiting("c1"), waiting("c2"))
    (decision,) = engine.decide(100)
    engine.confirm(decision)
    engine.confirm(decision)
    assert engine.explain("c1", 100).standing is Standing.UNKNOWN
    assert pairs(engine) == []
    engine.put_agent(agent("ann", 130))
    assert pairs(engine) == [("c2", "ann")]


def test_a_report_that_shows_the_offer_confirms_it_and_counts_it_once() -> None:
    two = {"chat": 2}
    engine = floor(agent("ann", capacity=two), waiting("c1"))
    (decision,) = engine.decide(100)
    engine.put_agent(agent("ann", capacity=two, holding={"c1": "chat"}))
    engine.undo(decision)
    engine.put_waiting(waiting("c2"))
    engine.put_waiting(waiting("c3"))
    assert pairs(engine) == [("c2", "ann")]


def test_a_report_that_shows_the_offer_is_believed_about_how_long_she_is_idle() -> None:
    two = {"chat": 2}
    engine = floor(agent("ann", 0, capacity=two), agent("bea", 50, capacity={"chat": 0}), waiting("c1"))
    engine.decide(100)
    engine.put_agent(agent("ann", 0, capacity=two, holding={"c1": "chat"}))
    engine.put_agent(agent("bea", 50, capacity=two))
    engine.put_waiting(waiting("c2"))
    assert pairs(engine) == [("c2", "ann")]


def test_undo_puts_both_back() -> None:
    engine = floor(agent("ann", 40), agent("bea", 60), waiting("c1"))
    before = engine.decide(100)
    engine.undo(before[0])
    assert engine.decide(100) == before


def test_undo_after_both_have_left_puts_nobody_back() -> None:
    engine = floor(agent("ann"), waiting("c1"))
    (decision,) = engine.decide(100)
    engine.remove_agent("ann")
    engine.remove_waiting("c1")
    engine.undo(decision)
    engine.undo(decision)
    assert engine.explain("c1", 100).standing is Standing.UNKNOWN
    engine.put_agent(agent("ann"))
    assert pairs(engine) == []
    engine.put_waiting(waiting("c2"))
    assert pairs(engine) == [("c2", "ann")]


def test_a_slot_stays_reserved_while_its_agent_is_gone() -> None:
    engine = floor(agent("ann"), waiting("c1"), waiting("c2"))
    (decision,) = engine.decide(100)
    engine.remove_agent("ann")
    engine.put_agent(agent("ann"))
    assert pairs(engine) == []
    engine.remove_agent("ann")
    engine.confirm(decision)
    engine.put_agent(agent("ann"))
    assert pairs(engine) == [("c2", "ann")]


def test_a_conversation_that_came_back_is_not_put_back_by_an_older_decision() -> None:
    engine = floor(agent("ann"), agent("bea"), waiting("c1"))
    (first,) = engine.decide(100)
    engine.remove_waiting("c1")
    engine.put_waiting(waiting("c1"))
    (second,) = engine.decide(101)
    assert (first.agent_id, second.agent_id) == ("ann", "bea")
    engine.undo(first)
    assert pairs(engine) == []
    engine.confirm(second)
    assert engine.explain("c1", 101).standing is Standing.UNKNOWN


def test_confirming_an_older_decision_leaves_the_newer_one_open() -> None:
    engine = floor(agent("ann"), agent("bea"), waiting("c1"))
    (first,) = engine.decide(100)
    engine.remove_waiting("c1")
    engine.put_waiting(waiting("c1"))
    (second,) = engine.decide(101)
    engine.confirm(first)
    assert engine.explain("c1", 101).standing is Standing.RESERVED
    engine.undo(second)
    assert pairs(engine) == [("c1", "bea")]


def test_only_the_named_agent_takes_it_until_her_time_is_over() -> None:
    kept = waiting("c1", named_agent_id="ann", named_until=130.0)
    engine = floor(agent("ann", holding={"c0": "chat"}), agent("bea"), kept)
    assert pairs(engine, 129) == []
    assert engine.wakes_at(129) == 130
    assert engine.wakes_at(131) == 131
    assert pairs(engine, 130) == [("c1", "bea")]
    assert engine.wakes_at(130) is None


def test_a_named_agent_needs_neither_skill_nor_queue_but_room() -> None:
    kept = waiting("c1", named_agent_id="eve", demand=Demand({"de": 5}))
    engine = floor(agent("ann", skills={"de": 9}), kept)
    assert pairs(engine) == []
    engine.put_agent(agent("eve", queue_ids=frozenset()))
    (decision,) = engine.decide(100)
    assert (decision.agent_id, decision.rule) == ("eve", Rule.NAMED_AGENT)
    assert decision.excluded == (Ruled(Reason.NOT_THE_NAMED_AGENT, 1),)
    assert engine.wakes_at(100) is None


def test_a_named_agent_alone_on_the_floor_leaves_nobody_to_rule_out() -> None:
    engine = floor(agent("ann"), waiting("c1", named_agent_id="ann"))
    assert engine.decide(100)[0].excluded == ()


def test_an_excluded_agent_passes_to_those_behind_and_is_offered_it_once_the_hub_allows() -> None:
    barred = waiting("c1", 1, excluded_agent_ids=frozenset({"ann"}))
    engine = floor(agent("ann"), barred, waiting("c2", 2))
    assert pairs(engine) == [("c2", "ann")]
    engine.put_agent(agent("ann", holding={"c2": "chat"}))
    engine.put_agent(agent("ann"))
    assert pairs(engine) == []
    engine.put_waiting(replace(barred, excluded_agent_ids=frozenset()))
    assert pairs(engine) == [("c1", "ann")]


def test_a_conversation_passed_over_keeps_its_place_for_the_next_agent() -> None:
    barred = waiting("c1", 1, excluded_agent_ids=frozenset({"ann"}))
    engine = floor(agent("ann"), barred, waiting("c2", 2), waiting("c3", 3))
    assert pairs(engine) == [("c2", "ann")]
    engine.put_agent(agent("bea"))
    assert pairs(engine) == [("c1", "bea")]


def test_any_number_of_excluded_agents_does_not_hide_the_next_one() -> None:
    everybody = [agent(f"a{number}", number) for number in range(9)]
    engine = floor(*everybody, waiting("c1", excluded_agent_ids=frozenset(f"a{number}" for number in range(8))))
    assert pairs(engine) == [("c1", "a8")]


def test_a_channel_that_an_agent_gives_up_is_not_offered_to_her() -> None:
    engine = floor(agent("ann", capacity={"chat": 1, "mail": 1}))
    engine.put_agent(agent("ann"))
    engine.put_waiting(waiting("m1", channel="mail"))
    assert pairs(engine) == []


def test_a_named_agent_who_is_excluded_waits_for_her_time_to_pass() -> None:
    both = waiting("c1", named_agent_id="ann", named_until=105.0, excluded_agent_ids=frozenset({"ann"}))
    engine = floor(agent("ann"), agent("bea"), both)
    assert pairs(engine, 100) == []
    assert pairs(engine, 105) == [("c1", "bea")]


def test_a_conversation_for_people_to_pick_is_never_offered() -> None:
    engine = floor(agent("ann"), waiting("c1", is_manual_only=True))
    assert pairs(engine) == []
    assert engine.explain("c1", 100).standing is Standing.MANUAL_ONLY
    engine.remove_waiting("c1")
    assert engine.explain("c1", 100).standing is Standing.UNKNOWN


def test_a_queue_offers_only_while_it_is_known_and_not_paused() -> None:
    engine = Engine()
    engine.put_agent(agent("ann"))
    engine.put_waiting(waiting("c1"))
    assert pairs(engine) == []
    assert engine.explain("c1", 100).standing is Standing.QUEUE_UNKNOWN
    engine.put_queue(QueuePolicy("sales", is_paused=True))
    assert pairs(engine) == []
    assert engine.explain("c1", 100).standing is Standing.QUEUE_PAUSED
    engine.put_queue(QueuePolicy("sales"))
    engine.put_queue(QueuePolicy("sales"))
    engine.remove_queue("sales")
    assert pairs(engine) == []
    engine.put_queue(QueuePolicy("sales"))
    assert pairs(engine) == [("c1", "ann")]


def test_a_change_of_skills_or_channels_is_felt_at_once() -> None:
    engine = floor(agent("ann"), waiting("c1", demand=Demand({"de": 2})), waiting("m1", channel="mail"))
    assert pairs(engine) == []
    engine.put_agent(agent("ann", skills={"de": 2}))
    assert pairs(engine) == [("c1", "ann")]
    engine.put_agent(agent("ann", skills={"de": 2}, holding={"c1": "chat"}, capacity={"mail": 1}))
    assert pairs(engine) == [("m1", "ann")]


def test_many_who_give_up_leave_the_others_in_order() -> None:
    engine = floor(*(waiting(f"c{number:03}", number) for number in range(300)))
    for number in range(280):
        engine.remove_waiting(f"c{number:03}")
    engine.put_agent(agent("ann", capacity={"chat": 2}))
    assert pairs(engine) == [("c280", "ann"), ("c281", "ann")]


def test_an_agent_who_joins_a_queue_serves_those_who_wait_there() -> None:
    engine = floor(waiting("c1"), waiting("c2", named_agent_id="bea"))
    engine.put_agent(agent("ann", capacity={"chat": 2}))
    assert pairs(engine) == [("c1", "ann")]


def test_leaving_twice_is_harmless() -> None:
    engine = floor(agent("ann"), waiting("c1"))
    for _ in range(2):
        engine.remove_agent("ann")
        engine.remove_waiting("c1")
        engine.remove_queue("sales")
    assert pairs(engine) == []


def test_thousands_of_passing_demands_leave_no_lines_behind() -> None:
    # Memory that grows with every demand ever seen has no other outside sign.
    engine = floor(agent("ann", skills={"de": 1}, is_available=False))
    for number in range(1000):
        kept = "ann" if number % 2 else None
        engine.put_waiting(waiting("c1", channel=f"channel {number}", named_agent_id=kept))
    assert len(engine._compatibility._lines) < 600
    engine.put_waiting(waiting("c2", demand=Demand({"de": 1})))
    engine.put_agent(agent("ann", skills={"de": 1}))
    assert pairs(engine) == [("c2", "ann")]


@pytest.mark.parametrize(
    "make",
    [
        lambda: Agent("ann", skills={"de": 11}),
        lambda: Demand({"de": 0}),
        lambda: Waiting("c1", "sales", "chat", float("nan")),
        lambda: Waiting("c1", "sales", "chat", 0.0, named_until=float("inf")),
        lambda: QueuePolicy("sales", offer_timeout_seconds=float("inf")),
    ],
    ids=["level too high", "level too low", "no age", "no end", "no time-out"],
)
def test_what_cannot_be_put_in_order_is_refused_with_a_remedy(make: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match="please give"):
        make()


def test_a_reservation_ends_with_its_conversation() -> None:
    engine = floor(agent("ann"), waiting("c1"), waiting("c2"))
    (decision,) = engine.decide(100)
    engine.remove_waiting(decision.conversation_id)
    engine.undo(decision)
    assert pairs(engine) == []
    engine.put_agent(agent("ann"))
    assert pairs(engine) == [("c2", "ann")]


def test_no_more_rings_for_an_agent_at_once_than_she_may_be_asked() -> None:
    ann = agent("ann", capacity={"chat": 5}, most_ringing=2)
    engine = floor(ann, *(waiting(f"c{number}", number) for number in range(5)))
    assert pairs(engine) == [("c0", "ann"), ("c1", "ann")]
    assert engine.explain("c2", 100).excluded == (Ruled(Reason.RINGING, 1, ("ann",)),)
    held = {"c0": "chat", "c1": "chat"}
    engine.put_agent(replace(ann, holding=held, ringing=frozenset({"c1"})))
    assert pairs(engine) == [("c2", "ann")]
