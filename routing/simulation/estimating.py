"""Promises in play: a simulated floor on which every wait is estimated, and judged by how it ended."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from math import sqrt
from typing import Final, TypeAlias

from routing.decision import Decision
from routing.estimate import outlooks
from routing.floor import Waiting
from routing.measured import Measured
from routing.outlook import Held, Seen
from routing.policy import Policy
from routing.promise import Calibration, Promise
from routing.simulation.customers import Chance, Customer
from routing.simulation.desks import Desk
from routing.simulation.playing import CHANNEL, Play, conversation_of
from routing.simulation.running import Replication
from routing.simulation.scenario import SECONDS_IN, Scenario

AGAIN_SECONDS: Final = 60.0
"""Of the promises made while somebody waits, one of each minute is judged."""
SMOOTHED: Final = 0.1
"""What the newest wait weighs in the moving average that some products show."""
OURS: Final = "played forward"
LAST: Final = "last answered's wait"
MOVING: Final = "moving average 0.9/0.1"
BY_POSITION: Final = "position × handle time / agents"
METHODS: Final = (OURS, LAST, MOVING, BY_POSITION)

Judged: TypeAlias = "dict[str, Judgement]"


@dataclass(slots=True)
class Judgement:
    """How promises were kept."""

    count: int = 0
    kept: int = 0
    error: float = 0.0
    """Added up, without sign."""
    squares: float = 0.0
    width: float = 0.0

    def add(self, promise: Promise, seconds: float) -> None:
        """One more has come true, or not."""
        self.count += 1
        self.kept += promise.holds(seconds)
        self.error += abs(promise.seconds - seconds)
        self.squares += (promise.seconds - seconds) ** 2
        self.width += promise.high - promise.low

    def add_up(self, other: "Judgement") -> None:
        """The judgement of another play counts too."""
        self.count += other.count
        self.kept += other.kept
        self.error += other.error
        self.squares += other.squares
        self.width += other.width

    @property
    def coverage(self) -> float:
        """The share of promises that were kept."""
        return self.kept / self.count if self.count else 0.0

    @property
    def mean_error(self) -> float:
        """By how much a promise was wrong."""
        return self.error / self.count if self.count else 0.0

    @property
    def root_mean_square(self) -> float:
        """The same, where great errors weigh more."""
        return sqrt(self.squares / self.count) if self.count else 0.0

    @property
    def mean_width(self) -> float:
        """How wide the interval was."""
        return self.width / self.count if self.count else 0.0


@dataclass(slots=True)
class Field:
    """What the usual formulas know of a queue."""

    last: float | None = None
    moving: float | None = None
    handled: int = 0
    handle_time: float = 0.0

    def answered(self, waited: float) -> None:
        """Somebody was answered after so long."""
        self.last = waited
        self.moving = waited if self.moving is None else (1 - SMOOTHED) * self.moving + SMOOTHED * waited

    def guesses(self, position: int, agents: int) -> dict[str, float]:
        """What each formula says; nothing where it cannot yet."""
        if self.last is None or self.moving is None or not self.handled or not agents:
            return {}
        mean = self.handle_time / self.handled
        return {LAST: self.last, MOVING: self.moving, BY_POSITION: position * mean / agents}


@dataclass(slots=True)
class Told:
    """What one customer was told, and when."""

    at: float
    promises: dict[str, Promise]
    again: list[tuple[float, Promise]] = field(default_factory=list)
    """What she was told while she waited."""


class EstimatingPlay(Play):
    """A play in which customers are told how long they will wait, as live ones are."""

    def __init__(self, scenario: Scenario, policies: Sequence[Policy], chance: Chance, *, again_after: float) -> None:
        """Whoever waits is told anew whenever so much time has passed."""
        super().__init__(scenario, policies, chance)
        self.judged: Judged = {name: Judgement() for name in METHODS}
        self.judged_again = Judgement()
        self._again_after = again_after
        self._told_last = 0.0
        self._measured = Measured()
        self._calibrations = {one.name: Calibration() for one in scenario.classes}
        self._fields = {one.name: Field() for one in scenario.classes}
        self._held: dict[str, Held] = {}
        self._since: dict[str, float] = {}
        self._told: dict[str, Told] = {}

    def _arrive(self, customer: Customer, now: float) -> None:
        super()._arrive(customer, now)
        if conversation_of(customer) in self._waiting:
            self._tell_all(conversation_of(customer), now)

    def _tell_all(self, newcomer: str, now: float) -> None:
        """The newcomer is told how long; the others too, where it is time to."""
        waiting = self._engine.waiting(now)
        seen = Seen(self._engine.agents(), waiting, self._held, lends=self._engine.lends())
        found = outlooks(seen, self._measured, now)
        is_time = now - self._told_last >= self._again_after
        for one in waiting:
            outlook = found[one.conversation_id]
            if outlook is None:
                continue
            promise = self._calibrations[one.queue_id].promise(outlook)
            if one.conversation_id == newcomer:
                self._greet(one, waiting, promise, now)
            elif is_time and one.conversation_id in self._told:
                self._told[one.conversation_id].again.append((now, promise))
        if is_time:
            self._told_last = now

    def _greet(self, one: Waiting, waiting: Sequence[Waiting], promise: Promise, now: float) -> None:
        position = sum(other.queue_id == one.queue_id for other in waiting)
        agents = sum(agent.is_available and one.queue_id in agent.queue_ids for agent in self._engine.agents())
        guesses = self._fields[one.queue_id].guesses(position, agents)
        promises = {name: Promise(guess, guess, guess) for name, guess in guesses.items()}
        self._told[one.conversation_id] = Told(now, {OURS: promise} | promises)

    def _begin(self, decision: Decision, now: float) -> None:
        customer = self._waiting[decision.conversation_id]
        super()._begin(decision, now)
        queue = decision.queue_id
        self._held[decision.conversation_id] = Held(queue, now)
        self._since[decision.conversation_id] = now
        self._fields[queue].answered(now - customer.at)
        self._measured.waited(queue, now - customer.at, has_given_up=False)
        told = self._told.pop(decision.conversation_id, None)
        if told is not None:
            self._judge(told, self._calibrations[queue], now, is_counted=customer.is_counted)

    def _judge(self, told: Told, calibration: Calibration, now: float, *, is_counted: bool) -> None:
        calibration.learn(told.promises[OURS], now - told.at)
        # Every formula is judged by the same waits.
        if not is_counted or len(told.promises) < len(METHODS):
            return
        for name, promise in told.promises.items():
            self.judged[name].add(promise, now - told.at)
        for at, promise in told.again:
            self.judged_again.add(promise, now - at)

    def _give_up(self, customer: Customer, now: float) -> None:
        conversation_id = conversation_of(customer)
        if conversation_id in self._waiting:
            queue = self._scenario.classes[customer.class_place].name
            self._measured.waited(queue, now - customer.at, has_given_up=True)
            self._told.pop(conversation_id, None)
        super()._give_up(customer, now)

    def _free(self, desk: Desk, conversation_id: str, now: float) -> None:
        queue = self._held.pop(conversation_id).queue_id
        took = now - self._since.pop(conversation_id)
        self._measured.handled(queue, CHANNEL, desk.agent_id, took)
        self._fields[queue].handled += 1
        self._fields[queue].handle_time += took
        super()._free(desk, conversation_id, now)


def judged(tasks: Iterable[Replication], tell: Callable[[int], None] = lambda _: None) -> tuple[Judged, Judgement]:
    """How promises were kept over all these replications: at arrival by method, and ours while waiting."""
    at_arrival: Judged = {name: Judgement() for name in METHODS}
    while_waiting = Judgement()
    for done, task in enumerate(tasks, 1):
        again_after = AGAIN_SECONDS / SECONDS_IN[task.scenario.unit]
        play = EstimatingPlay(task.scenario, task.policies, task.chance, again_after=again_after)
        play.play()
        for name, one in play.judged.items():
            at_arrival[name].add_up(one)
        while_waiting.add_up(play.judged_again)
        tell(done)
    return at_arrival, while_waiting
