"""How a command fails: one sentence for the user, and an exit status for the script that called it."""

from __future__ import annotations

from typing import Final

REFUSED: Final = 1
WRONG_CALL: Final = 2


class CommandFailed(Exception):
    """The command cannot do what it was asked; the text says what to do next."""

    def __init__(self, text: str, status: int = REFUSED) -> None:
        super().__init__(text)
        self.status = status


class StartError(CommandFailed):
    """The hub cannot start; the text says what to do."""

    def __init__(self, text: str) -> None:
        super().__init__(text, WRONG_CALL)
