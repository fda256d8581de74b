"""How a command gets its work done: by the running hub, or here while nobody else writes."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any, Final

from hub.commands.control import NotRunning, ask_running
from hub.commands.data_lock import DataInUse, data_lock
from hub.commands.failure import CommandFailed
from hub.settings import Settings

TRIES: Final = 20
PAUSE_SECONDS: Final = 0.25


def ask(settings: Settings, environment: Mapping[str, str], name: str, **arguments: Any) -> Any:  # noqa: ANN401 - plain JSON
    """What the operation returns; raises CommandFailed with the sentence for the user."""
    return asyncio.run(_asked(settings, environment, name, arguments))


async def _asked(settings: Settings, environment: Mapping[str, str], name: str, arguments: Mapping[str, Any]) -> Any:  # noqa: ANN401 - plain JSON
    if settings.database_url:
        return await _here(settings, environment, name, arguments)
    for _ in range(TRIES):
        try:
            with data_lock(settings.data):
                return await _here(settings, environment, name, arguments)
        except DataInUse as busy:
            held = busy
        try:
            return _done(await ask_running(settings.data, name, arguments))
        except NotRunning:
            # Another command is at work, or the hub is just starting or ending.
            await asyncio.sleep(PAUSE_SECONDS)
    raise CommandFailed(str(held))


def _done(answer: Mapping[str, Any]) -> Any:  # noqa: ANN401 - plain JSON
    if "problem" in answer:
        raise CommandFailed(str(answer["problem"]["detail"]))
    return answer["done"]


async def _here(settings: Settings, environment: Mapping[str, str], name: str, arguments: Mapping[str, Any]) -> Any:  # noqa: ANN401 - plain JSON
    # A command that a running hub answers needs none of the storage, and is done before it would be loaded.
    from hub.commands.here import perform_here  # noqa: PLC0415 - see above

    return await perform_here(settings, environment, name, arguments)
