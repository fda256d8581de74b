"""The conversations: in which line each of them waits, who is the first of it, and when time alone moves somebody."""

from collections.abc import Sequence
from math import inf

from routing.alarms import Alarms
from routing.compatibility import Compatibility
from routing.decision import LOADS, SKILLS, Counted
from routing.floor import AgentOrder, QueuePolicy, Waiting
from routing.heads import Heads
from routing.lines import Line, Slot
from routing.policy import InForce, rule_of


class Lineup:
    """Everybody who waits, and the policies of their queues."""

    def __init__(self, compatibility: Compatibility, rules: InForce, orders: Sequence[AgentOrder]) -> None:
        """Start with nobody; `orders` are all orders in which agents are kept."""
        self._compatibility = compatibility
        self._rules = rules
        self._orders = orders
        self.queues: dict[str, QueuePolicy] = {}
        self.slots: dict[str, Slot] = {}
        """The conversations by their ids."""
        self.heads = Heads()
        """Of every line, its first."""
        self.fresh: dict[Line, None] = {}
        """Lines that may be matched as they could not before."""
        self._offering: set[str] = set()
        self.shifted = 0
        """How many have a head start, or were set back, in queues where somebody may be overdue."""
        self._timers = Alarms()
        """When time alone changes who may take a conversation."""
        self._now = -inf
        self._least_limit = inf
        self._oldest = -inf
        """Nobody without a head start took a turn before this instant; the least, where that is not known."""

    def put_queue(self, policy: QueuePolicy) -> None:
        """Let the queue's conversations wait under this policy."""
        before, self.queues[policy.queue_id] = self.queues.get(policy.queue_id), policy
        self._learn_limits()
        if policy.is_paused:
            self._offering.discard(policy.queue_id)
        else:
            self._offering.add(policy.queue_id)
        self._read_anew(self._compatibility.lines_of_queue(policy.queue_id))
        if before is None or before.overdue_after_seconds != policy.overdue_after_seconds:
            self._shift_anew(policy.queue_id)

    def remove_queue(self, queue_id: str) -> None:
        """Offer nothing of this queue any more."""
        self.queues.pop(queue_id, None)
        self._learn_limits()
        self._offering.discard(queue_id)
        for line in self._compatibility.lines_of_queue(queue_id):
            self.show_head(line)

    def _learn_limits(self) -> None:
        self._least_limit = min([queue.overdue_after_seconds for queue in self.queues.values()], default=inf)

    def read_anew(self) -> None:
        """Every line is served as the policy in force says."""
        self._read_anew(list(self._compatibility.lines()))

    def _read_anew(self, lines: Sequence[Line]) -> None:
        self._oldest = -inf
        for line in lines:
            line.pairs.clear()
            self._instruct(line)
            self.show_head(line)
            self.fresh[line] = None

    def _instruct(self, line: Line) -> None:
        """Let the line know what the policy of its queue says of it."""
        queue = self.queues.get(line.queue_id)
        self.heads.make_place(line.place)
        line.limit = inf if queue is None else queue.overdue_after_seconds
        line.overdue_after = inf if line.key.is_ahead else line.limit
        line.offer_timeout = 0.0 if queue is None else queue.offer_timeout_seconds
        order = self._rules.policy.agent_order(line.queue_id)
        # Whoever is offered to nobody needs no order.
        line.order = self._orders.index(order) if order in self._orders else 0
        if line.agent_id is None:
            line.rule = rule_of(order, queue)
            is_alike = line.rule not in {*LOADS, *SKILLS} and not line.key.preferred
            line.counted = Counted(order=line.rule) if is_alike else None

    def put(self, waiting: Waiting) -> None:
        """Let the conversation wait as told; one that is reserved stays reserved."""
        slot = self.slots.get(waiting.conversation_id)
        if slot is None:
            slot = self.slots[waiting.conversation_id] = Slot(waiting)
        elif slot.waiting == waiting:
            return
        else:
            self.take_out(slot)
            slot.waiting = waiting
        if slot.decision is None:
            self.line_up(slot)

    def line_up(self, slot: Slot) -> None:
        """Give the conversation its place, for the named agent alone or for all who meet what it asks now."""
        waiting = slot.waiting
        if waiting.is_manual_only:
            return
        if waiting.head_start_seconds or not waiting.is_usual:
            line = self._changing_line(slot)
        else:
            slot.at = waiting.since
            line = self._compatibility.usual_line(waiting)
        slot.line = line
        if line.order < 0:
            self._instruct(line)
        if slot.at < self._oldest and not line.key.is_ahead:
            self._oldest = slot.at
        place = line.turns.join(waiting.conversation_id, slot.at)
        if (line.head is None or place < line.head) and line.queue_id in self._offering:
            self.heads.put(line, place)
        self.fresh[line] = None
        if line.twin is not None:
            # Where lending counts who waits, they count as one.
            self.fresh[line.twin] = None

    def _changing_line(self, slot: Slot) -> Line:
        """The line of a conversation that may stand in another by time alone: it asks less then, or is overdue."""
        waiting, now = slot.waiting, self._now
        overdue_at = self._shift(slot) if waiting.head_start_seconds else inf
        is_ahead = now < overdue_at < inf
        slot.at = waiting.ordered_at if overdue_at > now else waiting.since
        is_usual = waiting.is_usual
        changes_at = None if is_usual else waiting.next_change(now)
        if is_ahead and (changes_at is None or overdue_at < changes_at):
            changes_at = overdue_at
        if changes_at is not None:
            self._timers.set(waiting.conversation_id, changes_at)
        if is_usual:
            return self._compatibility.usual_line(waiting, is_ahead=is_ahead)
        return self._compatibility.line_for(waiting, waiting.stage_at(now), waiting.named_at(now), is_ahead=is_ahead)

    def _shift_anew(self, queue_id: str) -> None:
        """Whoever has a head start in the queue is overdue at another instant."""
        for slot in self.slots.values():
            if slot.waiting.head_start_seconds and slot.line is not None and slot.line.queue_id == queue_id:
                self.take_out(slot)
                self.line_up(slot)

    def _shift(self, slot: Slot) -> float:
        """When the conversation, which has a head start, is overdue all the same; infinite where nobody ever is."""
        queue = self.queues.get(slot.waiting.queue_id)
        limit = inf if queue is None else queue.overdue_after_seconds
        slot.is_shifted = limit < inf
        self.shifted += slot.is_shifted
        return slot.waiting.since + limit

    def keeps_for(self, agent_id: str) -> bool:
        """Tell whether anything waits for this agent by name."""
        lines = self._compatibility.lines_of_agent(agent_id)
        return bool(lines) and any(line.head is not None for line in lines)

    def take_out(self, slot: Slot) -> None:
        """Take the conversation out of its line, if it stands in one."""
        line = slot.line
        if line is not None:
            conversation_id = slot.waiting.conversation_id
            slot.line = None
            if line.head is not None and line.head[1] == conversation_id:
                self.heads.put(line, line.turns.leave_first())
            else:
                line.turns.leave(conversation_id, slot.at)
            if self._timers.at:
                self._timers.clear(conversation_id)
            if slot.is_shifted:
                slot.is_shifted = False
                self.shifted -= 1

    def show_head(self, line: Line) -> None:
        """Let the table say when the first of the line took its turn, if its queue offers anything."""
        self.heads.put(line, line.turns.head() if line.queue_id in self._offering else None)

    def move_on(self, now: float) -> None:
        """Let conversations wait for others: their named agent has had her time, or they ask less by now."""
        self._now = now
        if self._timers.at:
            while (head := self._timers.first()) is not None and head[0] <= now:
                slot = self.slots[head[1]]
                self.take_out(slot)
                self.line_up(slot)

    def is_mixed(self, now: float) -> bool:
        """Whether head starts and overdue work may meet: then ages alone do not say whose turn it is."""
        overdue = now - self._least_limit
        if not self.shifted or overdue < self._oldest:
            return False
        # Those who were the oldest are gone by now, or overdue.
        self._oldest = self.heads.oldest()
        return self._oldest <= overdue

    def moves_at(self) -> float:
        """When time alone next changes who may take a conversation; infinite if it never does."""
        head = self._timers.first()
        return inf if head is None else head[0]

    def ahead(self, waiting: Waiting) -> int:
        """Count the conversations of the same queue whose turn comes first."""
        turn = self._turn(waiting)
        return sum(
            slot.line is not None and slot.line.queue_id == waiting.queue_id and self._turn(slot.waiting) < turn
            for slot in self.slots.values()
        )

    def _turn(self, waiting: Waiting) -> tuple[bool, float, str]:
        queue = self.queues.get(waiting.queue_id)
        if queue is not None and self._now - waiting.since >= queue.overdue_after_seconds:
            return False, waiting.since, waiting.conversation_id
        return True, waiting.ordered_at, waiting.conversation_id
