"""Deciding: what has become possible is matched, the match worth most first, and reserved."""

from collections.abc import Collection, Mapping, Sequence

from routing.compatibility import Compatibility
from routing.decision import Decision
from routing.grounds import Grounds
from routing.heads import is_first
from routing.lines import Line, Pool, Slot
from routing.lineup import Lineup
from routing.matching import RANDOM, Matching
from routing.policy import InForce
from routing.possible import CHOSEN, CONVERSATION, LINE, POOL, Hot, Possible
from routing.reason import Reason
from routing.roster import Roster
from routing.seat import Seat
from routing.valves import Valves


class Serving:
    """Looks at what changed on the floor since it decided last."""

    def __init__(  # noqa: PLR0913, PLR0917 - the whole floor
        self,
        seats: Mapping[str, Seat],
        compatibility: Compatibility,
        rules: InForce,
        roster: Roster,
        lineup: Lineup,
        matching: Matching,
        grounds: Grounds,
        reserved: dict[str, dict[str, Decision]],
    ) -> None:
        """`reserved` are each agent's open decisions, to which it adds."""
        self._seats = seats
        self._compatibility = compatibility
        self._rules = rules
        self._roster = roster
        self._lineup = lineup
        self._matching = matching
        self._grounds = grounds
        self._reserved = reserved
        self._possible = Possible(matching, rules, lineup.slots)
        self._gaining: dict[Pool, None] = {}
        """Pools with somebody who may take what she could not before."""
        self.changed: dict[Seat, None] = {}
        """Agents whom the lists show as they were; many changes between two decisions are listed once."""
        self.valves = Valves()

    def decide(self, now: float) -> list[Decision]:
        """Return every match possible now, each reserved; afterwards none is left."""
        lineup, changed = self._lineup, self.changed
        lineup.move_on(now)
        if lineup.shifted or self._rules.is_mixed:
            self._rules.mix(is_mixed=lineup.is_mixed(now))
        if self.valves.seen:
            lineup.fresh.update(dict.fromkeys(self.valves.due(now)))
        decisions: list[Decision] = []
        if len(changed) == 1 and not self._gaining and self._rules.is_plain:
            (seat,) = changed
            self._serve_one(seat, now, decisions)
        if changed or self._gaining or lineup.fresh:
            self._serve_all(now, decisions)
        return decisions

    def _serve_one(self, seat: Seat, now: float, decisions: list[Decision]) -> None:
        """Give an agent who became free what has waited longest, where that comes before all else that is possible.

        So it is while somebody waits for her: nobody else is ready for it, and when she has it she stands
        where she stood, on no list that has to be changed. Where nobody waits, she joins those who are ready.
        All else that is possible, or everything where it is not so, stays to be done by `_serve_all`.
        """
        desk, roster, fresh = self._roster.only_gain(seat), self._roster, self._lineup.fresh
        if desk is None or not isinstance(desk.standing, Reason) or self._lineup.keeps_for(seat.agent_id):
            return
        chosen = self._matching.oldest(desk.pool, now)
        if chosen is None:
            roster.list_seat(seat, {})
            self.changed.clear()
            return
        score, line, slot = chosen[:3]
        if line.rule is RANDOM or line.key.preferred or slot.waiting.is_particular:
            return
        others: Sequence[Line] = ()
        if roster.open:
            # Somebody else is ready: what she could take comes later, or else everything is looked at.
            others = roster.lines_open(fresh)
            if not line.serving.isdisjoint(roster.open.get(line.channel, ())) or not is_first(line, others):
                return
        best = [(0.0, seat.key(roster.orders[line.order], line.channel), desk.pool)]
        decision = self._grounds.decision(line, slot.waiting, best, now, score, chosen, desk.standing)
        self._reserve(slot, seat, decision)
        decisions.append(decision)
        if roster.stands_right(seat):
            self.changed.clear()
            fresh.clear()
            for other in others:
                fresh[other] = None

    def _serve_all(self, now: float, decisions: list[Decision]) -> None:
        """Let everybody take what they can, the match worth most first."""
        possible, fresh = self._possible, self._lineup.fresh
        self.list_changed()
        gaining, self._gaining = self._gaining, {}
        possible.look(gaining, fresh, now)
        fresh.clear()
        while (hot := possible.pop()) is not None:
            if decisions and possible.has_faded(hot):
                continue
            # Whom a match passes over may have changed since it was noted.
            is_known = not decisions and not possible.aside
            decision = self._serve(hot, gaining, now, is_known=is_known)
            if decision is not None:
                decisions.append(decision)
            elif possible.step_aside(hot[LINE]):
                self._lineup.show_head(hot[LINE])
            else:
                continue
            possible.look_again(hot)
        for line in possible.step_back():
            self._lineup.show_head(line)
        self.valves.watch(possible.helped, now)

    def _serve(self, hot: Hot, gaining: Collection[Pool], now: float, *, is_known: bool) -> Decision | None:
        """Reserve the conversation for the best agent, or return None when there is none."""
        line, slot = hot[LINE], self._lineup.slots[hot[CONVERSATION]]
        best = self._matching.candidates(line, slot.waiting, now)
        if not best:
            return None
        pool = best[0][2]
        chosen = hot[CHOSEN] if is_known and pool is not None and hot[POOL] is pool else None
        if chosen is None and pool is not None and pool in gaining:
            chosen = self._matching.best_line(pool, now)
        score = self._matching.score(line, None if pool is None else pool.group, now)
        decision = self._grounds.decision(line, slot.waiting, best, now, score, chosen)
        seat = self._seats[decision.agent_id]
        self._reserve(slot, seat, decision)
        self._roster.list_seat(seat, {})
        return decision

    def _reserve(self, slot: Slot, seat: Seat, decision: Decision) -> None:
        """Keep the conversation for the agent, whatever else happens."""
        self._lineup.take_out(slot)
        slot.decision = decision
        self._reserved.setdefault(seat.agent_id, {})[decision.conversation_id] = decision
        seat.take(decision)

    def list_changed(self) -> None:
        """Let the lists show everybody as she is."""
        for seat in self.changed:
            self.list_seat(seat)
        self.changed.clear()

    def list_seat(self, seat: Seat) -> None:
        """Bring her lists up to date, and note what may be matched if there is room to fill."""
        if self._roster.list_seat(seat, self._gaining):
            fresh, compatibility = self._lineup.fresh, self._compatibility
            fresh.update(dict.fromkeys(compatibility.lines_of_agent(seat.agent_id)))
            for queue_id in self._rules.policy.helped_beside(seat.group.pool_id):
                fresh.update(dict.fromkeys(compatibility.lines_of_queue(queue_id)))
