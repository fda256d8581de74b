"""What is wrong with a view that somebody wants to save: every fault beside the field it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from hub.application.floor_document import Fault
from hub.application.transaction import Transaction
from hub.domain.floor import Floor
from hub.domain.ids import PersonId, TeamId
from hub.domain.permission import Permission
from hub.domain.person import Person
from hub.domain.problem import Invalid, NotFound
from hub.domain.saved_view import ALONE, EVERYBODY, ME, NOBODY, ORDERS, PROMISES, STATES, SavedView, ViewFilter
from hub.domain.tag import LONGEST_TAG, clean_tag
from hub.domain.text import storable
from routing.floor import HIGHEST_STRICT_LEVEL

LONGEST_NAME: Final = 60
LONGEST_WORDS: Final = 100
LONGEST_TIER: Final = 100
MOST_OF_ONE_PART: Final = 50
LONGEST_WAIT_MINUTES: Final = 60 * 24 * 90


def judge_view(tx: Transaction, by: Person, before: SavedView | None, view: SavedView) -> SavedView:
    """The view as it is kept; raises Invalid with every fault, a line for each.

    What it says already may stay, though the floor has changed since: nobody must mend what she did not touch.
    """
    wanted = _tidy(view.filter)
    tidy = replace(view, name=" ".join(storable(view.name).split()), filter=wanted)
    faults = [
        *_of_head(tx, by, before, tidy),
        *_of_floor(tx.floor, wanted, before.filter if before is not None else ViewFilter()),
        *_of_people(tx, wanted, before.filter if before is not None else ViewFilter()),
        *_of_words(wanted),
        *_of_values(wanted),
    ]
    if wanted == ViewFilter():
        faults.append(Fault("filter", "choose at least one thing by which conversations are told apart"))
    if faults:
        raise Invalid("\n".join(map(str, faults)))
    tags = tuple(dict.fromkeys(clean_tag(tag) for tag in wanted.tags))
    return replace(tidy, filter=replace(wanted, tags=tags))


def _tidy(wanted: ViewFilter) -> ViewFilter:
    return replace(
        wanted,
        channels=_once(wanted.channels),
        queues=_once(wanted.queues),
        tags=_once(wanted.tags),
        states=_once(wanted.states),
        tiers=_once(wanted.tiers),
        assignees=_once(wanted.assignees),
        promises=_once(wanted.promises),
        words=" ".join(storable(wanted.words).split()),
    )


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (" ".join(storable(word).split()) for word in words))))


def _of_head(tx: Transaction, by: Person, before: SavedView | None, view: SavedView) -> Iterator[Fault]:
    if not 0 < len(view.name) <= LONGEST_NAME:
        yield Fault("name", f"give it a name of at most {LONGEST_NAME} characters")
    others = [other for other in tx.views.of_owner(view.owner_id) if other.id != view.id]
    if any(other.name.casefold() == view.name.casefold() for other in others):
        yield Fault("name", f"another view is called “{view.name}” already")
    if view.order not in ORDERS:
        yield Fault("order", f"is one of {', '.join(ORDERS)}")
    if view.shared_with == (before.shared_with if before is not None else ALONE):
        return
    if view.shared_with == EVERYBODY:
        if Permission.STEER not in by.permissions:
            yield Fault("shared_with", "only a supervisor may share a view with everybody; choose one of your teams")
    elif view.shared_with != ALONE and TeamId(view.shared_with) not in by.reads_in:
        yield Fault("shared_with", "a view is shared with one of your own teams")


def _of_floor(floor: Floor, wanted: ViewFilter, before: ViewFilter) -> Iterator[Fault]:
    for queue in wanted.queues:
        if queue not in floor.queues and queue not in before.queues:
            yield Fault("filter.queues", f"there is no queue “{queue}” any more; choose others")
    for channel in wanted.channels:
        if channel not in floor.features and channel not in before.channels:
            yield Fault("filter.channels", f"there is no channel “{channel}”; choose others")


def _of_people(tx: Transaction, wanted: ViewFilter, before: ViewFilter) -> Iterator[Fault]:
    for id_ in wanted.assignees:
        if id_ not in {ME, NOBODY, *before.assignees} and not _works(tx, PersonId(id_)):
            yield Fault("filter.assignees", "names somebody who does not work here; choose a colleague")


def _works(tx: Transaction, id_: PersonId) -> bool:
    try:
        return tx.people.get(id_).works
    except NotFound:
        return False


def _of_words(wanted: ViewFilter) -> Iterator[Fault]:
    for name in ("channels", "queues", "tags", "states", "tiers", "assignees", "promises"):
        if len(getattr(wanted, name)) > MOST_OF_ONE_PART:
            yield Fault(f"filter.{name}", f"names at most {MOST_OF_ONE_PART}; leave some out")
    if any(len(tag) > LONGEST_TAG or "," in tag for tag in wanted.tags):
        yield Fault("filter.tags", f"a tag has 1 to {LONGEST_TAG} characters and no comma")
    if any(len(tier) > LONGEST_TIER for tier in wanted.tiers):
        yield Fault("filter.tiers", f"a tier has at most {LONGEST_TIER} characters")
    if len(wanted.words) > LONGEST_WORDS:
        yield Fault("filter.words", f"write at most {LONGEST_WORDS} characters")


def _of_values(wanted: ViewFilter) -> Iterator[Fault]:
    if not set(wanted.states) <= STATES:
        yield Fault("filter.states", f"is one of {', '.join(sorted(STATES))}")
    if not set(wanted.promises) <= set(PROMISES):
        yield Fault("filter.promises", f"is one of {', '.join(PROMISES)}")
    if not 0 <= wanted.waiting_minutes <= LONGEST_WAIT_MINUTES:
        yield Fault("filter.waiting_minutes", f"is a whole number from 0 to {LONGEST_WAIT_MINUTES}")
    if not 0 <= wanted.level_at_least <= HIGHEST_STRICT_LEVEL:
        yield Fault("filter.level_at_least", f"is a whole number from 0 to {HIGHEST_STRICT_LEVEL}")
