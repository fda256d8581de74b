"""Where an arrival goes: the account's entry rules, tried by the routing package on what is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from functools import lru_cache
from typing import Final

from channels.contract import MessageReceived
from hub.application.demand import demand_in, without_unknown
from hub.application.told import ANSWER
from hub.domain.customer import Customer
from hub.domain.floor import Account, EntryRule, Floor, Hours, Moment
from hub.domain.ids import QueueId
from hub.domain.value import dataclass
from routing.calendar import Calendar, Interval
from routing.demand import NOTHING_DEMANDED, Demand
from routing.entry import Arrival, Condition, choose_entry
from routing.entry import EntryRule as RoutingRule
from routing.language import guess_language

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
OPEN: Final = "open"


@dataclass(frozen=True, slots=True)
class Place:
    """The queue of an arrival, what it asks there and how it is ordered, and how all that was found."""

    queue_id: QueueId
    language: str
    trace: Mapping[str, object]
    demand: Demand = NOTHING_DEMANDED
    head_start_seconds: int = 0
    level: int = 0


def place_of(moment: Moment, account: Account, event: MessageReceived, customer: Customer) -> Place:
    """The first entry rule that fits decides; without one, the account's own queue."""
    floor = moment.floor
    language = event.attributes.get("language", "")
    if not account.entry_rules:
        return Place(account.queue, language, {})
    if _asks_language(account):
        guess = guess_language(event.text or event.subject)
        language = guess.code if guess else language
    arrival = Arrival(
        account.channel,
        event.text,
        event.subject,
        language or None,
        language_skill=_skill_of(floor, language) or None,
        customer_tier=customer.tier,
        attributes=event.attributes,
        customer_attributes=customer.attributes,
        customer_value=customer.value,
    )
    trace: list[dict[str, object]] = []
    for rule in account.entry_rules:
        is_now_open = is_open(floor, rule.hours or floor.hours_of(account), moment.at)
        entry = choose_entry([_compiled(rule)], account.queue, replace(arrival, is_open=is_now_open))
        if entry.rule_id is not None:
            return Place(
                QueueId(entry.queue_id),
                language,
                {"rule": rule.name, "trace": trace},
                without_unknown(entry.demand, floor.skills),
                int(entry.head_start_seconds),
                entry.level,
            )
        trace += [{"rule": passed.rule_id, "failed": list(passed.failed)} for passed in entry.passed_over]
    return Place(account.queue, language, {"rule": None, "trace": trace})


def _asks_language(account: Account) -> bool:
    return any(rule.languages or rule.language_as_skill for rule in account.entry_rules)


def _skill_of(floor: Floor, language: str) -> str:
    """The language under the name a skill has: `zh-Hant` is `zh` where only that is a skill."""
    tag = language
    while tag:
        if tag in floor.skills:
            return tag
        tag = tag.rpartition("-")[0]
    return language


def _compiled(rule: EntryRule) -> RoutingRule:
    return RoutingRule(
        rule.name,
        rule.queue,
        _condition(rule),
        demand_in(rule.skills, rule.demand, rule.preferred),
        1 if rule.language_as_skill else None,
        rule.head_start_seconds,
        rule.level,
    )


def _condition(rule: EntryRule) -> Condition:
    answers = {f"{ANSWER}{name}": value for name, value in rule.form.items()}
    return Condition(
        languages=frozenset(rule.languages),
        subjects=rule.subjects,
        keywords=rule.keywords,
        is_open=None if rule.during is None else rule.during == OPEN,
        tiers=frozenset(rule.tiers),
        customer=_alternatives(rule.customer),
        least_value=rule.customer_value_at_least,
        pages=rule.pages,
        attributes=_alternatives({**rule.attributes, **answers}),
    )


def _alternatives(values: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(value.split("|")) for name, value in values.items()}


def is_open(floor: Floor, hours_id: str | None, at: datetime) -> bool:
    """Whether somebody answers at this instant; always where no hours are set."""
    hours = floor.hours.get(hours_id) if hours_id else None
    return hours is None or calendar_of(frozen_hours(hours)).is_open(at)


def opens_at(floor: Floor, hours_id: str | None, at: datetime) -> datetime | None:
    """When somebody answers again; None while somebody does, or where it is not known."""
    return None if is_open(floor, hours_id, at) else next_change(floor, hours_id, at)


def next_change(floor: Floor, hours_id: str | None, at: datetime) -> datetime | None:
    """When somebody begins or ceases to answer; None where that is not known or never happens."""
    hours = floor.hours.get(hours_id) if hours_id else None
    return None if hours is None else calendar_of(frozen_hours(hours)).next_change(at)


Frozen = tuple[str, tuple[tuple[str, tuple[str, ...]], ...], tuple[str, ...], tuple[tuple[str, tuple[str, ...]], ...]]


def frozen_hours(hours: Hours) -> Frozen:
    """Configured hours as a value that can be remembered."""
    return (
        hours.time_zone,
        tuple((day, tuple(spans)) for day, spans in sorted(hours.week.items())),
        tuple(hours.closed_days),
        tuple((day, tuple(spans)) for day, spans in sorted(hours.extra_days.items())),
    )


@lru_cache(maxsize=256)
def calendar_of(frozen: Frozen) -> Calendar:
    """The calendar of configured hours; raises ValueError with a sentence for hours that make no sense."""
    zone, week, closed_days, extra_days = frozen
    exceptions = {date.fromisoformat(day): () for day in closed_days}
    return Calendar(
        zone,
        {WEEKDAYS.index(day): intervals_of(spans) for day, spans in week},
        exceptions | {date.fromisoformat(day): intervals_of(spans) for day, spans in extra_days},
    )


def intervals_of(spans: tuple[str, ...]) -> tuple[Interval, ...]:
    """The intervals of texts such as `09:00-12:30`; 24:00 is the end of the day."""
    found = []
    for span in spans:
        opens, _, closes = span.partition("-")
        found.append(Interval(_time_of(opens), _time_of(closes)))
    return tuple(found)


def _time_of(text: str) -> time:
    return time() if text.strip() == "24:00" else time.fromisoformat(text.strip())
