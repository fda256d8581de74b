"""Why an agent was chosen, on its way from the router to her screen through the database."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Final

import orjson

from hub.wire.desk import OfferReason

_NAMES: Final = {field.name for field in fields(OfferReason)}
_NEEDED: Final = {field.name for field in fields(OfferReason) if field.default is MISSING}


def written(reason: OfferReason) -> str:
    """The reason as an offer keeps it."""
    return orjson.dumps(reason).decode()


def read(text: str) -> OfferReason | None:
    """The reason that was written so; nothing where a hub of another version wrote something else."""
    try:
        found = orjson.loads(text)
    except orjson.JSONDecodeError:
        return None
    return OfferReason(**found) if isinstance(found, dict) and _NEEDED <= found.keys() <= _NAMES else None
