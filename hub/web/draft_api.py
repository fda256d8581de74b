"""Drafts: what I am writing is kept for me."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar, Literal

from pydantic import ConfigDict

from hub.application.draft import keep_draft
from hub.domain.draft import DraftKind
from hub.domain.ids import ConversationId, FileId
from hub.domain.permission import Permission
from hub.domain.problem import Invalid
from hub.web.body import STRICT
from hub.web.route import Call, Route
from hub.wire.desk import Draft
from hub.wire.tell_writing import wire_draft


@dataclass(frozen=True, slots=True)
class NewDraft:
    """What I am writing now; with nothing in it, nothing any more."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    kind: Literal["reply", "note"]
    written_at: datetime
    """By the hub's clock: the newest draft stands."""
    text: str = ""
    files: list[str] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)


async def keep(call: Call) -> Draft:
    """Keep what I am writing."""
    body: NewDraft = call.body
    if body.written_at.tzinfo is None:
        raise Invalid("written_at needs a time zone, such as Z.")
    kept = await call.services.store.run(
        keep_draft,
        ConversationId(call.part("id")),
        call.person,
        kind=DraftKind(body.kind),
        text=body.text,
        written_at=body.written_at,
        file_ids=tuple(FileId(id_) for id_ in body.files),
        fields=body.fields,
    )
    return wire_draft(kept)


ROUTES = [
    Route(
        "PUT",
        "/api/conversations/{id}/draft",
        Permission.WORK,
        "Keep what I am writing; the answer is the draft that stands, which may be a newer one of mine.",
        keep,
        body=NewDraft,
        answer=Draft,
    ),
]
