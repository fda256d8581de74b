"""Writing down on what grounds a conversation is offered to an agent."""

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import Final, TypeAlias

from routing.compatibility import Compatibility
from routing.decision import SHOWN, Decision, Evidence, Rule, Trigger
from routing.floor import Waiting
from routing.lines import Group, Lend, Line, Pool
from routing.matching import FIRST, Candidate, Chosen
from routing.policy import InForce
from routing.ready import ReadyKey
from routing.reason import Reason
from routing.seat import Seat
from routing.tally import ONE, READY, by_reason, has_few

# Looking a member up in its enumeration costs more than all else that is done with it here.
NOT_IN_QUEUE = Reason.NOT_IN_QUEUE
NOT_QUALIFIED = Reason.NOT_QUALIFIED
NOT_THE_NAMED_AGENT = Reason.NOT_THE_NAMED_AGENT
FIRST_CHOICE = Rule.FIRST_CHOICE
ARRIVAL = Trigger.ARRIVAL
AGENT_FREE = Trigger.AGENT_FREE
CROWD: Final = 30
"""More agents than this, kept away by one reason, are not named."""

Firsts: TypeAlias = tuple[tuple[float, ReadyKey], ...]
Ranking: TypeAlias = tuple[tuple[str, float], ...]
TALLY: Final = attrgetter("tally")


class Grounds:
    """Looks at the floor as it is when a decision falls; changes nothing."""

    def __init__(
        self,
        seats: Mapping[str, Seat],
        compatibility: Compatibility,
        rules: InForce,
        lends: Callable[[Lend, Line, Pool, float], bool],
    ) -> None:
        """Look at these agents; `lends` tells whether a group lends one of them to a line at an instant."""
        self._seats = seats
        self._compatibility = compatibility
        self._rules = rules
        self._lends = lends

    def decision(  # noqa: PLR0913, PLR0917 - everything it stands on
        self,
        line: Line,
        waiting: Waiting,
        best: Sequence[Candidate],
        at: float,
        score: float,
        chosen: Chosen | None,
        stood_under: Reason | None = None,
    ) -> Decision:
        """Return the decision for the first of the candidates, with its grounds.

        `stood_under` is what the lists say keeps her from it, where they were not brought up to date.
        """
        taken = waiting.conversation_id
        passed_over: Ranking = ()
        if chosen is not None:
            ranking = chosen[2]
            passed_over = ranking[1:] if ranking[0][0] == taken else _without(ranking, taken)
        rank, key, _ = best[0]
        firsts: Firsts = ((rank, key),) if len(best) == 1 else tuple([(rank, key) for rank, key, _ in best])
        return Decision(
            taken,
            key[3],
            line.queue_id,
            line.channel,
            at,
            at + line.offer_timeout,
            waiting.ordered_at,
            line.rule if rank != FIRST else FIRST_CHOICE,
            ARRIVAL if chosen is None else AGENT_FREE,
            score,
            self._rules.policy.version,
            self._evidence(line, waiting, firsts, at, passed_over, stood_under),
        )

    def _evidence(  # noqa: PLR0913, PLR0917 - see above
        self,
        line: Line,
        waiting: Waiting,
        firsts: Firsts,
        at: float,
        passed_over: Ranking,
        stood_under: Reason | None,
    ) -> Evidence:
        everybody = len(self._seats)
        if line.agent_id is not None:
            others = ((NOT_THE_NAMED_AGENT, everybody - 1),) if everybody > 1 else ()
            return Evidence(firsts, 0, 0, (), (), 0, others, passed_over)
        tally = sum(map(TALLY, line.pools))
        if stood_under is not None:
            tally += 1 - ONE[stood_under]
        examples = _examples(line, tally, firsts[0][1][3]) if has_few(tally, CROWD) else ()
        barred = self._barred(line, waiting) if waiting.excluded_agent_ids else ()
        kept = 0
        if not self._rules.is_plain:
            kept = (tally & READY) - len(barred) - self._lendable(line, barred, at)
        members = self._compatibility.members(line)
        others = ((NOT_IN_QUEUE, everybody - members),) if everybody > members else ()
        if members > line.qualified:
            others = (*others, (NOT_QUALIFIED, members - line.qualified))
        return Evidence(firsts, tally, line.qualified, examples, barred, kept, others, passed_over)

    def _lendable(self, line: Line, barred: Sequence[str], at: float) -> int:
        """Count the ready agents, but those barred, of groups whose work this is, or who lend them now."""
        lending: set[Group] = set()
        ready = 0
        for pool in line.pools:
            pair = line.pairs.get(pool.group)
            if pair is None or pair.lend is None or self._lends(pair.lend, line, pool, at):
                lending.add(pool.group)
                ready += pool.tally & READY
        return ready - sum(self._seats[agent_id].group in lending for agent_id in barred)

    def _barred(self, line: Line, waiting: Waiting) -> tuple[str, ...]:
        """Those who could take it, were they not excluded."""
        barred = []
        for id_ in sorted(waiting.excluded_agent_ids):
            seat = self._seats.get(id_)
            if seat is not None and seat.group.pools.get(line.channel) in line.serving and seat.is_ready(line.channel):
                barred.append(id_)
        return tuple(barred)


def _without(ranking: Ranking, taken: str) -> Ranking:
    return tuple([one for one in ranking if one[0] != taken][:SHOWN])


def _examples(line: Line, tally: int, chosen_id: str) -> tuple[tuple[Reason, tuple[str, ...]], ...]:
    """By reason, the first by name of whom it keeps, where they are few; of a crowd the count says enough."""
    found = []
    for reason, count in by_reason(tally).items():
        if count <= CROWD:
            names = {name for pool in line.pools for name in pool.blocked.get(reason, ())}
            names.discard(chosen_id)
            found.append((reason, tuple(sorted(names)[:SHOWN])))
    return tuple(found)
