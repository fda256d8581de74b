"""Which devices are told: those their owner turned on, until she signs out, ends them or forgets them."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.application.kept import Session
from hub.application.push import end_device, keep_device, keep_push_key, name_customers, own_devices
from hub.application.session import close_other_sessions, close_session
from hub.application.transaction import Transaction
from hub.domain.ids import PersonId
from hub.domain.problem import Invalid, NotFound
from hub.domain.push import (
    MOST_DEVICES,
    STALE_AFTER,
    Subscription,
    device_name,
)
from tests.deterministic.scenes_of_push import AUTH, POINT
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHAT
from tests.stage.people import let_person_change
from tests.stage.stage import Stage
from tests.unit.use_cases.test_push import device, devices_of, due, gone


@staged
async def test_signing_out_ends_what_was_told_in_that_session(stage: Stage) -> None:
    for digest in ("s1", "s2", "s3"):
        await stage.run(_signs_in, digest)
        await device(stage, digest, session=digest)
    await device(stage, "bo", BO, session="s9")
    await stage.run(close_session, "s1")
    assert await devices_of(stage) == ["s3", "s2"]
    await stage.run(close_other_sessions, await stage.person(ANNA), "s2")
    assert await devices_of(stage) == ["s2"]
    assert await devices_of(stage, BO) == ["bo"]
    await stage.run(_everywhere, ANNA)
    assert await devices_of(stage) == []


@staged
async def test_whoever_is_deactivated_is_told_nothing(stage: Stage) -> None:
    await device(stage)
    await gone(stage)
    await stage.write(CHAT, "ada", "Hello?")
    await stage.run(let_person_change, ANNA, is_active=False)
    assert await due(stage) == []


@staged
async def test_a_browser_tells_its_present_user_alone(stage: Stage) -> None:
    await device(stage, "shared", names_customers=True)
    assert (await device(stage, "shared")).names_customers, "a renewal keeps what it may show"
    await device(stage, "shared", BO)
    assert await devices_of(stage) == []
    (one,) = await stage.run(own_devices, await stage.person(BO))
    assert not one.names_customers, "that was another one's choice"


@staged
async def test_a_device_not_used_for_long_is_forgotten_and_so_is_one_too_many(stage: Stage) -> None:
    for number in range(MOST_DEVICES + 2):
        await device(stage, str(number))
        stage.clock.forward(1)
    assert await devices_of(stage) == [str(number) for number in reversed(range(2, MOST_DEVICES + 2))]
    await gone(stage)
    stage.clock.forward(STALE_AFTER.total_seconds())
    await device(stage, "3")
    await stage.write(CHAT, "ada", "Hello?")
    assert [message.device.endpoint[-1] for message in await due(stage)] == ["3"]
    assert await devices_of(stage) == ["3"]


@staged
async def test_a_renewal_brings_back_nothing_that_was_ended_and_takes_nothing_of_anybody(stage: Stage) -> None:
    it = await device(stage)
    stage.clock.forward(60)
    again = await device(stage, is_renewal=True, session="s2")
    assert (again.id, again.session, again.renewed_at) == (it.id, "s2", stage.clock())
    with pytest.raises(NotFound):
        await device(stage, who=BO, is_renewal=True)
    await stage.run(end_device, await stage.person(ANNA), it.id)
    with pytest.raises(NotFound):
        await device(stage, is_renewal=True)
    assert await devices_of(stage) == []


@staged
async def test_nobody_ends_or_changes_what_is_another_ones(stage: Stage) -> None:
    it = await device(stage)
    bo = await stage.person(BO)
    with pytest.raises(NotFound, match="turn it on there again"):
        await stage.run(end_device, bo, it.id)
    with pytest.raises(NotFound):
        await stage.run(name_customers, bo, it.id, names_customers=True)
    assert await devices_of(stage) == ["1"]


@pytest.mark.parametrize(
    "given",
    [
        Subscription("ftp://push.example/1", POINT, AUTH),
        Subscription("http://push.example/1", POINT, AUTH),
        Subscription("https:///1", POINT, AUTH),
        Subscription("https://me@push.example/1", POINT, AUTH),
        Subscription("https://[push", POINT, AUTH),
        Subscription("https://push.example/\n", POINT, AUTH),
        Subscription("https://push.example/1", POINT[:-4], AUTH),
        Subscription("https://push.example/1", "ü" * 10, AUTH),
        Subscription("https://push.example/1", POINT, "AAAA"),
        Subscription("https://push.example/1", POINT, "A"),
    ],
)
def test_what_is_no_subscription_is_refused(given: Subscription, stage_template: Path) -> None:
    async def story(stage: Stage) -> None:
        anna = await stage.person(ANNA)
        with pytest.raises(Invalid, match="turn it off on this device and on again"):
            await stage.run(keep_device, anna, given, session="s", name="", names_customers=None)
        assert await devices_of(stage) == []

    staged(story)(stage_template)


@staged
async def test_of_two_nodes_that_make_a_key_one_is_first(stage: Stage) -> None:
    assert await stage.run(keep_push_key, "sealed:first") == "sealed:first"
    assert await stage.run(keep_push_key, "sealed:second") == "sealed:first"


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36", "Chrome, Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"),
        ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", "Chrome, Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari, iPhone"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, macOS"),
        ("curl/8", ""),
    ],
)
def test_a_device_is_called_as_its_owner_knows_it(agent: str, name: str) -> None:
    assert device_name(agent) == name


def _signs_in(tx: Transaction, digest: str) -> None:
    session = Session(digest, ANNA, "csrf", tx.now, tx.now)
    tx.desks.add_session(session)


def _everywhere(tx: Transaction, person_id: PersonId) -> None:
    tx.desks.end_sessions_of(person_id)
