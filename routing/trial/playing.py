"""A day played under the rules of live queues: several channels, queues that help each other, demands that relax."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from routing.decision import Decision
from routing.engine import Engine
from routing.floor import Agent, AgentOrder, Waiting
from routing.policy import QueuePolicies
from routing.relaxation import Stage, timeline
from routing.simulation.customers import ORDER, SERVICE, WRAP_UP, Chance, Customer, stream
from routing.simulation.desks import Desk
from routing.simulation.distribution import Distribution
from routing.simulation.playing import Play
from routing.trial.day import Day, LiveRules

BY_FIGURES: Final = frozenset({AgentOrder.LEAST_OCCUPIED, AgentOrder.FEWEST_HANDLED, AgentOrder.SHORTEST_HANDLE_TIME})
"""Orders for which the engine must be told what each agent has done so far."""


@dataclass(frozen=True, slots=True)
class Wait:
    """One customer's wait, and how it ended."""

    queue_id: str
    at: float
    seconds: float
    is_served: bool
    is_lost: bool


@dataclass(slots=True)
class Hours:
    """What the agents of a crew did."""

    busy: float = 0.0
    """Seconds in which an agent had at least one conversation, added up."""
    there: float = 0.0
    handled: int = 0


@dataclass(slots=True)
class _Deeds:
    """What one agent has done so far."""

    came_at: float
    idle_since: float
    busy_since: float | None = None
    busy: float = 0.0
    handled: int = 0
    handle_seconds: float = 0.0
    began: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Played:
    """How the day went."""

    waits: Sequence[Wait]
    crews: Mapping[str, Hours]


class LivePlay(Play):
    """The day under the rules of its queues, once."""

    def __init__(self, day: Day, rules: Mapping[str, LiveRules], chance: Chance) -> None:
        """Queues without rules offer nothing."""
        super().__init__(day.scenario, (QueuePolicies(),), chance)
        order = stream(chance.seed, chance.replication, 0, ORDER)
        self._engine = Engine(day.sharing, chance=lambda: float(order.random()))
        for one in rules.values():
            self._engine.put_queue(one.policy)
        self._wakes = True
        self._streams = [day.streams[one.name] for one in day.scenario.classes]
        self._crews = [day.crews[group.name] for group in day.scenario.groups]
        self._stages = [self._stages_of(place, rules) for place in range(len(self._streams))]
        self._wrap_ups = self._after_work()
        self._service = self._all_work()
        self._told = any(one.policy.agent_order in BY_FIGURES for one in rules.values())
        self._deeds: dict[str, _Deeds] = {}
        self._hours = [Hours() for _ in self._crews]
        self._waits_played: list[Wait] = []
        self._channels: dict[str, str] = {}

    def played(self) -> Played:
        """Everything from midnight until the last who was served is done."""
        self.play()
        end = self._scenario.until
        for customer in self._waiting.values():
            self._note(customer, end - customer.at, is_served=False, is_lost=False)
        for desks in self._groups:
            for desk in desks:
                self._went(desk, end)
        names = (group.name for group in self._scenario.groups)
        return Played(self._waits_played, dict(zip(names, self._hours, strict=True)))

    def _stages_of(self, place: int, rules: Mapping[str, LiveRules]) -> tuple[Stage, ...]:
        mine = rules.get(self._streams[place].queue_id)
        if mine is None:
            return ()
        return timeline(self._streams[place].demand, mine.steps)

    def _after_work(self) -> dict[tuple[int, int], tuple[Distribution, list[float]]]:
        """The work after a conversation follows from its queue, whoever does it."""
        found: dict[tuple[int, int], tuple[Distribution, list[float]]] = {}
        for place, one in enumerate(self._streams):
            if one.wrap_up is not None and one.wrap_up.mean > 0:
                raws = self._raws.of(place, WRAP_UP, one.wrap_up.source)
                found |= {(place, group): (one.wrap_up, raws) for group in range(len(self._crews))}
        return found

    def _all_work(self) -> dict[tuple[int, int, int], tuple[Distribution, list[float]]]:
        """Whoever takes up the work in the end, its time is known: demands relax and queues help each other."""
        found: dict[tuple[int, int, int], tuple[Distribution, list[float]]] = {}
        periods = range(len(self._scenario.period_starts))
        for place, one in enumerate(self._scenario.classes):
            for number, group in enumerate(self._scenario.groups):
                (service,) = group.service_of(one)
                raws = self._raws.of(place, SERVICE, service.source)
                found |= {(place, number, period): (service, raws) for period in periods}
        return found

    def _waits(self, conversation_id: str, customer: Customer) -> Waiting:
        one, asks = self._streams[customer.class_place], self._scenario.classes[customer.class_place]
        return Waiting(
            conversation_id,
            one.queue_id,
            one.channel,
            customer.at,
            one.demand,
            asks.head_start,
            level=one.level,
            stages=self._stages[customer.class_place],
        )

    def _seen(self, desk: Desk, now: float) -> Agent:
        crew = self._crews[desk.group]
        deeds = self._deeds.setdefault(desk.agent_id, _Deeds(now, now))
        been = now - deeds.came_at
        return Agent(
            desk.agent_id,
            crew.queue_ids,
            self._scenario.groups[desk.group].skills,
            crew.capacity,
            {id_: self._channels[id_] for id_ in desk.held},
            is_available=not desk.is_leaving,
            idle_since=deeds.idle_since,
            handled_count=deeds.handled,
            mean_handle_seconds=deeds.handle_seconds / deeds.handled if deeds.handled else 0.0,
            occupancy=_busy_at(deeds, now) / been if been else 0.0,
            pool_id=crew.pool_id,
            budgets=crew.budgets,
            chosen_at=desk.chosen_at,
        )

    def _begin(self, decision: Decision, now: float) -> None:
        self._channels[decision.conversation_id] = decision.channel
        super()._begin(decision, now)
        deeds = self._deeds[decision.agent_id]
        deeds.began[decision.conversation_id] = deeds.idle_since = now
        if deeds.busy_since is None:
            deeds.busy_since = now

    def _free(self, desk: Desk, conversation_id: str, now: float) -> None:
        deeds = self._deeds[desk.agent_id]
        deeds.handled += 1
        deeds.handle_seconds += now - deeds.began.pop(conversation_id)
        deeds.idle_since = now
        if not deeds.began and deeds.busy_since is not None:
            deeds.busy += self._inside(deeds.busy_since, now)
            deeds.busy_since = None
        del self._channels[conversation_id]
        if self._told:
            del desk.held[conversation_id]
            self._tell(desk, now)
            desk.held[conversation_id] = None
        super()._free(desk, conversation_id, now)

    def _leave(self, desk: Desk, now: float) -> None:
        super()._leave(desk, now)
        self._went(desk, now)

    def _went(self, desk: Desk, now: float) -> None:
        deeds, hours = self._deeds[desk.agent_id], self._hours[desk.group]
        hours.there += self._inside(deeds.came_at, now)
        hours.busy += deeds.busy + (0.0 if deeds.busy_since is None else self._inside(deeds.busy_since, now))
        hours.handled += deeds.handled

    def _count_wait(self, customer: Customer, now: float) -> None:
        super()._count_wait(customer, now)
        rings = self._streams[customer.class_place].answer_seconds
        self._note(customer, now - customer.at + rings, is_served=True, is_lost=False)

    def _give_up(self, customer: Customer, now: float) -> None:
        count = len(self._waiting)
        super()._give_up(customer, now)
        if len(self._waiting) < count:
            self._note(customer, now - customer.at, is_served=False, is_lost=True)

    def _note(self, customer: Customer, seconds: float, *, is_served: bool, is_lost: bool) -> None:
        queue_id = self._streams[customer.class_place].queue_id
        self._waits_played.append(Wait(queue_id, customer.at, seconds, is_served, is_lost))


def _busy_at(deeds: _Deeds, now: float) -> float:
    return deeds.busy + (0.0 if deeds.busy_since is None else now - deeds.busy_since)
