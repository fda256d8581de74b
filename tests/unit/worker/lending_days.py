"""A kept day of a floor of two queues, made by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from hub.domain.fact import Fact, Happening
from hub.domain.ids import ConversationId, PersonId, QueueId
from hub.domain.local_day import LocalDay
from hub.domain.person import Person
from hub.worker.lending_day import LendingTask
from hub.worker.queue_trial_day import KeptDay
from routing.demand import Demand
from routing.trial.recorded import Asked
from tests.unit.worker.mirrors import GENERAL, NOON, ORDERS, SALES, SUPPORT, agent, floor

MIDNIGHT: Final = NOON.replace(hour=0)
HOUR: Final = 3_600.0


def instant(seconds: float) -> datetime:
    """So many seconds after midnight."""
    return MIDNIGHT + timedelta(seconds=seconds)


def people(*, is_shared: bool = True) -> list[Person]:
    """Six who serve one queue each, and four who serve both where agents are shared."""
    both = frozenset({SUPPORT, SALES}) if is_shared else frozenset({SUPPORT})
    teams = [frozenset({SUPPORT})] * 3 + [frozenset({SALES})] * 3 + [both] * 4
    return [agent(f"agent {number}", teams=each, capacity={"sms": 1}) for number, each in enumerate(teams)]


def presence(person: Person, at: float, *, is_there: bool) -> Fact:
    """Somebody comes to work, or goes."""
    details = {"presence": "available" if is_there else "offline", "was": "offline" if is_there else "available"}
    return Fact(instant(at), Happening.PRESENCE, agent_id=person.id, details=details)


class Written:
    """Facts, one conversation after another."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []
        self.asked: dict[str, Asked] = {}

    def conversation(self, at: float, queue: QueueId, by: Person | None, waits: float, lasts: float) -> None:
        """Somebody comes and is answered by a person, or gives up."""
        id_ = ConversationId(f"c{len(self.asked):04}")
        self.asked[id_] = Asked(Demand())
        self.add(at, Happening.QUEUED, id_, queue, None)
        if by is None:
            self.add(at + waits, Happening.ABANDONED, id_, queue, None)
            self.add(at + waits, Happening.CLOSED, id_, queue, None)
            return
        self.add(at + waits, Happening.ANSWERED, id_, queue, by.id)
        self.add(at + waits + lasts, Happening.CLOSED, id_, queue, by.id)

    def add(self, at: float, what: Happening, id_: ConversationId, queue: QueueId, by: PersonId | None) -> None:
        """One fact."""
        self.facts.append(Fact(instant(at), what, id_, queue, by, "sms"))


def busy_day(*, is_shared: bool = True, arrivals: int = 60) -> LendingTask:
    """Three hours from eight, in which each queue has so many arrivals an hour; every tenth customer gives up."""
    return day_of(people(is_shared=is_shared), {GENERAL: arrivals, ORDERS: arrivals}, 10)


def scarce_day() -> LendingTask:
    """Those who serve both queues are the only ones for one of them, and half of the other's would take them all."""
    teams = [frozenset({SUPPORT})] * 8 + [frozenset({SUPPORT, SALES})] * 6
    everybody = [agent(f"agent {number:02}", teams=each, capacity={"sms": 1}) for number, each in enumerate(teams)]
    return day_of(everybody, {GENERAL: 102, ORDERS: 48}, 15)


def day_of(everybody: list[Person], arrivals: Mapping[QueueId, int], lost: int) -> LendingTask:
    """Three hours from eight; each conversation takes five minutes, and one in so many customers gives up."""
    written = Written()
    written.facts += [presence(person, 8 * HOUR, is_there=True) for person in everybody]
    for queue, team in ((GENERAL, SUPPORT), (ORDERS, SALES)):
        able = [person for person in everybody if team in person.teams]
        for number in range(3 * arrivals[queue]):
            by = None if number % lost == lost - 1 else able[number % len(able)]
            written.conversation(8 * HOUR + number * HOUR / arrivals[queue], queue, by, 40.0, 300.0)
    written.facts += [presence(person, 11 * HOUR, is_there=False) for person in everybody]
    return LendingTask(KeptDay(LocalDay(MIDNIGHT.date()), written.facts, written.asked), everybody, floor())
