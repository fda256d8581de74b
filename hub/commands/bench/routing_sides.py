"""The two sides of the routing benchmark: the engine, and a scan of everybody such as anyone would write first."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from hub.commands.bench.routing_work import Work
from routing.engine import Engine
from routing.floor import Agent, Waiting

OPENED_AT: Final = 1_000_000.0
SECONDS_BETWEEN: Final = 0.001
AT_ONCE: Final = 1_000
"""So many arrive between two looks while the floor opens."""


@dataclass(frozen=True, slots=True)
class Event:
    """Somebody ends a conversation, and somebody else arrives."""

    pick: float
    """Which of all conversations ends: a share of them."""
    arrival: Waiting


class Held:
    """Who holds what, so that any of it can end."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._pairs = list(pairs)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._pairs)

    def add(self, agent_id: str, conversation_id: str) -> None:
        """One more."""
        self._pairs.append((agent_id, conversation_id))

    def end(self, pick: float) -> tuple[str, str]:
        """Whose conversation ends, and which."""
        pairs = self._pairs
        place = int(pick * len(pairs))
        pairs[place], pairs[-1] = pairs[-1], pairs[place]
        return pairs.pop()


class EngineSide:
    """The product: the engine as it serves, every decision with its grounds."""

    def __init__(self, work: Work, waiting: list[Waiting]) -> None:
        """Everybody is at work, takes what she can, and the rest waits."""
        self._engine = Engine()
        self._now = OPENED_AT
        self.held = Held(())
        for policy in work.queues():
            self._engine.put_queue(policy)
        for agent in work.agents:
            self._engine.put_agent(agent)
        for start in range(0, len(waiting), AT_ONCE):
            for each in waiting[start : start + AT_ONCE]:
                self._engine.put_waiting(each)
            for decision in self._engine.decide(self._now):
                self._engine.confirm(decision)
                self.held.add(decision.agent_id, decision.conversation_id)

    def run(self, events: list[Event]) -> tuple[int, list[int]]:
        """How many decisions there were, and how many nanoseconds each event took."""
        engine, clock = self._engine, time.perf_counter_ns
        took: list[int] = []
        made = 0
        for event in events:
            agent_id, conversation_id = self.held.end(event.pick)
            self._now += SECONDS_BETWEEN
            began = clock()
            engine.release(agent_id, conversation_id, self._now)
            decided = engine.decide(self._now)
            for decision in decided:
                engine.confirm(decision)
            engine.put_waiting(event.arrival)
            took.append(clock() - began)
            made += len(decided)
            for decision in decided:
                self.held.add(decision.agent_id, decision.conversation_id)
        return made, took


class NaiveSide:
    """The floor as two dictionaries: whoever becomes free looks at everybody who waits."""

    def __init__(self, agents: list[Agent], waiting: list[Waiting], held: Held) -> None:
        self._agents = {agent.agent_id: agent for agent in agents}
        self._waiting = {each.conversation_id: each for each in waiting}
        self.held = held

    def run(self, events: list[Event]) -> tuple[int, list[int]]:
        """How many decisions there were, and how many nanoseconds each event took."""
        took: list[int] = []
        made = 0
        for event in events:
            agent_id, _ = self.held.end(event.pick)
            began = time.perf_counter_ns()
            found = self._oldest(self._agents[agent_id])
            if found is not None:
                del self._waiting[found.conversation_id]
            self._waiting[event.arrival.conversation_id] = event.arrival
            took.append(time.perf_counter_ns() - began)
            if found is not None:
                made += 1
                self.held.add(agent_id, found.conversation_id)
        return made, took

    def _oldest(self, agent: Agent) -> Waiting | None:
        best = None
        for each in self._waiting.values():
            if serves(agent, each) and (best is None or _turn(each) < _turn(best)):
                best = each
        return best


def serves(agent: Agent, waiting: Waiting) -> bool:
    """Whether she may take it, by the facts alone."""
    if waiting.queue_id not in agent.queue_ids:
        return False
    has = agent.skills.get
    return all(has(skill, 0) >= level for skill, level in waiting.demand.skills.items())


def _turn(waiting: Waiting) -> tuple[float, str]:
    return waiting.ordered_at, waiting.conversation_id
