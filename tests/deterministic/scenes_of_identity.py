"""Scenes of how people prove who they are."""

from __future__ import annotations

from hub.application.second_step import (
    SECRET,
    check_code,
    end_second_step,
    renew_recovery_codes,
    reset_second_step,
    set_up_second_step,
)
from hub.domain.one_time_code import secret_of
from hub.domain.second_step import SecondStep
from hub.storage.seal import Seals
from tests.stage.floor import ANNA, BO, EVA
from tests.stage.stage import Stage

LOOKED_BY_IDENTITY = frozenset({"password_mark", "second_step_state", "step_after_password"})


async def second_steps(stage: Stage) -> None:
    """One is set up, asked, given new recovery codes and given up; another one is reset."""
    seals = Seals(bytes(32), {})
    sealed = seals.sealed({SECRET: secret_of(bytes(20))})[SECRET]
    for who in (ANNA, BO):
        await stage.run(set_up_second_step, SecondStep(who, sealed, stage.clock(), 0, ("digest",)))
    await stage.run(check_code, ANNA, "no code", seals)
    await stage.run(renew_recovery_codes, ANNA, ["digest"])
    await stage.run(end_second_step, await stage.person(ANNA))
    await stage.run(reset_second_step, BO, EVA)
