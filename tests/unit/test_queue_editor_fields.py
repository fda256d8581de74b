"""The console's queue editor edits every field of a queue that the API takes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from hub.web.admin_bodies import BODIES

EDITOR: Final = Path(__file__).parents[2] / "agent_ui" / "console" / "admin" / "queues"
NOT_EDITED: Final[frozenset[str]] = frozenset()
"""Fields that are deliberately edited elsewhere."""


def test_the_editor_of_queues_forgets_no_field_that_the_api_has() -> None:
    told = re.search(
        r"export const FIELDS: readonly FieldName\[\] = \[(.*?)\];", (EDITOR / "fields.ts").read_text(), re.DOTALL
    )
    assert told is not None
    edited = re.findall(r'"(\w+)"', told[1])
    assert len(edited) == len(set(edited))
    assert set(edited) == set(BODIES["queues"].model_fields) - NOT_EDITED


def test_every_field_of_the_editor_can_be_changed_on_the_screen() -> None:
    screens = "\n".join(one.read_text() for one in EDITOR.glob("*Section.tsx"))
    fields = set(BODIES["queues"].model_fields) - NOT_EDITED
    assert {name for name in fields if re.search(rf"\b{name}\b", screens) is None} == set()
