"""A realistic day for a floor that has not recorded one: a bank's telephone service, spread over its own queues.

The figures are those of `docs/scenarios/bank-day.yaml`, which says where they come from. A floor keeps its queues,
agents, skills and rooms; the bank gives the shape of the day, the length of the work and the patience.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import Final

from routing.demand import NOTHING_DEMANDED, Demand
from routing.simulation.distribution import Constant, Exponential, Gamma, Lognormal
from routing.simulation.scenario import CustomerClass, Scenario
from routing.trial.crews import AgentSeen, crews_of, group_of
from routing.trial.day import DAY_SECONDS, Day, Stream, text_of

HOUR_SECONDS: Final = 3600.0
HOURS: Final = 24
FIRST_HOUR: Final = 7
ARRIVALS: Final = (
    0.435, 1.032, 1.184, 1.358, 1.228, 1.021, 1.304, 1.25, 1.228, 1.26, 1.032, 0.913, 0.728, 0.641, 0.674, 0.576, 0.445,
)  # fmt: skip
"""Calls of the largest kind in a minute, by the hour from seven o'clock; the other kinds have the same shape."""
STAFFED: Final = (4, 6, 7, 8, 7, 6, 8, 7, 7, 7, 6, 5, 4, 4, 4, 4, 4)
"""Agents of all the bank's groups, by the hour."""
DAYS_DIFFER: Final = Gamma(135.0, 1 / 135.0)
WRAP_UP: Final = Constant(20.0)
BUSY: Final = 0.85
"""The share of all room that is in use in the busiest hours, as at the bank."""


@dataclass(frozen=True, slots=True)
class Work:
    """One kind of the bank's calls: mean length in seconds, its spread, and mean patience."""

    name: str
    seconds: float
    log_sd: float
    patience: float


WORKS: Final = (
    Work("regular", 187.2, 1.13, 448.8),
    Work("prospects", 109.2, 1.09, 213.0),
    Work("stocks", 277.2, 1.4, 798.0),
    Work("technical", 115.8, 1.48, 448.8),
)


@dataclass(frozen=True, slots=True, eq=False)
class Door:
    """A way into a queue: the channel, and the skills that are asked of whoever comes through it."""

    queue_id: str
    channel: str
    demand: Demand = NOTHING_DEMANDED

    @property
    def name(self) -> str:
        """Its name among all doors."""
        return " ".join(part for part in (self.queue_id, self.channel, text_of(self.demand)) if part)


def realistic_day(agents: Sequence[AgentSeen], doors: Sequence[Door]) -> Day:
    """The bank's day on this floor: customers come through these doors, as many as its agents have room for.

    Where an agent holds several conversations of a channel at once, each lasts so many times longer than a call.
    """
    known = sorted((one for one in agents if one.queue_ids), key=lambda one: one.agent_id)
    crews = crews_of(known)
    works = dict(zip((door for _, door in sorted({one.name: one for one in doors}.items())), cycle(WORKS)))
    lasts = {door.name: work.seconds * _held_at_once(known, door.channel) for door, work in works.items()}
    room = _room(known, list(works))
    classes = tuple(
        CustomerClass(
            door.name,
            door.demand.skills,
            rates=_rates(room[door.name], lasts[door.name] + WRAP_UP.mean),
            patience=(Exponential(work.patience),),
        )
        for door, work in works.items()
    )
    service = {door.name: (Lognormal(lasts[door.name], work.log_sd),) for door, work in works.items()}
    groups = tuple(group_of(crew, _staffing(len(crew.agent_ids)), skills, service) for crew, skills in crews.values())
    scenario = Scenario(
        "realistic", "seconds", DAY_SECONDS, classes, groups, periods=(HOUR_SECONDS,) * HOURS, day_factor=DAYS_DIFFER
    )
    streams = {
        door.name: Stream(door.name, door.queue_id, door.channel, door.demand, wrap_up=WRAP_UP) for door in works
    }
    return Day(scenario, streams, {name: crew for name, (crew, _) in crews.items()})


def _held_at_once(agents: Sequence[AgentSeen], channel: str) -> float:
    """How many conversations of the channel an agent who serves it holds at once, in the mean."""
    rooms = [one.capacity[channel] for one in agents if one.capacity.get(channel, 0) > 0]
    return sum(rooms) / len(rooms) if rooms else 1.0


def _room(agents: Sequence[AgentSeen], doors: Sequence[Door]) -> Mapping[str, float]:
    """How many conversations can be held at once, each agent's room shared among all the work that she can do."""
    found: defaultdict[str, float] = defaultdict(float)
    for one in agents:
        mine = [door for door in doors if _can_serve(one, door)]
        for door in mine:
            sharing = sum(other.channel == door.channel for other in mine)
            found[door.name] += one.capacity[door.channel] / sharing
    return found


def _can_serve(agent: AgentSeen, door: Door) -> bool:
    has_skills = not door.demand.lacks(agent.skills)
    return has_skills and door.queue_id in agent.queue_ids and agent.capacity.get(door.channel, 0) > 0


def _by_hour(values: Sequence[float]) -> list[float]:
    return [0.0] * FIRST_HOUR + list(values)


def _rates(room: float, seconds: float) -> tuple[float, ...]:
    """Arrivals in a second, hour by hour, so that in the busiest as much of the room is in use as at the bank."""
    most = max(ARRIVALS)
    return tuple(BUSY * room / seconds * rate / most for rate in _by_hour(ARRIVALS))


def _staffing(agents: int) -> tuple[int, ...]:
    """So many of a crew are there in each hour as at the bank; whoever is left at midnight finishes the work."""
    most = max(STAFFED)
    counts = [-(-agents * int(there) // most) for there in _by_hour(STAFFED)]
    return (*counts, counts[-1])
