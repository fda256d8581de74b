"""What is wrong with a whole floor: every reference that leads nowhere, every value that makes no sense."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, time
from itertools import pairwise
from typing import Final, Protocol

from channels.contract import Feature
from channels.toolkit.phone import is_e164
from hub.application.custom_field_faults import custom_field_faults
from hub.application.entry import WEEKDAYS, calendar_of, frozen_hours, intervals_of
from hub.application.floor_document import MAIL, Fault
from hub.application.floor_record import PEOPLE, PersonEntry
from hub.application.link_faults import link_faults
from hub.application.overflow_faults import cycle_faults
from hub.application.provider_faults import provider_faults
from hub.application.queue_faults import queue_faults
from hub.application.reference_faults import (
    DAY_SECONDS,
    LONGEST_HEAD_START,
    lost,
    outside,
    skill_faults,
    wording_faults,
)
from hub.application.reply_faults import reply_faults
from hub.application.role_faults import role_faults, roles_of_person
from hub.application.sharing_faults import capacity_faults, no_channel, sharing_faults
from hub.application.shop_faults import shop_faults
from hub.domain.floor import Account, EntryRule, Floor, Hours
from hub.domain.retention import MOST_DAYS, Retained
from routing.demand_text import read_demand
from routing.floor import HIGHEST_SKILL_WEIGHT, HIGHEST_STRICT_LEVEL

LONGEST_PLANNED_MINUTES: Final = 1_440
LONGEST_NAME: Final = 200
QUESTION_KINDS: Final = ("text", "textarea", "email", "tel", "number", "choice")
DURING: Final = ("open", "closed")
_OF_NO_QUEUE: Final = {
    Retained.QUARANTINE: "the quarantine is of no queue; leave it empty",
    Retained.EVENTS: "what other systems told is of no queue; leave it empty",
}


class Named(Protocol):
    """Whatever people know by a name."""

    @property
    def name(self) -> str: ...


def faults_of(floor: Floor, people: Mapping[str, PersonEntry]) -> Iterator[Fault]:
    """Everything that is wrong with this floor and these people."""
    yield from _name_faults(floor, people)
    yield from role_faults(floor)
    yield from sharing_faults(floor)
    for team in floor.teams.values():
        yield from capacity_faults(floor, f"teams.{team.id}.capacity", team.capacity)
    for hours in floor.hours.values():
        yield from _hours_faults(hours)
    for queue in floor.queues.values():
        yield from queue_faults(floor, queue)
    for hook in floor.hooks.values():
        if hook.channel not in floor.features:
            yield no_channel(floor, f"hooks.{hook.id}.channel", hook.channel)
    for account in floor.accounts.values():
        yield from _account_faults(floor, account)
    yield from cycle_faults(floor.queues)
    yield from _address_faults(floor)
    yield from _disposition_faults(floor)
    yield from reply_faults(floor)
    yield from custom_field_faults(floor)
    yield from _reason_faults(floor)
    yield from _retention_faults(floor)
    yield from link_faults(floor)
    yield from shop_faults(floor)
    yield from provider_faults(floor, people)
    for email, person in people.items():
        yield from _person_faults(floor, f"{PEOPLE}.{email}", person)


def _name_faults(floor: Floor, people: Mapping[str, PersonEntry]) -> Iterator[Fault]:
    sections: dict[str, Mapping[str, Named]] = {
        "roles": floor.roles,
        "teams": floor.teams,
        "skills": floor.skills,
        "hours": floor.hours,
        "queues": floor.queues,
        "accounts": floor.accounts,
        "dispositions": floor.dispositions,
        "reasons": floor.reasons,
        "decline_reasons": floor.decline_reasons,
        "replies": floor.replies,
        "fields": floor.fields,
        "retention": floor.retention,
        "links": floor.links,
        "shops": floor.shops,
        "providers": floor.providers,
        PEOPLE: people,
    }
    for kind, records in sections.items():
        for id_, record in records.items():
            if not 0 < len(record.name.strip()) <= LONGEST_NAME:
                yield Fault(f"{kind}.{id_}.name", f"is a text of 1 to {LONGEST_NAME} characters")


def _hours_faults(hours: Hours) -> Iterator[Fault]:
    path = f"hours.{hours.id}"
    found = [Fault(f"{path}.week.{day}", "is no weekday: monday … sunday") for day in hours.week if day not in WEEKDAYS]
    found += [
        Fault(f"{path}.{name}", f"“{day}” is no date such as 2026-12-25")
        for name, days in (("closed_days", hours.closed_days), ("extra_days", tuple(hours.extra_days)))
        for day in days
        if not _is_date(day)
    ]
    found += [
        Fault(f"{path}.extra_days.{day}", "is one of the closed_days too; say it once")
        for day in hours.extra_days
        if day in hours.closed_days
    ]
    for name, days in (("week", hours.week), ("extra_days", hours.extra_days)):
        for day, spans in days.items():
            wrong = [text for span in spans if (text := _span_fault(span))]
            wrong = wrong or [text for text in [_overlap(spans)] if text]
            found += [Fault(f"{path}.{name}.{day}", text) for text in wrong]
    try:
        calendar_of(frozen_hours(replace(hours, week={}, closed_days=(), extra_days={})))
    except ValueError as error:
        found.append(Fault(f"{path}.time_zone", str(error)))
    yield from found


def _retention_faults(floor: Floor) -> Iterator[Fault]:
    for rule in floor.retention.values():
        path = f"retention.{rule.id}"
        if not 0 <= rule.days <= MOST_DAYS:
            yield Fault(f"{path}.days", f"is a number from 0 to {MOST_DAYS}; with 0 the rule rests")
        if rule.queues and rule.what in _OF_NO_QUEUE:
            yield Fault(f"{path}.queues", _OF_NO_QUEUE[rule.what])
        for queue_id in rule.queues:
            yield from lost(f"{path}.queues", "queues", queue_id, floor)


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _span_fault(span: str) -> str:
    try:
        intervals_of((span,))
    except ValueError as error:
        text = str(error)
        return text if "please" in text else f"“{span}” is no interval such as 09:00-12:30"
    return ""


def _overlap(spans: tuple[str, ...]) -> str:
    """What is wrong with intervals of one day that run into each other."""
    ordered = sorted(zip(intervals_of(spans), spans, strict=True), key=lambda pair: pair[0].opens)
    for (first, earlier), (second, later) in pairwise(ordered):
        if first.closes == time() or second.opens < first.closes:
            return f"“{earlier}” and “{later}” overlap; write them as one interval"
    return ""


def _account_faults(floor: Floor, account: Account) -> Iterator[Fault]:
    path = f"accounts.{account.id}"
    yield from lost(f"{path}.queue", "queues", account.queue, floor)
    yield from lost(f"{path}.hours", "hours", account.hours, floor)
    yield from lost(f"{path}.outreach_hours", "hours", account.outreach_hours, floor)
    yield from lost(f"{path}.hook", "hooks", account.hook, floor)
    yield from outside(f"{path}.reopen_seconds", account.reopen_seconds, 0, 366 * DAY_SECONDS)
    if account.id in floor.hooks:
        yield Fault(path, "a hook has the same id; one of them needs another")
    hook = floor.hooks.get(account.hook) if account.hook else None
    if hook is not None and hook.channel != account.channel:
        yield Fault(f"{path}.hook", f"“{hook.id}” is a hook of the channel {hook.channel}")
    if account.channel not in floor.features:
        yield no_channel(floor, f"{path}.channel", account.channel)
    elif text := _address_fault(account.address, floor.features_of(account.channel)):
        yield Fault(f"{path}.address", text)
    for number, rule in enumerate(account.entry_rules):
        yield from _rule_faults(floor, account, f"{path}.entry_rules.{number}", rule)
    yield from _form_faults(account, f"{path}.form")
    yield from wording_faults(f"{path}.greeting", account.greeting)
    yield from wording_faults(f"{path}.signature", account.signature)
    yield from _mailing_faults(floor, account, f"{path}.mail_account")


def _mailing_faults(floor: Floor, account: Account, path: str) -> Iterator[Fault]:
    yield from lost(path, "accounts", account.mail_account, floor)
    mailing = floor.mailing(account)
    if mailing is not None and Feature.MAIL_ADDRESSES not in floor.features_of(mailing.channel):
        yield Fault(path, f"“{mailing.id}” is no account for mail")
    if mailing is not None and Feature.HOSTED not in floor.features_of(account.channel):
        yield Fault(path, "belongs to a chat, whose visitors may leave a message")


def _address_fault(address: str, features: frozenset[Feature]) -> str:
    if Feature.PHONE_NUMBERS in features and not is_e164(address):
        return f"“{address}” is no international number such as +14155550100; write it in quotes"
    if Feature.MAIL_ADDRESSES in features and MAIL.fullmatch(address) is None:
        return f"“{address}” is no mail address"
    return ""


def _address_faults(floor: Floor) -> Iterator[Fault]:
    first: dict[tuple[str, str], Account] = {}
    for account in floor.accounts.values():
        address = account.address.strip().lower()
        other = first.setdefault((account.channel, address), account)
        if address and other is not account:
            yield Fault(f"accounts.{account.id}.address", f"“{account.address}” is the address of “{other.id}” too")


def _reason_faults(floor: Floor) -> Iterator[Fault]:
    for reason in floor.reasons.values():
        yield from outside(f"reasons.{reason.id}.planned_minutes", reason.planned_minutes, 0, LONGEST_PLANNED_MINUTES)


def _disposition_faults(floor: Floor) -> Iterator[Fault]:
    for disposition in floor.dispositions.values():
        for queue_id in disposition.queues:
            yield from lost(f"dispositions.{disposition.id}.queues", "queues", queue_id, floor)


def _rule_faults(floor: Floor, account: Account, path: str, rule: EntryRule) -> Iterator[Fault]:
    yield from lost(f"{path}.queue", "queues", rule.queue, floor)
    yield from lost(f"{path}.hours", "hours", rule.hours, floor)
    yield from outside(f"{path}.head_start_seconds", rule.head_start_seconds, 0, LONGEST_HEAD_START)
    if rule.during is not None and rule.during not in DURING:
        yield Fault(f"{path}.during", "is open or closed")
    for field, words in (("subjects", rule.subjects), ("keywords", rule.keywords)):
        if not all(word.removesuffix("*").strip() for word in words):
            yield Fault(f"{path}.{field}", "each needs a word that a text can have; leave the empty one out")
    yield from skill_faults(floor, f"{path}.skills", rule.skills)
    yield from demand_faults(floor, f"{path}.demand", rule.demand)
    yield from preferred_faults(floor, f"{path}.preferred", rule.preferred)
    yield from outside(f"{path}.level", rule.level, 0, HIGHEST_STRICT_LEVEL)
    for name in rule.form:
        if name not in {question.name for question in account.form}:
            yield Fault(f"{path}.form.{name}", "the form of this account asks no such question")


def demand_faults(floor: Floor, path: str, text: str) -> Iterator[Fault]:
    """What is wrong with a demand as text."""
    try:
        demand = read_demand(text)
    except ValueError as error:
        yield Fault(path, str(error))
        return
    for skill in sorted(demand.named):
        yield from lost(path, "skills", skill, floor)


def preferred_faults(floor: Floor, path: str, preferred: Mapping[str, float]) -> Iterator[Fault]:
    """What is wrong with preferred skills and their weights."""
    for skill, weight in preferred.items():
        yield from lost(path, "skills", skill, floor)
        if not 0 <= weight <= HIGHEST_SKILL_WEIGHT:
            yield Fault(f"{path}.{skill}", f"is a weight from 0 to {HIGHEST_SKILL_WEIGHT}")


def _form_faults(account: Account, path: str) -> Iterator[Fault]:
    names = [question.name for question in account.form]
    for number, question in enumerate(account.form):
        yield from wording_faults(f"{path}.{number}.label", question.label)
        for place, choice in enumerate(question.choices):
            yield from wording_faults(f"{path}.{number}.choices.{place}", choice)
        if names.index(question.name) != number:
            yield Fault(f"{path}.{number}.name", f"“{question.name}” is asked twice")
        if question.kind not in QUESTION_KINDS:
            yield Fault(f"{path}.{number}.kind", f"is one of {', '.join(QUESTION_KINDS)}")
        if (question.kind == "choice") != bool(question.choices):
            yield Fault(f"{path}.{number}.choices", "belong to the kind choice, which needs them")


def _person_faults(floor: Floor, path: str, person: PersonEntry) -> Iterator[Fault]:
    yield from roles_of_person(floor, path, person)
    for team in person.teams:
        yield from lost(f"{path}.teams", "teams", team, floor)
    yield from skill_faults(floor, f"{path}.skills", person.skills)
    yield from capacity_faults(floor, f"{path}.capacity", person.capacity)
