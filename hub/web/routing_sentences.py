"""The router's grounds as English sentences, for a program that shows them as they are.

The console says the same in its reader's language, from the facts that stand beside the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from hub.domain.floor import Floor
from hub.domain.ids import PersonId
from hub.wire.visitor import KeptFor
from hub.wire.waiting import Eases, Kept, WhyWaiting
from routing.reach import Prospect
from routing.reason import Reason
from routing.verdict import Standing

MEANT: Final = {
    "named_agent": "It was meant for {name}, who knows the customer.",
    "first_choice": "{name} knows the customer, and was free.",
}
ORDERS: Final = {
    "default": "came first: the most room, then ready longest",
    "longest_idle": "had been ready longest",
    "least_loaded": "came first: the most room",
    "most_loaded": "came first: the least room",
    "least_occupied": "came first: busy for the smallest share of the day",
    "round_robin": "had gone longest without being chosen",
    "fewest_handled": "came first: the fewest handled today",
    "shortest_handle_time": "came first: the fastest today",
    "random": "was drawn by lot",
    "most_skilled": "came first: the most skilled",
    "least_skilled": "came first: the least skilled of those who suffice",
    "preferred_skills": "came first: the most of the preferred skills",
    "first_for_queue": "came first: of those whom lending has take this queue before others",
}
"""By the order of a queue, what its first agent is to the others."""
NOBODY: Final[Mapping[str, str]] = {
    Prospect.UNROUTABLE: (
        "Nobody who works here could ever take it: it needs an agent of its queue with what it asks, "
        "and capacity for its channel."
    ),
    Prospect.NOBODY_SIGNED_IN: "Those who could take it are not signed in.",
    Standing.MANUAL_ONLY: "Nothing rings in this queue by itself; somebody of its team takes it from the list.",
}
AGAINST: Final[Mapping[str, tuple[str, str]]] = {
    Reason.NOT_IN_QUEUE: ("serves other queues", "serve other queues"),
    Reason.SKILL_MISSING: ("lacks a skill", "lack a skill"),
    Reason.LEVEL_TOO_LOW: ("has a skill at too low a level", "have a skill at too low a level"),
    Reason.NOT_QUALIFIED: ("is not qualified", "are not qualified"),
    Reason.NOT_THE_NAMED_AGENT: ("is not the agent it is meant for", "are not the agent it is meant for"),
    Reason.NOT_AVAILABLE: ("is not available", "are not available"),
    Reason.CHANNEL_NOT_SERVED: ("does not serve its channel", "do not serve its channel"),
    Reason.CHANNEL_PAUSED: ("has paused its channel", "have paused its channel"),
    Reason.CHANNEL_FULL: ("has no more room on its channel", "have no more room on its channel"),
    Reason.HOLDS_AN_EXCLUSIVE_CHANNEL: ("is busy with something exclusive", "are busy with something exclusive"),
    Reason.MUST_HOLD_NOTHING: ("must end everything else first", "must end everything else first"),
    Reason.BUDGET_SPENT: ("has no budget left", "have no budget left"),
    Reason.EXCLUDED: ("declined or missed it before", "declined or missed it before"),
    Reason.KEPT_FREE: ("is kept free for other work", "are kept free for other work"),
    Reason.RINGING: ("answers other offers first", "answer other offers first"),
}
"""What is said of one, and of several, against whom a reason stands."""
WORD: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class Names:
    """What people, queues and skills are called, by their ids."""

    people: Mapping[str, str]
    queues: Mapping[str, str]
    skills: Mapping[str, str]

    @classmethod
    def of(cls, floor: Floor, people: Mapping[PersonId, str]) -> Names:
        """The names in force on a floor."""
        queues = {id_: queue.name for id_, queue in floor.queues.items()}
        skills = {id_: skill.name for id_, skill in floor.skills.items()}
        return cls({str(id_): name for id_, name in people.items()}, queues, skills)

    def person(self, id_: str) -> str:
        """Her name; her id where nobody knows her any more."""
        return self.people.get(id_, id_)

    def listed(self, queue_ids: tuple[str, ...]) -> str:
        """Queues, one after the other."""
        return ", ".join(self.queues.get(id_, id_) for id_ in queue_ids)

    def demand(self, text: str) -> str:
        """A demand with its skills named."""
        return WORD.sub(lambda found: self.skills.get(found[0], found[0]), text)


def decision_sentence(decision: Mapping[str, Any], name: str, chooser: str) -> str:
    """The grounds in one sentence, for whoever was not the agent."""
    rule = decision.get("rule")
    if rule in MEANT and chooser:
        return f"It was meant for {name}, chosen by {chooser}."
    if rule in MEANT:
        return MEANT[rule].format(name=name)
    count = int(decision.get("eligible_count", 0))
    if count <= 1:
        return f"{name} was the only one who could take it."
    if decision.get("tie_break") == "not_needed":
        return f"Of {count} who could take it, {name} {ORDERS.get(str(rule), 'came first')}."
    return f"Of {count} who could take it, several were equal; load and name decided for {name}."


def waiting_sentence(why: WhyWaiting, names: Names) -> str:
    """Why nobody has it yet, and what changes with time."""
    told = [_grounds(why)]
    if why.named is not None:
        told.append(f"It is meant for {names.person(why.named[0])} alone{_until(why.named[1])}.")
    told.extend(_kept(one, names) for one in why.kept_free)
    if why.eases is not None:
        told.append(_eases(why.eases, why.asks, names))
    return " ".join(told)


def _grounds(why: WhyWaiting) -> str:
    if why.prospect in NOBODY:
        return NOBODY[why.prospect]
    if not why.reasons:
        return "Nobody serves this queue."
    told = [_against(one) for one in why.reasons]
    counted = told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"
    return f"Nobody can take it now: {counted}. {_ahead(why.ahead)}"


def _against(kept: Kept) -> str:
    one, several = AGAINST[kept.reason]
    return f"one {one}" if kept.count == 1 else f"{kept.count} {several}"


def _ahead(count: int) -> str:
    if count == 0:
        return "It is the next in its queue."
    return "One conversation is ahead of it." if count == 1 else f"{count} conversations are ahead of it."


def _kept(one: KeptFor, names: Names) -> str:
    who = "One agent is" if one.count == 1 else f"{one.count} agents are"
    return f"{who} kept free for {names.listed(one.queues) or 'other work'}{_until(one.until)}."


def _until(instant: datetime | None) -> str:
    return "" if instant is None else f" until {instant:%H:%M} UTC"


def _eases(eases: Eases, asks: str, names: Names) -> str:
    told = []
    if eases.asks != asks:
        told.append(f"it asks only for {names.demand(eases.asks)}" if eases.asks else "it asks for no skill")
    if eases.also_queues:
        told.append(f"agents of {names.listed(eases.also_queues)} may take it too")
    return f"From {eases.at:%H:%M} UTC {' and '.join(told)}."
