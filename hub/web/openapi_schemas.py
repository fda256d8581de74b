"""Schemas of everything that routes take and give, from the types themselves; each named once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from pydantic import TypeAdapter
from pydantic.json_schema import JsonSchemaMode

from hub.web.route import Route

TEMPLATE: Final = "#/components/schemas/{model}"


class Schemas:
    """The schemas of these routes, made together so that no two types share a name."""

    def __init__(self, routes: Iterable[Route]) -> None:
        kinds: dict[tuple[Any, JsonSchemaMode], TypeAdapter[Any]] = {}
        for route in routes:
            for kind in (route.body, *(one.kind for one in (*route.query, *route.headers))):
                if kind is not None:
                    kinds[kind, "validation"] = TypeAdapter(kind)
            if route.answer is not None:
                kinds[route.answer, "serialization"] = TypeAdapter(route.answer)
        inputs = [(kind, mode, adapter) for (kind, mode), adapter in kinds.items()]
        made, defined = TypeAdapter.json_schemas(inputs, ref_template=TEMPLATE)
        self._made = made
        self.components: dict[str, Any] = defined.get("$defs", {})

    def taken(self, kind: Any) -> dict[str, Any]:  # noqa: ANN401 - any type pydantic knows
        """The schema of what is sent to the hub."""
        return dict(self._made[kind, "validation"])

    def given(self, kind: Any) -> dict[str, Any]:  # noqa: ANN401 - any type pydantic knows
        """The schema of what the hub answers with."""
        return dict(self._made[kind, "serialization"])
