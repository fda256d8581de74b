"""Whoever looks over the shoulder: nothing a page complains of goes unnoticed."""

import re
from dataclasses import dataclass, field

from playwright.async_api import BrowserContext, ConsoleMessage, WebError

TOO_MUCH = {"error", "warning"}
TELL_CAUSES = """
addEventListener("error", ({ error }) => {
  for (let cause = error?.cause; cause; cause = cause.cause) console.error(`because of ${cause.stack ?? cause}`);
})
"""
"""React says only that it recovered from something; from what, is in the error's cause."""


@dataclass
class Watchman:
    """Collects errors, warnings and broken policies of every page of its contexts."""

    complaints: list[str] = field(default_factory=list)
    allowed: list[str] = field(default_factory=list)

    async def watch(self, context: BrowserContext) -> None:
        """Hear every page of this context from now on."""
        await context.add_init_script(TELL_CAUSES)
        context.on("console", self._heard)
        context.on("weberror", self._failed)

    def allow(self, *patterns: str) -> None:
        """Complaints that the test provokes itself, as regular expressions."""
        self.allowed.extend(patterns)

    def left(self) -> list[str]:
        """The complaints that nobody expected."""
        return [one for one in self.complaints if not any(re.search(pattern, one) for pattern in self.allowed)]

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in TOO_MUCH:
            self.complaints.append(f"{message.type}: {message.text} ({message.location.get('url', '')})")

    def _failed(self, error: WebError) -> None:
        self.complaints.append(f"page error: {error.error}")
