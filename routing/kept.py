"""Who is kept free from a conversation that she could take now, for which work, and until when at the latest."""

from math import inf

from routing.decision import KeptFree
from routing.floor import Waiting
from routing.lines import Line, Pool, Slot
from routing.matching import Matching
from routing.reason import Reason
from routing.seat import Seat


class Kept:
    """Looks at the floor for one conversation at one instant."""

    def __init__(self, matching: Matching, slot: Slot, now: float) -> None:
        self._matching = matching
        self._slot = slot
        self._now = now

    def seat(self, seat: Seat) -> KeptFree | None:
        """For what the agent is kept free; None where she is not."""
        line = self._slot.line
        pool = None if line is None else seat.group.pools.get(line.channel)
        if line is None or line.agent_id is not None or pool is None or pool not in line.serving:
            return None
        desk = next((desk for desk in seat.desks if desk.pool is pool), None)
        if desk is None or desk.standing is None or isinstance(desk.standing, Reason):
            return None
        return kept_free(self._matching, line, pool, self._slot.waiting, self._now)


def kept_free(matching: Matching, line: Line, pool: Pool, waiting: Waiting, now: float) -> KeptFree | None:
    """For what the pool keeps its ready agents from a conversation of the line; None where it does not."""
    lend = matching.pair(line, pool.group).lend
    if lend is None or matching.lends(lend, line, pool, now):
        return None
    until = min(waiting.ordered_at + lend.age_at_least, waiting.since + line.limit)
    return KeptFree(_own(matching, pool, line.queue_id), None if until == inf else until)


def _own(matching: Matching, pool: Pool, borrowing: str) -> tuple[str, ...]:
    """The queues whose work is the pool's own, as far as anything ever waited in them; else all but this one."""
    group = pool.group
    own = {line.queue_id for line in pool.lines if matching.pair(line, group).lend is None}
    return tuple(sorted(own or group.queue_ids - {borrowing}))
