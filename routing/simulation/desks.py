"""The agents of a simulated floor at work: who has which sessions open, and when the next of them ends."""

from collections.abc import Mapping, Sequence
from heapq import heappop, heappush

from routing.floor import turn_after
from routing.simulation.scenario import AgentGroup
from routing.simulation.tally import GroupTally

Session = tuple[float, str]
"""At which reading of the agent's own clock it ends, and whose it is."""


class Desk:
    """One agent. Her clock runs at the speed each of her open sessions has."""

    __slots__ = (
        "_clock", "_read_at", "_sessions", "agent_id", "came_at", "chosen_at", "group", "held", "is_leaving", "speeds",
        "version",
    )  # fmt: skip

    def __init__(self, agent_id: str, group: int, speeds: Sequence[float], now: float) -> None:
        """At her desk, with nothing to do."""
        self.agent_id = agent_id
        self.group = group
        self.came_at = now
        self.speeds = [rate / count for count, rate in enumerate(speeds, start=1)]
        """Of each of her sessions where she has one, two … open."""
        self.chosen_at = 0.0
        """When she last had her turn; 0: never."""
        self.is_leaving = False
        self.held: dict[str, None] = {}
        """The conversations that take her slots, those included after which she still has work."""
        self.version = 0
        """Told from earlier announcements of when her next session ends."""
        self._clock = 0.0
        self._read_at = 0.0
        self._sessions: list[Session] = []

    def begin(self, conversation_id: str, work: float, now: float) -> None:
        """A session opens that takes so long at full speed."""
        self._advance(now)
        heappush(self._sessions, (self._clock + work, conversation_id))
        self.held[conversation_id] = None
        self.chosen_at = turn_after(self.chosen_at, now)
        self.version += 1

    def end_next(self, now: float) -> str:
        """The session that ends now, and whose it was."""
        self._advance(now)
        _, conversation_id = heappop(self._sessions)
        self.version += 1
        return conversation_id

    def next_end(self, now: float) -> float | None:
        """When the next of her sessions ends, if nothing else happens."""
        if not self._sessions:
            return None
        return now + max(self._sessions[0][0] - self._clock, 0.0) / self.speeds[len(self._sessions) - 1]

    def _advance(self, now: float) -> None:
        if self._sessions:
            self._clock += (now - self._read_at) * self.speeds[len(self._sessions) - 1]
        self._read_at = now


def desks_of(group: AgentGroup, place: int, numbers: range, now: float) -> list[Desk]:
    """The agents of a group who have these numbers, new at their desks."""
    return [Desk(f"{group.name}-{number:04d}", place, group.session_rates, now) for number in numbers]


def add_up(times: dict[str, float], agent_id: str, more: float) -> None:
    """So much more for one agent."""
    times[agent_id] = times.get(agent_id, 0.0) + more


def occupancy(tally: GroupTally) -> float:
    """Busy session-time over staffed session-time, of the whole group."""
    staffed = sum(tally.staffed_time.values())
    return sum(tally.busy_time.values()) / staffed if staffed else 0.0


def shares(tally: GroupTally) -> Mapping[str, float]:
    """The occupancy of each agent."""
    return {id_: tally.busy_time.get(id_, 0.0) / time for id_, time in tally.staffed_time.items() if time}
