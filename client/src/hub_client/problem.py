"""How a call can end otherwise than by its answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class Problem(Exception):
    """The hub refused a call (RFC 9457): `detail` tells people what to do; `type` is for programs and never changes."""

    def __init__(self, status: int, told: Mapping[str, Any]) -> None:
        self.status = status
        self.type = str(told.get("type", "about:blank"))
        self.title = str(told.get("title", ""))
        self.detail = str(told.get("detail", ""))
        self.told = told
        """Everything that the problem says, such as the `edits` of one that was edited meanwhile."""
        super().__init__(f"{status} {self.type}: {self.detail or self.title or 'no reason was given'}")


class Unreachable(Exception):
    """No answer came; whether a call that changes something was done is not known."""
