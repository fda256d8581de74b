"""The floor in the router's memory: facts of the hub on one side, the routing engine on the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from heapq import heappop, heappush
from typing import Final

from hub.application.demand import demand_of
from hub.domain.conversation import Conversation, State
from hub.domain.floor import Floor
from hub.domain.ids import ConversationId, PersonId
from hub.domain.person import Person, Presence
from hub.wire.desk import OfferReason
from routing.decision import Decision, Reason, Rule, TieBreak
from routing.engine import Engine
from routing.floor import Agent, QueuePolicy, Waiting

MOST_RINGING: Final = 3
"""Offers to one agent at once: whoever comes back to a long queue gets the next when one of these is answered."""
LACKING: Final = frozenset({Reason.NOT_QUALIFIED, Reason.SKILL_MISSING, Reason.LEVEL_TOO_LOW})
"""Reasons of those who serve the queue and could not do the work."""


@dataclass(frozen=True, slots=True)
class SeenFloor:
    """The floor at one instant, as an estimate needs it."""

    agents: list[Agent]
    waiting: list[Waiting]
    """In the order in which their turns come."""
    ringing: dict[str, str]
    """What rings for somebody, and the queue it came from."""

    @property
    def size(self) -> int:
        """How much there is to look at."""
        return len(self.agents) + len(self.waiting)


class FloorMirror:
    """Follows commits and lets the engine decide."""

    def __init__(self) -> None:
        self._engine = Engine()
        self._floor = Floor()
        self._people: dict[PersonId, Person] = {}
        self._holder: dict[ConversationId, PersonId] = {}
        self._holding: dict[PersonId, dict[ConversationId, str]] = {}
        self._ringing: dict[PersonId, set[ConversationId]] = {}
        """What each agent has not accepted yet."""
        self._ringing_in: dict[ConversationId, str] = {}
        """Of what rings, the queue."""
        self._rings_for: dict[ConversationId, PersonId] = {}
        self._waiting: dict[ConversationId, Conversation] = {}
        self._offered_at: dict[PersonId, float] = {}
        """When each agent was offered something last: her idle clock starts anew, so that a burst spreads."""
        self._lifting: list[tuple[datetime, ConversationId]] = []
        """When an exclusion of a waiting conversation ends."""
        self._changed: set[PersonId] = set()
        """Agents whom the engine knows as they were; many commits between two decisions are told once."""

    @property
    def has_waiting(self) -> bool:
        """Whether anything waits or rings."""
        return bool(self._waiting or self._ringing_in)

    def put_floor(self, floor: Floor) -> None:
        """Queues and the teams that serve them are as configured."""
        for id_ in self._floor.queues.keys() - floor.queues.keys():
            self._engine.remove_queue(id_)
        self._floor = floor
        for queue in floor.queues.values():
            self._engine.put_queue(QueuePolicy(queue.id, offer_timeout_seconds=queue.offer_timeout_seconds))
        self._changed.update(self._people)

    def put_person(self, person: Person) -> None:
        """An agent is as saved."""
        self._people[person.id] = person
        self._changed.add(person.id)

    def hold(self, agent_id: PersonId, conversation_id: ConversationId, channel: str) -> None:
        """An agent's slot is taken by a conversation."""
        self._holder[conversation_id] = agent_id
        self._holding.setdefault(agent_id, {})[conversation_id] = channel

    def put_conversation(self, conversation: Conversation, now: datetime) -> None:
        """A conversation is as saved: it waits, or somebody's slot is taken or free again."""
        before = self._holder.pop(conversation.id, None)
        after = conversation.agent_id if conversation.holds_slot else None
        if before is not None:
            self._holding[before].pop(conversation.id, None)
        if after is not None:
            self.hold(after, conversation.id, conversation.channel)
        self._ring(conversation, after)
        if conversation.state is State.OFFERED and after is not None and before != after:
            self._offered_at[after] = now.timestamp()
        if conversation.state is State.QUEUED:
            self._waiting[conversation.id] = conversation
            self._tell_waiting(conversation, now)
        else:
            self._waiting.pop(conversation.id, None)
            self._engine.remove_waiting(conversation.id)
        if before != after:
            self._changed.update(agent_id for agent_id in (before, after) if agent_id)

    def _ring(self, conversation: Conversation, agent_id: PersonId | None) -> None:
        """A conversation rings for an agent, or no longer for anybody."""
        rings_for = agent_id if conversation.state is State.OFFERED else None
        was_for = self._rings_for.pop(conversation.id, None)
        if was_for is not None and was_for != rings_for:
            self._ringing[was_for].discard(conversation.id)
            self._changed.add(was_for)
        self._ringing_in.pop(conversation.id, None)
        if rings_for is not None:
            self._ringing_in[conversation.id] = conversation.queue_id
            self._rings_for[conversation.id] = rings_for
            self._ringing.setdefault(rings_for, set()).add(conversation.id)

    def remove(self, id_: ConversationId) -> None:
        """A conversation does not wait any longer."""
        self._waiting.pop(id_, None)
        self._engine.remove_waiting(id_)

    def undo(self, decision: Decision) -> None:
        """A decision could not be written."""
        self._engine.undo(decision)

    def chooser(self, decision: Decision) -> Person | None:
        """The colleague who meant the conversation for its agent, if one did and it went to her."""
        conversation = self._waiting.get(ConversationId(decision.conversation_id))
        if decision.rule is not Rule.NAMED_AGENT or conversation is None or conversation.named_by is None:
            return None
        return self._people.get(conversation.named_by)

    def decide(self, now: datetime) -> list[Decision]:
        """Every match possible now, each reserved in memory."""
        self._tell_agents()
        while self._lifting and self._lifting[0][0] <= now:
            conversation = self._waiting.get(heappop(self._lifting)[1])
            if conversation is not None:
                self._tell_waiting(conversation, now)
        return self._engine.decide(now.timestamp())

    def seconds_to_sleep(self, now: datetime, longest: float) -> float:
        """How long nothing can change by time alone, at most so long."""
        instants = [now.timestamp() + longest]
        wakes_at = self._engine.wakes_at(now.timestamp())
        if wakes_at is not None:
            instants.append(wakes_at)
        if self._lifting:
            instants.append(self._lifting[0][0].timestamp())
        return max(min(instants) - now.timestamp(), 0.0)

    def seen(self, now: datetime) -> SeenFloor:
        """Who is here and who waits, in the order of turns; and what rings, with its queue."""
        self._tell_agents()
        return SeenFloor(
            self._engine.agents(),
            self._engine.waiting(now.timestamp()),
            {str(i): q for i, q in self._ringing_in.items()},
        )

    def why_waiting(self, conversation_id: str, now: datetime) -> dict[str, object] | None:
        """Why a conversation still waits: reasons with counts, and a sentence."""
        if conversation_id not in self._waiting:
            return None
        self._tell_agents()
        found = self._engine.explain(conversation_id, now.timestamp())
        reasons = [{"reason": ruled.reason.value, "count": ruled.agent_count} for ruled in found.excluded]
        if not reasons:
            sentence = "Nobody serves this queue."
        else:
            counted = ", ".join(
                f"{ruled.agent_count} {ruled.reason.value.replace('_', ' ')}" for ruled in found.excluded
            )
            sentence = f"Nobody can take it now: {counted}. {found.ahead} are ahead of it."
        return {"sentence": sentence, "reasons": reasons, "ahead": found.ahead}

    def _tell_agents(self) -> None:
        for agent_id in self._changed:
            person = self._people.get(agent_id)
            if person is not None:
                self._tell_agent(person)
        self._changed.clear()

    def _tell_agent(self, person: Person) -> None:
        if not person.takes_offers:
            self._engine.remove_agent(person.id)
            return
        queues = frozenset(queue.id for queue in self._floor.queues.values() if queue.team in person.teams)
        self._engine.put_agent(
            Agent(
                person.id,
                queue_ids=queues,
                skills=person.skills,
                capacity=person.capacity,
                holding={str(id_): channel for id_, channel in self._holding.get(person.id, {}).items()},
                is_available=person.presence is Presence.AVAILABLE,
                idle_since=max(person.idle_since.timestamp(), self._offered_at.get(person.id, 0.0)),
                ringing=frozenset(str(id_) for id_ in self._ringing.get(person.id, ())),
                most_ringing=MOST_RINGING,
            )
        )

    def _tell_waiting(self, conversation: Conversation, now: datetime) -> None:
        excluded = {agent for agent, until in conversation.excluded.items() if until > now}
        lifts = [until for until in conversation.excluded.values() if until > now]
        if lifts:
            heappush(self._lifting, (min(lifts), conversation.id))
        until, queued_at = conversation.named_until, conversation.queued_at
        self._engine.put_waiting(
            Waiting(
                conversation.id,
                conversation.queue_id,
                conversation.channel,
                conversation.waiting_since.timestamp(),
                demand_of(conversation),
                conversation.head_start_seconds,
                conversation.named_agent_id,
                until.timestamp() if until else None,
                frozenset(excluded),
                level=conversation.level,
                stages_since=queued_at.timestamp() if queued_at else None,
            )
        )


def record_of(decision: Decision, chooser: Person | None = None) -> dict[str, object]:
    """The decision as it is kept: who was considered, who was not and why, and by which rule."""
    return {
        "queue_id": decision.queue_id,
        "rule": decision.rule.value,
        "chosen_by": chooser.id if chooser else None,
        "tie_break": decision.tie_break.value,
        "eligible_count": decision.eligible_count,
        "considered": [one._asdict() for one in decision.considered],
        "excluded": [
            {"reason": ruled.reason.value, "count": ruled.agent_count, "examples": list(ruled.examples)}
            for ruled in decision.excluded
        ],
        "rule_version": decision.rule_version,
    }


def reason_of(decision: Decision, chooser: Person | None = None) -> OfferReason:
    """Why this agent, for a sentence on her screen."""
    chosen = next(one for one in decision.considered if one.is_chosen)
    return OfferReason(
        decision.rule.value,
        decision.eligible_count,
        max(int(chosen.idle_seconds), 0),
        decision.tie_break is not TieBreak.NOT_NEEDED,
        sum(ruled.agent_count for ruled in decision.excluded if ruled.reason in LACKING),
        chooser.name if chooser else "",
    )
