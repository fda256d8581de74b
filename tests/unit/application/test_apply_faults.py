"""Every fault of a floor document is told at once, with its path, and nothing is written."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from hub.domain.problem import Invalid
from tests.unit.application.applying import House, floor_document

CASES: list[tuple[dict[str, Any], str]] = [
    ({"queue": {}}, "queue: there is no such section"),
    ({"company": 5}, "company: is a name"),
    ({"teams": ["support"]}, "teams: maps each id to its fields"),
    ({"teams": {"a b": {}}}, "teams.a b: the key is a short name"),
    ({"teams": {"sales": {"name": ""}}}, "teams.sales.name: is a text"),
    ({"teams": {"sales": "Sales"}}, "teams.sales: is a mapping"),
    ({"teams": {"sales": {"id": "other"}}}, "teams.sales.id: differs from the key"),
    ({"queues": {"general": {"colour": "red"}}}, "queues.general.colour: there is no such field"),
    ({"queues": {"new": {}}}, "queues.new.team: is missing"),
    ({"queues": {"general": {"team": "sales"}}}, "queues.general.team: there is no team “sales”"),
    ({"queues": {"general": {"hours": "night"}}}, "queues.general.hours: there are no opening hours “night”"),
    ({"queues": {"general": {"wrap_up_seconds": -1}}}, "queues.general.wrap_up_seconds: is a whole number"),
    ({"idle_clock": "noon"}, "idle_clock: is one of latest, last_ended, last_offered, available, capacity_freed"),
    ({"idle_clock": ["latest"]}, "idle_clock: is one of"),
    ({"alert_text": "all"}, "alert_text: is one of customer, none"),
    ({"queues": {"general": {"agent_order": "fastest"}}}, "queues.general.agent_order: is 'default', 'longest_idle'"),
    ({"queues": {"general": {"conversation_order": "newest"}}}, "queues.general.conversation_order: is 'oldest_first'"),
    (
        {"queues": {"general": {"conversation_order": "strict_levels", "overdue_after_seconds": 0}}},
        "queues.general.overdue_after_seconds: is above 0 where levels are strict",
    ),
    ({"queues": {"general": {"slope": 0}}}, "queues.general.slope: is a number above 0"),
    ({"queues": {"general": {"slope": "nan"}}}, "queues.general.slope: is a number above 0"),
    ({"queues": {"general": {"slope": "steep"}}}, "queues.general.slope: is a number"),
    ({"queues": {"general": {"overdue_after_seconds": -1}}}, "queues.general.overdue_after_seconds: is a whole number"),
    ({"queues": {"general": {"skill_weights": {"fr": 2}}}}, "queues.general.skill_weights: there is no skill “fr”"),
    ({"queues": {"general": {"skill_weights": {"de": -2}}}}, "queues.general.skill_weights.de: is a number from 0 to"),
    ({"queues": {"general": {"skill_order": ["fr"]}}}, "queues.general.skill_order: there is no skill “fr”"),
    ({"queues": {"general": {"skill_order": ["fr"]}}}, "there is no skill “fr”; there is de"),
    ({"queues": {"generally": {"team": "suport"}}}, "there is no team “suport”; did you mean support?"),
    (
        {"queues": {"general": {"agent_ordr": "random"}}},
        "agent_ordr: there is no such field; did you mean agent_order?",
    ),
    (
        {"queues": {"general": {"relaxation": [{"after_second": 5}]}}},
        "queues.general.relaxation.0.after_second: there is no such field; did you mean after_seconds?",
    ),
    ({"teams": {"support": {"colour": "red"}}}, "colour: there is no such field; there are name, capacity"),
    (
        {"queues": {"general": {"skill_order": ["de"], "skill_weights": {"de": 2}}}},
        "queues.general.skill_order: is given besides skill_weights, and only one of them can hold",
    ),
    (
        {"hours": {"day": {"week": {"monday": ["11:00-13:00", "09:00-12:00"]}}}},
        "hours.day.week.monday: “09:00-12:00” and “11:00-13:00” overlap; write them as one interval",
    ),
    (
        {"hours": {"day": {"extra_days": {"2026-12-24": ["18:00-24:00", "20:00-21:00"]}}}},
        "hours.day.extra_days.2026-12-24: “18:00-24:00” and “20:00-21:00” overlap",
    ),
    ({"queues": {"general": {"skill_order": ["de", "de"]}}}, "queues.general.skill_order: names a skill twice"),
    ({"queues": {"general": {"skill_order": ["de"] * 6}}}, "queues.general.skill_order: names at most 5 skills"),
    (
        {"queues": {"general": {"relaxation": [{"after_seconds": 5, "drops": ["fr"]}]}}},
        "queues.general.relaxation.0.drops: there is no skill “fr”",
    ),
    (
        {"queues": {"general": {"relaxation": [{"after_seconds": 5, "lowers": {"de": 11}}]}}},
        "queues.general.relaxation.0.lowers.de: is a whole number from 1 to 10",
    ),
    (
        {"queues": {"general": {"relaxation": [{"after_seconds": 5, "also_queues": ["sales"]}]}}},
        "queues.general.relaxation.0.also_queues: there is no queue “sales”",
    ),
    (
        {"queues": {"general": {"relaxation": [{"after_seconds": 5, "also_queues": ["general"]}]}}},
        "queues.general.relaxation.0.also_queues: names the queue itself",
    ),
    (
        {"queues": {"general": {"relaxation": [{"after_seconds": 5}]}}},
        "queues.general.relaxation.0: changes nothing; say what it drops",
    ),
    (
        {"queues": {"general": {"relaxation": [{"drops": ["de"]}]}}},
        "queues.general.relaxation.0.after_seconds: is missing",
    ),
    (
        {"queues": {"general": {"relaxation": [{"after_seconds": 0, "drops": ["de"]}]}}},
        "queues.general.relaxation.0.after_seconds: is a whole number from 1",
    ),
    (
        {"queues": {"general": {"relaxation": [{"after_seconds": n + 1, "drops": ["de"]} for n in range(21)]}}},
        "queues.general.relaxation: has at most 20 steps",
    ),
    (
        {"queues": {"general": {"skill_expires_after_seconds": {"fr": 60}}}},
        "queues.general.skill_expires_after_seconds: there is no skill “fr”",
    ),
    (
        {"queues": {"general": {"skill_expires_after_seconds": {"de": 0}}}},
        "queues.general.skill_expires_after_seconds.de: is a whole number from 1",
    ),
    (
        {"queues": {"general": {"owner_grace_by_tier": {"gold": -1}}}},
        "queues.general.owner_grace_by_tier.gold: is a whole number",
    ),
    (
        {"queues": {"general": {"head_start_seconds_per_value": 604801}}},
        "queues.general.head_start_seconds_per_value: is a number from 0 to 604800",
    ),
    ({"queues": {"general": {"offer_timeout_seconds": "soon"}}}, "queues.general.offer_timeout_seconds: "),
    ({"hours": {"office": {"week": {"funday": []}}}}, "hours.office.week.funday: is no weekday"),
    ({"hours": {"office": {"week": {"monday": ["9-5"]}}}}, "hours.office.week.monday: “9-5” is no interval"),
    ({"hours": {"office": {"week": {"monday": ["17:00-09:00"]}}}}, "hours.office.week.monday: 17:00-09:00 ends"),
    ({"hours": {"office": {"time_zone": "Mars/Olympus"}}}, "hours.office.time_zone: "),
    ({"hours": {"office": {"closed_days": ["Christmas"]}}}, "hours.office.closed_days: “Christmas” is no date"),
    ({"hooks": {"twilio": {"channel": "telex"}}}, "hooks.twilio.channel: there is no channel “telex”"),
    ({"hooks": {"twilio": {"channel": "webchat"}}}, "accounts.texts.hook: “twilio” is a hook of the channel webchat"),
    ({"hooks": {"new": {"channel": "sms", "settings": {"auth_token": "********"}}}}, "hooks.new.settings.auth_token: "),
    (
        {"hooks": {"new": {"channel": "sms", "settings": {"auth_token": "sealed:eA"}}}},
        "hooks.new.settings.auth_token: ",
    ),
    ({"accounts": {"texts": {"address": "555 0006"}}}, "accounts.texts.address: “555 0006” is no international number"),
    ({"accounts": {"texts": {"queue": "sales"}}}, "accounts.texts.queue: there is no queue “sales”"),
    ({"accounts": {"texts": {"mail_account": "post"}}}, "accounts.texts.mail_account: there is no account “post”"),
    ({"accounts": {"texts": {"mail_account": "texts"}}}, "accounts.texts.mail_account: “texts” is no account for mail"),
    ({"accounts": {"texts": {"greeting": ["Hi"]}}}, "accounts.texts.greeting: is a text, or maps languages"),
    ({"accounts": {"texts": {"greeting": {"en": ["Hi"]}}}}, "accounts.texts.greeting.en: is a text"),
    ({"accounts": {"texts": {"greeting": {}}}}, "accounts.texts.greeting: needs a text"),
    ({"accounts": {"texts": {"greeting": {"Klingon?": "nuqneH"}}}}, "accounts.texts.greeting.Klingon?: is no language"),
    (
        {"accounts": {"texts": {"form": [{"name": "a", "label": {"en": " "}}]}}},
        "accounts.texts.form.0.label.en: is a text; leave",
    ),
    ({"accounts": {"texts": {"hook": "meta"}}}, "accounts.texts.hook: there is no hook “meta”"),
    (
        {"accounts": {"mail": {"channel": "email", "address": "support", "queue": "general"}}},
        "accounts.mail.address: “support” is no mail address",
    ),
    (
        {"accounts": {"more": {"channel": "sms", "address": "+15005550006", "queue": "general"}}},
        "accounts.more.address: “+15005550006” is the address of “texts” too",
    ),
    (
        {"accounts": {"twilio": {"channel": "webchat", "address": "twilio", "queue": "general"}}},
        "accounts.twilio: a hook has the same id",
    ),
    (
        {
            "accounts": {
                "texts": {"entry_rules": [{"name": "x", "queue": "sales", "during": "noon", "skills": {"fr": 11}}]}
            }
        },
        "accounts.texts.entry_rules.0.queue: there is no queue “sales”",
    ),
    (
        {"accounts": {"texts": {"entry_rules": [{"name": "x", "queue": "general", "demand": "de or or"}]}}},
        "accounts.texts.entry_rules.0.demand: character 7 is `or`; expected a skill, as in `de >= 5 and",
    ),
    (
        {"accounts": {"texts": {"entry_rules": [{"name": "x", "queue": "general", "demand": "de or law >= 3"}]}}},
        "accounts.texts.entry_rules.0.demand: there is no skill “law”",
    ),
    (
        {"accounts": {"texts": {"entry_rules": [{"name": "x", "queue": "general", "preferred": {"de": 1001}}]}}},
        "accounts.texts.entry_rules.0.preferred.de: is a weight from 0 to 1000",
    ),
    (
        {"accounts": {"texts": {"entry_rules": [{"name": "x", "queue": "general", "level": 100}]}}},
        "accounts.texts.entry_rules.0.level: is a whole number from 0 to 99",
    ),
    (
        {"accounts": {"texts": {"entry_rules": [{"name": "x", "queue": "general", "form": {"topic": "bill"}}]}}},
        "accounts.texts.entry_rules.0.form.topic: the form of this account asks no such question",
    ),
    (
        {"queues": {"general": {"overflow": [{"when": "noon", "then": "close"}]}}},
        "queues.general.overflow.0.when: ",
    ),
    (
        {"queues": {"general": {"overflow": [{"when": "closed", "then": "queue"}]}}},
        "queues.general.overflow.0.queue: belongs to `then: queue`, which needs it",
    ),
    (
        {"queues": {"general": {"overflow": [{"when": "closed", "then": "queue", "queue": "sales"}]}}},
        "queues.general.overflow.0.queue: there is no queue “sales”",
    ),
    (
        {"queues": {"general": {"overflow": [{"when": "nobody_signed_in", "then": "close", "text": "Bye"}]}}},
        "queues.general.overflow.0.then: is close only when closed",
    ),
    (
        {"queues": {"general": {"overflow": [{"when": "closed", "then": "close"}]}}},
        "queues.general.overflow.0.text: belongs to `then: close`, which needs it",
    ),
    (
        {"queues": {"general": {"overflow": [{"when": "waited", "then": "callback"}]}}},
        "queues.general.overflow.0.seconds: is a whole number from 1",
    ),
    (
        {"queues": {"general": {"overflow": [{"when": "closed", "then": "callback", "seconds": 5}]}}},
        "queues.general.overflow.0.seconds: belongs to predicted_wait_above and waited",
    ),
    (
        {"queues": {"general": {"overflow": [{"when": "closed", "then": "callback", "count": 5}]}}},
        "queues.general.overflow.0.count: belongs to length_above",
    ),
    (
        {"queues": {"general": {"overflow": [{"when": "length_above", "then": "callback", "count": -1}]}}},
        "queues.general.overflow.0.count: is a whole number from 0",
    ),
    (
        {"queues": {"general": {"overflow": [{"when": "closed", "then": "raise"}]}}},
        "queues.general.overflow.0: `then: raise` needs a level or head_start_seconds",
    ),
    (
        {"queues": {"general": {"overflow": [{"when": "closed", "then": "raise", "level": 100}]}}},
        "queues.general.overflow.0.level: is a whole number from 0 to 99",
    ),
    (
        {"queues": {"general": {"overflow": [{"when": "closed", "then": "raise", "head_start_seconds": 604801}]}}},
        "queues.general.overflow.0.head_start_seconds: is a whole number from 0",
    ),
    (
        {
            "queues": {
                "general": {"overflow": [{"when": "closed", "then": "queue", "queue": "night"}]},
                "night": {
                    "team": "support",
                    "overflow": [{"when": "nobody_signed_in", "then": "queue", "queue": "general"}],
                },
            }
        },
        "queues.night.overflow.0.queue: “general → night → general” goes round for ever",
    ),
    (
        {"queues": {"night": {"team": "support", "overflow": [{"when": "closed", "then": "callback"}]}}},
        "queues.night.overflow.0.when: is closed, but the queue has no hours",
    ),
    (
        {"hours": {"office": {"closed_days": ["2026-12-24"], "extra_days": {"2026-12-24": ["09:00-12:00"]}}}},
        "hours.office.extra_days.2026-12-24: is one of the closed_days too",
    ),
    ({"dispositions": {"solved": {"queues": ["sales"]}}}, "dispositions.solved.queues: there is no queue “sales”"),
    ({"people": {"bo": {}}}, "people.bo: the key is a mail address"),
    ({"people": {"bo@lantern.example": {"roles": ["king"]}}}, "people.bo@lantern.example.roles.0: "),
    ({"people": {"bo@lantern.example": {"roles": []}}}, "people.bo@lantern.example.roles: needs at least one role"),
    ({"people": {"bo@lantern.example": {"teams": ["sales"]}}}, "people.bo@lantern.example.teams: there is no team"),
    ({"people": {"bo@lantern.example": {"skills": {"de": 0}}}}, "people.bo@lantern.example.skills.de: "),
    ({"people": {"bo@lantern.example": {"skills": {"fr": 1}}}}, "people.bo@lantern.example.skills: there is no skill"),
    ({"people": {"bo@lantern.example": {"capacity": {"telex": 1}}}}, "people.bo@lantern.example.capacity: there is no"),
    ({"people": {"bo@lantern.example": {"password": "secret"}}}, "people.bo@lantern.example.password: is a reference"),
    ({"people": {"bo@lantern.example": {"password": "env:NOT_SET"}}}, "password: the reference “env:NOT_SET” leads"),
    ({"people": {"bo@lantern.example": {"presence": "available"}}}, "people.bo@lantern.example.presence: there is no"),
    ({"people": {"bo@lantern.example": {"is_active": False}}}, "people.bo@lantern.example.is_active: there is no"),
]


@pytest.mark.parametrize(("document", "sentence"), CASES, ids=[f"{n}-{case[1]}" for n, case in enumerate(CASES)])
async def test_a_fault_is_told_with_its_path(house: House, document: dict[str, Any], sentence: str) -> None:
    await house.apply(floor_document())
    before = await house.export()
    with pytest.raises(Invalid) as refused:
        await house.apply(document)
    assert sentence in refused.value.detail
    assert await house.export() == before


@pytest.mark.parametrize("document", [None, [], "text", 5], ids=str)
async def test_a_document_that_is_no_mapping_is_refused(house: House, document: object) -> None:
    with pytest.raises(Invalid, match="mapping of sections"):
        await house.apply(document)


async def test_all_faults_are_told_together(house: House) -> None:
    document = floor_document()
    document["queues"]["general"]["team"] = "sales"
    document["people"]["bo@lantern.example"]["skills"] = {"de": 11}
    document["accounts"]["texts"]["address"] = "none"
    with pytest.raises(Invalid) as refused:
        await house.apply(document)
    assert len(refused.value.detail.splitlines()) == 3


EVERY_FAULT = {
    "company": 5,
    "teams": {"support": "Support", "sales": {"colour": "red"}},
    "queues": {"general": {"team": "sales", "hours": "night", "colour": "red"}, "new": {}},
    "accounts": {
        "mail": {"channel": "email", "address": "a@b.example", "queue": "new", "settings": {"imap_url": "nonsense"}},
        "more": {"channel": "sms", "queue": "general", "address": "none", "settings": {"auth_token": "********"}},
    },
    "people": {
        "bo@lantern.example": {"roles": ["king"], "teams": ["support", "sales"], "skills": {"de": 11}},
        "cy@lantern.example": {"password": "env:NOT_SET"},
        "di@lantern.example": {"password": "secret", "skills": {"fr": 1}},
    },
}
"""A document with a fault of every sort."""
EVERY_PATH = [
    "accounts.mail.settings.imap_url",
    "accounts.more.address",
    "accounts.more.settings.auth_token",
    "company",
    "people.bo@lantern.example.roles.0",
    "people.bo@lantern.example.skills.de",
    "people.cy@lantern.example.password",
    "people.di@lantern.example.password",
    "people.di@lantern.example.skills",
    "queues.general.colour",
    "queues.general.hours",
    "queues.new.team",
    "teams.sales.colour",
    "teams.support",
]


TOGETHER = """
hours:
  a: {time_zone: Mars/Base, week: {monday: ["9-5"]}}
  b: {time_zone: Mars/Base, colour: red}
queues:
  q: {hours: never, offer_timeout_seconds: soon}
hooks:
  h: {channel: sms, settings: {account_sid: [1], bogus: 1}}
accounts:
  a: {channel: telex, queue: nowhere, colour: red}
  b: {channel: sms, queue: q, settings: {bogus: 1}, entry_rules: [{name: x, skills: {fr: 1}, during: noon}]}
people:
  ada: {roles: king, skills: {fr: 11, de: lots}, teams: [nobody]}
  bo@lantern.example: {role: king, skills: {fr: 11, de: lots}, language: xx, capacity: 5}
"""
TOLD_TOGETHER = [
    "hours.a.time_zone",
    "hours.a.week.monday",
    "hours.b.time_zone",
    "hours.b.colour",
    "queues.q.team",
    "queues.q.hours",
    "queues.q.offer_timeout_seconds",
    "hooks.h.settings.account_sid",
    "hooks.h.settings.bogus",
    "accounts.a.channel",
    "accounts.a.queue",
    "accounts.a.colour",
    "accounts.a.address",
    "accounts.b.address",
    "accounts.b.settings.bogus",
    "accounts.b.entry_rules.0.queue",
    "accounts.b.entry_rules.0.skills",
    "accounts.b.entry_rules.0.during",
    "people.ada",
    "people.ada.roles",
    "people.ada.skills",
    "people.ada.skills.fr",
    "people.ada.skills.de",
    "people.ada.teams",
    "people.bo@lantern.example.role",
    "people.bo@lantern.example.skills",
    "people.bo@lantern.example.skills.fr",
    "people.bo@lantern.example.skills.de",
    "people.bo@lantern.example.language",
    "people.bo@lantern.example.capacity",
]


async def test_no_fault_hides_another_and_none_is_told_twice(house: House) -> None:
    await house.apply(floor_document())
    with pytest.raises(Invalid) as refused:
        await house.apply(yaml.safe_load(TOGETHER))
    told = sorted(line.split(": ")[0] for line in refused.value.detail.splitlines())
    assert told == sorted(TOLD_TOGETHER)
    assert "people.ada.roles: is a list" in refused.value.detail
    assert "people.bo@lantern.example.language: is 'en', 'zh-Hans' or 'zh-Hant'" in refused.value.detail


@pytest.mark.parametrize("prune", [False, True])
async def test_faults_of_every_sort_are_told_together(house: House, *, prune: bool) -> None:
    await house.apply(floor_document())
    before = await house.export()
    with pytest.raises(Invalid) as refused:
        await house.apply(EVERY_FAULT, prune=prune)
    told = sorted(line.split(": ")[0] for line in refused.value.detail.splitlines())
    pruned = ["people"] if prune else []
    assert told == sorted([*EVERY_PATH, *pruned])
    assert await house.export() == before


async def test_what_could_not_be_read_is_not_called_missing_too(house: House) -> None:
    with pytest.raises(Invalid) as refused:
        await house.apply({**floor_document(), "teams": ["support"], "skills": {"de": "German"}})
    assert refused.value.detail.splitlines() == [
        "teams: maps each id to its fields",
        "skills.de: is a mapping of fields",
    ]
