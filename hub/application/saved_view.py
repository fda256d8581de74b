"""Agents save views of the inbox, share them, put them in order and delete them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from hub.application.saved_view_faults import judge_view
from hub.application.transaction import Transaction
from hub.domain.person import Person
from hub.domain.problem import Conflict, Invalid, NotAllowed
from hub.domain.saved_view import SavedView

MOST_OF_ONES_OWN: Final = 50
MOST_IN_ORDER: Final = 500
LONGEST_ID: Final = 64


def keep_view(tx: Transaction, by: Person, wanted: SavedView) -> SavedView:
    """The view stands under its id, new (version 0) or changed from the version that its editor saw.

    The same again changes nothing; raises Conflict where somebody changed it meanwhile.
    """
    before = tx.views.get(wanted.id)
    if before is None:
        _check_new(tx, by, wanted)
        kept = replace(judge_view(tx, by, None, wanted), version=1)
        tx.views.keep(kept, None)
        return kept
    if not before.is_seen_by(by):
        raise Conflict("This id is taken; save the view under another one.")
    if not before.is_changed_by(by):
        raise NotAllowed("Only its owner or a supervisor may change this view; save one of your own.")
    kept = judge_view(tx, by, before, replace(wanted, owner_id=before.owner_id))
    if replace(kept, version=before.version) == before:
        return before
    if wanted.version != before.version:
        raise Conflict("Somebody changed this view meanwhile; look at it again, and save it if it is still right.")
    kept = replace(kept, version=before.version + 1)
    tx.views.keep(kept, before)
    return kept


def _check_new(tx: Transaction, by: Person, wanted: SavedView) -> None:
    if not 0 < len(wanted.id) <= LONGEST_ID:
        raise Invalid(f"The id is a text of at most {LONGEST_ID} characters, of your own choice.")
    if wanted.version:
        raise Conflict("This view was deleted meanwhile; save it as a new one if you still want it.")
    if len(tx.views.of_owner(by.id)) >= MOST_OF_ONES_OWN:
        raise Conflict(f"You have {MOST_OF_ONES_OWN} views; delete one that you no longer use.")


def drop_view(tx: Transaction, by: Person, id_: str) -> None:
    """The view is gone, for whomever it was shared with too; one that is not there is gone already."""
    view = tx.views.get(id_)
    if view is None or not view.is_seen_by(by):
        return
    if not view.is_changed_by(by):
        raise NotAllowed("Only its owner or a supervisor may delete this view.")
    tx.views.drop(view)


def order_views(tx: Transaction, by: Person, ids: Sequence[str]) -> None:
    """Her views stand in this order from now on; those that it does not name come after them."""
    wanted = tuple(dict.fromkeys(ids))
    if len(wanted) > MOST_IN_ORDER or any(len(id_) > LONGEST_ID for id_ in wanted):
        raise Invalid(f"An order names at most {MOST_IN_ORDER} views, each by its id.")
    seen = {view.id for view in tx.views.seen_by(by)}
    wanted = tuple(id_ for id_ in wanted if id_ in seen)
    if wanted != tx.views.order_of(by.id):
        tx.views.put_in_order(by.id, wanted)
