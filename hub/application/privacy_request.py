"""Requests for data, or to be forgotten, that came over a shop: somebody answers each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hub.application.erase import check_may_protect
from hub.application.transaction import Transaction
from hub.domain.person import Person
from hub.domain.problem import Conflict
from hub.domain.shop import PrivacyRequest
from hub.domain.value import changed

MOST_SHOWN: Final = 100


def privacy_requests(tx: Transaction, by: Person) -> Sequence[PrivacyRequest]:
    """Those that wait for somebody, and the last that were answered."""
    check_may_protect(by)
    return tx.shops.requests(MOST_SHOWN)


def settle_request(tx: Transaction, id_: str, by: Person) -> PrivacyRequest:
    """Somebody answered it: she has her copy, or was erased, or nothing of her is here."""
    check_may_protect(by)
    found = tx.shops.request(id_)
    if found.done_at is not None:
        raise Conflict("Somebody has answered this already.")
    done = changed(found, done_at=tx.now, done_by=by.id)
    tx.shops.settle(done)
    tx.desks.audit(by.id, "privacy.answered", id_, {"what": done.what, "shop": done.shop_id})
    return done
