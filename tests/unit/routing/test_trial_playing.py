"""A day played under live rules: channels, help between queues, demands that relax, orders, and differences."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from routing.demand import NOTHING_DEMANDED, Demand
from routing.floor import AgentOrder, ConversationOrder, QueuePolicy
from routing.relaxation import Step
from routing.room import Sharing
from routing.simulation.customers import Chance
from routing.simulation.distribution import Constant
from routing.simulation.scenario import AgentGroup, CustomerClass, Scenario
from routing.trial import realistic
from routing.trial.comparing import LEAST_REPLICATIONS, play_both
from routing.trial.comparison import Comparison
from routing.trial.crews import AgentSeen, group_of
from routing.trial.day import Crew, Day, LiveRules, Stream, text_of
from routing.trial.figures import sums_of
from routing.trial.playing import LivePlay, Played, Wait
from routing.trial.realistic import Door, realistic_day

ONCE = Chance(1)
BANK = Path(__file__).parents[3] / "docs" / "scenarios" / "bank-day.yaml"


def stream(
    queue_id: str = "help",
    channel: str = "chat",
    demand: Demand = NOTHING_DEMANDED,
    wrap_up: Constant | None = None,
    answer_seconds: float = 0.0,
) -> Stream:
    return Stream(f"{queue_id} {channel}", queue_id, channel, demand, 0, wrap_up, answer_seconds)


def one_class(*at: float, name: str = "help chat", patience: float | None = None, **requires: int) -> CustomerClass:
    waits = None if patience is None else (Constant(patience),)
    return CustomerClass(name, requires, trace=at, patience=waits)


Agents = tuple[AgentGroup, Crew]


def crew(name: str, *queue_ids: str, work: float = 60.0, mail: int = 0, chats: int = 1, **skills: int) -> Agents:
    room = {"chat": chats} | ({"mail": mail} if mail else {})
    of = Crew(name, frozenset(queue_ids or ("help",)), room)
    return group_of(of, (1,), skills, {"default": (Constant(work),)}), of


def day_of(classes: list[CustomerClass], streams: list[Stream], crews: list[Agents]) -> Day:
    scenario = Scenario("test", "seconds", 1000.0, tuple(classes), tuple(group for group, _ in crews))
    return Day(scenario, {one.name: one for one in streams}, {of.name: of for _, of in crews})


def rules(*policies: QueuePolicy, steps: tuple[Step, ...] = (), target: float = 60.0) -> dict[str, LiveRules]:
    return {policy.queue_id: LiveRules(policy, steps, target_seconds=target) for policy in policies}


def played(day: Day, of: dict[str, LiveRules]) -> Played:
    return LivePlay(day, of, ONCE).played()


def waits(of: Played) -> list[float]:
    return [wait.seconds for wait in sorted(of.waits, key=lambda wait: wait.at)]


def test_an_agent_holds_side_by_side_on_that_day_what_the_floor_lets_her() -> None:
    day = day_of(
        [one_class(0, name="help mail"), one_class(1)],
        [stream(channel="mail"), stream()],
        [crew("anna", mail=1)],
    )
    of = rules(QueuePolicy("help"))
    assert waits(played(day, of)) == [0, 0]
    assert waits(played(replace(day, sharing=Sharing(frozenset({"chat"}))), of)) == [0, 59]
    may_interrupt = Sharing(frozenset({"chat"}), {"chat": frozenset({"mail"})})
    assert waits(played(replace(day, sharing=may_interrupt), of)) == [0, 0]
    name, one = next(iter(day.crews.items()))
    poor = {name: replace(one, budgets={"attention": 1})}
    costs = Sharing(costs={"chat": {"attention": 1}, "mail": {"attention": 1}})
    assert waits(played(replace(day, sharing=costs, crews=poor), of)) == [0, 59]


def test_an_agent_serves_each_channel_within_its_own_room() -> None:
    day = day_of(
        [one_class(0, 1, 2), one_class(0, 1, name="help mail")],
        [stream(), stream(channel="mail")],
        [crew("anna", chats=2, mail=1)],
    )
    found = played(day, rules(QueuePolicy("help")))
    assert sorted(wait.seconds for wait in found.waits) == [0.0, 0.0, 0.0, 58.0, 59.0]
    hours = found.crews["anna"]
    assert (hours.there, hours.busy, hours.handled) == (1000.0, 120.0, 5), "busy with several is busy once"


def test_a_demand_that_relaxes_is_met_by_whoever_is_there() -> None:
    day = day_of([one_class(0, de=5)], [stream(demand=Demand({"de": 5}))], [crew("anna", de=2)])
    never = played(day, rules(QueuePolicy("help")))
    assert [(wait.is_served, wait.seconds) for wait in never.waits] == [(False, 1000.0)]
    lowered = played(day, rules(QueuePolicy("help"), steps=(Step(30.0, lowers={"de": 2}),)))
    assert waits(lowered) == [30.0]
    dropped = played(day, rules(QueuePolicy("help"), steps=(Step(45.0, drops=frozenset({"de"})),)))
    assert waits(dropped) == [45.0]


def test_other_queues_help_after_a_while() -> None:
    day = day_of([one_class(0)], [stream()], [crew("anna", "sales")])
    both = (QueuePolicy("help"), QueuePolicy("sales"))
    assert waits(played(day, rules(*both))) == [1000.0]
    helped = rules(*both, steps=(Step(20.0, also_queue_ids=frozenset({"sales"})),))
    assert waits(played(day, helped)) == [20.0]


def test_whoever_gives_up_is_counted_and_ringing_is_waiting() -> None:
    day = day_of(
        [one_class(0, 1, patience=10.0)],
        [stream(answer_seconds=3.0, wrap_up=Constant(30.0))],
        [crew("anna")],
    )
    found = played(day, rules(QueuePolicy("help")))
    assert [(wait.seconds, wait.is_served, wait.is_lost) for wait in found.waits] == [
        (3.0, True, False),
        (10.0, False, True),
    ]
    assert found.crews["anna"].busy == pytest.approx(90.0), "the work afterwards is work"


def test_a_conversation_order_decides_who_goes_first() -> None:
    day = day_of(
        [one_class(0, 10), one_class(20, name="sales chat")],
        [stream(), stream("sales")],
        [crew("anna", "help", "sales")],
    )
    by_age = played(day, rules(QueuePolicy("help"), QueuePolicy("sales")))
    assert waits(by_age) == [0.0, 50.0, 100.0]
    steep = QueuePolicy("sales", conversation_order=ConversationOrder.SLOPE, slope=3.0)
    assert waits(played(day, rules(QueuePolicy("help"), steep))) == [0.0, 110.0, 40.0]


@pytest.mark.parametrize(
    ("order", "work", "handled"),
    [
        (AgentOrder.LONGEST_IDLE, 60.0, [1, 3]),
        (AgentOrder.FEWEST_HANDLED, 60.0, [2, 2]),
        (AgentOrder.LONGEST_IDLE, 45.0, [2, 2]),
        (AgentOrder.SHORTEST_HANDLE_TIME, 45.0, [1, 3]),
        (AgentOrder.LEAST_OCCUPIED, 45.0, [1, 3]),
    ],
)
def test_an_agent_order_knows_what_each_has_done(order: AgentOrder, work: float, handled: list[int]) -> None:
    day = day_of([one_class(0, 1, 30, 200)], [stream()], [crew("anna", work=work), crew("bo", work=20.0)])
    found = played(day, rules(QueuePolicy("help", agent_order=order)))
    assert [found.crews[name].handled for name in ("anna", "bo")] == handled


def test_a_queue_without_rules_is_not_served() -> None:
    day = day_of([one_class(0)], [stream()], [crew("anna")])
    assert [wait.is_served for wait in played(day, {}).waits] == [False]


def test_sums_judge_each_queue_by_its_own_target_and_hour() -> None:
    day = day_of([one_class(0)], [stream()], [crew("anna")])
    of = played(day, rules(QueuePolicy("help")))
    those = (
        Wait("help", 10.0, 20.0, is_served=True, is_lost=False),
        Wait("help", 4000.0, 40.0, is_served=True, is_lost=False),
        Wait("help", 999_999.0, 5.0, is_served=False, is_lost=True),
    )
    sums = sums_of(day, {"help": 30.0}, replace(of, waits=those))
    assert (sums["help.arrived"], sums["help.in_target"], sums["help.abandoned"], sums["help.longest"]) == (3, 1, 1, 40)
    assert (sums["help@0.in_target"], sums["help@1.waited"], sums["help@23.abandoned"]) == (1, 40, 1)
    assert sums[".waited"] == sums["help.waited"] == 65


def compared(before: dict[str, LiveRules], after: dict[str, LiveRules], most: int = 8) -> Comparison:
    agents = [AgentSeen(f"a{number}", frozenset({"help", "sales"}), {}, {"chat": 1}) for number in range(8)]
    day = realistic_day(agents, [Door("help", "chat"), Door("sales", "chat")])
    chances = (Chance(3, number, most) for number in range(most))
    *_, last = play_both(day, before, after, chances)
    return last


def test_the_same_rules_twice_differ_by_nothing_at_all() -> None:
    same = rules(QueuePolicy("help"), QueuePolicy("sales"))
    found = compared(same, same, most=LEAST_REPLICATIONS)
    for one in (found.total, *found.queues):
        for figure in (one.mean_wait, one.service_level, one.abandoned, one.longest):
            assert (figure.difference.mean, figure.difference.half_width) == (0.0, 0.0)
            assert figure.before == figure.after


def test_a_slope_helps_its_queue_at_the_cost_of_the_other_and_common_chance_shows_it() -> None:
    plain = rules(QueuePolicy("help"), QueuePolicy("sales"))
    steep = QueuePolicy("sales", conversation_order=ConversationOrder.SLOPE, slope=10.0)
    found = compared(plain, plain | rules(steep))
    by_queue = {one.queue_id: one for one in found.queues}
    gain, price = by_queue["sales"].mean_wait.difference, by_queue["help"].mean_wait.difference
    assert gain.mean + gain.half_width < 0 < price.mean - price.half_width
    alone = by_queue["sales"].mean_wait
    assert gain.half_width < alone.before.half_width + alone.after.half_width, "which is what the same chance is for"
    assert [hour.hour for hour in found.hours["sales"]] == list(range(24))
    busiest = found.hours["sales"][10]
    assert busiest.arrived > 0
    assert busiest.wait_after < busiest.wait_before
    (everyone,) = found.crews
    assert 0.3 < everyone.busy.before.mean < 1


def test_every_play_adds_to_what_was_said_and_none_is_made_that_nobody_waits_for() -> None:
    same = rules(QueuePolicy("help"), QueuePolicy("sales"))
    agents = [AgentSeen("a", frozenset({"help"}), {}, {"chat": 1})]
    day = realistic_day(agents, [Door("help", "chat")])
    chances = [Chance(1, number, 20) for number in range(20)]
    left = iter(chances)
    plays = play_both(day, same, same, left)
    first, second = next(plays), next(plays)
    assert (first.replications, second.replications) == (1, LEAST_REPLICATIONS)
    assert first.total.mean_wait.before.half_width == 0 < second.total.mean_wait.before.half_width
    assert list(left) == chances[2:]


@pytest.mark.parametrize("promised", [5.0, 20.0, 600.0])
def test_a_promise_that_is_moved_alone_makes_nothing_better_or_worse(promised: float) -> None:
    before = rules(QueuePolicy("help"), QueuePolicy("sales"), target=20.0)
    found = compared(before, before | rules(QueuePolicy("help"), target=promised), most=LEAST_REPLICATIONS)
    for one in (found.total, *found.queues):
        assert (one.service_level.difference.mean, one.service_level.difference.half_width) == (0.0, 0.0)
    assert 0 < found.total.service_level.before.mean < 1
    assert [(hour.level_before, hour.wait_before) for hour in found.hours["help"]] == [
        (hour.level_after, hour.wait_after) for hour in found.hours["help"]
    ]
    assert found.targets == {"help": 20.0, "sales": 20.0}


def test_one_play_has_no_interval_and_nobody_no_ratio() -> None:
    empty = day_of([one_class()], [stream()], [crew("anna")])
    same = rules(QueuePolicy("help"))
    (found,) = play_both(empty, same, same, [ONCE])
    assert (found.total.mean_wait.before.mean, found.total.mean_wait.before.half_width) == (0.0, 0.0)


def test_the_realistic_day_is_the_one_that_is_documented() -> None:
    words = yaml.safe_load(BANK.read_text("utf-8"))
    kinds = {one["name"]: one for one in words["classes"]}
    largest = kinds["regular"]["arrivals"]["rate"]
    assert tuple(largest) == realistic.ARRIVALS
    assert tuple(map(sum, zip(*(group["agents"] for group in words["groups"]), strict=True))) == realistic.STAFFED
    for work in realistic.WORKS:
        best = max(words["groups"], key=lambda group: group["skills"].get(work.name, 0))
        own = best["service"][work.name]
        assert own["lognormal"]["mean"] * 60 == pytest.approx(work.seconds)
        assert own["lognormal"]["log_sd"] == work.log_sd
        assert kinds[work.name]["patience"]["exponential"]["mean"] * 60 == pytest.approx(work.patience)
    assert words["day_factor"]["gamma"]["shape"] == realistic.DAYS_DIFFER.shape


def test_a_realistic_day_asks_of_each_queue_what_its_doors_ask() -> None:
    agents = [
        AgentSeen("a", frozenset({"help"}), {"de": 5}, {"chat": 2}),
        AgentSeen("b", frozenset({"help"}), {}, {"chat": 2}),
        AgentSeen("c", frozenset(), {}, {"chat": 2}),
    ]
    day = realistic_day(agents, [Door("help", "chat"), Door("help", "chat", Demand({"de": 3})), Door("help", "sms")])
    rates = {one.name: max(one.rates) for one in day.scenario.classes}
    assert day.scenario.classes[1].requires == {"de": 3}
    assert rates["help sms"] == 0, "nobody has room for text messages"
    assert rates["help chat"] > rates["help chat de:3"] > 0
    assert [group.agents[10] for group in day.scenario.groups] == [1, 1]
    assert not day.is_recorded


def test_a_demand_in_short_tells_all_of_it() -> None:
    assert text_of(Demand({"de": 3, "a": 1}, ({"b": 2}, {"c": 1}), {"vip": 2.5})) == "a:1,de:3|b:2|c:1~vip:2.5"
