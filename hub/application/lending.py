"""Who lends agents to whom: what was proposed holds from when an administrator adopts it until one ends it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from hub.application.transaction import Transaction
from hub.domain.ids import PersonId
from hub.domain.problem import Conflict
from routing.lending import Proposal

LENDING: Final = "lending"
"""The setting that holds the adopted proposal; it is part of the floor."""
PROPOSED: Final = "lending_proposed"
"""The setting that holds the last proposal, which applies nowhere."""


def keep_proposal(tx: Transaction, words: Mapping[str, Any] | None) -> None:
    """Keep what was proposed last; None: lending would surely gain nothing."""
    if words is not None:
        Proposal.from_words(words)
    tx.desks.set_setting(PROPOSED, None if words is None else json.dumps(words))


def proposed_lending(tx: Transaction) -> Mapping[str, Any] | None:
    """What was proposed last."""
    text = tx.desks.setting(PROPOSED)
    words: Mapping[str, Any] | None = json.loads(text) if text else None
    return words


def adopt_lending(tx: Transaction, by: PersonId, version: str) -> None:
    """What was proposed holds from now on, if it still is what the administrator saw."""
    words = proposed_lending(tx)
    if words is None or words["version"] != version:
        raise Conflict("Another proposal was made meanwhile, or none is left; look at it first.")
    before = tx.floor.lending
    tx.desks.set_setting(LENDING, json.dumps(words))
    tx.desks.audit(by, "lending.adopted", version, {"before": None if before is None else before["version"]})


def end_lending(tx: Transaction, by: PersonId) -> None:
    """Nobody is kept free any longer."""
    before = tx.floor.lending
    if before is None:
        return
    tx.desks.set_setting(LENDING, None)
    tx.desks.audit(by, "lending.ended", str(before["version"]), {})
