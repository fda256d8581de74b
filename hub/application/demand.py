"""What a conversation asks of an agent, between its record and the routing package."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from hub.domain.conversation import Conversation
from hub.domain.floor import Queue
from routing.demand import Demand, both
from routing.demand_text import read_demand
from routing.relaxation import Step


def demand_of(conversation: Conversation) -> Demand:
    """What the conversation asks at first; its queue says what it asks later."""
    asks = conversation.asks
    if not asks:
        return Demand(conversation.skills)
    return Demand(conversation.skills, tuple(asks.get("any_of", ())), asks.get("preferred", {}))


def asks_of(demand: Demand) -> dict[str, object]:
    """The part of a demand that is kept beside the plain skills; empty where it asks nothing more."""
    asks: dict[str, object] = {}
    if demand.any_of:
        asks["any_of"] = [dict(levels) for levels in demand.any_of]
    if demand.preferred:
        asks["preferred"] = dict(demand.preferred)
    return asks


def demand_in(skills: Mapping[str, int], text: str, preferred: Mapping[str, float]) -> Demand:
    """All of these skills and of what the text demands; raises DemandError and ValueError."""
    if not text:
        return Demand(skills, preferred=preferred)
    read = _read(text)
    return Demand(both(read.skills, skills), read.any_of, preferred)


# A rule is read at every arrival that it may decide about.
_read = lru_cache(maxsize=512)(read_demand)


def without_unknown(demand: Demand, skills: Mapping[str, object]) -> Demand:
    """The same, of skills that exist: a rare language must not wait for nobody for ever."""
    unknown = (demand.named | demand.preferred.keys()) - skills.keys()
    if not unknown:
        return demand
    possible = tuple([levels for levels in demand.any_of if unknown.isdisjoint(levels)])
    asked = Demand(demand.skills, possible or demand.any_of).without(unknown)
    preferred = {name: weight for name, weight in demand.preferred.items() if name not in unknown}
    return Demand(asked.skills, asked.any_of, preferred)


def steps_of(queue: Queue) -> tuple[Step, ...]:
    """How what the queue's conversations ask grows smaller with time."""
    steps = [
        Step(step.after_seconds, frozenset(step.drops), step.lowers, frozenset(step.also_queues))
        for step in queue.relaxation
    ]
    expiries = [Step(after, frozenset({skill})) for skill, after in queue.skill_expires_after_seconds.items()]
    return (*steps, *expiries)
