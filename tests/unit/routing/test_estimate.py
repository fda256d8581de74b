"""What may be promised of a wait: who is ahead, who can help, and how long things were measured to last."""

from dataclasses import replace
from math import inf

import hypothesis.strategies as st
import pytest
from hypothesis import given

from routing.demand import Demand
from routing.estimate import FEWEST_PLAYS, MOST_PLAYS, outlooks, ringing_outlook
from routing.floor import Agent, ConversationOrder, QueuePolicy, Waiting
from routing.lines import Lend
from routing.measured import Measured
from routing.openings import openings
from routing.outlook import Held, Outlook, Seen
from routing.relaxation import Stage
from routing.room import Sharing, room_reason
from routing.shuffles import ROWS, shuffles
from routing.turn_order import in_turn

NOW = 10_000.0


def measured(handle: float = 100.0, *, queues: str = "qr") -> Measured:
    """Handle times around a mean, from almost nothing to twice as much, in each of these queues."""
    found = Measured()
    for queue in queues:
        for place in range(101):
            found.handled(queue, "chat", "somebody else", handle * place / 50)
    return found


def agent(name: str, *holds: str, queues: str = "q", room: int = 1, **more: object) -> Agent:
    words = {"is_available": True} | more
    return Agent(name, frozenset(queues), {}, {"chat": room}, dict.fromkeys(holds, "chat"), **words)  # type: ignore[arg-type]


def waiting(name: str, queue: str = "q", **more: object) -> Waiting:
    return Waiting(name, queue, "chat", NOW - 5, **more)  # type: ignore[arg-type]


def line(count: int, queue: str = "q") -> list[Waiting]:
    return [waiting(f"{queue}{place}", queue) for place in range(count)]


def busy(count: int, queues: str = "q", first: int = 0) -> list[Agent]:
    return [
        agent(f"{queues}-{place}", f"held {queues} {place}", queues=queues) for place in range(first, first + count)
    ]


def held(agents: list[Agent], queue: str = "q", since: float | None = NOW) -> dict[str, Held]:
    return {id_: Held(queue, since) for one in agents for id_ in one.holding}


def seconds_of(seen: Seen, of: Measured | None = None) -> dict[str, float]:
    found = outlooks(seen, of or measured(), NOW)
    return {id_: one.seconds for id_, one in found.items() if one is not None}


def test_whoever_meets_a_free_agent_waits_for_nothing() -> None:
    assert outlooks(Seen([agent("anna")], line(1)), measured(), NOW) == {"q0": Outlook(0.0, 0.0, 0.0)}


def test_as_many_wait_for_nothing_as_an_agent_has_room_for() -> None:
    found = seconds_of(Seen([agent("anna", room=3)], line(4)))
    assert [found[f"q{place}"] > 0 for place in range(4)] == [False, False, False, True]
    assert set(seconds_of(Seen([agent("anna", room=1_000_000)], line(4))).values()) == {0.0}


def test_behind_one_busy_agent_each_waits_a_handle_time_longer() -> None:
    agents = busy(1)
    found = seconds_of(Seen(agents, line(3), held(agents)))
    assert [found[f"q{place}"] for place in range(3)] == pytest.approx([100, 200, 300], rel=0.1)


def test_twice_as_many_agents_mean_half_the_wait() -> None:
    few, many = busy(10), busy(20)
    alone = seconds_of(Seen(few, line(40), held(few)))["q39"]
    helped = seconds_of(Seen(many, line(40), held(many)))["q39"]
    assert helped == pytest.approx(alone / 2, rel=0.15)


def test_a_conversation_that_has_lasted_long_ends_sooner_than_one_that_began() -> None:
    agents = busy(1)
    late = seconds_of(Seen(agents, line(1), held(agents, since=NOW - 150)))
    assert late["q0"] == pytest.approx(25, rel=0.2)
    ringing = seconds_of(Seen(agents, line(1), held(agents, since=None)))
    assert ringing["q0"] == pytest.approx(100, rel=0.1), "what rings has not begun"


def test_an_agent_of_two_queues_counts_once() -> None:
    agents = busy(4, queues="qr")
    both = [one for pair in zip(line(20), line(20, "r"), strict=True) for one in pair]
    shared = seconds_of(Seen(agents, both, held(agents)))["q19"]
    alone = seconds_of(Seen(agents, line(20), held(agents)))["q19"]
    assert shared == pytest.approx(2 * alone, rel=0.15)


def test_nobody_competes_with_those_whom_other_agents_serve() -> None:
    ours, theirs = busy(2), busy(2, queues="r")
    both = [*line(30, "r"), *line(1)]
    found = seconds_of(Seen([*ours, *theirs], both, held([*ours, *theirs])))
    assert found["q0"] == pytest.approx(seconds_of(Seen(ours, line(1), held(ours)))["q0"], rel=0.1)


def test_a_demand_waits_for_those_who_have_the_skill() -> None:
    able = replace(agent("able", "held able"), skills={"french": 5})
    others = [agent(f"other {place}") for place in range(5)]
    french = waiting("french", demand=Demand({"french": 3}))
    found = seconds_of(Seen([able, *others], [french, waiting("any")], held([able])))
    assert found["french"] == pytest.approx(100, rel=0.1)
    assert found["any"] == 0


def test_whoever_asks_less_later_may_be_helped_by_others_from_then_on() -> None:
    able = replace(agent("able", "held able"), skills={"french": 5})
    others = [agent("other"), agent("neighbour", queues="n")]
    french = Demand({"french": 3})
    asks_less = waiting("anybody soon", demand=french, stages=(Stage(35.0, Demand()),))
    found = seconds_of(Seen([able, *others], [asks_less], held([able])))
    assert 20 < found["anybody soon"] <= 30, "five of its 35 seconds have passed"
    lent = waiting("lent", demand=french, stages=(Stage(5.0, Demand(), frozenset("n")),))
    assert seconds_of(Seen([able, others[1]], [lent], held([able])))["lent"] == 0
    assert "lent" not in seconds_of(Seen([others[1]], [replace(lent, stages=())]))


def test_whoever_declined_is_not_counted_on() -> None:
    anna, bo = agent("anna"), replace(agent("bo", "held bo"), skills={"french": 5})
    declined = waiting("declined", excluded_agent_ids=frozenset({"anna"}))
    assert seconds_of(Seen([anna, bo], [declined], held([bo])))["declined"] == pytest.approx(100, rel=0.1)
    assert outlooks(Seen([anna], [declined]), measured(), NOW) == {"declined": None}


def test_turns_come_as_the_queues_say() -> None:
    policies = {
        "strict": QueuePolicy("strict", conversation_order=ConversationOrder.STRICT_LEVELS),
        "steep": QueuePolicy("steep", conversation_order=ConversationOrder.SLOPE, slope=3.0),
        "late": QueuePolicy("late", overdue_after_seconds=60.0),
    }
    ages = [("strict", 10, 2), ("strict", 40, 1), ("steep", 20, 0), ("late", 50, 0), ("late", 61, 0), ("other", 55, 0)]
    ones = [Waiting(f"{queue} {age}", queue, "chat", NOW - age, level=level) for queue, age, level in ages]
    turns = [one.conversation_id for one in in_turn(ones, policies, NOW)]
    assert turns == ["late 61", "strict 10", "strict 40", "steep 20", "other 55", "late 50"]


def test_those_ahead_who_give_up_shorten_the_wait() -> None:
    agents = busy(1)
    impatient = measured()
    for _ in range(500):
        impatient.waited("q", 200.0, has_given_up=True)
    seen = Seen(agents, line(10), held(agents))
    assert seconds_of(seen, impatient)["q9"] < seconds_of(seen)["q9"] / 2


def test_free_slots_serve_the_first_and_full_ones_the_next() -> None:
    one = agent("anna", "held anna 0", room=2)
    found = seconds_of(Seen([one], line(2), held([one])))
    assert found["q0"] == 0
    assert 0 < found["q1"] < 100


def test_whoever_holds_more_than_she_has_room_for_is_free_only_after_the_last() -> None:
    crowded = agent("anna", "held a", "held b", "held c", room=1)
    alone = agent("anna", "held a", room=1)
    late = seconds_of(Seen([crowded], line(1), held([crowded])))["q0"]
    assert late > seconds_of(Seen([alone], line(1), held([alone])))["q0"]


def test_nobody_knows_where_nobody_is_signed_in_or_nothing_was_measured() -> None:
    away = agent("anna", is_available=False)
    without_room = agent("bo", room=0)
    paused = agent("cleo", paused_channels=frozenset({"chat"}))
    nothing = {"q0": None}
    assert outlooks(Seen([], line(1)), measured(), NOW) == nothing
    assert outlooks(Seen([away, without_room, paused], line(1)), measured(), NOW) == nothing
    agents = busy(1)
    assert outlooks(Seen(agents, line(1), held(agents)), Measured(), NOW) == nothing
    assert ringing_outlook("q", Measured()) is None


def test_a_conversation_of_an_unknown_kind_keeps_its_agent_busy_for_as_long_as_nobody_knows() -> None:
    voice = replace(agent("anna"), capacity={"chat": 1, "voice": 1}, holding={"call": "voice"})
    found = outlooks(Seen([voice], [*line(1), replace(waiting("call 2"), channel="voice")]), measured(), NOW)
    assert found == {"q0": Outlook(0.0, 0.0, 0.0), "call 2": None}
    unknown = outlooks(Seen([agent("bo", "mystery")], line(1)), measured(), NOW)["q0"]
    assert unknown is not None
    assert unknown.seconds == pytest.approx(100, rel=0.1), "of an unknown queue all of the channel tell"


CALL = Sharing(frozenset({"voice"}), {"voice": frozenset({"mail"})})
ATTENTION = Sharing(costs={"chat": {"attention": 2}, "voice": {"attention": 3}})


def talking(*held: str, **more: object) -> Agent:
    """Somebody with room for three chats and a call, who is in these conversations."""
    return replace(
        agent("anna", room=3),
        capacity={"chat": 3, "voice": 1, "mail": 5},
        holding={f"{channel} {place}": channel for place, channel in enumerate(held)},
        **more,  # type: ignore[arg-type]
    )


def of_calls() -> Measured:
    found = measured()
    for place in range(101):
        found.handled("q", "voice", "somebody else", 200.0 * place / 50)
    return found


def test_whoever_is_in_a_call_takes_a_chat_only_when_it_is_over() -> None:
    anna = talking("voice")
    found = seconds_of(Seen([anna], line(2), held([anna]), sharing=CALL), of_calls())
    assert [found["q0"], found["q1"]] == pytest.approx([200, 200], rel=0.1)
    assert seconds_of(Seen([anna], line(1), held([anna])), of_calls())["q0"] == 0


def test_a_call_waits_until_the_last_of_what_it_may_not_interrupt_has_ended() -> None:
    call = replace(waiting("call"), channel="voice")
    letters, chats = talking("mail"), talking("chat", "chat")
    assert seconds_of(Seen([letters], [call], held([letters]), sharing=CALL), of_calls())["call"] == 0
    two = seconds_of(Seen([chats], [call], held([chats]), sharing=CALL), of_calls())["call"]
    assert 110 < two < 160, "the later of two chats of a hundred seconds on average"


def test_what_a_budget_does_not_cover_waits_for_what_uses_it_up() -> None:
    anna = talking("voice", budgets={"attention": 5})
    found = seconds_of(Seen([anna], line(2), held([anna]), sharing=ATTENTION), of_calls())
    assert found["q0"] == 0
    assert 50 < found["q1"] < 200, "the first chat or the call, whichever ends earlier"
    poor = talking(budgets={"attention": 1})
    assert outlooks(Seen([poor], line(1), sharing=ATTENTION), of_calls(), NOW) == {"q0": None}


@given(
    st.lists(st.sampled_from(("chat", "mail", "voice")), max_size=4),
    st.sampled_from(("chat", "mail", "voice")),
    st.sampled_from((CALL, ATTENTION, Sharing(frozenset({"voice", "chat"}), {}, ATTENTION.costs))),
    st.sampled_from(({}, {"attention": 1}, {"attention": 5})),
)
def test_a_slot_is_free_exactly_where_the_engine_would_fill_it(
    held_channels: list[str], channel: str, sharing: Sharing, budgets: dict[str, int]
) -> None:
    anna = talking(*held_channels, budgets=budgets)
    reason = room_reason(list(anna.holding.values()), channel, anna.capacity[channel], budgets, sharing)
    assert (openings(anna, channel, sharing).free > 0) == (reason is None)


def test_what_is_kept_for_a_named_agent_waits_for_her_and_then_for_anybody() -> None:
    anna, free = agent("anna", "held anna"), agent("bo")
    seen = Seen([anna, free], [waiting("named", named_agent_id="anna", named_until=NOW + 30)], held([anna]))
    assert 15 < seconds_of(seen)["named"] <= 30
    for_ever = Seen([anna, free], [waiting("named", named_agent_id="anna")], held([anna]))
    assert seconds_of(for_ever)["named"] == pytest.approx(100, rel=0.1)
    gone = Seen([free], [waiting("named", named_agent_id="anna")])
    assert outlooks(gone, measured(), NOW) == {"named": None}
    without_room = Seen([agent("anna", room=0), free], [waiting("named", named_agent_id="anna")])
    assert outlooks(without_room, measured(), NOW) == {"named": None}


def test_whoever_would_come_next_waits_behind_all_and_keeps_nobody_back() -> None:
    agents = busy(2)
    newcomers = [waiting("new q"), waiting("new r", "r"), waiting("again q")]
    found = seconds_of(Seen(agents, line(4), held(agents), newcomers))
    assert found["new q"] > found["q3"]
    assert found["new q"] == found["again q"]
    assert "new r" not in found


def test_the_time_that_an_offer_rings_is_part_of_the_wait() -> None:
    rung = measured()
    rung.rang("q", 12.0)
    assert seconds_of(Seen([agent("anna")], line(1)), rung)["q0"] == 12
    assert ringing_outlook("q", rung) == Outlook(12.0, 12.0, 12.0)


def test_slow_agents_take_longer_than_all_together_do() -> None:
    slow = measured()
    for _ in range(300):
        slow.handled("q", "chat", "q-0", 300.0)
        slow.handled("q", "chat", "somebody else", 50.0)
    agents, others = busy(1), busy(1, first=1)
    theirs = seconds_of(Seen(others, line(5), held(others)), slow)["q4"]
    assert seconds_of(Seen(agents, line(5), held(agents)), slow)["q4"] > 1.3 * theirs


@given(st.integers(0, 6), st.integers(1, 4), st.integers(0, 3))
def test_the_interval_holds_the_mean_and_whoever_stands_behind_waits_no_shorter(
    ahead: int, agents: int, room: int
) -> None:
    floor = busy(agents) + [agent(f"free {place}") for place in range(room)]
    found = outlooks(Seen(floor, line(ahead + 1), held(floor)), measured(), NOW)
    before = 0.0
    for place in range(ahead + 1):
        one = found[f"q{place}"]
        assert one is not None
        assert 0 <= one.low <= one.seconds <= one.high < inf
        assert before <= one.seconds
        before = one.seconds


def test_a_full_floor_is_played_less_often_than_an_empty_one() -> None:
    agents = busy(3)
    found = outlooks(Seen(agents, line(8_000), held(agents)), measured(), NOW)
    assert found["q7999"] is not None
    assert found["q7999"].seconds == pytest.approx(100 * 8_000 / 3, rel=0.05)
    assert FEWEST_PLAYS < MOST_PLAYS


@pytest.mark.parametrize("count", [FEWEST_PLAYS, MOST_PLAYS])
def test_every_shuffle_goes_through_all_shares(count: int) -> None:
    table = shuffles(count)
    assert len(table) == ROWS
    assert all(sorted(row) == list(range(count)) for row in table)
    for play in range(count):
        mean = sum(row[play] for row in table) / ROWS
        assert mean == pytest.approx((count - 1) / 2, rel=0.15), "each play meets all shares alike"


def test_whoever_is_kept_free_for_other_work_is_counted_on_only_when_more_are_free_or_the_wait_was_long() -> None:
    free, busy = replace(agent("anna"), pool_id="both"), replace(agent("bo", "mystery"), pool_id="both")
    floor, of_bo = [free, busy], held([busy])

    def kept(lend: Lend) -> float:
        return seconds_of(Seen(floor, line(1), of_bo, lends={("q", "both"): lend}))["q0"]

    assert seconds_of(Seen(floor, line(1), of_bo))["q0"] == 0
    assert kept(Lend(idle_above=1)) > 10
    assert kept(Lend(idle_above=1, queue_above=0)) == 0
    assert kept(Lend(idle_above=1, age_at_least=1e-9)) == 0
