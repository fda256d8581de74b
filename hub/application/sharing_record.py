"""What the house says of sharing, as it is kept and as a floor document writes it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from types import GenericAlias
from typing import Any, Final, cast

from pydantic import ConfigDict, TypeAdapter

from hub.domain.sharing import NOTHING_SAID, SaidSharing

SHARING: Final = "sharing"
USUAL: Final = "usual"
"""In a floor document: as the channels are like, whatever was said before."""
_MAY_BE_USUAL: Final = ("exclusive", "interrupts")


@cache
def _adapter() -> TypeAdapter[tuple[SaidSharing]]:
    # In a tuple, because pydantic lets only a type without settings of its own be given some.
    return TypeAdapter(cast(Any, GenericAlias(tuple, (SaidSharing,))), config=ConfigDict(extra="forbid"))


def kept_sharing(said: SaidSharing) -> str:
    """What was said as it is kept, in one spelling only."""
    fields = _adapter().dump_python((said,), mode="json")[0]
    if said.exclusive is not None:
        fields["exclusive"] = sorted(set(said.exclusive))
    if said.interrupts is not None:
        fields["interrupts"] = {channel: sorted(set(some)) for channel, some in said.interrupts.items()}
    return json.dumps(fields, sort_keys=True, ensure_ascii=False)


def said_in(kept: str | None) -> SaidSharing:
    """What was said, from what is kept of it."""
    return _adapter().validate_json(f"[{kept}]")[0] if kept else NOTHING_SAID


def document_of(kept: str) -> dict[str, Any]:
    """What is kept as a floor document tells it."""
    fields: dict[str, Any] = json.loads(kept)
    return {name: USUAL if name in _MAY_BE_USUAL and value is None else value for name, value in fields.items()}


def with_asked(kept: str, asked: Mapping[Any, Any]) -> str:
    """What is to be kept once a document has asked for these fields; raises pydantic's ValidationError."""
    fields = json.loads(kept) | {str(name): value for name, value in asked.items()}
    for name in _MAY_BE_USUAL:
        if fields[name] == USUAL:
            fields[name] = None
    return kept_sharing(_adapter().validate_python((fields,))[0])
