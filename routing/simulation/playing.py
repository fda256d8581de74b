"""One replication, event by event: the scenario's customers and agents around the engine of live traffic."""

from collections.abc import Sequence
from heapq import heappop, heappush
from math import inf
from typing import Final

from routing.decision import Decision
from routing.demand import Demand
from routing.engine import Engine
from routing.floor import Agent, QueuePolicy, Waiting
from routing.policy import Policy
from routing.simulation.after_work import retries, wrap_ups
from routing.simulation.customers import (
    ORDER,
    Chance,
    Customer,
    service_raws,
    stream,
    throw_customers,
)
from routing.simulation.desks import Desk, add_up, desks_of
from routing.simulation.events import Event, Kind
from routing.simulation.scenario import End, Scenario, in_period
from routing.simulation.tally import Tally

CHANNEL: Final = "work"


class Play:
    """A scenario under one policy, once."""

    def __init__(self, scenario: Scenario, policies: Sequence[Policy], chance: Chance) -> None:
        """`policies` are those of the periods; the last one holds on."""
        self._scenario = scenario
        self._policies = policies
        self._customers, self._raws = throw_customers(scenario, chance)
        order = stream(chance.seed, chance.replication, 0, ORDER)
        self._engine = Engine(policy=policies[0], chance=lambda: float(order.random()))
        self._tally = Tally.empty(scenario)
        self._by_class = [self._tally.classes[one.name] for one in scenario.classes]
        self._by_group = [self._tally.groups[group.name] for group in scenario.groups]
        self._demands = [Demand(one.requires) for one in scenario.classes]
        self._service = service_raws(scenario, self._raws)
        self._wrap_ups = wrap_ups(scenario, self._raws)
        self._retries = retries(scenario, self._raws)
        self._desks: dict[str, Desk] = {}
        self._groups: list[list[Desk]] = [[] for _ in scenario.groups]
        self._brought = [0] * len(scenario.groups)
        self._queues = [
            frozenset(one.name for one in scenario.classes if group.can_serve(one)) for group in scenario.groups
        ]
        self._events: list[Event] = []
        self._serial = len(self._customers)
        self._count = 0
        self._present = 0
        self._wakes = not policies[0].is_plain
        self._waiting: dict[str, Customer] = {}
        self._began: dict[str, tuple[Customer, float]] = {}
        self._from, self._until = scenario.warmup, scenario.until
        for one in scenario.classes:
            self._engine.put_queue(QueuePolicy(one.name))

    def play(self) -> Tally:
        """Everything from the first arrival to the last end."""
        for period, start in enumerate(self._scenario.period_starts):
            if start < inf:
                self._push(start, Kind.STAFF, None, period)
        arrivals = iter(self._customers)
        customer = next(arrivals, None)
        last = self._until if self._scenario.end is End.CLEAR else inf
        while customer is not None or self._events:
            at = self._events[0][0] if self._events else inf
            if customer is not None and customer.at < at:
                at = customer.at
                self._arrive(customer, at)
                customer = next(arrivals, None)
                if self._wakes:
                    self._wake(at, customer)
                continue
            if at > last:
                break
            self._happen(heappop(self._events))
            if self._wakes:
                self._wake(at, customer)
        return self._closed()

    def _wake(self, now: float, customer: Customer | None) -> None:
        """Let the engine look where time alone makes a match possible, before anything else happens."""
        while (at := self._engine.wakes_at(now)) is not None:
            if at > min(self._events[0][0] if self._events else inf, customer.at if customer is not None else inf):
                return
            self._decide(at)
            now = at

    def _push(self, at: float, kind: Kind, what: object, version: int) -> None:
        self._count += 1
        heappush(self._events, (at, int(kind), self._count, what, version))

    def _happen(self, event: Event) -> None:
        at, kind, _, what, version = event
        match kind, what:
            case Kind.SESSION_END, Desk():
                if what.version == version:
                    self._end_session(what, at)
            case Kind.GIVES_UP, Customer():
                self._give_up(what, at)
            case Kind.WRAP_UP_END, (Desk() as desk, str(conversation_id)):
                self._free(desk, conversation_id, at)
            case Kind.CALLS_AGAIN, Customer():
                self._arrive(what, at)
            case _:
                self._staff(version, at)

    def _arrive(self, customer: Customer, now: float) -> None:
        tally = self._by_class[customer.class_place]
        if not customer.waited:
            customer.is_counted = now >= self._from
        if customer.is_counted:
            tally.arrived += 1
            tally.arrived_by_period[customer.period] = tally.arrived_by_period.get(customer.period, 0) + 1
        if self._scenario.lines is not None and self._present >= self._scenario.lines:
            tally.blocked += customer.is_counted
            return
        self._present += 1
        customer.at = now
        conversation_id = conversation_of(customer)
        self._waiting[conversation_id] = customer
        self._engine.put_waiting(self._waits(conversation_id, customer))
        self._decide(now)
        if conversation_id in self._waiting and customer.patience < inf:
            self._push(now + customer.patience, Kind.GIVES_UP, customer, 0)

    def _waits(self, conversation_id: str, customer: Customer) -> Waiting:
        """The customer's conversation as the engine is told of it."""
        one = self._scenario.classes[customer.class_place]
        demand = self._demands[customer.class_place]
        return Waiting(conversation_id, one.name, CHANNEL, customer.at, demand, one.head_start)

    def _decide(self, now: float) -> None:
        for decision in self._engine.decide(now):
            self._begin(decision, now)

    def _begin(self, decision: Decision, now: float) -> None:
        self._engine.confirm(decision)
        customer = self._waiting.pop(decision.conversation_id)
        desk = self._desks[decision.agent_id]
        service, raws = self._service[customer.class_place, desk.group, customer.period]
        desk.begin(decision.conversation_id, service.of(raws[customer.number]), now)
        self._began[decision.conversation_id] = (customer, now)
        self._announce(desk, now)
        self._count_wait(customer, now)

    def _count_wait(self, customer: Customer, now: float) -> None:
        tally = self._by_class[customer.class_place]
        tally.queue_time += self._inside(customer.at, now)
        if not customer.is_counted:
            return
        wait = customer.waited + now - customer.at
        tally.waits.append(wait)
        if wait <= self._scenario.service_target:
            tally.in_target += 1
            tally.in_target_by_period[customer.period] = tally.in_target_by_period.get(customer.period, 0) + 1

    def _announce(self, desk: Desk, now: float) -> None:
        at = desk.next_end(now)
        if at is not None:
            self._push(at, Kind.SESSION_END, desk, desk.version)

    def _end_session(self, desk: Desk, now: float) -> None:
        conversation_id = desk.end_next(now)
        customer, began = self._began.pop(conversation_id)
        group = self._by_group[desk.group]
        name = self._scenario.classes[customer.class_place].name
        group.served[name] = group.served.get(name, 0) + customer.is_counted
        spent = self._inside(began, now)
        self._by_class[customer.class_place].session_time += spent
        add_up(group.busy_time, desk.agent_id, spent)
        self._present -= 1
        self._announce(desk, now)
        wrap_up = self._wrap_ups.get((customer.class_place, desk.group))
        if wrap_up is None:
            self._free(desk, conversation_id, now)
            return
        distribution, raws = wrap_up
        until = now + distribution.of(raws[customer.number])
        add_up(group.busy_time, desk.agent_id, self._inside(now, until))
        self._push(until, Kind.WRAP_UP_END, (desk, conversation_id), 0)

    def _free(self, desk: Desk, conversation_id: str, now: float) -> None:
        del desk.held[conversation_id]
        self._engine.release(desk.agent_id, conversation_id, now)
        if desk.is_leaving and not desk.held:
            self._leave(desk, now)
        self._decide(now)

    def _give_up(self, customer: Customer, now: float) -> None:
        conversation_id = conversation_of(customer)
        if self._waiting.pop(conversation_id, None) is None:
            return
        self._engine.remove_waiting(conversation_id)
        self._present -= 1
        one = self._scenario.classes[customer.class_place]
        tally = self._by_class[customer.class_place]
        tally.queue_time += self._inside(customer.at, now)
        customer.waited += now - customer.at
        if customer.is_counted:
            tally.abandoned += 1
            tally.abandoned_in_time += customer.waited <= self._scenario.service_target
            tally.patience_lost += one.mean_patience(customer.period)
        retry = one.retry
        if retry is not None and self._retries[customer.class_place][customer.number] < retry.share:
            tally.retried += customer.is_counted
            customer.serial = self._serial
            self._serial += 1
            self._push(now + retry.after, Kind.CALLS_AGAIN, customer, 0)

    def _staff(self, period: int, now: float) -> None:
        policy = in_period(self._policies, period)
        if policy is not in_period(self._policies, max(period - 1, 0)):
            self._engine.put_policy(policy)
        for place, group in enumerate(self._scenario.groups):
            staying = [desk for desk in self._groups[place] if not desk.is_leaving]
            wanted = in_period(group.agents, period)
            self._bring(place, wanted - len(staying), now)
            # Whoever has nothing to do goes first; the others finish what they have.
            staying.sort(key=lambda desk: (len(desk.held), desk.agent_id))
            for desk in staying[: max(len(staying) - wanted, 0)]:
                desk.is_leaving = True
                self._tell(desk, now)
                if not desk.held:
                    self._leave(desk, now)
        self._decide(now)

    def _bring(self, place: int, count: int, now: float) -> None:
        """Those who were about to leave stay first, then others come."""
        leaving = [desk for desk in self._groups[place] if desk.is_leaving][: max(count, 0)]
        for desk in leaving:
            desk.is_leaving = False
            self._tell(desk, now)
        first = self._brought[place]
        self._brought[place] = first + max(count - len(leaving), 0)
        group = self._scenario.groups[place]
        for desk in desks_of(group, place, range(first, self._brought[place]), now):
            self._groups[place].append(desk)
            self._desks[desk.agent_id] = desk
            self._tell(desk, now)

    def _tell(self, desk: Desk, now: float) -> None:
        self._engine.put_agent(self._seen(desk, now))

    def _seen(self, desk: Desk, now: float) -> Agent:
        """The agent as the engine is told of her."""
        group = self._scenario.groups[desk.group]
        return Agent(
            desk.agent_id,
            self._queues[desk.group],
            group.skills,
            {CHANNEL: group.sessions},
            dict.fromkeys(desk.held, CHANNEL),
            is_available=not desk.is_leaving,
            idle_since=now,
            pool_id=group.name,
            chosen_at=desk.chosen_at,
        )

    def _leave(self, desk: Desk, now: float) -> None:
        self._engine.remove_agent(desk.agent_id)
        self._groups[desk.group].remove(desk)
        self._count_staffed(desk, now)

    def _count_staffed(self, desk: Desk, until: float) -> None:
        sessions = self._scenario.groups[desk.group].sessions
        add_up(self._by_group[desk.group].staffed_time, desk.agent_id, sessions * self._inside(desk.came_at, until))

    def _closed(self) -> Tally:
        """The tally, once those who are still here are counted."""
        for desks in self._groups:
            for desk in desks:
                self._count_staffed(desk, inf)
        for customer, began in self._began.values():
            self._by_class[customer.class_place].session_time += self._inside(began, inf)
        for customer in self._waiting.values():
            tally = self._by_class[customer.class_place]
            tally.queue_time += self._inside(customer.at, inf)
            if customer.is_counted:
                tally.left += 1
                tally.left_waited += customer.waited + max(self._until - customer.at, 0.0)
        return self._tally

    def _inside(self, start: float, end: float) -> float:
        """How much of a span falls into the time that counts."""
        return max(min(end, self._until) - max(start, self._from), 0.0)


def conversation_of(customer: Customer) -> str:
    """The id of the conversation of a customer."""
    return f"{customer.serial:09d}"
