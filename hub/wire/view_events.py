"""What a browser hears of saved views of the inbox; `hub.wire.events` has every event together."""

from __future__ import annotations

from hub.domain.value import dataclass
from hub.wire.desk import SavedView


@dataclass(frozen=True, slots=True)
class ViewKept:
    """A view of the inbox that I see was saved, changed, or shared with me."""

    view: SavedView


@dataclass(frozen=True, slots=True)
class ViewGone:
    """A view was deleted, or is shared with me no longer."""

    view_id: str


@dataclass(frozen=True, slots=True)
class ViewsOrdered:
    """I put my views in another order."""

    ids: tuple[str, ...]
