"""A busy hour."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from hub.commands.demo.mailbox import Mailboxes
from hub.commands.demo.phone import Telephones
from hub.domain.ids import PersonId
from hub.web.services import Services


class BusyHour:
    """Plays customers and agents."""

    def __init__(  # noqa: PLR0913 - what it plays on
        self,
        services: Services,
        base_url: str,
        *,
        telephones: Telephones,
        mailboxes: Mailboxes,
        has_console: Callable[[PersonId], bool],
        changed: Callable[[], None],
    ) -> None:
        pass

    def start(self, minutes: float, per_minute: float) -> None:
        pass

    def stop(self) -> None:
        pass

    def shown(self) -> dict[str, Any] | None:
        return None

    async def run(self) -> None:
        await asyncio.Event().wait()
