"""Writing down on what grounds a conversation is offered to an agent."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import Final, TypeAlias

from routing.compatibility import Compatibility
from routing.decision import (
    LOADS,
    PLAIN_WEIGHTS,
    SHOWN,
    SKILLS,
    Counted,
    Decision,
    KeptFree,
    Rule,
    Trigger,
)
from routing.floor import Waiting
from routing.kept import kept_free
from routing.lines import Line
from routing.matching import FIRST, Candidate, Chosen, Matching
from routing.policy import RANKS_APART, InForce, preference
from routing.ready import ReadyKey
from routing.reason import Reason
from routing.seat import Seat
from routing.tally import ONE, READY, by_reason, has_few
from routing.turns import Place

# Looking a member up in its enumeration costs more than all else that is done with it here.
FIRST_CHOICE = Rule.FIRST_CHOICE
ARRIVAL = Trigger.ARRIVAL
AGENT_FREE = Trigger.AGENT_FREE
CROWD: Final = 30
"""More agents than this, kept away by one reason, are not named."""

Firsts: TypeAlias = tuple[tuple[float, ReadyKey], ...]
Examples: TypeAlias = tuple[tuple[Reason, tuple[str, ...]], ...]
KeptCounts: TypeAlias = tuple[tuple[KeptFree, int], ...]
ONLY_SHE: Final[tuple[int, int, int, Examples, tuple[str, ...], KeptCounts]] = (0, 1, 1, (), (), ())
"""What is noted of a conversation kept for one agent by name: nobody else is asked."""
NO_RANKING: Final[tuple[tuple[tuple[str, float], ...], tuple[Place, ...]]] = ((), ())
NO_SKILLS: Final[Mapping[str, int]] = {}
TALLY: Final = attrgetter("tally")


class Grounds:
    """Looks at the floor as it is when a decision falls; changes nothing."""

    def __init__(
        self,
        seats: Mapping[str, Seat],
        compatibility: Compatibility,
        rules: InForce,
        matching: Matching,
    ) -> None:
        """Look at these agents; `matching` tells what their groups and the lines are to each other."""
        self._seats = seats
        self._compatibility = compatibility
        self._rules = rules
        self._matching = matching

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
        rank, key, _ = best[0]
        firsts: Firsts = ((rank, key),) if len(best) == 1 else tuple([(rank, key) for rank, key, _ in best])
        is_plain = self._rules.is_plain
        counted, rule = line.counted, line.rule
        if counted is None or waiting.head_start_seconds or not is_plain:
            counted = self._counted(line, waiting, best)
            rule = _rule_of(line, best)
        ranking, heads = NO_RANKING if chosen is None else chosen[3:]
        tally, qualified, members, examples, barred, kept = ONLY_SHE
        if line.agent_id is None:
            tally = sum(map(TALLY, line.pools))
            if stood_under is not None:
                tally += 1 - ONE[stood_under]
            qualified, members = line.qualified, self._compatibility.members(line)
            if has_few(tally, CROWD):
                examples = _examples(line, tally, key[3])
            if waiting.excluded_agent_ids:
                barred = self._barred(line, waiting)
            if not is_plain:
                kept = self._kept(line, waiting, barred, at)
        return Decision(
            waiting.conversation_id, key[3], line.queue_id, line.channel, at, at + line.offer_timeout,
            waiting.ordered_at, rule if rank != FIRST else FIRST_CHOICE, ARRIVAL if chosen is None else AGENT_FREE,
            score, self._rules.policy.version, firsts, counted, tally, qualified, members, len(self._seats),
            ranking, heads, examples, barred, kept,
        )  # fmt: skip

    def _counted(self, line: Line, waiting: Waiting, best: Sequence[Candidate]) -> Counted:
        """What is needed to say later what score and order counted; the least, where rules are plain."""
        rule, weights = line.rule, PLAIN_WEIGHTS
        if not self._rules.is_plain:
            pool = best[0][2]
            weights = self._matching.weights(line, None if pool is None else pool.group)
        rooms: tuple[int, ...] = ()
        if rule in LOADS:
            rooms = tuple([self._seats[key[3]].agent.capacity[line.channel] for _, key, _ in best])
        skills: tuple[Mapping[str, int], ...] = ()
        if rule in SKILLS or line.key.preferred:
            skills = tuple([pool.group.skills if pool is not None else NO_SKILLS for _, _, pool in best])
        return Counted(waiting.head_start_seconds, weights, rule, rooms, skills)

    def _kept(self, line: Line, waiting: Waiting, barred: Sequence[str], at: float) -> KeptCounts:
        """For what the groups keep ready agents, but those barred, from it; and how many."""
        found: Counter[KeptFree] = Counter()
        for pool in line.pools:
            ready = pool.tally & READY
            kept = kept_free(self._matching, line, pool, waiting, at) if ready else None
            if kept is not None:
                found[kept] += ready - sum(self._seats[agent_id].group is pool.group for agent_id in barred)
        return tuple([(kept, count) for kept, count in found.items() if count])

    def _barred(self, line: Line, waiting: Waiting) -> tuple[str, ...]:
        """Those who could take it, were they not excluded."""
        barred = []
        for id_ in sorted(waiting.excluded_agent_ids):
            seat = self._seats.get(id_)
            if seat is not None and seat.group.pools.get(line.channel) in line.serving and seat.is_ready(line.channel):
                barred.append(id_)
        return tuple(barred)


def _rule_of(line: Line, best: Sequence[Candidate]) -> Rule:
    """What told the chosen agent from the last of those considered: ranks are asked before the queue's order."""
    first, last = best[0], best[-1]
    if first[2] is None or last[2] is None or not FIRST < first[0] < last[0]:
        return line.rule
    if round(first[0] / RANKS_APART) != round(last[0] / RANKS_APART):
        return Rule.FIRST_FOR_QUEUE
    if preference(line, first[2].group) != preference(line, last[2].group):
        return Rule.PREFERRED_SKILLS
    return line.rule if line.rule in SKILLS else Rule.FIRST_FOR_QUEUE


def _examples(line: Line, tally: int, chosen_id: str) -> Examples:
    """By reason, the first by name of whom it keeps, where they are few; of a crowd the count says enough."""
    found = []
    for reason, count in by_reason(tally).items():
        if count <= CROWD:
            kept = [pool.blocked[reason] for pool in line.pools if reason in pool.blocked]
            # One more than are shown, for she who was chosen may still be listed among them.
            names = sorted(chain.from_iterable(kept))[: SHOWN + 1]
            found.append((reason, tuple([name for name in names if name != chosen_id][:SHOWN])))
    return tuple(found)
