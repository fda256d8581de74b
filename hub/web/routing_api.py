"""Why this agent, and why nobody yet: the record of every decision about a conversation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, ClassVar

from pydantic import ConfigDict

from hub.application.access import readable
from hub.application.correct import Correction, correct_entry, shown_entry
from hub.domain.fact import Happening
from hub.domain.ids import ConversationId, PersonId, QueueId
from hub.domain.permission import Permission
from hub.domain.person import Person
from hub.web.body import STRICT
from hub.web.conversation_bodies import AgentName
from hub.web.problem_kinds import CONFLICT
from hub.web.route import Call, Route
from hub.web.routing_bodies import (
    Asked,
    Considered,
    CorrectionMade,
    Eases,
    EntryRecord,
    Excluded,
    KeptFree,
    Missing,
    Nearest,
    PassedOver,
    Reserved,
    RoutingDecision,
    RoutingRecord,
    ScoreTerms,
    StillWaiting,
    WaitingReason,
)
from hub.web.routing_sentences import Names, decision_sentence, waiting_sentence
from hub.wire.store import Reading
from hub.wire.visitor import MadeEstimate
from hub.wire.waiting import WhyWaiting


@dataclass(frozen=True, slots=True)
class RouteCorrection:
    """What is to be otherwise; what is left out stays."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    queue: str | None = None
    demand: str | None = None
    preferred: dict[str, float] | None = None
    level: int | None = None
    reason: str = ""


def _record(reading: Reading, id_: ConversationId, person: Person) -> RoutingRecord:
    conversation = readable(reading, id_, person)
    names = _names(reading)
    facts = reading.facts_of(conversation.id)
    decisions = [
        _decision(at, agent, decision, names)
        for at, happening, agent, details in facts
        if happening == Happening.OFFERED and isinstance(decision := details.get("decision"), Mapping)
    ]
    corrections = [
        CorrectionMade(
            at, _name(agent or "", names), _asked(details["before"]), _asked(details["after"]), str(details["reason"])
        )
        for at, happening, agent, details in facts
        if happening == Happening.CORRECTED
    ]
    entry = conversation.entry
    found = EntryRecord(str(entry.get("rule") or ""), _list(entry.get("trace"))) if "trace" in entry else None
    skills = {id_: skill.name for id_, skill in reading.floor.skills.items()}
    return RoutingRecord(decisions, None, found, _asked(shown_entry(conversation)), corrections, skills)


def _asked(shown: Any) -> Asked:  # noqa: ANN401 - what `shown_entry` made
    return Asked(str(shown["queue"]), str(shown["demand"]), dict(shown["preferred"]), int(shown["level"]))


def _decision(
    at: datetime, agent: str | None, decision: Mapping[str, Any], names: Mapping[PersonId, str]
) -> RoutingDecision:
    considered = [
        Considered(
            _name(one["agent_id"], names),
            float(one["idle_seconds"]),
            "chosen" if one["is_chosen"] else "passed_over",
            one.get("counted"),
            one.get("room"),
            one.get("skills"),
            one.get("rank"),
        )
        for one in decision.get("considered", ())
    ]
    excluded = [
        Excluded(str(one["reason"]), int(one["count"]), [_name(id_, names) for id_ in one["examples"]])
        for one in decision.get("excluded", ())
    ]
    by = decision.get("chosen_by")
    chooser = _name(by, names) if by else None
    return RoutingDecision(
        at,
        _name(agent, names) if agent else None,
        decision_sentence(decision, names.get(PersonId(agent or ""), ""), chooser.name if chooser else ""),
        considered,
        excluded,
        str(decision.get("rule", "")),
        chooser,
        str(decision.get("tie_break", "")),
        int(decision.get("eligible_count", 0)),
        str(decision.get("rule_version", "")),
        str(decision.get("trigger", "")),
        decision.get("score"),
        ScoreTerms(**terms) if isinstance(terms := decision.get("terms"), Mapping) else None,
        str(decision.get("order", "")),
        [_kept_free(one) for one in decision.get("kept_free", ())],
        [PassedOver(str(one["conversation_id"]), float(one["score"])) for one in decision.get("passed_over", ())],
    )


def _kept_free(kept: Mapping[str, Any]) -> KeptFree:
    until = kept["until"]
    return KeptFree(
        list(kept["queues"]), int(kept["count"]), None if until is None else datetime.fromtimestamp(until, UTC)
    )


def _name(id_: str, names: Mapping[PersonId, str]) -> AgentName:
    return AgentName(id_, names.get(PersonId(id_), id_))


def _list(value: object) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else []


async def read_routing(call: Call) -> RoutingRecord:
    """Every decision about this conversation, and why it still waits if it does."""
    id_ = ConversationId(call.part("id"))
    record = await call.services.store.read(_record, id_, call.person)
    why = await call.services.router.explain(id_)
    if why is None:
        return record
    people, estimate = await call.services.store.read(_names), await call.services.estimates.of(id_)
    waiting = _still_waiting(why, people, Names.of(call.services.store.floor, people), estimate)
    return replace(record, waiting=waiting)


def _names(reading: Reading) -> dict[PersonId, str]:
    return {one.id: one.name for one in reading.people.all()}


def _still_waiting(
    why: WhyWaiting, people: Mapping[PersonId, str], names: Names, estimate: MadeEstimate | None
) -> StillWaiting:
    reasons = [
        WaitingReason(one.reason, one.count, [_name(id_, people) for id_ in one.examples]) for one in why.reasons
    ]
    nearest = [
        Nearest(_name(one.agent_id, people), list(one.reasons), [Missing(*gap) for gap in one.gaps])
        for one in why.nearest
    ]
    named, eases = why.named, why.eases
    return StillWaiting(
        waiting_sentence(why, names),
        why.prospect,
        why.asks,
        reasons,
        why.ahead,
        None if named is None else Reserved(_name(named[0], people), named[1]),
        None if eases is None else Eases(eases.at, eases.asks, list(eases.also_queues)),
        nearest,
        [KeptFree(list(one.queues), one.count, one.until) for one in why.kept_free],
        estimate,
    )


async def correct_route(call: Call) -> RoutingRecord:
    """Put right what the entry rules found."""
    body: RouteCorrection = call.body
    queue = QueueId(body.queue) if body.queue else None
    correction = Correction(queue, body.demand, body.preferred, body.level, body.reason)
    await call.services.store.run(correct_entry, ConversationId(call.part("id")), call.person, correction)
    return await read_routing(call)


ROUTES = [
    Route(
        "POST",
        "/api/conversations/{id}/route",
        Permission.WORK,
        "Put right what the entry rules found: queue, demand, level.",
        correct_route,
        body=RouteCorrection,
        answer=RoutingRecord,
        problems=(CONFLICT,),
    ),
    Route(
        "GET",
        "/api/conversations/{id}/routing",
        Permission.READ,
        "Why this agent, or why nobody yet.",
        read_routing,
        answer=RoutingRecord,
    ),
]
