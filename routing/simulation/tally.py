"""What one replication of a scenario came to, counted while it is played."""

from dataclasses import dataclass, field

from routing.simulation.scenario import Scenario


@dataclass(slots=True)
class ClassTally:
    """The customers of one class who arrived while it counted."""

    arrived: int = 0
    abandoned: int = 0
    abandoned_in_time: int = 0
    """Who gave up within the target."""
    blocked: int = 0
    retried: int = 0
    in_target: int = 0
    waits: list[float] = field(default_factory=list)
    """Of everybody served."""
    patience_lost: float = 0.0
    """For each who gave up, the mean patience of her class and period."""
    left: int = 0
    """Who waited still when everything ended."""
    left_waited: float = 0.0
    """How long they had waited by the end of the time that counts."""
    queue_time: float = 0.0
    """Waiting conversations, added up over time."""
    session_time: float = 0.0
    """Open sessions, added up over time."""
    arrived_by_period: dict[int, int] = field(default_factory=dict)
    in_target_by_period: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class GroupTally:
    """The agents of one group."""

    busy_time: dict[str, float] = field(default_factory=dict)
    """By agent, session-time in which she worked."""
    staffed_time: dict[str, float] = field(default_factory=dict)
    """By agent, session-time for which she was there."""
    served: dict[str, int] = field(default_factory=dict)
    """By class."""


@dataclass(slots=True)
class Tally:
    """One replication."""

    classes: dict[str, ClassTally]
    groups: dict[str, GroupTally]

    @classmethod
    def empty(cls, scenario: Scenario) -> "Tally":
        """Nothing has happened yet."""
        return cls(
            {one.name: ClassTally() for one in scenario.classes},
            {group.name: GroupTally() for group in scenario.groups},
        )

    def cost_rate(self, scenario: Scenario) -> float:
        """The cost of a unit of time, averaged over the horizon."""
        cost = 0.0
        for one in scenario.classes:
            tally = self.classes[one.name]
            cost += (one.queue_cost or 0.0) * tally.queue_time + one.session_cost * tally.session_time
        return cost / scenario.horizon
