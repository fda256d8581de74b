"""Writing down on what grounds a conversation is offered to an agent."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from routing.compatibility import Compatibility
from routing.decision import Considered, Decision, PassedOver, Reason, Rule, Ruled, TieBreak, Trigger
from routing.floor import AgentOrder, QueuePolicy, Waiting
from routing.lines import Group, Lend, Line
from routing.matching import FIRST, SHOWN, Candidate, Chosen
from routing.policy import SKILLED, InForce
from routing.roster import READY, ROWS, Roster, Seat

# Looking a member up in its enumeration costs more than all else that is done with it here.
CHANNEL_NOT_SERVED = Reason.CHANNEL_NOT_SERVED
EXCLUDED = Reason.EXCLUDED
KEPT_FREE = Reason.KEPT_FREE
NOT_IN_QUEUE = Reason.NOT_IN_QUEUE
NOT_QUALIFIED = Reason.NOT_QUALIFIED
NAMED_AGENT = Rule.NAMED_AGENT
FIRST_CHOICE = Rule.FIRST_CHOICE
RULE_OF: Final = {order: Rule(order.value) for order in AgentOrder}
CROWD: Final = 30
"""More agents than this, kept away by one reason, are not named."""


class Grounds:
    """Looks at the floor as it is when a decision falls; changes nothing."""

    def __init__(
        self,
        seats: Mapping[str, Seat],
        compatibility: Compatibility,
        roster: Roster,
        rules: InForce,
        lends: Callable[[Lend, Line, Group, float], bool],
    ) -> None:
        """Look at these agents; `lends` tells whether a group lends one of them to a line at an instant."""
        self._seats = seats
        self._compatibility = compatibility
        self._roster = roster
        self._rules = rules
        self._lends = lends

    def decision(  # noqa: PLR0913, PLR0917 - everything it stands on
        self,
        line: Line,
        waiting: Waiting,
        best: Sequence[Candidate],
        at: float,
        queue: QueuePolicy,
        score: float,
        chosen: Chosen | None,
    ) -> Decision:
        """Return the decision for the first of the candidates, with its grounds."""
        eligible_count, excluded = self._counts(line, waiting, at)
        first = best[0]
        return Decision(
            waiting.conversation_id,
            first.key[3],
            line.queue_id,
            line.channel,
            at,
            at + queue.offer_timeout_seconds,
            waiting.ordered_at,
            self._rule(line, first, queue),
            _tie_break(best),
            eligible_count,
            tuple([Considered(one.key[3], at - one.key[1], one.key[2], one is first) for one in best]),
            excluded,
            Trigger.ARRIVAL if chosen is None else Trigger.AGENT_FREE,
            score,
            _passed_over(chosen, waiting.conversation_id),
            self._rules.policy.version,
        )

    def _rule(self, line: Line, first: Candidate, queue: QueuePolicy) -> Rule:
        """The rule by which the first of the candidates is the first."""
        if line.agent_id is not None:
            return NAMED_AGENT
        return FIRST_CHOICE if first.rank == FIRST else RULE_OF[self._order(queue)]

    def _order(self, queue: QueuePolicy) -> AgentOrder:
        """The order by which the policy in force chose, by the name that the queue gives it."""
        order = self._rules.policy.agent_order(queue.queue_id)
        return queue.agent_order if queue.agent_order in SKILLED and order is AgentOrder.LONGEST_IDLE else order

    def _counts(self, line: Line, waiting: Waiting, at: float) -> tuple[int, tuple[Ruled, ...]]:
        """Return how many could take it and, by reason, how many could not."""
        everybody = len(self._seats)
        if line.agent_id is not None:
            others = Ruled(Reason.NOT_THE_NAMED_AGENT, everybody - 1)
            return 1, (others,) if others.agent_count else ()
        channel = line.channel
        counts = self._roster.counts(channel).sums(line.group_places.array)
        excluded: list[Ruled] = []
        unlisted = line.qualified - sum(counts)
        for row, count in enumerate(counts):
            reason = ROWS[row]
            if reason is not None and (count or (unlisted and reason is CHANNEL_NOT_SERVED)):
                more = unlisted if reason is CHANNEL_NOT_SERVED else 0
                excluded.append(Ruled(reason, count + more, self._examples(line, reason, count)))
        ready = counts[READY]
        barred = self._barred(line, waiting) if waiting.excluded_agent_ids else []
        if barred:
            excluded.append(Ruled(EXCLUDED, len(barred), tuple(barred[:SHOWN])))
            ready -= len(barred)
        kept = 0 if self._rules.is_plain else ready - self._lendable(line, barred, at)
        if kept:
            excluded.append(Ruled(KEPT_FREE, kept))
        members = self._compatibility.members(line)
        if everybody > members:
            excluded.append(Ruled(NOT_IN_QUEUE, everybody - members))
        if members > line.qualified:
            excluded.append(Ruled(NOT_QUALIFIED, members - line.qualified))
        excluded.sort()
        return ready - kept, tuple(excluded)

    def _lendable(self, line: Line, barred: Sequence[str], at: float) -> int:
        """Count the ready agents, but those barred, of groups whose work this is, or who lend them now."""
        counts = self._roster.counts(line.channel)
        lending: set[Group] = set()
        for group in line.groups:
            pair = line.pairs.get(group)
            if pair is None or pair.lend is None or self._lends(pair.lend, line, group, at):
                lending.add(group)
        ready = sum(counts.at(READY, group.place) for group in lending)
        return ready - sum(self._seats[agent_id].group in lending for agent_id in barred)

    def _examples(self, line: Line, reason: Reason, count: int) -> tuple[str, ...]:
        """The first of them by name, where there are few; of a crowd the count says enough."""
        if count > CROWD:
            return ()
        names: list[str] = []
        for group in line.groups:
            names += group.blocked.get((line.channel, reason), ())
        names.sort()
        return tuple(names[:SHOWN])

    def _barred(self, line: Line, waiting: Waiting) -> list[str]:
        """Those who could take it, were they not excluded."""
        barred = []
        for id_ in sorted(waiting.excluded_agent_ids):
            seat = self._seats.get(id_)
            if seat is not None and seat.group in line.groups and seat.is_ready(line.channel):
                barred.append(id_)
        return barred


def _passed_over(chosen: Chosen | None, taken: str) -> tuple[PassedOver, ...]:
    if chosen is None:
        return ()
    found = []
    for score, line in ((chosen.score, chosen.line), *chosen.others):
        head = line.head
        if head is not None and head[1] != taken:
            found.append(PassedOver(head[1], score))
    return tuple(found[:SHOWN])


def _tie_break(best: Sequence[Candidate]) -> TieBreak:
    if len(best) == 1:
        return TieBreak.NOT_NEEDED
    one, two = best[0], best[1]
    if one.rank != two.rank or one.key[:2] != two.key[:2]:
        return TieBreak.NOT_NEEDED
    return TieBreak.FEWEST_HELD if one.key[2] != two.key[2] else TieBreak.AGENT_ID
