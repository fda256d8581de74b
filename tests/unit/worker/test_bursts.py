"""Many agents appear at once where many wait: a log-in wave, or a router that takes over."""

from __future__ import annotations

from collections import Counter
from random import Random

from hub.domain.conversation import Conversation
from hub.domain.ids import PersonId
from hub.domain.person import Person
from hub.worker.floor import MOST_RINGING
from tests.unit.worker.mirrors import agent, at, floor, mirror, waits

AGENTS, WAITING, ROOM, NOW = 200, 700, 5, 10_000.0
OVERDUE_AFTER = 3_600.0
SKILLS = ("de", "fr", "orders")


def wave(random: Random) -> tuple[list[Person], list[Conversation]]:
    people = [
        agent(
            f"agent {number:03}",
            ready=float(random.randint(0, 9_000)),
            skills={skill: random.randint(1, 9) for skill in SKILLS if random.random() < 0.5},
            capacity={"sms": random.choice((1, 2, ROOM))},
        )
        for number in range(AGENTS)
    ]
    arrivals = [
        waits(
            f"c{number:04}",
            float(random.randint(0, 9_000)),
            {random.choice(SKILLS): random.randint(1, 9)} if random.random() < 0.7 else {},
            head_start_seconds=random.choice((0, 0, 300)),
        )
        for number in range(WAITING)
    ]
    return people, arrivals


def turn(one: Conversation) -> tuple[bool, float, str]:
    since = one.waiting_since.timestamp()
    if at(NOW).timestamp() - since >= OVERDUE_AFTER:
        return False, since, one.id
    return True, since - one.head_start_seconds, one.id


def by_hand(people: list[Person], arrivals: list[Conversation]) -> list[tuple[str, str]]:
    """Whoever is overdue, then whoever has waited longest, each to whoever has most room and then is idle longest."""
    held: Counter[PersonId] = Counter()
    idle = {person.id: person.idle_since.timestamp() for person in people}
    made = []
    for one in sorted(arrivals, key=turn):
        able = [
            person
            for person in people
            if held[person.id] < min(person.capacity["sms"], MOST_RINGING)
            and all(person.skills.get(skill, 0) >= level for skill, level in one.skills.items())
        ]
        if able:
            best = min(able, key=lambda who: (held[who.id] / who.capacity["sms"], idle[who.id], held[who.id], who.id))
            held[best.id] += 1
            idle[best.id] = at(NOW).timestamp()
            made.append((str(one.id), str(best.id)))
    return made


def test_a_wave_of_agents_is_matched_in_one_batch_as_if_by_hand() -> None:
    people, arrivals = wave(Random(7))  # noqa: S311 - a wave that can be thrown again
    one = mirror(floor())
    for conversation in arrivals:
        one.put_conversation(conversation, at(NOW))
    assert one.decide(at(NOW)) == []
    for person in people:
        one.put_person(person, at(NOW))
    decisions = one.decide(at(NOW))
    expected = by_hand(people, arrivals)
    assert [(decision.conversation_id, decision.agent_id) for decision in decisions] == expected
    assert max(Counter(decision.agent_id for decision in decisions).values()) == MOST_RINGING
    assert len(decisions) > AGENTS
    assert one.decide(at(NOW)) == [], "one batch was all"
    assert [decision.score for decision in decisions] == sorted((one.score for one in decisions), reverse=True)


def test_a_router_that_takes_over_offers_what_the_wave_left() -> None:
    people, arrivals = wave(Random(8))  # noqa: S311 - see above
    one = mirror(floor(), *people, now=NOW)
    for conversation in arrivals:
        one.put_conversation(conversation, at(NOW))
    decisions = one.decide(at(NOW))
    assert [(decision.conversation_id, decision.agent_id) for decision in decisions] == by_hand(people, arrivals)
