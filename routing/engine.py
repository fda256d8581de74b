"""The engine: it is told what changes on the floor and says who is offered what.

Two things make a match possible: a conversation arrives (or becomes eligible), or an agent gains room (or
presence, a skill, a queue). Only what changed is looked at, yet the outcome is that of going through every
match that is possible now, the greatest score first, and giving each conversation to the best agent for it.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from math import inf

from routing.compatibility import Compatibility
from routing.decision import RULE_VERSION, Decision, Explanation, Standing
from routing.explanation import explanation
from routing.floor import Agent, QueuePolicy, Waiting
from routing.grounds import Grounds
from routing.lines import Line, Slot
from routing.matching import Matching
from routing.policy import InForce, Policy, QueuePolicies
from routing.possible import Hot, Pool, Possible
from routing.roster import Roster, Seat
from routing.tables import Row
from routing.turn_order import in_turn
from routing.turns import Place, Turns


class Engine:
    """One floor in memory; every edge may be told again without harm.

    Each decision stays reserved until `confirm` (the hub has written it; `put_agent` showing the conversation
    in her hands says the same) or `undo`.
    """

    def __init__(
        self,
        exclusive_channels: Iterable[str] = (),
        policy: Policy | None = None,
        chance: Callable[[], float] | None = None,
    ) -> None:
        """Start empty; whoever holds an exclusive channel holds nothing else.

        Without a policy the queues say in what order they are served. `chance` is asked by random orders alone.
        """
        self._queues: dict[str, QueuePolicy] = {}
        self._policies = QueuePolicies()
        self._rules = InForce(self._policies if policy is None else policy)
        self._offering: set[str] = set()
        self._seats: dict[str, Seat] = {}
        self._slots: dict[str, Slot] = {}
        self._reserved: dict[str, dict[str, Decision]] = {}
        self._compatibility = Compatibility()
        self._roster = Roster(frozenset(exclusive_channels))
        self._heads = Row(inf)
        self._matching = Matching(self._seats, self._roster, self._heads, self._rules, chance)
        self._grounds = Grounds(self._seats, self._compatibility, self._roster, self._rules, self._matching.lends)
        self._timers = Turns()
        """When time alone changes who may take a conversation."""
        self._now = -inf
        self._fresh: dict[Line, None] = {}
        self._gaining: dict[Pool, None] = {}
        self._valves: dict[Line, tuple[Place | None, float]] = {}
        """Lines that others help after a time; when it was looked at last, and who was the first then."""
        self._turn = 0

    def put_queue(self, policy: QueuePolicy) -> None:
        """Let the queue's conversations wait under this policy."""
        if self._queues.get(policy.queue_id) == policy:
            return
        self._queues[policy.queue_id] = policy
        self._policies.put(policy)
        self._judge()
        self._offering.discard(policy.queue_id)
        if not policy.is_paused:
            self._offering.add(policy.queue_id)
        self._order_agents(policy.queue_id)
        for line in self._compatibility.lines_of_queue(policy.queue_id):
            line.overdue_after = policy.overdue_after_seconds
            line.pairs.clear()
            self._show_head(line)
            self._fresh[line] = None

    def remove_queue(self, queue_id: str) -> None:
        """Offer nothing of this queue any more; its conversations are kept."""
        self._queues.pop(queue_id, None)
        self._policies.remove(queue_id)
        self._judge()
        self._offering.discard(queue_id)
        for line in self._compatibility.lines_of_queue(queue_id):
            self._show_head(line)

    def name_rules(self, name: str) -> None:
        """From now on decisions by the queues' own policies say under which version of them they fell."""
        self._policies.version = f"{RULE_VERSION}, {name}"

    def put_policy(self, policy: Policy) -> None:
        """From now on everything is matched under this policy; what is reserved stays so."""
        self._rules.policy = policy
        self._judge()
        self._valves.clear()
        for line in self._compatibility.lines():
            line.pairs.clear()
            self._fresh[line] = None
        for queue_id in self._queues:
            self._order_agents(queue_id)
        for seat in self._seats.values():
            self._relist(seat)

    def put_agent(self, agent: Agent) -> None:
        """Replace all that is known of the agent; what is reserved for her stays so."""
        seat = self._seats.get(agent.agent_id)
        if seat is None:
            reserved = self._reserved.setdefault(agent.agent_id, {})
            seat = Seat(agent, self._compatibility.join_group(agent), reserved)
            self._seats[agent.agent_id] = seat
        elif not seat.is_like(agent):
            self._roster.unlist_seat(seat)
            self._compatibility.leave_group(seat.group)
            seat.group = self._compatibility.join_group(agent)
        elif agent.capacity.keys() != seat.agent.capacity.keys():
            self._roster.unlist_seat(seat)
        if seat.reserved:
            for decision in list(seat.reserved.values()):
                if decision.conversation_id in agent.holding:
                    self._settle(decision)
        seat.hear(agent)
        self._relist(seat)

    def release(self, agent_id: str, conversation_id: str, at: float) -> None:
        """She no longer holds the conversation; her idle time starts at this instant."""
        seat = self._seats.get(agent_id)
        if seat is not None:
            seat.let_go(conversation_id, at)
            self._relist(seat)

    def remove_agent(self, agent_id: str) -> None:
        """Forget the agent; what is reserved for her waits for its `confirm` or `undo`."""
        seat = self._seats.pop(agent_id, None)
        if seat is not None:
            self._roster.unlist_seat(seat)
            self._compatibility.leave_group(seat.group)
            self._forget_unless_reserved(agent_id)

    def put_waiting(self, waiting: Waiting) -> None:
        """Let the conversation wait as told; one that is reserved stays reserved."""
        slot = self._slots.get(waiting.conversation_id)
        if slot is None:
            slot = self._slots[waiting.conversation_id] = Slot(waiting)
        elif slot.waiting == waiting:
            return
        self._take_out(slot)
        slot.waiting = waiting
        if slot.decision is None:
            self._line_up(slot)

    def remove_waiting(self, conversation_id: str) -> None:
        """Forget the conversation, and a reservation of it: it was served, closed or left.

        The slot of whoever it was reserved for stays used until the next `put_agent` says what she holds.
        """
        slot = self._slots.pop(conversation_id, None)
        if slot is not None:
            self._take_out(slot)
            if slot.decision is not None:
                self._release(slot.decision)

    def decide(self, now: float) -> list[Decision]:
        """Return every match possible now, each reserved; afterwards none is left."""
        self._now = now
        if self._timers:
            self._move_on(now)
        if self._valves:
            self._open_valves(now)
        if not self._gaining and not self._fresh:
            return []
        possible = Possible(self._matching, self._rules, self._roster, self._slots, now)
        gaining, self._gaining = self._gaining, {}
        possible.look(gaining, self._fresh)
        self._fresh = {}
        decisions = self._matched(possible, gaining, now)
        for line in possible.step_back():
            self._show_head(line)
        for line in possible.helped:
            self._valves.setdefault(line, (None, now))
        self._gaining.clear()
        return decisions

    def _matched(self, possible: Possible, gaining: Collection[Pool], now: float) -> list[Decision]:
        decisions: list[Decision] = []
        while (hot := possible.pop()) is not None:
            # Whom a match passes over may have changed since it was noted.
            is_known = not decisions and possible.is_untouched
            decision = self._serve(hot, gaining, now, is_known=is_known)
            if decision is not None:
                decisions.append(decision)
            elif possible.step_aside(hot.line):
                self._show_head(hot.line)
            else:
                continue
            possible.look_again(hot)
        return decisions

    def agents(self) -> list[Agent]:
        """Return all on the floor, as they were told last, with all that the engine gave them since."""
        return [seat.as_seen() for seat in self._seats.values()]

    def waiting(self, now: float) -> list[Waiting]:
        """Return all that wait for somebody, in the order in which their queues have them served."""
        return in_turn([slot.waiting for slot in self._slots.values() if slot.line is not None], self._queues, now)

    def wakes_at(self, now: float) -> float | None:
        """Return the next instant at which time alone may make a match possible."""
        head = self._timers.head()
        wakes = [] if head is None else [head[0]]
        wakes += [self._opens_at(line) for line in self._valves]
        wakes_at = min(wakes, default=inf)
        return max(now, wakes_at) if wakes_at < inf else None

    def confirm(self, decision: Decision) -> None:
        """Turn the reservation into something she holds; a stale decision changes nothing.

        Her slot stays used until the next `put_agent` says what she holds.
        """
        self._settle(decision)

    def undo(self, decision: Decision) -> None:
        """Put conversation and agent back as they were; a stale decision changes nothing.

        Tell the engine first what made the write impossible, or it decides the same again.
        """
        if not self._release(decision):
            return
        slot = self._slots.get(decision.conversation_id)
        if slot is not None and slot.decision == decision:
            slot.decision = None
            self._line_up(slot)
        seat = self._seats.get(decision.agent_id)
        if seat is not None:
            seat.give_back(decision.conversation_id)
            self._relist(seat)

    def explain(self, conversation_id: str, now: float) -> Explanation:
        """Return why the conversation still waits, agent by agent."""
        slot = self._slots.get(conversation_id)
        if slot is None:
            return Explanation(conversation_id, Standing.UNKNOWN)
        policy = self._queues.get(slot.waiting.queue_id)
        found = explanation(slot, policy, self._seats.values(), now, self._roster.exclusive)
        return replace(found, ahead=self._ahead(slot.waiting))

    def _ahead(self, waiting: Waiting) -> int:
        """Count the conversations of the same queue whose turn comes first."""
        turn = waiting.ordered_at, waiting.conversation_id
        return sum(
            slot.line is not None
            and slot.line.queue_id == waiting.queue_id
            and (slot.waiting.ordered_at, slot.waiting.conversation_id) < turn
            for slot in self._slots.values()
        )

    def _serve(self, hot: Hot, gaining: Collection[Pool], now: float, *, is_known: bool) -> Decision | None:
        """Reserve the conversation for the best agent, or return None when there is none."""
        line, slot = hot.line, self._slots[hot.conversation_id]
        best = self._matching.candidates(line, slot.waiting, now)
        if not best:
            return None
        group = best[0].group
        chosen = hot.chosen if is_known and hot.pool is not None and hot.pool[0] is group else None
        if chosen is None and group is not None and (group, line.channel) in gaining:
            chosen = self._matching.best_line(group.served[line.channel], group, now)
        score = self._matching.score(line, group, now)
        queue = self._queues[line.queue_id]
        decision = self._grounds.decision(line, slot.waiting, best, now, queue, score, chosen)
        self._take_out(slot)
        slot.decision = decision
        seat = self._seats[decision.agent_id]
        self._turn += 1
        seat.take(decision, self._turn)
        self._relist(seat)
        return decision

    def _relist(self, seat: Seat) -> None:
        """Bring her lists up to date and note whether there is room to fill."""
        group = seat.group
        if not self._roster.list_seat(seat, lambda channel: self._rules.policy.session_cap(group, channel)):
            return
        for channel in seat.ready_channels():
            self._gaining[group, channel] = None
        for queue_id in self._rules.policy.helped_beside(group.pool_id):
            for line in self._compatibility.lines_of_queue(queue_id):
                self._fresh[line] = None
        for line in self._compatibility.lines_of_agent(seat.agent.agent_id):
            self._fresh[line] = None

    def _order_agents(self, queue_id: str) -> None:
        """Keep the agents in the order in which this queue chooses them, beside all others."""
        order = self._rules.policy.agent_order(queue_id)
        if order in self._roster.orders:
            return
        seats = list(self._seats.values())
        for seat in seats:
            self._roster.unlist_seat(seat)
        self._roster.orders.append(order)
        for seat in seats:
            self._relist(seat)

    def _show_head(self, line: Line) -> None:
        """Let the table say when the first of the line took its turn, if its queue offers anything."""
        head = line.turns.head() if line.queue_id in self._offering else None
        if head is not line.head:
            line.head = head
            self._heads.put(line.place, inf if head is None else head[0])

    def _line_up(self, slot: Slot) -> None:
        """Give the conversation its place, for the named agent alone or for all who meet what it asks now."""
        waiting, now = slot.waiting, self._now
        if waiting.is_manual_only:
            return
        slot.line = line = self._compatibility.line_for(waiting, waiting.stage_at(now), waiting.named_at(now))
        queue = self._queues.get(waiting.queue_id)
        line.overdue_after = inf if queue is None else queue.overdue_after_seconds
        line.turns.join(waiting.conversation_id, waiting.ordered_at)
        self._show_head(line)
        self._fresh[line] = None
        changes_at = waiting.next_change(now)
        if changes_at is not None:
            self._timers.join(waiting.conversation_id, changes_at)

    def _take_out(self, slot: Slot) -> None:
        """Take the conversation out of its line, if it stands in one."""
        line = slot.line
        if line is not None:
            line.turns.leave(slot.waiting.conversation_id)
            slot.line = None
            self._show_head(line)
            self._timers.leave(slot.waiting.conversation_id)

    def _open_valves(self, now: float) -> None:
        """Look again at the lines whose first has waited so long that others lend a hand."""
        for line in self._valves:
            if self._opens_at(line) <= now:
                self._valves[line] = (line.head, now)
                self._fresh[line] = None

    def _opens_at(self, line: Line) -> float:
        """When the next group lends a hand to the first of the line; infinite where none will."""
        head = line.head
        if head is None:
            return inf
        seen, looked_at = self._valves[line]
        lends = [pair.lend for pair in line.pairs.values() if pair.lend is not None]
        opens = [head[0] + min(lend.age_at_least, line.overdue_after) for lend in lends]
        return min((at for at in opens if seen is not head or at > looked_at), default=inf)

    def _move_on(self, now: float) -> None:
        """Let conversations wait for others: their named agent has had her time, or they ask less by now."""
        while (head := self._timers.head()) is not None and head[0] <= now:
            slot = self._slots[head[1]]
            self._take_out(slot)
            self._line_up(slot)

    def _judge(self) -> None:
        """Tell whether the oldest first is all that the rules come to."""
        limits = {queue.overdue_after_seconds for queue in self._queues.values()}
        self._rules.put(self._rules.policy, is_overdue_alike=len(limits) <= 1)

    def _settle(self, decision: Decision) -> None:
        """End the reservation and the wait, if there still is one."""
        if not self._release(decision):
            return
        slot = self._slots.get(decision.conversation_id)
        if slot is not None and slot.decision == decision:
            del self._slots[decision.conversation_id]

    def _release(self, decision: Decision) -> bool:
        """End the reservation; tell whether there was one."""
        reserved = self._reserved.get(decision.agent_id, {})
        if reserved.get(decision.conversation_id) != decision:
            return False
        del reserved[decision.conversation_id]
        self._forget_unless_reserved(decision.agent_id)
        return True

    def _forget_unless_reserved(self, agent_id: str) -> None:
        if agent_id not in self._seats and not self._reserved[agent_id]:
            del self._reserved[agent_id]
