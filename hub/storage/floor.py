"""The configured things as one value: rows of any shape in, a checked floor out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import orjson
from pydantic import TypeAdapter

from channels.contract import Feature
from hub.application.lending import LENDING
from hub.domain.floor import KINDS, Floor
from hub.domain.idle_clock import IdleClock


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(KINDS[kind])


def floor_of(
    entries: Iterable[tuple[str, str, Mapping[str, object], bool]],
    features: Mapping[str, frozenset[Feature]],
    house: Mapping[str, str],
    version: int,
) -> Floor:
    """The floor that the active rows and the settings of the whole house describe."""
    found: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}
    for kind, id_, body, is_active in entries:
        if is_active and kind in KINDS:
            found[kind][id_] = _adapter(kind).validate_python({**body, "id": id_})
    company = house.get("company") or "Contact Hub"
    clock = IdleClock(house.get("idle_clock", IdleClock.LATEST))
    lending = orjson.loads(house[LENDING]) if house.get(LENDING) else None
    return Floor(version=version, company=company, idle_clock=clock, lending=lending, features=features, **found)
