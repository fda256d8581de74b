"""The intake benchmark waits for a slow server as long as it gets on, and says when one never will."""

from collections.abc import Awaitable, Callable, Iterable

import pytest

from hub.commands.bench.child import Reading, Stuck, all_closed


def readings(unfinished: Iterable[int]) -> Callable[[], Awaitable[Reading]]:
    left = iter(unfinished)

    async def read() -> Reading:
        return Reading(0.0, next(left))

    return read


async def test_a_server_that_gets_on_is_waited_for_whatever_its_pace() -> None:
    await all_closed(readings([3, 2, 1, 2, 1, 0]), patience=0)


async def test_a_server_that_closes_nothing_any_more_is_named() -> None:
    with pytest.raises(Stuck, match="7 conversations were never closed"):
        await all_closed(readings([9, 7, 7, 7]), patience=0)
