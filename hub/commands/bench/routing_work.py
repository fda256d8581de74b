"""The floor of the routing benchmark: agents whose skills come in clusters, and customers who ask for some of them."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import accumulate, count
from typing import Final

from routing.demand import HIGHEST_LEVEL, Demand
from routing.floor import Agent, QueuePolicy, Waiting

CHANNEL: Final = "chat"
SESSIONS: Final = 3
PROFILES: Final = 600
DEMANDS: Final = 1_500
SKILLS_OF_A_CLUSTER: Final = 8
QUEUES: Final = 10
LEAST_OF_A_PROFILE: Final = 3
LEAST_OF_A_DEMAND: Final = 3
PATIENCE: Final = 100
HOUR: Final = 3_600.0
CLUSTERS_OF_A_PROFILE: Final = (1, 1, 1, 1, 1, 1, 2, 2, 3, 8)
SKILLS_OF_A_DEMAND: Final = (1, 1, 1, 2, 2, 2, 3, 3)


@dataclass(frozen=True, slots=True)
class Sizes:
    """How great the floor is."""

    agents: int = 10_000
    skills: int = 200
    queued: int = 100_000
    generalists: int = 0
    """So many of the agents have every skill at the highest level."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What a customer may want: a queue, and skills at their levels."""

    queue_id: str
    demand: Demand


Profile = dict[int, dict[str, int]]
"""By cluster, the skills at their levels."""


class Work:
    """Everybody on the floor, and customers without end; the same again for the same sizes."""

    def __init__(self, sizes: Sizes) -> None:
        self.sizes = sizes
        self._chance = random.Random(1)  # noqa: S311 - the same floor in every run
        skills = [f"skill-{number}" for number in range(sizes.skills)]
        size = SKILLS_OF_A_CLUSTER
        self._clusters = [skills[start : start + size] for start in range(0, sizes.skills, size)]
        profiles = [self._profile() for _ in range(PROFILES)]
        self._profiles = self._chance.choices(profiles, k=sizes.agents)
        """By agent, what she can do unless she is a generalist."""
        self.agents = self._agents()
        self._asks = self._all_asks()
        # Some things are asked far more often than others.
        self._weights = list(accumulate(self._chance.expovariate(1.0) + 0.1 for _ in self._asks))
        self._numbers = count()

    def queues(self) -> list[QueuePolicy]:
        """Every queue; a cluster of skills belongs to one of them."""
        return [QueuePolicy(_queue(number)) for number in range(min(QUEUES, len(self._clusters)))]

    def conversations(self, number: int, at: float) -> list[Waiting]:
        """So many that arrive one after another, the first at this instant."""
        asks = self._chance.choices(self._asks, cum_weights=self._weights, k=number)
        return [
            Waiting(f"c{serial:09d}", ask.queue_id, CHANNEL, at + place / number, ask.demand)
            for place, (ask, serial) in enumerate(zip(asks, self._numbers, strict=False))
        ]

    def _agents(self) -> list[Agent]:
        everything = {skill: HIGHEST_LEVEL for cluster in self._clusters for skill in cluster}
        everywhere = frozenset(policy.queue_id for policy in self.queues())
        made = []
        for number, profile in enumerate(self._profiles):
            queue_ids = frozenset(_queue(cluster) for cluster in profile)
            skills = {skill: level for levels in profile.values() for skill, level in levels.items()}
            if number < self.sizes.generalists:
                queue_ids, skills = everywhere, everything
            idle_since = self._chance.uniform(0, HOUR)
            made.append(
                Agent(
                    f"a{number:06d}", queue_ids, skills, {CHANNEL: SESSIONS}, is_available=True, idle_since=idle_since
                )
            )
        return made

    def _profile(self) -> Profile:
        wanted = min(self._chance.choice(CLUSTERS_OF_A_PROFILE), len(self._clusters))
        return {
            number: {
                skill: self._chance.randint(LEAST_OF_A_PROFILE, HIGHEST_LEVEL)
                for skill in self._chance.sample(self._clusters[number], len(self._clusters[number]) * 5 // 8 or 1)
            }
            for number in self._chance.sample(range(len(self._clusters)), wanted)
        }

    def _all_asks(self) -> list[Ask]:
        """What somebody can do: so many different things, or fewer where there are not so many."""
        found: dict[tuple[tuple[str, int], ...], Ask] = {}
        for _ in range(DEMANDS * PATIENCE):
            number, able = self._chance.choice(list(self._chance.choice(self._profiles).items()))
            wanted = min(self._chance.choice(SKILLS_OF_A_DEMAND), len(able))
            named = self._chance.sample(sorted(able), wanted)
            skills = {skill: self._chance.randint(LEAST_OF_A_DEMAND, able[skill]) for skill in named}
            found.setdefault(tuple(sorted(skills.items())), Ask(_queue(number), Demand(skills)))
            if len(found) == DEMANDS:
                break
        return list(found.values())


def serves(agent: Agent, waiting: Waiting) -> bool:
    """Whether she may take it, by the facts alone."""
    skills = agent.skills
    return waiting.queue_id in agent.queue_ids and all(
        skills.get(skill, 0) >= level for skill, level in waiting.demand.skills.items()
    )


def _queue(number: int) -> str:
    """The queue of a cluster."""
    return f"queue-{number % QUEUES}"
