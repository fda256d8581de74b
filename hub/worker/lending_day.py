"""From what the hub keeps of a day to what a proposal of lending is made of: rates, handle times, patience, staff."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from statistics import median

from hub.domain.floor import Floor
from hub.domain.person import Person
from hub.worker.queue_trial_day import NEEDED, KeptDay, agents_of, happened_on
from routing.lending import pool_of
from routing.simulation.proposal import MeasuredDay, MeasuredPool, MeasuredQueue
from routing.trial.crews import AgentSeen
from routing.trial.recorded import Happened, Kind

HOUR = 3600.0
HOURS = 24
MOST_AT_ONCE = 5
"""More conversations at once than this say nothing more about lending."""
FEWEST_MEASURED = 5
"""A mean of fewer handle times says too little; that of the whole queue is taken."""
USUAL_SECONDS = 300.0
TOO_LITTLE = f"A day needs at least {NEEDED} conversations to propose anything; search again after a busier one."
NOTHING_TO_LEND = "No two queues share agents, so there is nobody to lend; teams that serve several queues could."


class NothingToSearch(Exception):
    """The day cannot tell anything about lending; the words say why, and what to do."""


@dataclass(frozen=True, slots=True)
class LendingTask:
    """Everything that the search needs, for the process that does it."""

    day: KeptDay
    people: Sequence[Person]
    floor: Floor


@dataclass(slots=True)
class _Spent:
    """A sum of times and their number."""

    seconds: float = 0.0
    count: int = 0

    def add(self, seconds: float) -> None:
        self.seconds += seconds
        self.count += 1


@dataclass(slots=True)
class _Way:
    """How far one conversation is."""

    queue_id: str = ""
    since: float | None = None
    agent_id: str = ""
    began: float | None = None


@dataclass(slots=True)
class _Tally:
    """Everything counted so far."""

    pool_of_agent: Mapping[str, str]
    arrivals: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(lambda: [0.0] * HOURS))
    waits: defaultdict[str, _Spent] = field(default_factory=lambda: defaultdict(_Spent))
    """Of each queue all time waited, and how many gave up."""
    handled: defaultdict[tuple[str, str], _Spent] = field(default_factory=lambda: defaultdict(_Spent))
    """By pool and queue."""

    def take(self, way: _Way, one: Happened) -> None:
        """One more thing happened to a conversation."""
        match one.kind:
            case Kind.QUEUED:
                self._end_work(way, one.at)
                if not way.queue_id:
                    self.arrivals[one.queue_id][min(int(one.at / HOUR), HOURS - 1)] += 1
                way.queue_id = one.queue_id
                way.since = one.at if way.since is None else way.since
            case Kind.ANSWERED:
                self._end_wait(way, one.at, is_lost=False)
                way.agent_id, way.began = one.agent_id, one.at
            case Kind.ABANDONED:
                self._end_wait(way, one.at, is_lost=True)
            case Kind.LEFT:
                self._end_wait(way, one.at, is_lost=False)
                self._end_work(way, one.at)
            case _:
                pass

    def _end_wait(self, way: _Way, at: float, *, is_lost: bool) -> None:
        if way.since is not None:
            spent = self.waits[way.queue_id]
            spent.seconds += at - way.since
            spent.count += is_lost
            way.since = None

    def _end_work(self, way: _Way, at: float) -> None:
        pool = self.pool_of_agent.get(way.agent_id)
        if way.began is not None and pool is not None:
            self.handled[pool, way.queue_id].add(at - way.began)
        way.began = None


def measured_day(task: LendingTask) -> MeasuredDay:
    """The day in figures, of the hours in which somebody worked; raises NothingToSearch."""
    if task.day.arrived < NEEDED:
        raise NothingToSearch(TOO_LITTLE)
    agents = agents_of(task.people, task.floor, task.day)
    happened = sorted(happened_on(task.day, task.floor), key=lambda one: one.at)
    pools: defaultdict[str, list[AgentSeen]] = defaultdict(list)
    for agent in agents:
        pools[pool_of(agent.queue_ids)].append(agent)
    tally = _Tally({agent.agent_id: pool for pool, members in pools.items() for agent in members})
    ways: defaultdict[str, _Way] = defaultdict(_Way)
    for one in happened:
        if one.kind not in {Kind.PRESENT, Kind.ABSENT}:
            tally.take(ways[one.conversation_id], one)
    staffed = _staffed(agents, happened, tally.pool_of_agent, task.day.between)
    return _day(task.floor, pools, tally, staffed)


def _day(
    floor: Floor,
    pools: Mapping[str, Sequence[AgentSeen]],
    tally: _Tally,
    staffed: Mapping[str, Sequence[float]],
) -> MeasuredDay:
    at_work = [hour for hour in range(HOURS) if any(hours[hour] >= HOUR / 2 for hours in staffed.values())]
    if not at_work:
        raise NothingToSearch(TOO_LITTLE)
    first, last = at_work[0], at_work[-1] + 1
    served = {queue_id for pool in staffed for agent in pools[pool] for queue_id in agent.queue_ids}
    queues = {queue_id: hours[first:last] for queue_id, hours in tally.arrivals.items() if queue_id in served}
    queues = {queue_id: hours for queue_id, hours in sorted(queues.items()) if sum(hours)}
    found = [
        MeasuredPool(
            pool,
            [ceil(seconds / HOUR - 0.5) for seconds in staffed[pool][first:last]],
            {id_: _handle_seconds(tally, pool, id_) for id_ in sorted(members[0].queue_ids & queues.keys())},
            tuple(float(number + 1) for number in range(_at_once(members))),
        )
        for pool, members in sorted(pools.items())
        if pool in staffed and members[0].queue_ids & queues.keys()
    ]
    if not any(len(pool.handle_seconds) > 1 for pool in found):
        raise NothingToSearch(NOTHING_TO_LEND)
    targets = [queue.service_target_seconds for queue in floor.queues.values() if queue.id in queues]
    measured = [MeasuredQueue(queue_id, hours, _patience(tally, queue_id)) for queue_id, hours in queues.items()]
    return MeasuredDay(measured, found, float(median(targets)))


def _staffed(
    agents: Iterable[AgentSeen],
    happened: Iterable[Happened],
    pool_of_agent: Mapping[str, str],
    between: tuple[float, float],
) -> dict[str, list[float]]:
    """Of each pool the seconds of each hour in which its people were available."""
    begins, ends = between
    since = {agent.agent_id: begins for agent in agents if agent.was_present}
    found: defaultdict[str, list[float]] = defaultdict(lambda: [0.0] * HOURS)

    def leave(agent_id: str, at: float) -> None:
        began = since.pop(agent_id, None)
        pool = pool_of_agent.get(agent_id)
        if began is None or pool is None:
            return
        for hour in range(int(began / HOUR), min(int(at / HOUR) + 1, HOURS)):
            found[pool][hour] += max(min(at, (hour + 1) * HOUR) - max(began, hour * HOUR), 0.0)

    for one in happened:
        if one.kind is Kind.PRESENT:
            since.setdefault(one.agent_id, one.at)
        elif one.kind is Kind.ABSENT:
            leave(one.agent_id, one.at)
    for agent_id in list(since):
        leave(agent_id, ends)
    return dict(found)


def _handle_seconds(tally: _Tally, pool: str, queue_id: str) -> float:
    own = tally.handled[pool, queue_id]
    if own.count >= FEWEST_MEASURED:
        return max(own.seconds / own.count, 1.0)
    every = [spent for (_, queue), spent in tally.handled.items() if queue == queue_id]
    count = sum(spent.count for spent in every)
    return max(sum(spent.seconds for spent in every) / count, 1.0) if count else USUAL_SECONDS


def _patience(tally: _Tally, queue_id: str) -> float | None:
    """The mean time until somebody gives up: those who were answered waited as well."""
    spent = tally.waits[queue_id]
    return max(spent.seconds / spent.count, 1.0) if spent.count else None


def _at_once(members: Sequence[AgentSeen]) -> int:
    rooms = [max(agent.capacity.values(), default=1) for agent in members]
    return max(min(int(median(rooms)), MOST_AT_ONCE), 1)
