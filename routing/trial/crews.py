"""Who was there when: agents who can do the same as crews, counted for every quarter of an hour."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from routing.simulation.distribution import Distribution
from routing.simulation.scenario import AgentGroup
from routing.trial.day import DAY_SECONDS, PERIOD_SECONDS, Crew


@dataclass(frozen=True, slots=True)
class AgentSeen:
    """An agent of the day, as she is configured."""

    agent_id: str
    queue_ids: frozenset[str]
    skills: Mapping[str, int] = field(default_factory=dict)
    capacity: Mapping[str, int] = field(default_factory=dict)
    pool_id: str = ""
    was_present: bool = False
    """Whether she was available when the day began."""
    budgets: Mapping[str, int] = field(default_factory=dict)


Crews: TypeAlias = Mapping[str, tuple[Crew, Mapping[str, int]]]
"""By name each crew and its skills."""


def crews_of(agents: Sequence[AgentSeen]) -> Crews:
    """The crews of these agents, each named by its first."""
    alike: dict[object, list[AgentSeen]] = {}
    for one in agents:
        has = [frozenset(some.items()) for some in (one.skills, one.capacity, one.budgets)]
        key = (one.queue_ids, *has, one.pool_id)
        alike.setdefault(key, []).append(one)
    found = {}
    for first, *others in alike.values():
        agent_ids = (first.agent_id, *(one.agent_id for one in others))
        crew = Crew(
            first.agent_id, first.queue_ids, dict(first.capacity), first.pool_id, agent_ids, dict(first.budgets)
        )
        found[crew.name] = (crew, dict(first.skills))
    return found


def group_of(
    crew: Crew, agents: tuple[int, ...], skills: Mapping[str, int], service: Mapping[str, tuple[Distribution, ...]]
) -> AgentGroup:
    """The crew as a group of a scenario; conversations last as long beside others as times say, not longer."""
    room = max(sum(crew.capacity.values()), 1)
    speeds = tuple(float(count) for count in range(1, room + 1))
    return AgentGroup(crew.name, agents, skills, service, sessions=room, session_rates=speeds)


class Presences:
    """How long each agent was available in each quarter of an hour."""

    def __init__(self, agents: Sequence[AgentSeen], between: tuple[float, float] = (0.0, DAY_SECONDS)) -> None:
        """Some were there when the part of the day began that is played."""
        begins, self._ends = between
        self._since = {one.agent_id: begins for one in agents if one.was_present}
        self._spans: dict[str, list[tuple[float, float]]] = {one.agent_id: [] for one in agents}

    def add(self, agent_id: str, at: float, *, is_present: bool) -> None:
        """From this instant on she is available, or not."""
        if agent_id not in self._spans:
            return
        if is_present:
            self._since.setdefault(agent_id, at)
        elif (since := self._since.pop(agent_id, None)) is not None:
            self._spans[agent_id].append((since, at))

    @property
    def periods(self) -> tuple[float, ...]:
        """The quarters of an hour until it ends."""
        return (PERIOD_SECONDS,) * int(self._ends / PERIOD_SECONDS)

    def counts(self, agent_ids: Sequence[str]) -> tuple[int, ...]:
        """For each quarter of an hour how many of these were there for most of it, and after them how many are."""
        there = [0.0] * len(self.periods)
        for agent_id in agent_ids:
            spans = self._spans[agent_id]
            if agent_id in self._since:
                spans = [*spans, (self._since[agent_id], self._ends)]
            for start, end in spans:
                _add(there, start, end)
        last = sum(agent_id in self._since for agent_id in agent_ids)
        return (*(int(seconds / PERIOD_SECONDS + 0.5) for seconds in there), last)


def _add(there: list[float], start: float, end: float) -> None:
    for place in range(int(start / PERIOD_SECONDS), len(there)):
        begins = place * PERIOD_SECONDS
        if begins >= end:
            break
        there[place] += min(end, begins + PERIOD_SECONDS) - max(start, begins)
