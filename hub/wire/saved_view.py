"""Saved views of the inbox, as desks have them, and who hears of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from hub.domain.ids import PersonId, TeamId
from hub.domain.saved_view import ALONE, EVERYBODY
from hub.domain.saved_view import SavedView as KeptView
from hub.domain.value import dataclass
from hub.wire.desk import SavedView, ViewFilter
from hub.wire.tell import EVERYONE, Told, person_room, team_room
from hub.wire.view_events import ViewGone, ViewKept, ViewsOrdered


@dataclass(frozen=True, slots=True)
class ViewChange:
    """What became of a view in one transaction."""

    before: KeptView | None
    after: KeptView | None


def wire_view(view: KeptView) -> SavedView:
    """The view as desks have it."""
    wanted = ViewFilter(**asdict(view.filter))
    return SavedView(view.id, view.owner_id, view.name, view.order, view.shared_with, view.version, wanted)


def tell_view(change: ViewChange) -> Iterator[Told]:
    """Gone from whoever sees it no longer first: whoever sees it still has it again at once."""
    was, is_now = _rooms(change.before), _rooms(change.after)
    lost = tuple(room for room in was if room not in is_now)
    if lost and change.before is not None:
        yield lost, ViewGone(change.before.id)
    if change.after is not None:
        yield is_now, ViewKept(wire_view(change.after))


def _rooms(view: KeptView | None) -> tuple[str, ...]:
    if view is None:
        return ()
    if view.shared_with == EVERYBODY:
        return (EVERYONE,)
    own = (person_room(view.owner_id),)
    return own if view.shared_with == ALONE else (*own, team_room(TeamId(view.shared_with)))


def tell_order(person_id: PersonId, ids: Sequence[str]) -> Told:
    """What she hears in her other browsers once she has put her views in order."""
    return (person_room(person_id),), ViewsOrdered(tuple(ids))
