"""The hub's judgement of room and the engine's are one, whatever the floor says of sharing."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from channels.contract import Feature
from hub.domain.conversation import State
from hub.domain.floor import Floor, Queue
from hub.domain.ids import ConversationId
from hub.domain.sharing import Budget, SaidSharing, sharing_in
from hub.worker.floor import FloorMirror
from tests.unit.worker.mirrors import GENERAL, SUPPORT, agent, at, floor, mirror, waits

CHANNELS = ("call", "chat", "mail", "text")
FEATURES = {
    "call": frozenset({Feature.CALLS}),
    "chat": frozenset({Feature.LIVE}),
    "mail": frozenset({Feature.MAIL_ADDRESSES}),
    "text": frozenset({Feature.PHONE_NUMBERS}),
}
some_channels = st.lists(st.sampled_from(CHANNELS), unique=True, max_size=3).map(tuple)
some_costs = st.dictionaries(st.sampled_from(CHANNELS), st.integers(1, 3), max_size=3)
said = st.builds(
    SaidSharing,
    exclusive=st.none() | some_channels,
    interrupts=st.none() | st.dictionaries(st.sampled_from(CHANNELS), some_channels, max_size=3),
    budgets=st.dictionaries(
        st.sampled_from(("attention", "screen")), st.builds(Budget, st.integers(1, 6), some_costs), max_size=2
    ),
)
capacities = st.dictionaries(
    st.sampled_from((*CHANNELS, *CHANNELS, "attention", "screen")), st.integers(0, 3), min_size=2
)
holdings = st.lists(st.sampled_from(CHANNELS), max_size=3)


def floor_with(words: SaidSharing, version: int = 1) -> Floor:
    queue = Queue(GENERAL, "General", SUPPORT)
    return Floor(version=version, queues={GENERAL: queue}, features=FEATURES, sharing=sharing_in(words, FEATURES))


def held_by(of: FloorMirror, held: list[str]) -> None:
    for number, channel in enumerate(held):
        taken = waits(f"held {number}", channel=channel, agent_id=agent("ann").id, state=State.OPEN, holds_slot=True)
        of.put_conversation(taken, at(0))


@given(words=said, capacity=capacities, held=holdings)
@settings(max_examples=300)
def test_the_engine_offers_exactly_what_the_hub_would_reserve(
    words: SaidSharing, capacity: dict[str, int], held: list[str]
) -> None:
    on = floor_with(words)
    person = agent("ann", capacity=capacity)
    for channel in CHANNELS:
        one = mirror(on, person)
        held_by(one, held)
        one.put_conversation(waits("new", channel=channel), at(1))
        has_room = on.sharing.no_room(capacity, Counter(held), channel) is None
        assert bool(one.decide(at(2))) == has_room


@given(words=said, capacity=capacities, coming=st.lists(st.sampled_from(CHANNELS), max_size=8))
@settings(max_examples=200)
def test_whatever_comes_she_never_holds_what_the_hub_would_not_have_reserved(
    words: SaidSharing, capacity: dict[str, int], coming: list[str]
) -> None:
    on = floor_with(words)
    one = mirror(on, agent("ann", capacity=capacity))
    held: Counter[str] = Counter()
    for number, channel in enumerate(coming):
        new = waits(f"new {number}", number, channel=channel)
        one.put_conversation(new, at(number))
        for decision in one.decide(at(number)):
            assert on.sharing.no_room(capacity, held, decision.channel) is None
            held[decision.channel] += 1
            which = next(n for n in range(number + 1) if f"new {n}" == decision.conversation_id)
            taken = waits(f"new {which}", which, channel=decision.channel)
            ann = agent("ann").id
            one.put_conversation(taken.offered(ann).opened(ann), at(number))
    assert all(count <= capacity.get(channel, 0) for channel, count in held.items())
    for name, most in on.sharing.budgets_of(capacity).items():
        assert on.sharing.spent(held, name) <= most


@given(words=said, capacity=capacities, held=holdings, coming=st.sampled_from(CHANNELS))
@settings(max_examples=300)
def test_what_is_apart_changes_the_room_of_its_own_channel_alone(
    words: SaidSharing, capacity: dict[str, int], held: list[str], coming: str
) -> None:
    sharing = floor_with(words).sharing
    before, after = Counter(held), Counter([*held, coming])
    if sharing.rules.is_apart(coming):
        for channel in {*CHANNELS} - {coming}:
            assert sharing.no_room(capacity, before, channel) == sharing.no_room(capacity, after, channel)


def test_what_is_said_anew_holds_from_the_next_decision_on() -> None:
    capacity = {"chat": 2, "mail": 2, "attention": 3}
    apart = floor_with(SaidSharing())
    one = mirror(apart, agent("ann", capacity=capacity))
    held_by(one, ["chat"])
    one.put_floor(floor_with(SaidSharing(exclusive=("chat",)), 2), at(1))
    one.put_conversation(waits("new", channel="mail"), at(2))
    assert one.decide(at(2)) == []
    why = one.why_waiting("new", at(2))
    assert why is not None
    assert why.nearest[0].reasons == ("holds_an_exclusive_channel",)
    budget = {"attention": Budget(6, {"chat": 2, "mail": 2})}
    one.put_floor(floor_with(SaidSharing(budgets=budget), 3), at(3))
    assert one.decide(at(3)) == [], "a chat and a mail cost four, and she has three"
    one.put_person(agent("ann", capacity={**capacity, "attention": 4}), at(4))
    assert [decision.conversation_id for decision in one.decide(at(4))] == ["new"]


def test_who_has_too_little_of_a_budget_ever_is_no_hope_for_what_costs_more() -> None:
    budget = {"attention": Budget(2, {"sms": 2})}
    on = floor()
    sharing = sharing_in(SaidSharing(budgets=budget), {"sms": frozenset()})
    one = mirror(Floor(version=1, queues=on.queues, sharing=sharing), agent("ann", capacity={"sms": 1, "attention": 1}))
    one.put_conversation(waits("new"), at(1))
    assert one.decide(at(1)) == []
    ((conversation, prospect),) = one.prospects(at(1))
    assert (conversation.id, prospect.value) == (ConversationId("new"), "unroutable")
