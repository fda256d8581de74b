"""How an agent is told of what needs her: her own choice, kept wherever she signs in."""

from __future__ import annotations

import orjson
import pytest

from hub.application.alerts import change_alerts, own_alerts
from hub.application.transaction import Transaction
from hub.domain.alert import USUAL_ALERTS, Alert, AlertKind, Alerts, AlertSound
from hub.domain.problem import Invalid
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO
from tests.stage.stage import Stage

QUIET = Alert(AlertSound.BELL, 0, notify=False)


@staged
async def test_what_she_chose_is_kept_for_her_alone_and_the_rest_is_as_usual(stage: Stage) -> None:
    assert await stage.store.read(own_alerts, ANNA) == USUAL_ALERTS
    await stage.run(change_alerts, await stage.person(ANNA), Alerts({AlertKind.MESSAGE: QUIET}, names_customers=False))
    hers = await stage.store.read(own_alerts, ANNA)
    assert hers.kinds == {**USUAL_ALERTS.kinds, AlertKind.MESSAGE: QUIET}
    assert not hers.names_customers
    assert await stage.store.read(own_alerts, BO) == USUAL_ALERTS


@staged
async def test_a_volume_that_no_machine_has_is_refused(stage: Stage) -> None:
    with pytest.raises(Invalid, match="volume of offer is a number from 0 to 100"):
        await stage.run(change_alerts, await stage.person(ANNA), Alerts({AlertKind.OFFER: Alert(AlertSound.BELL, 101)}))
    assert await stage.store.read(own_alerts, ANNA) == USUAL_ALERTS


@staged
async def test_a_sound_of_another_version_is_as_usual(stage: Stage) -> None:
    kept = {"kinds": {"offer": {"sound": "gong", "volume": 5, "notify": True}}, "names_customers": True}
    await stage.run(_keep, orjson.dumps(kept).decode())
    assert await stage.store.read(own_alerts, ANNA) == USUAL_ALERTS


@staged
async def test_the_floor_may_keep_customers_off_everybodys_notifications(stage: Stage) -> None:
    assert stage.store.floor.alert_text.value == "customer"
    await stage.run(_say, "none")
    assert stage.store.floor.alert_text.value == "none"


def _keep(tx: Transaction, kept: str) -> None:
    tx.desks.set_setting(f"alerts:{ANNA}", kept)


def _say(tx: Transaction, text: str) -> None:
    tx.desks.set_setting("alert_text", text)
