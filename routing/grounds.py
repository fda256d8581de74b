"""Choosing an agent for one conversation, and writing down on what grounds."""

from collections.abc import Mapping, Sequence

from routing.compatibility import Compatibility
from routing.decision import Considered, Decision, Reason, Rule, Ruled, TieBreak
from routing.floor import QueuePolicy, Waiting
from routing.lines import Line
from routing.roster import ReadyKey, Seat

# How many agents a decision names: of those who could, and of those who could not.
SHOWN = 3
NOBODY: Mapping[Reason, list[str]] = {}
# Looking a member up in its enumeration costs more than all else that is done with it here.
CHANNEL_NOT_SERVED = Reason.CHANNEL_NOT_SERVED
EXCLUDED = Reason.EXCLUDED
NOT_IN_QUEUE = Reason.NOT_IN_QUEUE
NOT_QUALIFIED = Reason.NOT_QUALIFIED


class Grounds:
    """Looks at the floor for one conversation at a time; changes nothing."""

    def __init__(self, seats: Mapping[str, Seat], compatibility: Compatibility) -> None:
        """Look at these agents."""
        self._seats = seats
        self._compatibility = compatibility

    def has_ready(self, line: Line) -> bool:
        """Tell whether any agent could take anything from this line."""
        if line.agent_id is not None:
            seat = self._seats.get(line.agent_id)
            return seat is not None and seat.ready_key(line.channel) is not None
        return any(group.ready.get(line.channel) for group in line.groups)

    def candidates(self, line: Line, waiting: Waiting) -> list[ReadyKey]:
        """Return the first few agents who could take this conversation, best first."""
        barred = waiting.excluded_agent_ids
        found = self._first_ready(line, SHOWN + len(barred))
        if barred:
            found = [key for key in found if key[2] not in barred]
        found.sort()
        return found[:SHOWN]

    def decision(
        self, line: Line, waiting: Waiting, best: Sequence[ReadyKey], at: float, policy: QueuePolicy
    ) -> Decision:
        """Return the decision for the first of the candidates, with its grounds."""
        eligible_count, excluded = self._counts(line, waiting)
        return Decision(
            conversation_id=waiting.conversation_id,
            agent_id=best[0][2],
            queue_id=waiting.queue_id,
            channel=waiting.channel,
            at=at,
            offer_expires_at=at + policy.offer_timeout_seconds,
            ordered_at=waiting.ordered_at,
            rule=Rule.LONGEST_IDLE if line.agent_id is None else Rule.NAMED_AGENT,
            tie_break=_tie_break(best),
            eligible_count=eligible_count,
            considered=tuple([Considered(key[2], at - key[0], key[1], key is best[0]) for key in best]),
            excluded=excluded,
        )

    def _first_ready(self, line: Line, reach: int) -> list[ReadyKey]:
        if line.agent_id is not None:
            seat = self._seats.get(line.agent_id)
            key = seat.ready_key(line.channel) if seat else None
            return [key] if key else []
        found: list[ReadyKey] = []
        for group in line.groups:
            ready = group.ready.get(line.channel)
            if ready:
                found += ready[:reach]
        return found

    def _counts(self, line: Line, waiting: Waiting) -> tuple[int, tuple[Ruled, ...]]:
        """Return how many could take it and, by reason, how many could not."""
        everybody = len(self._seats)
        if line.agent_id is not None:
            others = Ruled(Reason.NOT_THE_NAMED_AGENT, everybody - 1)
            return 1, (others,) if others.agent_count else ()
        qualified, ready, tally = _tally(line)
        barred = sorted(id_ for id_ in waiting.excluded_agent_ids if self._is_ready(line, id_))
        members = self._compatibility.members(line.queue_id)
        tally[EXCLUDED] = (len(barred), barred)
        tally[NOT_IN_QUEUE] = (everybody - members, [])
        tally[NOT_QUALIFIED] = (members - qualified, [])
        excluded = [
            Ruled(reason, count, tuple(sorted(agent_ids)[:SHOWN]))
            for reason, (count, agent_ids) in tally.items()
            if count
        ]
        excluded.sort()
        return ready - len(barred), tuple(excluded)

    def _is_ready(self, line: Line, agent_id: str) -> bool:
        seat = self._seats.get(agent_id)
        if seat is None or seat.group not in line.groups:
            return False
        return seat.ready_key(line.channel) is not None


def _tally(line: Line) -> tuple[int, int, dict[Reason, tuple[int, list[str]]]]:
    """Count the qualified, the ready and, by reason, the others, from the groups' lists alone."""
    channel = line.channel
    tally: dict[Reason, tuple[int, list[str]]] = {}
    qualified = ready = listed = 0
    for group in line.groups:
        qualified += group.size
        ready += len(group.ready.get(channel, ()))
        for reason, agent_ids in group.blocked.get(channel, NOBODY).items():
            if agent_ids:
                listed += len(agent_ids)
                count, names = tally.get(reason, (0, []))
                tally[reason] = (count + len(agent_ids), names + agent_ids[:SHOWN])
    if qualified > ready + listed:
        count, names = tally.get(CHANNEL_NOT_SERVED, (0, []))
        tally[CHANNEL_NOT_SERVED] = (count + qualified - ready - listed, names)
    return qualified, ready, tally


def _tie_break(best: Sequence[ReadyKey]) -> TieBreak:
    if len(best) == 1 or best[0][0] != best[1][0]:
        return TieBreak.NOT_NEEDED
    return TieBreak.FEWEST_HELD if best[0][1] != best[1][1] else TieBreak.AGENT_ID
