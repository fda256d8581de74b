"""What was measured of a floor: how long work lasts, how fast each agent is, how patient customers are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from routing.durations import Durations, with_borrowed

SHARE_KEPT: Final = 0.99
"""What earlier measurements of a pace weigh after one more: about the latest hundred count."""
PACE_PRIOR: Final = 30.0
"""A group is as fast as all until it has handled about as many."""
KNOWN: Final = 10
"""A mean of fewer compares nobody."""
PATIENCE_PRIOR: Final = 3.0
"""A queue's customers are as patient as all until so many of them gave up."""


@dataclass(slots=True)
class Pace:
    """How long an agent takes beside the others of the same queue and channel."""

    weight: float = 0.0
    ratios: float = 0.0

    def add(self, ratio: float) -> None:
        """She took this many times the mean."""
        self.weight = self.weight * SHARE_KEPT + 1.0
        self.ratios = self.ratios * SHARE_KEPT + ratio


@dataclass(slots=True)
class Patience:
    """How often customers gave up in how much time of waiting."""

    given_up: float = 0.0
    waited: float = 0.0

    def add(self, seconds: float, *, has_given_up: bool) -> None:
        """A wait has ended, one way or the other."""
        kept = 1.0 if not has_given_up else SHARE_KEPT
        self.given_up = self.given_up * kept + has_given_up
        self.waited = self.waited * kept + seconds


class Measured:
    """A fold over what happened; the same events give the same figures on every node."""

    def __init__(self) -> None:
        """Nothing has happened."""
        self._handled: dict[tuple[str, str], Durations] = {}
        self._by_channel: dict[str, Durations] = {}
        self._paces: dict[tuple[str, str], Pace] = {}
        self._patience: dict[str, Patience] = {}
        self._all_patience = Patience()
        self._ringing: dict[str, Durations] = {}

    def handled(self, queue_id: str, channel: str, agent_id: str, seconds: float) -> None:
        """An agent's slot was taken by a conversation for so long."""
        of_queue = self._handled.setdefault((queue_id, channel), Durations())
        if len(of_queue) >= KNOWN and of_queue.mean > 0:
            self._paces.setdefault((agent_id, queue_id), Pace()).add(seconds / of_queue.mean)
        of_queue.add(seconds)
        self._by_channel.setdefault(channel, Durations()).add(seconds)

    def rang(self, queue_id: str, seconds: float) -> None:
        """From its offer to its answer a conversation rang for so long."""
        self._ringing.setdefault(queue_id, Durations()).add(seconds)

    def waited(self, queue_id: str, seconds: float, *, has_given_up: bool) -> None:
        """A customer's wait has ended."""
        self._patience.setdefault(queue_id, Patience()).add(seconds, has_given_up=has_given_up)
        self._all_patience.add(seconds, has_given_up=has_given_up)

    def handle_times(self, queue_id: str, channel: str) -> Sequence[float]:
        """How long a slot is taken, the shortest first; empty where nobody knows."""
        return with_borrowed(self._handled.get((queue_id, channel)), self._by_channel.get(channel))

    def ring_times(self, queue_id: str) -> Sequence[float]:
        """How long an offer rings before it is answered, the shortest first; empty where none has rung."""
        found = self._ringing.get(queue_id)
        return () if found is None else found.ordered

    def pace(self, agent_ids: Iterable[str], queue_id: str) -> float:
        """How many times the usual these agents take together, close to one until they have handled enough."""
        weight = ratios = PACE_PRIOR
        for agent_id in agent_ids:
            pace = self._paces.get((agent_id, queue_id))
            if pace is not None:
                weight += pace.weight
                ratios += pace.ratios
        return ratios / weight

    def giving_up_rate(self, queue_id: str) -> float:
        """How many of the waiting give up in a second; 0 where nobody ever did."""
        of_all = self._all_patience
        if of_all.given_up == 0:
            return 0.0
        found = self._patience.get(queue_id, Patience())
        expected = PATIENCE_PRIOR * of_all.waited / of_all.given_up
        return (found.given_up + PATIENCE_PRIOR) / (found.waited + expected) if found.waited + expected > 0 else 0.0
