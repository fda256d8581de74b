"""The configured things as one value: rows of any shape in, a checked floor out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import orjson
from pydantic import TypeAdapter

from hub.application.lending import LENDING
from hub.application.sharing_record import SHARING, said_in
from hub.domain.alert import AlertText
from hub.domain.floor import KINDS, Floor
from hub.domain.identity_provider import EVERYBODY
from hub.domain.idle_clock import IdleClock
from hub.domain.second_step import SecondStepRule
from hub.domain.sharing import sharing_in


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(KINDS[kind])


def floor_of(
    entries: Iterable[tuple[str, str, Mapping[str, object], bool]],
    known: Floor,
    house: Mapping[str, str],
    version: int,
) -> Floor:
    """The floor that the active rows and the settings of the whole house describe, with the channels that are known."""
    found: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}
    retired_fields = {}
    for kind, id_, body, is_active in entries:
        if is_active and kind in KINDS:
            found[kind][id_] = _adapter(kind).validate_python({**body, "id": id_})
        elif kind == "fields":
            retired_fields[id_] = _adapter(kind).validate_python({**body, "id": id_})
    company = house.get("company") or "Contact Hub"
    clock = IdleClock(house.get("idle_clock", IdleClock.LATEST))
    alert_text = AlertText(house.get("alert_text", AlertText.CUSTOMER))
    second_step = SecondStepRule(house.get("second_step", SecondStepRule.OPTIONAL))
    lending = orjson.loads(house[LENDING]) if house.get(LENDING) else None
    return Floor(
        version=version,
        company=company,
        idle_clock=clock,
        alert_text=alert_text,
        second_step=second_step,
        passwords=house.get("passwords", EVERYBODY),
        sharing=sharing_in(said_in(house.get(SHARING)), known.features),
        lending=lending,
        features=known.features,
        limits=known.limits,
        retired_fields=retired_fields,
        **found,
    )
