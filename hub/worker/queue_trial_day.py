"""From what the hub keeps of a day to what the simulator plays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from hub.application.demand import demand_in, demand_of, steps_of, without_unknown
from hub.domain.conversation import Conversation
from hub.domain.fact import Fact, Happening
from hub.domain.floor import Floor
from hub.domain.person import Person, Presence
from hub.wire.store import Reading
from hub.worker.queue_rules import policy_of
from routing.trial.crews import AgentSeen
from routing.trial.day import Day, LiveRules
from routing.trial.realistic import Door, realistic_day
from routing.trial.recorded import Asked, Happened, Kind, recorded_day

NEEDED: Final = 100
"""A day of fewer conversations says too little."""
DAYS_BACK: Final = 7
"""So many days are looked at for one that is busy enough, the last first."""
DAY: Final = timedelta(days=1)
KINDS: Final[Mapping[Happening, Kind]] = {
    Happening.QUEUED: Kind.QUEUED,
    Happening.OFFERED: Kind.OFFERED,
    Happening.ANSWERED: Kind.ANSWERED,
    Happening.WRAPPING: Kind.WRAPPING,
    Happening.ABANDONED: Kind.ABANDONED,
    Happening.RELEASED: Kind.LEFT,
    Happening.CLOSED: Kind.LEFT,
}
"""What matters of a conversation; all else leaves it where it is."""


@dataclass(frozen=True, slots=True)
class KeptDay:
    """One day as the hub keeps it."""

    since: datetime
    facts: Sequence[Fact]
    asked: Mapping[str, Asked]
    """What each conversation asks that began to wait on it."""

    @property
    def arrived(self) -> int:
        """How many conversations began to wait."""
        return len(self.asked)


@dataclass(frozen=True, slots=True)
class TrialTask:
    """Everything that a trial needs, for the process that plays it."""

    day: KeptDay | None
    """The day that was looked at last; the realistic one is played where it is not busy enough."""
    people: Sequence[Person]
    before: Floor
    after: Floor
    seed: int = 1


def last_busy_day(reading: Reading, midnight: datetime) -> tuple[KeptDay, list[Person]]:
    """The last of the full days that was busy enough, else the very last, and everybody."""
    days = (kept_day(reading, midnight - DAY * back) for back in range(1, DAYS_BACK + 1))
    last = next(days)
    busy = last if last.arrived >= NEEDED else next((day for day in days if day.arrived >= NEEDED), last)
    return busy, list(reading.people.all())


def kept_day(reading: Reading, since: datetime) -> KeptDay:
    """What is kept of the day that begins at this instant."""
    until = since + DAY
    asked = {str(one.id): _asked(one) for one in reading.queued_between(since, until)}
    return KeptDay(since, reading.facts_between(since, until), asked)


def _asked(conversation: Conversation) -> Asked:
    return Asked(demand_of(conversation), float(conversation.head_start_seconds), conversation.level)


def chosen_day(reading: Reading, since: datetime) -> tuple[KeptDay, list[Person]]:
    """The day that begins at this instant, and everybody."""
    return kept_day(reading, since), list(reading.people.all())


def rules_of(floor: Floor) -> dict[str, LiveRules]:
    """How each queue of the floor is served."""
    return {
        queue.id: LiveRules(policy_of(queue), steps_of(queue), queue.service_target_seconds)
        for queue in floor.queues.values()
    }


def day_of(task: TrialTask) -> Day:
    """The day to be played: the kept one where it was busy enough, else a realistic one on this floor."""
    day, floor = task.day, task.before
    agents = agents_of(task.people, floor, day)
    if day is None or day.arrived < NEEDED:
        return realistic_day(agents, list(doors_of(floor)))
    targets = {str(queue.id): float(queue.service_target_seconds) for queue in floor.queues.values()}
    return recorded_day(happened_on(day, floor), day.asked, agents, targets)


def happened_on(day: KeptDay, floor: Floor) -> Iterator[Happened]:
    """The facts of the day in the simulator's words; those of queues that are gone are left out."""
    for fact in day.facts:
        at = (fact.at - day.since).total_seconds()
        if fact.happening is Happening.PRESENCE:
            is_ready = fact.details.get("presence") == Presence.AVAILABLE
            yield Happened(at, Kind.PRESENT if is_ready else Kind.ABSENT, agent_id=fact.agent_id or "")
            continue
        queue = floor.queues.get(fact.queue_id) if fact.queue_id else None
        kind = KINDS.get(fact.happening)
        if fact.happening is Happening.WAITING and queue is not None and not queue.holds_slot_while_waiting:
            kind = Kind.LEFT
        if kind is not None and queue is not None:
            yield Happened(at, kind, fact.conversation_id or "", queue.id, fact.agent_id or "", fact.channel)


def agents_of(people: Iterable[Person], floor: Floor, day: KeptDay | None) -> list[AgentSeen]:
    """Everybody who is offered work, as configured now."""
    first: dict[str, Fact] = {}
    for fact in day.facts if day is not None else ():
        if fact.happening is Happening.PRESENCE and fact.agent_id is not None:
            first.setdefault(fact.agent_id, fact)
    return [
        AgentSeen(
            person.id,
            frozenset(queue.id for queue in floor.queues.values() if queue.team in person.teams),
            dict(person.skills),
            dict(person.capacity),
            was_present=_was_present(person, first.get(person.id), day),
        )
        for person in people
        if person.takes_offers
    ]


def _was_present(person: Person, first: Fact | None, day: KeptDay | None) -> bool:
    """Whether she was available when the day began: the first change of it says what she was before."""
    if first is not None:
        # An offer that rang out says only what she became; it rings only for somebody available.
        return first.details.get("was", Presence.AVAILABLE) == Presence.AVAILABLE
    since = day.since if day is not None else person.presence_since
    return person.presence is Presence.AVAILABLE and person.presence_since <= since


def doors_of(floor: Floor) -> Iterator[Door]:
    """Every way into a queue: the accounts that lead there, and the entry rules with what they ask."""
    for account in floor.accounts.values():
        if account.queue in floor.queues:
            yield Door(account.queue, account.channel)
        for rule in account.entry_rules:
            if rule.queue in floor.queues:
                demand = demand_in(rule.skills, rule.demand, rule.preferred)
                yield Door(rule.queue, account.channel, without_unknown(demand, floor.skills))
