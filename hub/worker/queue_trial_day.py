"""From what the hub keeps of a day to what the simulator plays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from hub.application.demand import demand_in, demand_of, steps_of, without_unknown
from hub.domain.conversation import Conversation
from hub.domain.fact import Fact, Happening
from hub.domain.floor import Floor
from hub.domain.local_day import LocalDay
from hub.domain.person import Person, Presence
from hub.wire.store import Reading
from hub.worker.queue_rules import policy_of
from routing.trial.busiest import busiest_part
from routing.trial.crews import AgentSeen
from routing.trial.day import Day, LiveRules
from routing.trial.realistic import Door, realistic_day
from routing.trial.recorded import Asked, Happened, Kind, recorded_day

NEEDED: Final = 100
"""A day of fewer conversations says too little."""
DAYS_BACK: Final = 7
"""So many days are looked at for one that is busy enough, the last first."""
MOST: Final = 15_000
"""Of so many conversations the fewest plays that say something take the time that a trial has."""
AFTER: Final = timedelta(hours=2)
"""So long after a part of a day it is looked how the conversations went on that came in it."""
KINDS: Final[Mapping[Happening, Kind]] = {
    Happening.QUEUED: Kind.QUEUED,
    Happening.OFFERED: Kind.OFFERED,
    Happening.ANSWERED: Kind.ANSWERED,
    Happening.WRAPPING: Kind.WRAPPING,
    Happening.RESUMED: Kind.RESUMED,
    Happening.ABANDONED: Kind.ABANDONED,
    Happening.RELEASED: Kind.LEFT,
    Happening.CLOSED: Kind.LEFT,
    Happening.SNOOZED: Kind.LEFT,
}
"""What matters of a conversation; all else leaves it where it is."""


class Part(NamedTuple):
    """The busiest part of a day that is too large to be played whole, in seconds after midnight."""

    begins: float
    ends: float
    came: int
    """How many conversations began to wait on the whole day."""


@dataclass(frozen=True, slots=True)
class KeptDay:
    """One day as the hub keeps it."""

    day: LocalDay
    facts: Sequence[Fact]
    asked: Mapping[str, Asked]
    """What each conversation asks that began to wait in what is kept of it."""
    part: Part | None = None
    """None: the whole day is kept."""

    @property
    def arrived(self) -> int:
        """How many conversations began to wait in what is kept."""
        return len(self.asked)

    @property
    def between(self) -> tuple[float, float]:
        """From when to when it is kept, in seconds after midnight."""
        if self.part is not None:
            return self.part.begins, self.part.ends
        return 0.0, (self.day.until - self.day.since).total_seconds()

    def instant(self, seconds: float) -> datetime:
        """So many seconds after midnight."""
        return self.day.since + timedelta(seconds=seconds)


@dataclass(frozen=True, slots=True)
class TrialTask:
    """Everything that a trial needs, for the process that plays it."""

    day: KeptDay | None
    """The day that was looked at last; the realistic one is played where it is not busy enough."""
    people: Sequence[Person]
    before: Floor
    after: Floor
    seed: int = 1


def last_busy_day(reading: Reading, today: LocalDay) -> tuple[KeptDay, list[Person]]:
    """The last of the full days that was busy enough, else the very last, and everybody."""
    days = [today.before(back) for back in range(1, DAYS_BACK + 1)]
    busy = next((day for day in days if len(reading.arrivals_between(day.since, day.until)) >= NEEDED), days[0])
    return chosen_day(reading, busy)


def kept_day(reading: Reading, day: LocalDay, most: int = MOST) -> KeptDay:
    """What is to be played of a day: all of it, or its busiest part where it is too large."""
    since, until = day.since, day.until
    arrivals = [(at - since).total_seconds() for at in reading.arrivals_between(since, until)]
    if len(arrivals) <= most:
        return _kept(reading, day, since, until, None)
    part = Part(*busiest_part(arrivals, (until - since).total_seconds(), most), len(arrivals))
    return _kept(reading, day, since + timedelta(seconds=part.begins), since + timedelta(seconds=part.ends), part)


def _kept(reading: Reading, day: LocalDay, since: datetime, until: datetime, part: Part | None) -> KeptDay:
    asked = {str(one.id): _asked(one) for one in reading.queued_between(since, until)}
    return KeptDay(day, reading.facts_between(since, min(until + AFTER, day.until)), asked, part)


def _asked(conversation: Conversation) -> Asked:
    return Asked(demand_of(conversation), float(conversation.head_start_seconds), conversation.level)


def chosen_day(reading: Reading, day: LocalDay) -> tuple[KeptDay, list[Person]]:
    """What is kept of a day, and everybody."""
    return kept_day(reading, day), list(reading.people.all())


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
        played = realistic_day(agents, list(doors_of(floor)))
    else:
        targets = {str(queue.id): float(queue.service_target_seconds) for queue in floor.queues.values()}
        played = recorded_day(happened_on(day, floor), day.asked, agents, targets, day.between)
    return replace(played, sharing=floor.sharing.rules)


def happened_on(day: KeptDay, floor: Floor) -> Iterator[Happened]:
    """The facts of the day in the simulator's words; those of queues that are gone are left out."""
    since, (_, ends) = day.day.since, day.between
    for fact in day.facts:
        at = (fact.at - since).total_seconds()
        if day.part is not None and _is_outside(day, fact, is_late=at >= ends):
            continue
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


def _is_outside(day: KeptDay, fact: Fact, *, is_late: bool) -> bool:
    """Whether it says nothing of the part: late, it says how work went on, and nobody comes any more."""
    if fact.conversation_id is None:
        return is_late
    return fact.conversation_id not in day.asked or (is_late and fact.happening is Happening.QUEUED)


def agents_of(people: Iterable[Person], floor: Floor, day: KeptDay | None) -> list[AgentSeen]:
    """Everybody who is offered work, as configured now."""
    first: dict[str, Fact] = {}
    for fact in day.facts if day is not None else ():
        if fact.happening is Happening.PRESENCE and fact.agent_id is not None:
            first.setdefault(fact.agent_id, fact)
    return [
        AgentSeen(
            person.id,
            frozenset(queue.id for queue in floor.queues.values() if queue.team in person.works_in),
            dict(person.skills),
            dict(floor.sharing.channels_of(person.capacity)),
            was_present=_was_present(person, first.get(person.id), day),
            budgets=floor.sharing.budgets_of(person.capacity),
        )
        for person in people
        if person.takes_offers
    ]


def _was_present(person: Person, first: Fact | None, day: KeptDay | None) -> bool:
    """Whether she was available when the day began: the first change of it says what she was before."""
    if first is not None:
        # An offer that rang out says only what she became; it rings only for somebody available.
        return first.details.get("was", Presence.AVAILABLE) == Presence.AVAILABLE
    since = day.instant(day.between[0]) if day is not None else person.presence_since
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
