"""Choosing an agent for one conversation, and writing down on what grounds."""

from collections.abc import Mapping, Sequence

from routing.compatibility import Compatibility
from routing.decision import Considered, Decision, Reason, Rule, Ruled, TieBreak
from routing.floor import QueuePolicy, Waiting
from routing.lines import Line
from routing.roster import ReadyKey, Seat

# How many agents a decision names: of those who could, and of those who could not.
SHOWN = 3


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
            considered=tuple(
                Considered(agent_id, at - idle_since, held, agent_id == best[0][2])
                for idle_since, held, agent_id in best
            ),
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
        everybody = len(self._seats)
        if line.agent_id is not None:
            others = Ruled(Reason.NOT_THE_NAMED_AGENT, everybody - 1)
            return 1, (others,) if others.count else ()
        tally = Tally(line)
        members = self._compatibility.members(line.queue_id)
        tally.add(Reason.NOT_IN_QUEUE, everybody - members)
        tally.add(Reason.NOT_QUALIFIED, members - tally.qualified)
        barred = sorted(id_ for id_ in waiting.excluded_agent_ids if self._is_ready(line, id_))
        tally.add(Reason.EXCLUDED, len(barred), barred)
        return tally.ready - len(barred), tally.ruled()

    def _is_ready(self, line: Line, agent_id: str) -> bool:
        seat = self._seats.get(agent_id)
        if seat is None or seat.group not in line.groups:
            return False
        return seat.ready_key(line.channel) is not None


class Tally:
    """Counts by reason why agents of a line are out, from its groups' lists alone."""

    __slots__ = ("_counts", "_examples", "qualified", "ready")

    def __init__(self, line: Line) -> None:
        """Count the qualified, the ready among them, and the reasons of the others."""
        self._counts: dict[Reason, int] = {}
        self._examples: dict[Reason, list[str]] = {}
        self.qualified = self.ready = listed = 0
        for group in line.groups:
            self.qualified += group.size
            self.ready += len(group.ready.get(line.channel, ()))
            for reason, agent_ids in group.blocked.get(line.channel, {}).items():
                if agent_ids:
                    listed += len(agent_ids)
                    self.add(reason, len(agent_ids), agent_ids[:SHOWN])
        self.add(Reason.CHANNEL_NOT_SERVED, self.qualified - self.ready - listed)

    def add(self, reason: Reason, count: int, examples: Sequence[str] = ()) -> None:
        """Count some more agents under a reason."""
        if count:
            self._counts[reason] = self._counts.get(reason, 0) + count
            self._examples.setdefault(reason, []).extend(examples)

    def ruled(self) -> tuple[Ruled, ...]:
        """Return the counts in order of their codes, each with its first few names."""
        return tuple(
            Ruled(reason, self._counts[reason], tuple(sorted(self._examples[reason])[:SHOWN]))
            for reason in sorted(self._counts)
        )


def _tie_break(best: Sequence[ReadyKey]) -> TieBreak:
    if len(best) == 1 or best[0][0] != best[1][0]:
        return TieBreak.NOT_NEEDED
    return TieBreak.FEWEST_HELD if best[0][1] != best[1][1] else TieBreak.AGENT_ID
