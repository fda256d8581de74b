"""The configured things as one value: rows of any shape in, a checked floor out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from channels.contract import Feature
from hub.domain.floor import KINDS, Floor


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(KINDS[kind])


def floor_of(
    entries: Iterable[tuple[str, str, Mapping[str, object], bool]],
    features: Mapping[str, frozenset[Feature]],
    company: str,
    version: int,
) -> Floor:
    """The floor that the active rows describe."""
    found: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}
    for kind, id_, body, is_active in entries:
        if is_active and kind in KINDS:
            found[kind][id_] = _adapter(kind).validate_python({**body, "id": id_})
    return Floor(version=version, company=company, features=features, **found)
