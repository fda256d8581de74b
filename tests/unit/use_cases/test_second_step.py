"""A second step: asked for once it is there, taken once, held up after wrong codes, and given up by whom it may be."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hub.application.apply_floor import Applying, apply_floor
from hub.application.kept import Session
from hub.application.second_step import (
    SECRET,
    Checked,
    check_code,
    end_second_step,
    password_mark,
    renew_recovery_codes,
    reset_second_step,
    second_step_state,
    set_up_second_step,
    step_after_password,
)
from hub.application.transaction import Transaction
from hub.domain.ids import PersonId
from hub.domain.one_time_code import code_at, digest_of_recovery, secret_of, step_at
from hub.domain.problem import Conflict, NotFound
from hub.domain.second_step import SecondStep, Step
from hub.storage.seal import Seals
from hub.worker.tickets import Tickets
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, EVA
from tests.stage.stage import Stage

SEALS = Seals(bytes(32), {})
PLAIN = secret_of(b"12345678901234567890")
CODES = ("abcd-efgh-ijkm-npqr", "2345-6789-abcd-efgh")


async def enrolled(stage: Stage, who: PersonId = ANNA) -> None:
    """She has a second step since a minute."""
    sealed = SEALS.sealed({SECRET: PLAIN})[SECRET]
    digests = tuple(digest_of_recovery(code) for code in CODES)
    await stage.run(set_up_second_step, SecondStep(who, sealed, stage.clock(), step_at(stage.clock()) - 2, digests))


async def tried(stage: Stage, code: str) -> Checked:
    return await stage.run(check_code, ANNA, code, SEALS)


def code_now(stage: Stage, later: int = 0) -> str:
    return code_at(PLAIN, step_at(stage.clock()) + later)


async def ruled(stage: Stage, rule: str) -> None:
    await stage.run(apply_floor, {"second_step": rule}, Applying("a test", SEALS))


@staged
async def test_a_code_is_taken_once(stage: Stage) -> None:
    await enrolled(stage)
    anna = await stage.person(ANNA)
    assert await stage.store.read(step_after_password, anna) is Step.CODE
    assert (await tried(stage, f" {code_now(stage)[:3]} {code_now(stage)[3:]} ")).is_right
    assert not (await tried(stage, code_now(stage))).is_right
    assert not (await tried(stage, code_now(stage, -1))).is_right
    assert (await tried(stage, code_now(stage, 1))).is_right


@staged
async def test_a_recovery_code_is_taken_once_and_new_ones_void_the_rest(stage: Stage) -> None:
    await enrolled(stage)
    assert (await tried(stage, CODES[0].upper())).is_right
    assert not (await tried(stage, CODES[0])).is_right
    await stage.run(renew_recovery_codes, ANNA, [digest_of_recovery("new")])
    assert not (await tried(stage, CODES[1])).is_right
    assert (await tried(stage, "new")).is_right


@staged
async def test_after_five_wrong_codes_the_right_one_has_to_wait(stage: Stage) -> None:
    await enrolled(stage)
    for _ in range(5):
        assert await tried(stage, "no code") == Checked(is_right=False)
    assert await tried(stage, code_now(stage)) == Checked(is_right=False, wait_seconds=30)
    stage.clock.forward(31)
    assert (await tried(stage, code_now(stage))).is_right
    assert await tried(stage, "no code") == Checked(is_right=False)
    assert (await tried(stage, code_now(stage, 1))).is_right


@staged
async def test_nothing_is_right_for_whoever_has_none(stage: Stage) -> None:
    assert not (await tried(stage, code_now(stage))).is_right
    assert await stage.store.read(step_after_password, await stage.person(ANNA)) is None
    with pytest.raises(NotFound):
        await stage.run(renew_recovery_codes, ANNA, [])


@staged
async def test_a_second_one_does_not_take_the_place_of_the_first(stage: Stage) -> None:
    await enrolled(stage)
    with pytest.raises(Conflict):
        await enrolled(stage)


@staged
async def test_whoever_needs_one_is_led_to_it_and_cannot_give_it_up(stage: Stage) -> None:
    anna, eva = await stage.person(ANNA), await stage.person(EVA)
    await ruled(stage, "administrators")
    found = [await stage.store.read(step_after_password, person) for person in (anna, eva)]
    assert found == [None, Step.ENROL]
    await ruled(stage, "all")
    assert await stage.store.read(step_after_password, anna) is Step.ENROL
    await enrolled(stage)
    with pytest.raises(Conflict):
        await stage.run(end_second_step, anna)
    await ruled(stage, "optional")
    await stage.run(end_second_step, anna)
    assert (await stage.store.read(second_step_state, ANNA)).step is None
    with pytest.raises(NotFound):
        await stage.run(end_second_step, anna)


@staged
async def test_an_administrator_resets_that_of_others_who_are_signed_out_everywhere(stage: Stage) -> None:
    await enrolled(stage)
    await stage.run(_signs_in)
    with pytest.raises(Conflict):
        await stage.run(reset_second_step, EVA, EVA)
    with pytest.raises(NotFound):
        await stage.run(reset_second_step, BO, EVA)
    await stage.run(reset_second_step, ANNA, EVA)
    assert await stage.store.read(lambda tx: tx.desks.session("d")) is None
    assert await stage.store.read(lambda tx: tx.second_steps.of(ANNA)) is None


@staged
async def test_what_a_password_opened_half_way_ends_with_the_password(stage: Stage) -> None:
    before = await stage.store.read(password_mark, ANNA)
    await stage.run(_new_password)
    assert await stage.store.read(password_mark, ANNA) != before


@staged
async def test_a_ticket_is_good_for_one_purpose_for_a_while_and_as_it_was(stage: Stage) -> None:
    tickets = Tickets(SEALS, stage.clock)
    ticket = tickets.issue("half_way", timedelta(minutes=10), {"person": "anna"})
    assert (tickets.read("half_way", ticket) or {})["person"] == "anna"
    damaged = ("A" if ticket[20] != "A" else "B").join((ticket[:20], ticket[21:]))
    for other in ("", "x", damaged, f"sealed:{ticket}", "env:HOME", "file:/etc/passwd", ticket * 100):
        assert tickets.read("half_way", other) is None
    assert tickets.read("enrolment", ticket) is None
    stage.clock.forward(600)
    assert tickets.read("half_way", ticket) is None


def _signs_in(tx: Transaction) -> None:
    tx.desks.add_session(Session("d", ANNA, "csrf", tx.now, tx.now + timedelta(hours=1)))


def _new_password(tx: Transaction) -> None:
    tx.people.set_password(ANNA, "another digest")
