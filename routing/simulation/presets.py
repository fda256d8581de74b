"""Named policies for a simulated floor: how well another product's rule, or our own, would have done."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from routing.floor import AgentOrder
from routing.lending import helped_beside
from routing.lines import PLAIN, Group, Line, Pair
from routing.simulation.scenario import AgentGroup, CustomerClass, Scenario

ABOVE_ALL_AGES: Final = 1e9
Pairs: TypeAlias = Mapping[tuple[str, str], Pair]
"""By class and group."""


@dataclass(frozen=True, slots=True)
class SimulatedPolicy:
    """What a preset says of one scenario."""

    version: str
    order: AgentOrder = AgentOrder.LONGEST_IDLE
    pairs: Pairs = field(default_factory=dict)
    caps: Mapping[str, int] = field(default_factory=dict)
    """By group, the most sessions that one agent is given."""
    told: Mapping[str, object] = field(default_factory=dict)
    """What it chose by itself, for the report."""
    _beside: Mapping[str, Collection[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Find out whom the agents of each pool help without serving them."""
        object.__setattr__(self, "_beside", helped_beside(self.pairs))

    @property
    def is_plain(self) -> bool:
        """Whether all go together alike."""
        return not self.pairs

    def agent_order(self, queue_id: str) -> AgentOrder:
        """The same for every class."""
        del queue_id
        return self.order

    def pair(self, line: Line, group: Group) -> Pair:
        """As computed for the class and the group."""
        return self.pairs.get((line.queue_id, group.pool_id), PLAIN)

    def session_cap(self, group: Group, channel: str) -> int | None:
        """The group's cap."""
        del channel
        return self.caps.get(group.pool_id)

    def helped_beside(self, pool_id: str) -> Collection[str]:
        """As the pairs say."""
        return self._beside.get(pool_id, ())


Of: TypeAlias = Callable[[CustomerClass, AgentGroup], Pair]


def able_pairs(scenario: Scenario, pair_of: Of) -> dict[tuple[str, str], Pair]:
    """A pair for every class and every group that can serve it."""
    return {
        (one.name, group.name): pair_of(one, group)
        for one in scenario.classes
        for group in scenario.groups
        if group.can_serve(one)
    }


def _fifo(scenario: Scenario, settings: Mapping[str, object]) -> SimulatedPolicy:
    del scenario, settings
    return SimulatedPolicy("fifo-longest-idle")


def _strict(scenario: Scenario, settings: Mapping[str, object]) -> SimulatedPolicy:
    order = settings.get("order", ())
    names = [str(name) for name in order] if isinstance(order, tuple) else []

    def pair(one: CustomerClass, group: AgentGroup) -> Pair:
        del group
        return Pair(tier=(len(names) - names.index(one.name)) * ABOVE_ALL_AGES if one.name in names else 0.0)

    return SimulatedPolicy("strict-priority", pairs=able_pairs(scenario, pair))


def _rank(one: CustomerClass, group: AgentGroup) -> float:
    return float(one.groups.index(group.name)) if group.name in one.groups else float(len(one.groups))


def _preferred(scenario: Scenario, settings: Mapping[str, object]) -> SimulatedPolicy:
    del settings
    return SimulatedPolicy(
        "preferred-groups", pairs=able_pairs(scenario, lambda one, group: Pair(rank=_rank(one, group)))
    )


def _own_first(scenario: Scenario, settings: Mapping[str, object]) -> SimulatedPolicy:
    del settings

    def pair(one: CustomerClass, group: AgentGroup) -> Pair:
        is_own = one.groups[:1] == (group.name,)
        return Pair(rank=_rank(one, group), tier=ABOVE_ALL_AGES if is_own else 0.0)

    return SimulatedPolicy("own-first", pairs=able_pairs(scenario, pair))


def _skilled(name: str, sign: int) -> "Build":
    def build(scenario: Scenario, settings: Mapping[str, object]) -> SimulatedPolicy:
        del settings

        def pair(one: CustomerClass, group: AgentGroup) -> Pair:
            return Pair(rank=float(sign * sum(group.skills.get(skill, 0) for skill in one.requires)))

        return SimulatedPolicy(name, pairs=able_pairs(scenario, pair))

    return build


def _ordered(name: str, order: AgentOrder) -> "Build":
    def build(scenario: Scenario, settings: Mapping[str, object]) -> SimulatedPolicy:
        del scenario, settings
        return SimulatedPolicy(name, order)

    return build


Build: TypeAlias = Callable[[Scenario, Mapping[str, object]], SimulatedPolicy]


@dataclass(frozen=True, slots=True)
class Preset:
    """A policy by its name."""

    build: Build | None
    """None: it is tuned before the run."""
    settings: tuple[str, ...] = ()


PRESETS: Final[Mapping[str, Preset]] = {
    "default": Preset(None, ("fairness", "giving_up")),
    "fifo-longest-idle": Preset(_fifo),
    "strict-priority": Preset(_strict, ("order",)),
    "preferred-groups": Preset(_preferred),
    "own-first": Preset(_own_first),
    "most-skilled": Preset(_skilled("most-skilled", -1)),
    "least-skilled": Preset(_skilled("least-skilled", 1)),
    "round-robin": Preset(_ordered("round-robin", AgentOrder.ROUND_ROBIN)),
    "random": Preset(_ordered("random", AgentOrder.RANDOM)),
}
