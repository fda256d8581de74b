"""The floor in the router's memory: facts of the hub on one side, the routing engine on the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

import structlog

from hub.domain.conversation import Conversation, State
from hub.domain.floor import Floor
from hub.domain.ids import ConversationId, PersonId
from hub.domain.person import Person
from hub.wire.visitor import KeptFor
from hub.wire.waiting import WhyWaiting
from hub.worker.agent_history import CHANGING, AgentFact, AgentHistory, asks_for_history, zone_of_day
from hub.worker.prospects import Prospects
from hub.worker.queue_rules import QueueRules
from hub.worker.seen_floor import SeenFloor
from hub.worker.spared import Spared
from hub.worker.still_waiting import why_waiting
from routing.decision import Decision, Rule
from routing.engine import Engine
from routing.floor import Agent
from routing.lending import LendingPolicy, Proposal
from routing.reach import Prospect

log = structlog.get_logger()

MOST_RINGING: Final = 3
"""Offers to one agent at once: whoever comes back to a long queue gets the next when one of these is answered."""
MEANT: Final = frozenset({Rule.NAMED_AGENT, Rule.FIRST_CHOICE})
"""Rules by which it was hers and nobody else's."""
COUNTED_SECONDS: Final = 10.0
"""Where agents are chosen by what they did of late, it is counted anew so often."""


class FloorMirror:
    """Follows commits and lets the engine decide."""

    def __init__(self) -> None:
        self._engine = Engine()
        self._rules = QueueRules(Floor())
        self._people: dict[PersonId, Person] = {}
        self._holder: dict[ConversationId, PersonId] = {}
        self._holding: dict[PersonId, dict[ConversationId, str]] = {}
        self._ringing: dict[PersonId, set[ConversationId]] = {}
        """What each agent has not accepted yet."""
        self._ringing_in: dict[ConversationId, str] = {}
        """Of what rings, the queue."""
        self._rings_for: dict[ConversationId, PersonId] = {}
        self._waiting: dict[ConversationId, Conversation] = {}
        self._history = AgentHistory()
        self._prospects = Prospects()
        self._counted_at = 0.0
        self._spared = Spared(self._prospects)
        self._is_company_changed = False
        """Whether somebody may have come or gone since the last decision: then some are spared less, or more."""
        self._decided: dict[ConversationId, PersonId] = {}
        """What was decided and is not heard of yet."""
        self._changed: set[PersonId] = set()
        """Agents whom the engine knows as they were; many commits between two decisions are told once."""

    @property
    def has_waiting(self) -> bool:
        """Whether anything waits or rings."""
        return bool(self._waiting or self._ringing_in)

    @property
    def is_uninformed(self) -> bool:
        """Whether the floor asks what agents did before, and nobody has told: it has to be read first."""
        return asks_for_history(self._rules.floor) and not self._history.is_kept

    def put_floor(self, floor: Floor, now: datetime) -> None:
        """Queues, their policies and the teams that serve them are as configured, all at once."""
        before, self._rules = self._rules, QueueRules(floor)
        for id_ in before.floor.queues.keys() - floor.queues.keys():
            self._engine.remove_queue(id_)
        for policy in self._rules.policies.values():
            self._engine.put_queue(policy)
        self._engine.put_sharing(floor.sharing.rules)
        self._engine.name_rules(f"floor {floor.version}")
        self._history.zone = zone_of_day(floor)
        if floor.lending != before.floor.lending:
            self._lend(floor)
        changed = self._rules.changed_queues(before)
        for conversation in self._waiting.values() if changed else ():
            if conversation.queue_id in changed:
                self._tell_waiting(conversation, now)
        self._changed.update(self._people)
        self._prospects.put_floor(self._rules, self._people.values())

    def _lend(self, floor: Floor) -> None:
        """The adopted proposal holds beneath nothing else; one that is none of this version holds nowhere."""
        policy = self._engine.configured
        if floor.lending is not None:
            try:
                policy = LendingPolicy(Proposal.from_words(floor.lending), self._engine.configured)
            except ValueError as error:
                log.warning("lending not applied", reason=str(error))
        self._engine.put_policy(policy)

    def remember(self, facts: Iterable[AgentFact], now: datetime) -> None:
        """What agents did before the router began."""
        self._history.begin(facts, self._rules.floor, now)

    def own(self, agent_id: PersonId, conversation_id: ConversationId) -> None:
        """An agent owns a conversation since before the router began."""
        self._history.own(agent_id, conversation_id)

    def put_person(self, person: Person, now: datetime) -> None:
        """An agent is as saved."""
        self._people[person.id] = person
        self._history.turn(person, now)
        self._prospects.put_person(person)
        self._is_company_changed = True
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
        self._history.follow(conversation, now)
        if before != after:
            self._pass_on(conversation, before, after, now)
        if conversation.state is State.QUEUED:
            self._waiting[conversation.id] = conversation
            self._prospects.put(conversation)
            self._tell_waiting(conversation, now)
        else:
            self.remove(conversation.id)

    def _pass_on(
        self, conversation: Conversation, before: PersonId | None, after: PersonId | None, now: datetime
    ) -> None:
        """A slot that was one agent's is another's, or nobody's."""
        if before is not None:
            self._history.freed(before, now)
            self._changed.add(before)
        if after is not None:
            self._changed.add(after)
            was_decided = self._decided.pop(conversation.id, None) == after
            # Where the queue accepts for its agents, what was decided is hers before it ever rings.
            if conversation.state is State.OFFERED or was_decided:
                self._history.offered(after, now)

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
        self._prospects.remove(id_)
        self._engine.remove_waiting(id_)

    def undo(self, decision: Decision) -> None:
        """A decision could not be written."""
        self._decided.pop(ConversationId(decision.conversation_id), None)
        self._engine.undo(decision)

    def chooser(self, decision: Decision) -> Person | None:
        """The colleague who meant the conversation for its agent, if one did and it went to her."""
        conversation = self._waiting.get(ConversationId(decision.conversation_id))
        if decision.rule not in MEANT or conversation is None or conversation.named_by is None:
            return None
        return self._people.get(conversation.named_by)

    def decide(self, now: datetime) -> list[Decision]:
        """Every match possible now, each reserved in memory."""
        self._tell_agents(now)
        if self._is_company_changed:
            self._is_company_changed = False
            self._tell_again(self._spared.conversations(), now)
        self._tell_again(self._spared.ended(now), now)
        decisions = self._engine.decide(now.timestamp())
        self._decided = {ConversationId(one.conversation_id): PersonId(one.agent_id) for one in decisions}
        return decisions

    def prospects(self, now: datetime) -> list[tuple[Conversation, Prospect]]:
        """The waiting conversations that may hope for something else than is kept of them, and for what."""
        return self._prospects.changed(now.timestamp())

    def seconds_to_sleep(self, now: datetime, longest: float) -> float:
        """How long nothing can change by time alone, at most so long."""
        instants = [now.timestamp() + longest, self._prospects.wakes_at(), self._spared.ends_at()]
        wakes_at = self._engine.wakes_at(now.timestamp())
        if wakes_at is not None:
            instants.append(wakes_at)
        return max(min(instants) - now.timestamp(), 0.0)

    def seen(self, now: datetime) -> SeenFloor:
        """Who is here and who waits, in the order of turns; and what rings, with its queue."""
        self._tell_agents(now)
        return SeenFloor(
            self._engine.agents(),
            # What nobody is offered has no turn, and no wait that could be foreseen.
            [one for one in self._engine.waiting(now.timestamp()) if not one.is_manual_only],
            {str(i): q for i, q in self._ringing_in.items()},
            self._rules.floor.sharing.rules,
            self._engine.lends(),
        )

    def why_waiting(self, conversation_id: str, now: datetime) -> WhyWaiting | None:
        """Why a conversation still waits, or None where it does not."""
        conversation = self._waiting.get(ConversationId(conversation_id))
        if conversation is None:
            return None
        self._tell_agents(now)
        return why_waiting(self._engine.explain(conversation_id, now.timestamp()), self._prospects.of(conversation))

    def kept_free(self, now: datetime) -> Mapping[str, tuple[KeptFor, ...]]:
        """By queue, for whom agents are kept free from its longest waiting conversation, and until when."""
        longest: dict[str, Conversation] = {}
        for conversation in self._waiting.values():
            first = longest.get(conversation.queue_id)
            if first is None or conversation.waiting_since < first.waiting_since:
                longest[conversation.queue_id] = conversation
        whys = {queue_id: self.why_waiting(conversation.id, now) for queue_id, conversation in longest.items()}
        return {queue_id: why.kept_free for queue_id, why in whys.items() if why is not None and why.kept_free}

    def _tell_agents(self, now: datetime) -> None:
        if self._history.is_kept and now.timestamp() - self._counted_at >= COUNTED_SECONDS:
            self._counted_at = now.timestamp()
            if any(queue.agent_order in CHANGING for queue in self._rules.floor.queues.values()):
                self._changed.update(self._people)
        for agent_id in self._changed:
            person = self._people.get(agent_id)
            if person is not None:
                self._tell_agent(person, now)
        self._changed.clear()

    def _tell_agent(self, person: Person, now: datetime) -> None:
        if not person.takes_offers:
            self._engine.remove_agent(person.id)
            return
        floor = self._rules.floor
        past = self._history.past(person.id, now)
        self._engine.put_agent(
            Agent(
                person.id,
                queue_ids=self._rules.queues_of(person.works_in),
                skills=person.skills,
                capacity=floor.sharing.channels_of(person.capacity),
                budgets=floor.sharing.budgets_of(person.capacity),
                holding={str(id_): channel for id_, channel in self._holding.get(person.id, {}).items()},
                is_available=person.is_ready,
                paused_channels=frozenset(person.paused),
                idle_since=self._history.idle_since(person, floor.idle_clock),
                chosen_at=past.chosen_at,
                handled_count=past.handled,
                mean_handle_seconds=past.mean_handle_seconds,
                occupancy=past.occupancy,
                ringing=frozenset(str(id_) for id_ in self._ringing.get(person.id, ())),
                most_ringing=MOST_RINGING,
                pool_id=self._rules.pool_of(person.works_in),
                is_idle_still=not floor.idle_clock.is_restarted_by_offers,
            )
        )

    def _tell_again(self, ids: Iterable[ConversationId], now: datetime) -> None:
        for id_ in ids:
            conversation = self._waiting.get(id_)
            if conversation is not None:
                self._tell_waiting(conversation, now)
            else:
                self._spared.forget(id_)

    def _tell_waiting(self, conversation: Conversation, now: datetime) -> None:
        memory_seconds = self._rules.decline_memory_seconds(conversation.queue_id)
        excluded = self._spared.agents(conversation, memory_seconds, now)
        self._engine.put_waiting(self._rules.waiting(conversation, excluded))
