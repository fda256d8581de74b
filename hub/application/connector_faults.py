"""Shops of a kind of which the hub knows nothing are refused before they are kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from hub.application.floor_document import Fault
from hub.application.floor_plan import Step
from hub.application.known_names import instead_of


def connector_faults(steps: Iterable[Step], known: Collection[str]) -> Iterator[Fault]:
    """Shops of a kind of which the hub knows nothing; none is judged where none is known."""
    for step in steps:
        if step.kind != "shops" or step.after is None or not known:
            continue
        name = step.after["connector"]
        if name and name not in known:
            yield Fault(f"shops.{step.id}.connector", f"there is no connector “{name}”", hint=instead_of(name, known))
