"""Who waits comes in order of time, however they join, leave, step aside and return."""

from hypothesis import given
from hypothesis import strategies as st

from routing.alarms import Alarms
from routing.turns import SPARE_PLACES, Place, Turns

IDS = st.sampled_from("abcdefgh")
INSTANTS = st.integers(0, 5).map(float)
ACTS = st.lists(st.tuples(st.sampled_from(["join", "leave", "serve", "aside"]), IDS, INSTANTS), max_size=60)


@given(ACTS)
def test_the_first_is_always_whoever_a_sorted_list_has_first(acts: list[tuple[str, str, float]]) -> None:
    turns = Turns()
    here: dict[str, Place] = {}
    for act, id_, at in acts:
        if act == "join" and id_ not in here:
            here[id_] = turns.join(id_, at)
        elif act == "leave" and id_ in here:
            turns.leave(id_, here.pop(id_)[0])
        elif act == "serve" and here:
            del here[min(here.values())[1]]
            assert turns.leave_first() == min(here.values(), default=None)
        elif act == "aside" and len(here) > 1:
            aside = [turns.step_aside(), turns.step_aside()]
            assert aside == sorted(here.values())[:2]
            for place in aside:
                turns.step_back(place)
        assert turns.head() == min(here.values(), default=None)
        assert turns.count == len(here)


def test_whoever_left_from_the_middle_leaves_no_trace_in_the_long_run() -> None:
    turns = Turns()
    turns.join("first", 0.0)
    for number in range(10 * SPARE_PLACES):
        turns.join(f"c{number}", float(number))
        turns.leave(f"c{number}", float(number))
    assert len(turns._behind) + len(turns._between) <= SPARE_PLACES + 2
    assert turns.head() == (0.0, "first")


@given(st.lists(st.tuples(st.booleans(), IDS, INSTANTS), max_size=200))
def test_the_next_alarm_is_the_earliest_of_those_that_were_set_last(acts: list[tuple[bool, str, float]]) -> None:
    alarms = Alarms()
    wanted: dict[str, float] = {}
    for is_set, id_, at in acts:
        if is_set:
            alarms.set(id_, at)
            wanted[id_] = at
        else:
            alarms.clear(id_)
            wanted.pop(id_, None)
        assert alarms.first() == min(((at, id_) for id_, at in wanted.items()), default=None)
        assert alarms.at == wanted
