"""A code that comes at two nodes at once is taken at one of them."""

from __future__ import annotations

import asyncio

from hub.application.second_step import SECRET, check_code, set_up_second_step
from hub.domain.one_time_code import code_at, digest_of_recovery, secret_of, step_at
from hub.domain.second_step import SecondStep
from hub.storage.seal import Seals
from tests.contract.conftest import AnyStore
from tests.stage.floor import ANNA
from tests.stage.loop import HeldClock

SEALS = Seals(bytes(32), {})
PLAIN = secret_of(b"12345678901234567890")


async def test_of_a_code_that_comes_twice_at_once_one_is_taken(store: AnyStore, held_clock: HeldClock) -> None:
    now = step_at(held_clock())
    sealed = SEALS.sealed({SECRET: PLAIN})[SECRET]
    kept = SecondStep(ANNA, sealed, held_clock(), now - 2, (digest_of_recovery("a code"),))
    await store.run(set_up_second_step, kept)
    for code in (code_at(PLAIN, now), "a code"):
        came = await asyncio.gather(*(store.run(check_code, ANNA, code, SEALS) for _ in range(4)))
        assert [checked.is_right for checked in came].count(True) == 1
