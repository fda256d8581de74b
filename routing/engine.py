"""The engine: it is told what changes on the floor and says who is offered what.

Two things make a match possible: a conversation arrives (or becomes eligible), or an
agent gains room (or presence, a skill, a queue). Only what changed is looked at, yet the
outcome is that of going through everybody who waits, oldest first, and giving each to
the longest idle of the agents who could take it.
"""

from collections.abc import Iterable
from dataclasses import replace
from heapq import heapify, heappop, heappush

from routing.compatibility import Compatibility
from routing.decision import Decision, Explanation, Standing
from routing.explanation import explanation
from routing.floor import Agent, QueuePolicy, Waiting
from routing.grounds import Grounds
from routing.lines import Line, Slot
from routing.roster import Group, Seat, list_seat, unlist_seat
from routing.turns import Place, Turns

Head = tuple[float, str, Line]


class Engine:
    """One floor in memory; every edge may be told again without harm.

    Each decision stays reserved until `confirm` (the hub has written it; `put_agent`
    showing the conversation in her hands says the same) or `undo`.
    """

    def __init__(self, exclusive_channels: Iterable[str] = ()) -> None:
        """Start empty; whoever holds an exclusive channel holds nothing else."""
        self._exclusive = frozenset(exclusive_channels)
        self._queues: dict[str, QueuePolicy] = {}
        self._offering: set[str] = set()
        self._seats: dict[str, Seat] = {}
        self._slots: dict[str, Slot] = {}
        self._reserved: dict[str, dict[str, Decision]] = {}
        self._compatibility = Compatibility()
        self._grounds = Grounds(self._seats, self._compatibility)
        self._timers = Turns()
        self._fresh: dict[Line, None] = {}
        self._gaining: dict[str, Seat] = {}

    def put_queue(self, policy: QueuePolicy) -> None:
        """Let the queue's conversations wait under this policy."""
        if self._queues.get(policy.queue_id) != policy:
            self._queues[policy.queue_id] = policy
            self._offering.discard(policy.queue_id)
            if not policy.is_paused:
                self._offering.add(policy.queue_id)
            self._fresh.update(dict.fromkeys(self._compatibility.lines_of_queue(policy.queue_id)))

    def remove_queue(self, queue_id: str) -> None:
        """Offer nothing of this queue any more; its conversations are kept."""
        self._queues.pop(queue_id, None)
        self._offering.discard(queue_id)

    def put_agent(self, agent: Agent) -> None:
        """Replace all that is known of the agent; what is reserved for her stays so."""
        seat = self._seats.get(agent.agent_id)
        if seat is None:
            reserved = self._reserved.setdefault(agent.agent_id, {})
            seat = Seat(agent, self._compatibility.join_group(agent), reserved)
            self._seats[agent.agent_id] = seat
        elif agent.queue_ids != seat.agent.queue_ids or agent.skills != seat.agent.skills:
            unlist_seat(seat)
            self._compatibility.leave_group(seat.group)
            seat.group = self._compatibility.join_group(agent)
        elif agent.capacity.keys() != seat.agent.capacity.keys():
            unlist_seat(seat)
        for decision in list(seat.reserved.values()):
            if decision.conversation_id in agent.holding:
                self._settle(decision)
        seat.hear(agent)
        self._relist(seat)

    def remove_agent(self, agent_id: str) -> None:
        """Forget the agent; what is reserved for her waits for its `confirm` or `undo`."""
        seat = self._seats.pop(agent_id, None)
        if seat is not None:
            unlist_seat(seat)
            self._compatibility.leave_group(seat.group)
            self._gaining.pop(agent_id, None)
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
            self._line_up(slot, waiting.named_agent_id)

    def remove_waiting(self, conversation_id: str) -> None:
        """Forget the conversation: it was served, closed or left."""
        slot = self._slots.pop(conversation_id, None)
        if slot is not None:
            self._take_out(slot)

    def decide(self, now: float) -> list[Decision]:
        """Return every match possible now, each reserved; afterwards none is left."""
        self._release_named(now)
        hot = self._heads()
        fresh = {line for _, _, line in hot if line in self._fresh}
        self._fresh.clear()
        aside: list[tuple[Line, Place]] = []
        decisions: list[Decision] = []
        while hot and (fresh or self._gaining):
            _, conversation_id, line = heappop(hot)
            decision = self._serve(line, self._slots[conversation_id], now)
            if decision is not None:
                decisions.append(decision)
            elif self._grounds.has_ready(line):
                # Everybody who is ready is excluded here, but not for those behind.
                aside.append((line, line.turns.step_aside()))
            else:
                fresh.discard(line)
                continue
            head = line.turns.head()
            if head is None:
                fresh.discard(line)
            else:
                heappush(hot, (head[0], head[1], line))
        for line, place in aside:
            line.turns.step_back(place)
        self._gaining.clear()
        return decisions

    def wakes_at(self, now: float) -> float | None:
        """Return the next instant at which time alone may make a match possible."""
        head = self._timers.head()
        return None if head is None else max(now, head[0])

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
            self._line_up(slot, slot.waiting.named_agent_id)
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
        found = explanation(slot, policy, self._seats.values(), now, self._exclusive)
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

    def _heads(self) -> list[Head]:
        """Return the heads of the lines in which something may have become possible."""
        heads: list[Head] = []
        for line in self._hot_lines():
            if line.queue_id in self._offering:
                head = line.turns.head()
                if head is not None:
                    heads.append((head[0], head[1], line))
        heapify(heads)
        return heads

    def _hot_lines(self) -> Iterable[Line]:
        """Name the lines with somebody new, and those that the gaining agents may serve."""
        if not self._gaining:
            return self._fresh
        lines = dict(self._fresh)
        pools: dict[tuple[Group, str], None] = {}
        for agent_id, seat in self._gaining.items():
            for line in self._compatibility.lines_of_agent(agent_id):
                lines[line] = None
            for channel in seat.ready_channels():
                pools[seat.group, channel] = None
        for group, channel in pools:
            for line in self._compatibility.lines_of_group(group, channel):
                lines[line] = None
        return lines

    def _serve(self, line: Line, slot: Slot, now: float) -> Decision | None:
        """Reserve the conversation for the best agent, or return None when there is none."""
        best = self._grounds.candidates(line, slot.waiting)
        if not best:
            return None
        policy = self._queues[line.queue_id]
        decision = self._grounds.decision(line, slot.waiting, best, now, policy)
        self._take_out(slot)
        slot.decision = decision
        seat = self._seats[decision.agent_id]
        seat.take(decision)
        self._relist(seat)
        return decision

    def _relist(self, seat: Seat) -> None:
        """Bring her lists up to date and note whether there is room to fill."""
        list_seat(seat, self._exclusive)
        if seat.ready_channels():
            self._gaining[seat.agent.agent_id] = seat
        else:
            self._gaining.pop(seat.agent.agent_id, None)

    def _line_up(self, slot: Slot, named_agent_id: str | None) -> None:
        """Give the conversation its place, for the named agent alone or for all."""
        waiting = slot.waiting
        if waiting.is_manual_only:
            return
        slot.line = self._compatibility.line_for(waiting, named_agent_id)
        slot.line.turns.join(waiting.conversation_id, waiting.ordered_at)
        self._fresh[slot.line] = None
        if named_agent_id is not None and waiting.named_until is not None:
            self._timers.join(waiting.conversation_id, waiting.named_until)

    def _take_out(self, slot: Slot) -> None:
        """Take the conversation out of its line, if it stands in one."""
        if slot.line is not None:
            slot.line.turns.leave(slot.waiting.conversation_id)
            slot.line = None
            self._timers.leave(slot.waiting.conversation_id)

    def _release_named(self, now: float) -> None:
        """Let anybody take the conversations whose named agent has had her time."""
        while (head := self._timers.head()) is not None and head[0] <= now:
            slot = self._slots[head[1]]
            self._take_out(slot)
            self._line_up(slot, None)

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
