"""From what happened on a day whose truth is known to the scenario that stands for it."""

from random import Random

import pytest

from routing.demand import Demand
from routing.floor import QueuePolicy
from routing.simulation.customers import Chance
from routing.simulation.distribution import Constant, Empirical, Exponential
from routing.trial.crews import AgentSeen
from routing.trial.day import DAY_SECONDS, PERIOD_SECONDS, Day, LiveRules
from routing.trial.figures import sums_of
from routing.trial.playing import LivePlay
from routing.trial.recorded import Asked, Happened, Kind, recorded_day

HOUR = 3600.0
TARGETS = {"help": 30.0, "sales": 30.0}
ANNA = AgentSeen("anna", frozenset({"help"}), {"de": 5}, {"chat": 2})
BO = AgentSeen("bo", frozenset({"help"}), {"de": 5}, {"chat": 2})
CLEO = AgentSeen("cleo", frozenset({"help", "sales"}), {}, {"chat": 1})


def day_of(*happened: Happened, agents: tuple[AgentSeen, ...] = (ANNA,), **asked: Asked) -> Day:
    return recorded_day(happened, asked, agents, TARGETS)


def queued(at: float, id_: str, queue_id: str = "help") -> Happened:
    return Happened(at, Kind.QUEUED, id_, queue_id, "", "chat")


def then(at: float, kind: Kind, id_: str, agent_id: str = "anna") -> Happened:
    return Happened(at, kind, id_, "help", agent_id, "chat")


def presence(at: float, agent_id: str, *, is_present: bool) -> Happened:
    return Happened(at, Kind.PRESENT if is_present else Kind.ABSENT, agent_id=agent_id)


def test_a_served_conversation_gives_an_arrival_a_handle_time_and_a_wrap_up() -> None:
    day = day_of(
        queued(100, "c"),
        then(130, Kind.OFFERED, "c"),
        then(134, Kind.ANSWERED, "c"),
        then(330, Kind.WRAPPING, "c"),
        then(350, Kind.LEFT, "c"),
    )
    (one,) = day.scenario.classes
    (group,) = day.scenario.groups
    assert one.trace == (100.0,)
    assert one.patience is None, "nobody gave up"
    assert [each.mean for each in group.service_of(one)] == [200.0], "her time begins when it rings"
    stream = day.streams[one.name]
    assert (stream.queue_id, stream.channel) == ("help", "chat")
    assert stream.wrap_up == Empirical((20.0,))
    assert stream.answer_seconds == pytest.approx(4.0)
    assert day.recorded is not None
    assert (day.recorded.conversations, day.recorded.mean_wait, day.recorded.service_level) == (1, 34.0, 0.0)


def test_a_wrap_up_that_was_broken_off_is_handling_and_no_wrap_up() -> None:
    day = day_of(
        queued(100, "c"),
        then(100, Kind.OFFERED, "c"),
        then(100, Kind.ANSWERED, "c"),
        then(200, Kind.WRAPPING, "c"),
        then(210, Kind.RESUMED, "c"),
        then(300, Kind.LEFT, "c"),
    )
    (one,), (group,) = day.scenario.classes, day.scenario.groups
    assert [each.mean for each in group.service_of(one)] == [200.0]
    assert day.streams[one.name].wrap_up == Empirical((0.0,))


def test_an_offer_in_vain_is_no_second_arrival() -> None:
    day = day_of(
        queued(0, "c"),
        then(10, Kind.OFFERED, "c", "bo"),
        queued(40, "c"),
        then(50, Kind.OFFERED, "c"),
        then(55, Kind.ANSWERED, "c"),
        then(60, Kind.LEFT, "c"),
    )
    assert [one.trace for one in day.scenario.classes] == [(0,)]
    assert day.recorded is not None
    assert day.recorded.mean_wait == pytest.approx(55.0)


def test_a_transfer_is_an_arrival_at_the_other_queue() -> None:
    day = day_of(
        queued(0, "c"),
        then(5, Kind.ANSWERED, "c"),
        then(65, Kind.LEFT, "c"),
        queued(65, "c", "sales"),
        then(100, Kind.ANSWERED, "c", "cleo"),
        then(160, Kind.LEFT, "c", "cleo"),
        agents=(ANNA, CLEO),
    )
    assert {one.name: one.trace for one in day.scenario.classes} == {"help chat": (0,), "sales chat": (65,)}


def test_whoever_waits_in_one_queue_and_is_moved_to_another_gave_up_in_neither() -> None:
    day = day_of(queued(0, "c"), queued(40, "c", "sales"), then(70, Kind.LEFT, "c"))
    assert {one.name: one.trace for one in day.scenario.classes} == {"help chat": (0,), "sales chat": (40,)}
    assert all(one.patience is None for one in day.scenario.classes)


def test_what_was_answered_without_having_waited_here_tells_nothing() -> None:
    day = day_of(then(5, Kind.ANSWERED, "c"), then(65, Kind.LEFT, "c"))
    assert not day.scenario.classes
    assert day.recorded is not None
    assert day.recorded.conversations == 0


def test_what_a_conversation_asks_makes_streams_of_their_own() -> None:
    day = day_of(queued(0, "c"), queued(1, "d"), d=Asked(Demand({"de": 3}), 60.0, 2))
    plain, german = sorted(day.scenario.classes, key=lambda one: one.name)
    assert (plain.requires, plain.head_start) == ({}, 0.0)
    assert (german.requires, german.head_start, german.name) == ({"de": 3}, 60.0, "help chat de:3 +60 level 2")


def test_whoever_was_answered_says_too_how_patient_customers_are() -> None:
    happened = []
    for number, waited in enumerate((60, 120, 180)):
        happened += [queued(number, f"lost{number}"), then(number + waited, Kind.ABANDONED, f"lost{number}")]
    for number, waited in enumerate((240, 600)):
        happened += [queued(number, f"served{number}"), then(number + waited, Kind.ANSWERED, f"served{number}")]
    (one,) = day_of(*happened).scenario.classes
    assert one.patience == (Exponential((60 + 120 + 180 + 240 + 600) / 3),)


def test_a_queue_without_any_handle_time_is_served_in_the_usual_one() -> None:
    day = day_of(queued(0, "c"))
    (group,) = day.scenario.groups
    assert group.service_of(day.scenario.classes[0]) == (Constant(300.0),)


def test_agents_who_can_do_the_same_are_a_crew_counted_by_the_quarter_of_an_hour() -> None:
    present = AgentSeen("dora", frozenset({"help"}), {"de": 5}, {"chat": 2}, was_present=True)
    day = day_of(
        queued(0, "c"),
        presence(9 * HOUR, "anna", is_present=True),
        presence(9 * HOUR + 1, "anna", is_present=True),
        presence(12 * HOUR + 300, "anna", is_present=False),
        presence(10 * HOUR, "cleo", is_present=True),
        presence(10 * HOUR, "nobody", is_present=True),
        presence(11 * HOUR, "bo", is_present=False),
        agents=(ANNA, BO, CLEO, present),
    )
    assert [group.name for group in day.scenario.groups] == ["anna", "cleo"]
    same, other = (group.agents for group in day.scenario.groups)
    quarter = int(HOUR / PERIOD_SECONDS)
    assert len(same) == DAY_SECONDS / PERIOD_SECONDS + 1
    assert (same[0], same[9 * quarter], same[12 * quarter], same[-1]) == (1, 2, 1, 1), "five minutes do not count"
    assert (other[10 * quarter - 1], other[10 * quarter], other[-1]) == (0, 1, 1)


def _known_day(chance: Random) -> tuple[list[Happened], int, int]:
    happened: list[Happened] = []
    at, arrived, lost = 8 * HOUR, 0, 0
    while (at := at + chance.expovariate(1 / 20)) < 18 * HOUR:
        id_, wait, patience = f"c{arrived}", chance.expovariate(1 / 40), chance.expovariate(1 / 200)
        arrived += 1
        happened.append(queued(at, id_))
        if patience < wait:
            lost += 1
            happened.append(then(at + patience, Kind.ABANDONED, id_))
            continue
        agent = chance.choice(("anna", "cleo"))
        happened.append(then(at + wait, Kind.ANSWERED, id_, agent))
        ends = at + wait + chance.expovariate(1 / (100 if agent == "anna" else 300))
        happened += [then(ends, Kind.WRAPPING, id_, agent), then(ends + 15, Kind.LEFT, id_, agent)]
    chance.shuffle(happened)
    return happened, arrived, lost


def test_a_day_whose_truth_is_known_is_found_again() -> None:
    """Poisson arrivals, exponential work and patience at a floor of many: the recorded day tells all three."""
    happened, arrived, lost = _known_day(Random(7))  # noqa: S311 - chance that can be repeated is what a test wants
    day = day_of(*happened, agents=(ANNA, CLEO))
    (one,) = day.scenario.classes
    assert one.trace is not None
    assert len(one.trace) == arrived > 1500
    assert one.patience is not None
    assert one.patience[0].mean == pytest.approx(200, rel=0.15)
    means = {group.name: group.service_of(one)[0].mean for group in day.scenario.groups}
    assert means["anna"] == pytest.approx(100, rel=0.1), "of each crew by itself"
    assert means["cleo"] == pytest.approx(300, rel=0.1)
    wrap_up = day.streams[one.name].wrap_up
    assert wrap_up is not None
    assert wrap_up.mean == pytest.approx(15)
    assert day.recorded is not None
    assert (day.recorded.conversations, day.recorded.abandoned) == (arrived, lost)


def _busy_floor(chance: Random, agents: int) -> list[Happened]:
    """A telephone floor, first come first served by a few alike, as it would have been recorded."""
    happened: list[Happened] = []
    free = [0.0] * agents
    at, number = 9 * HOUR, 0
    while (at := at + chance.expovariate(1 / 30)) < 17 * HOUR:
        number, id_ = number + 1, f"c{number}"
        first = min(range(agents), key=free.__getitem__)
        begins, patience = max(at, free[first]), chance.expovariate(1 / 240)
        happened.append(queued(at, id_))
        if begins > at + patience:
            happened.append(then(at + patience, Kind.ABANDONED, id_))
            continue
        free[first] = begins + chance.lognormvariate(4.6, 0.8)
        name = f"agent{first}"
        happened += [then(begins, Kind.ANSWERED, id_, name), then(free[first], Kind.LEFT, id_, name)]
    return happened


@pytest.mark.parametrize("agents", [4, 5])
def test_a_measured_day_played_again_waits_about_as_long_as_it_did(agents: int) -> None:
    chance = Random(11)  # noqa: S311 - chance that can be repeated is what a test wants
    seen = [
        AgentSeen(f"agent{number}", frozenset({"help"}), {}, {"chat": 1}, was_present=True) for number in range(agents)
    ]
    day = recorded_day(_busy_floor(chance, agents), {}, seen, TARGETS)
    assert day.recorded is not None
    rules = {"help": LiveRules(QueuePolicy("help"), target_seconds=30.0)}
    plays = [sums_of(day, TARGETS, LivePlay(day, rules, Chance(5, number, 12)).played()) for number in range(12)]
    waits = [play["help.waited"] / play["help.arrived"] for play in plays]
    mean = sum(waits) / len(waits)
    # Which call was how long is thrown anew: days of the same calls differ by about a fifth.
    assert mean == pytest.approx(day.recorded.mean_wait, rel=0.35)
    assert min(waits) < day.recorded.mean_wait < max(waits)
