"""A proposal of lending for a live floor: its measured day as a scenario, the default policy tuned on it, the gain.

A live floor starts without any lending. From time to time somebody measures a normal day (`MeasuredDay`), makes the
scenario of it (`scenario_of`) and lets `propose` run in another process. What comes back is a `Proposal`, or nothing
where no proposal surely gains; people decide whether `LendingPolicy` applies it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from routing.lending import Gain, Proposal, Term
from routing.simulation.customers import Chance
from routing.simulation.default_policy import default_policies
from routing.simulation.distribution import Distribution, Exponential, Lognormal
from routing.simulation.presets import SimulatedPolicy
from routing.simulation.report import Figures, differences
from routing.simulation.running import Replication, play
from routing.simulation.scenario import AgentGroup, CustomerClass, Scenario

SECONDS_IN_HOUR: Final = 3600.0
HANDLE_TIMES_DIFFER: Final = 1.0
"""The deviation of the logarithm of handle times, which are close to lognormal wherever they were measured."""
REPLICATIONS: Final = 20
SEED: Final = 1
FRESH_SEED: Final = 2
"""Of the days on which the best is measured once it is chosen."""
TUNING_SHARE: Final = 0.7
"""Of the whole effort."""
TODAY: Final = "fifo-longest-idle"
"""What a floor without lending does: the oldest first, whoever has been idle longest."""


@dataclass(frozen=True, slots=True)
class MeasuredQueue:
    """What a queue asks for on a normal day."""

    queue_id: str
    arrivals: Sequence[float]
    """Conversations in each hour."""
    patience_seconds: float | None = None
    """The mean time until a customer gives up, those who were answered counted as well; None: nobody gives up."""
    cost: float | None = None
    """Of a waiting conversation for an hour, where the floor has prices; else lost time counts."""


@dataclass(frozen=True, slots=True)
class MeasuredPool:
    """What a pool gives on a normal day."""

    pool_id: str
    agents: Sequence[int]
    """At work in each hour."""
    handle_seconds: Mapping[str, float]
    """By queue that it may serve, the mean time of a conversation with all work after it."""
    session_rates: Sequence[float] = (1.0,)
    """The whole speed of an agent with one, two … conversations at once."""


@dataclass(frozen=True, slots=True)
class MeasuredDay:
    """A normal day of a live floor, hour by hour."""

    queues: Sequence[MeasuredQueue]
    pools: Sequence[MeasuredPool]
    service_target_seconds: float = 20.0
    hours: int = field(init=False)

    def __post_init__(self) -> None:
        """Every queue and pool tells of the same hours, and every queue is served; else ValueError says what is not."""
        lengths = {len(one.arrivals) for one in self.queues} | {len(one.agents) for one in self.pools}
        if len(lengths) != 1 or not min(lengths):
            message = f"the day has {sorted(lengths)} hours: please give each queue and pool one value for every hour"
            raise ValueError(message)
        served = {queue_id for pool in self.pools if any(pool.agents) for queue_id in pool.handle_seconds}
        unserved = [one.queue_id for one in self.queues if one.queue_id not in served]
        if unserved:
            message = f"nobody serves {', '.join(unserved)}: please leave it out, or measure who does"
            raise ValueError(message)
        object.__setattr__(self, "hours", lengths.pop())


def scenario_of(day: MeasuredDay) -> Scenario:
    """The measured day as a scenario in seconds, so that its policies are those of the live engine."""
    known = {one.queue_id for one in day.queues}
    return Scenario(
        name="a normal day",
        unit="seconds",
        horizon=SECONDS_IN_HOUR * day.hours,
        periods=(SECONDS_IN_HOUR,) * day.hours,
        service_target=day.service_target_seconds,
        classes=tuple(_class_of(one) for one in day.queues),
        groups=tuple(_group_of(pool, known) for pool in day.pools if any(pool.agents)),
    )


def _class_of(one: MeasuredQueue) -> CustomerClass:
    patience: tuple[Distribution, ...] | None = None
    if one.patience_seconds is not None:
        patience = (Exponential(one.patience_seconds),)
    return CustomerClass(
        name=one.queue_id,
        requires={one.queue_id: 1},
        rates=tuple(each / SECONDS_IN_HOUR for each in one.arrivals),
        patience=patience,
        queue_cost=None if one.cost is None else one.cost / SECONDS_IN_HOUR,
    )


def _group_of(pool: MeasuredPool, known: set[str]) -> AgentGroup:
    handled = {queue_id: seconds for queue_id, seconds in pool.handle_seconds.items() if queue_id in known}
    return AgentGroup(
        name=pool.pool_id,
        agents=tuple(pool.agents),
        skills=dict.fromkeys(handled, 1),
        service={queue_id: (Lognormal(seconds, HANDLE_TIMES_DIFFER),) for queue_id, seconds in handled.items()},
        sessions=len(pool.session_rates),
        session_rates=tuple(pool.session_rates),
    )


def propose(
    scenario: Scenario,
    made_on: str,
    progress: Callable[[float], None] = lambda _: None,
    replications: int = REPLICATIONS,
) -> Proposal | None:
    """The lending that gains most over the whole day; None where it is not sure to gain anything.

    Every threshold holds all day, so each of those that were tuned for an hour is tried on all hours.
    """
    tuned = default_policies(scenario, {}, lambda share: progress(share * TUNING_SHARE))
    distinct = list({_numbers_of(policy): policy for policy in tuned}.values())
    plays = [SimulatedPolicy(TODAY), *distinct]
    figures = []
    for done, policy in enumerate(plays, start=1):
        figures.append(_played(scenario, policy, replications))
        progress(TUNING_SHARE + (1 - TUNING_SHARE) * done / len(plays))
    gains = [_gain(scenario, figures[0], theirs) for theirs in figures[1:]]
    best = max(range(len(distinct)), key=lambda place: gains[place].mean)
    if not gains[best].is_sure:
        return None
    # The best of several was lucky too: what it gains is told by days that did not choose it.
    today, theirs = (_played(scenario, policy, replications, FRESH_SEED) for policy in (plays[0], distinct[best]))
    gain = _gain(scenario, today, theirs)
    return proposal_of(distinct[best], gain, made_on) if gain.is_sure else None


def proposal_of(policy: SimulatedPolicy, gain: Gain, made_on: str) -> Proposal:
    """The numbers of a simulated policy as a proposal."""
    terms = tuple(Term(queue_id, pool_id, pair) for (queue_id, pool_id), pair in sorted(policy.pairs.items()))
    return Proposal(terms, gain, made_on, dict(policy.caps))


def _numbers_of(policy: SimulatedPolicy) -> str:
    return proposal_of(policy, Gain(0.0, 0.0), "").version


def _played(scenario: Scenario, policy: SimulatedPolicy, replications: int, seed: int = SEED) -> list[Figures]:
    chances = [Chance(seed, number, replications) for number in range(replications)]
    return [play(Replication(scenario, (policy,), chance)) for chance in chances]


def _gain(scenario: Scenario, today: list[Figures], proposed: list[Figures]) -> Gain:
    difference = differences(today, proposed)["cost_rate" if scenario.has_costs else "lost_time"]
    return Gain(0.0, 0.0) if difference is None else Gain(-difference["mean"], difference["half_width"])
