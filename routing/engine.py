"""The engine: it is told what changes on the floor and says who is offered what.

Two things make a match possible: a conversation arrives (or becomes eligible), or an agent gains room (or
presence, a skill, a queue). Only what changed is looked at, yet the outcome is that of going through every
match that is possible now, the greatest score first, and giving each conversation to the best agent for it.
"""

from collections.abc import Callable
from dataclasses import replace
from math import inf

from routing.compatibility import Compatibility
from routing.decision import RULE_VERSION, Decision
from routing.explanation import explanation
from routing.floor import Agent, QueuePolicy, Waiting
from routing.grounds import Grounds
from routing.kept import Kept
from routing.lent import Lends, lends_of
from routing.lineup import Lineup
from routing.matching import Matching
from routing.policy import InForce, Policy, QueuePolicies
from routing.room import APART, Sharing
from routing.roster import Roster
from routing.seat import Seat
from routing.serving import Serving
from routing.turn_order import in_turn
from routing.verdict import Explanation, Standing


class Engine:
    """One floor in memory; every edge may be told again without harm.

    Each decision stays reserved until `confirm` (the hub has written it; `put_agent` showing the conversation
    in her hands says the same) or `undo`.
    """

    def __init__(
        self,
        sharing: Sharing = APART,
        policy: Policy | None = None,
        chance: Callable[[], float] | None = None,
    ) -> None:
        """Start empty; `sharing` says what one agent may hold side by side.

        Without a policy the queues say in what order they are served. `chance` is asked by random orders
        alone; without it a lot is drawn from the conversation's id, so that a journal can be replayed.
        """
        self._policies = QueuePolicies()
        self._rules = InForce(self._policies if policy is None else policy)
        self._seats: dict[str, Seat] = {}
        self._reserved: dict[str, dict[str, Decision]] = {}
        self._compatibility = Compatibility()
        self._roster = Roster(sharing, self._reserved, self._compatibility.pool)
        self._lineup = Lineup(self._compatibility, self._rules, self._roster.orders)
        self._matching = Matching(self._seats, self._lineup, self._roster, self._rules, chance)
        grounds = Grounds(self._seats, self._compatibility, self._rules, self._matching)
        self._serving = Serving(
            self._seats, self._compatibility, self._rules, self._roster, self._lineup, self._matching, grounds,
            self._reserved,
        )  # fmt: skip
        self._changed = self._serving.changed

    def put_queue(self, policy: QueuePolicy) -> None:
        """Let the queue's conversations wait under this policy."""
        if self._lineup.queues.get(policy.queue_id) == policy:
            return
        self._policies.put(policy)
        self._order_agents(policy.queue_id)
        self._lineup.put_queue(policy)
        self._judge()

    def remove_queue(self, queue_id: str) -> None:
        """Offer nothing of this queue any more; its conversations are kept."""
        self._policies.remove(queue_id)
        self._lineup.remove_queue(queue_id)
        self._judge()

    def name_rules(self, name: str) -> None:
        """From now on decisions by the queues' own policies say under which version of them they fell."""
        self._policies.version = f"{RULE_VERSION}, {name}"

    @property
    def configured(self) -> Policy:
        """What the queues are configured to do, kept up to date: a policy by itself, and beneath another."""
        return self._policies

    def put_policy(self, policy: Policy) -> None:
        """From now on everything is matched under this policy; what is reserved stays so."""
        self._rules.policy = policy
        self._judge()
        self._serving.valves.clear()
        for queue_id in self._lineup.queues:
            self._order_agents(queue_id)
        self._lineup.read_anew()
        for seat in self._seats.values():
            self._equip(seat)
            self._changed[seat] = None

    def put_sharing(self, sharing: Sharing) -> None:
        """From now on agents hold side by side what this says; what they hold already they keep."""
        if sharing == self._roster.sharing:
            return
        self._roster.sharing = sharing
        self._changed.update(dict.fromkeys(self._seats.values()))

    def put_agent(self, agent: Agent) -> None:
        """Replace all that is known of the agent; what is reserved for her stays so."""
        seat = self._seats.get(agent.agent_id)
        if seat is None:
            seat = self._seats[agent.agent_id] = Seat(agent, self._compatibility.join_group(agent))
        elif not seat.is_like(agent):
            self._roster.unlist_seat(seat)
            self._compatibility.leave_group(seat.group)
            seat.group = self._compatibility.join_group(agent)
        reserved = self._reserved.get(agent.agent_id)
        if reserved is not None:
            for decision in [one for id_, one in reserved.items() if id_ in agent.holding]:
                self.confirm(decision)
        seat.hear(agent, () if reserved is None else reserved.values())
        self._equip(seat)
        self._changed[seat] = None

    def release(self, agent_id: str, conversation_id: str, at: float) -> None:
        """She no longer holds the conversation; her idle time starts at this instant."""
        seat = self._seats.get(agent_id)
        if seat is not None:
            seat.let_go(conversation_id, at)
            self._changed[seat] = None

    def remove_agent(self, agent_id: str) -> None:
        """Forget the agent; what is reserved for her waits for its `confirm` or `undo`."""
        seat = self._seats.pop(agent_id, None)
        if seat is not None:
            self._changed.pop(seat, None)
            self._roster.unlist_seat(seat)
            self._compatibility.leave_group(seat.group)

    def put_waiting(self, waiting: Waiting) -> None:
        """Let the conversation wait as told; one that is reserved stays reserved."""
        self._lineup.put(waiting)

    def remove_waiting(self, conversation_id: str) -> None:
        """Forget the conversation, and a reservation of it: it was served, closed or left.

        The slot of whoever it was reserved for stays used until the next `put_agent` says what she holds.
        """
        slot = self._lineup.slots.pop(conversation_id, None)
        if slot is not None:
            self._lineup.take_out(slot)
            if slot.decision is not None:
                self._keep(slot.decision)

    def decide(self, now: float) -> list[Decision]:
        """Return every match possible now, each reserved; afterwards none is left."""
        return self._serving.decide(now)

    def agents(self) -> list[Agent]:
        """Return all on the floor, as they were told last, with all that the engine gave them since."""
        return [seat.as_seen() for seat in self._seats.values()]

    def waiting(self, now: float) -> list[Waiting]:
        """Return all that wait for somebody, in the order in which their queues have them served."""
        return in_turn(
            [slot.waiting for slot in self._lineup.slots.values() if slot.line is not None], self._lineup.queues, now
        )

    def lends(self) -> Lends:
        """Return who keeps agents free from whom, as far as anybody waited for them."""
        return lends_of(self._compatibility.lines()) if not self._rules.is_plain else {}

    def wakes_at(self, now: float) -> float | None:
        """Return the next instant at which time alone may make a match possible."""
        wakes_at = min(self._lineup.moves_at(), self._serving.valves.opens_at())
        return max(now, wakes_at) if wakes_at < inf else None

    def confirm(self, decision: Decision) -> None:
        """Turn the reservation into something she holds; a stale decision changes nothing.

        Her slot stays used until the next `put_agent` says what she holds.
        """
        if self._keep(decision):
            self._lineup.slots.pop(decision.conversation_id, None)

    def undo(self, decision: Decision) -> None:
        """Put conversation and agent back as they were; a stale decision changes nothing.

        Tell the engine first what made the write impossible, or it decides the same again.
        """
        if not self._release(decision):
            return
        slot = self._lineup.slots.get(decision.conversation_id)
        if slot is not None and slot.decision == decision:
            slot.decision = None
            self._lineup.line_up(slot)
        seat = self._seats.get(decision.agent_id)
        if seat is not None:
            seat.give_back(decision.conversation_id, self._reserved.get(decision.agent_id, {}).values())
            self._changed[seat] = None

    def explain(self, conversation_id: str, now: float) -> Explanation:
        """Return why the conversation still waits, agent by agent."""
        slot = self._lineup.slots.get(conversation_id)
        if slot is None:
            return Explanation(conversation_id, Standing.UNKNOWN)
        policy = self._lineup.queues.get(slot.waiting.queue_id)
        self._serving.list_changed()
        kept = Kept(self._matching, slot, now)
        found = explanation(slot, policy, self._seats.values(), now, self._roster, kept.seat)
        return replace(found, ahead=self._lineup.ahead(slot.waiting))

    def _equip(self, seat: Seat) -> None:
        """Give her room as her report and the policy say."""
        policy, group = self._rules.policy, seat.group
        self._roster.equip(seat, lambda channel: policy.session_cap(group, channel))

    def _order_agents(self, queue_id: str) -> None:
        """Keep the agents in the order in which this queue chooses them, beside all others."""
        order = self._rules.policy.agent_order(queue_id)
        if order in self._roster.orders:
            return
        seats = list(self._seats.values())
        for seat in seats:
            self._roster.unlist_seat(seat)
        self._roster.keep_in(order)
        for seat in seats:
            self._equip(seat)
            self._changed[seat] = None

    def _judge(self) -> None:
        """Tell whether the oldest first is all that the rules come to."""
        limits = {queue.overdue_after_seconds for queue in self._lineup.queues.values()}
        self._rules.put(self._rules.policy, is_overdue_alike=len(limits) <= 1)

    def _keep(self, decision: Decision) -> bool:
        """What was reserved is hers; tell whether it was reserved."""
        seat = self._seats.get(decision.agent_id)
        if seat is not None and seat.most_ringing is not None and seat in self._changed:
            # It rang for her when she changed, and does until the hub says otherwise.
            del self._changed[seat]
            self._serving.list_seat(seat)
        is_reserved = self._release(decision)
        if is_reserved and seat is not None:
            seat.keep(decision)
        return is_reserved

    def _release(self, decision: Decision) -> bool:
        """End the reservation; tell whether there was one."""
        conversation_id, agent_id = decision[:2]
        reserved = self._reserved.get(agent_id)
        if reserved is None:
            return False
        kept = reserved.get(conversation_id)
        if kept is not decision and kept != decision:
            return False
        # Whoever looks at her reservations just now sees it gone as well.
        del reserved[conversation_id]
        if not reserved:
            del self._reserved[agent_id]
        return True
