"""What is pushed to whom: only what is still news, to whoever has no console open and did not leave by choice."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.application.alerts import change_alerts
from hub.application.mention import read_mentions
from hub.application.offer import decline_offer
from hub.application.presence import conclude_offline, line_lost
from hub.application.push import keep_device, name_customers, own_devices
from hub.application.push_send import (
    CLAIMED_SECONDS,
    MAX_ATTEMPTS,
    MOST_REFUSALS,
    PushMessage,
    claim_pushes,
    settle_push_later,
    settle_push_refused,
    settle_pushed,
)
from hub.application.read_mark import mark_read
from hub.application.reply import add_note
from hub.application.split import split_conversation
from hub.application.transaction import Transaction
from hub.application.visitor_presence import BELIEVED_FOR, keep_people, keep_visitors
from hub.domain.alert import Alert, AlertKind, Alerts, AlertSound
from hub.domain.ids import ConversationId, OfferId, PersonId
from hub.domain.person import NO_ANSWER, Presence
from hub.domain.push import (
    HOLD_SECONDS,
    RINGS_AGAIN_AFTER,
    PushDevice,
    Urgency,
)
from tests.deterministic.scenes_of_push import subscription
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHAT, CHAT_QUEUE, DORA, MAIL, TEXT
from tests.stage.people import let_person_change
from tests.stage.stage import Stage
from tests.unit.use_cases.acts import held


async def device(stage: Stage, name: str = "1", who: PersonId = ANNA, **more: object) -> PushDevice:
    given = {"session": "s1", "name": "Chrome, Linux", "names_customers": None, **more}
    return await stage.run(keep_device, await stage.person(who), subscription(name), **given)  # type: ignore[arg-type]


async def due(stage: Stage, *here: PersonId, wait: float = HOLD_SECONDS) -> list[PushMessage]:
    stage.clock.forward(wait)
    messages, _ = await stage.run(claim_pushes, frozenset(here), 100)
    return messages


async def gone(stage: Stage, who: PersonId = ANNA) -> ConversationId:
    """Somebody holds a conversation, and closes her laptop."""
    id_ = await held(stage)
    await stage.run(line_lost, who, 3600.0)
    return id_


async def devices_of(stage: Stage, who: PersonId = ANNA) -> list[str]:
    return [one.endpoint.rpartition("/")[2] for one in await stage.run(own_devices, await stage.person(who))]


@staged
async def test_what_a_customer_writes_is_pushed_to_every_device_of_whoever_closed_her_console(stage: Stage) -> None:
    await device(stage, "1")
    await device(stage, "2")
    id_ = await gone(stage)
    await stage.write(CHAT, "ada", "Are you there?")
    assert await due(stage, wait=HOLD_SECONDS - 1) == []
    first, second = await due(stage, wait=1)
    assert {first.device.endpoint[-1], second.device.endpoint[-1]} == {"1", "2"}
    assert (first.text.title, first.news.conversation_id, first.urgency) == ("New message", id_, Urgency.HIGH)
    assert await due(stage) == [], "claimed, it is nobody else's"


@staged
async def test_nothing_of_a_customer_is_shown_unless_device_owner_and_floor_all_let_it(stage: Stage) -> None:
    it = await device(stage)
    await gone(stage)

    async def told() -> tuple[str, str]:
        await stage.write(CHAT, "ada", "My   number\nis 4711" + "!" * 300)
        (message,) = await due(stage)
        await stage.run(settle_pushed, message)
        return message.text.title, message.text.body

    plain = ("New message", stage.store.floor.queues[CHAT_QUEUE].name)
    assert await told() == plain
    await stage.run(name_customers, await stage.person(ANNA), it.id, names_customers=True)
    title, body = await told()
    assert title == "Ada"
    assert body.startswith("My number is 4711!!!")
    assert body.endswith("…")
    await stage.run(change_alerts, await stage.person(ANNA), Alerts({}, names_customers=False))
    assert await told() == plain
    await stage.run(change_alerts, await stage.person(ANNA), Alerts({}, names_customers=True))
    await stage.run(_floor_says, "none")
    assert await told() == plain


@staged
async def test_it_is_told_in_the_language_of_her_screens(stage: Stage) -> None:
    await device(stage)
    await gone(stage)
    for language, title in {"zh-Hans": "新消息", "zh-Hant": "新訊息", "en": "New message"}.items():
        await stage.run(let_person_change, ANNA, language=language)
        await stage.write(CHAT, "ada", "Hello?")
        (message,) = await due(stage)
        await stage.run(settle_pushed, message)
        assert (message.text.title, message.language) == (title, language)


@staged
async def test_nothing_is_pushed_while_a_console_of_hers_is_open_at_any_node(stage: Stage) -> None:
    await device(stage)
    await gone(stage)
    await stage.write(CHAT, "ada", "one")
    assert await due(stage, ANNA) == [], "it is open here"
    await stage.run(keep_visitors, "there")
    await stage.run(keep_people, "there", {ANNA}, set())
    await stage.write(CHAT, "ada", "two")
    assert await due(stage) == [], "it is open there"
    await stage.write(CHAT, "ada", "three")
    await stage.run(keep_people, "there", set(), {ANNA})
    (message,) = await due(stage)
    assert message.news.attempts == 0
    await stage.run(settle_pushed, message)
    # A node that was killed has nobody's console.
    await stage.run(keep_people, "there", {ANNA}, set())
    stage.clock.forward(BELIEVED_FOR.total_seconds())
    await stage.write(CHAT, "ada", "four")
    assert len(await due(stage)) == 1


@staged
async def test_a_page_that_is_loaded_anew_is_no_reason_to_push(stage: Stage) -> None:
    await device(stage)
    await gone(stage)
    await stage.write(CHAT, "ada", "Hello?")
    stage.clock.forward(1)
    assert await due(stage, ANNA, wait=HOLD_SECONDS - 1) == []
    assert await due(stage) == [], "what she saw is not told later"


@pytest.mark.parametrize(
    ("presence", "reason", "was_away", "is_told"),
    [
        (Presence.AVAILABLE, None, None, True),
        (Presence.AWAY, "lunch", None, False),
        (Presence.AWAY, NO_ANSWER, None, True),
        (Presence.OFFLINE, None, None, False),
        (Presence.OFFLINE, "connection-lost", None, True),
        (Presence.OFFLINE, "connection-lost", "lunch", False),
        (Presence.OFFLINE, "connection-lost", NO_ANSWER, True),
    ],
)
def test_whoever_left_by_choice_hears_of_mentions_alone(
    stage_template: Path,
    presence: Presence,
    reason: str | None,
    was_away: str | None,
    is_told: bool,  # noqa: FBT001 - a column of the table above
) -> None:
    async def story(stage: Stage) -> None:
        await device(stage)
        id_ = await gone(stage)
        await stage.run(let_person_change, ANNA, presence=presence, reason=reason, was_away=was_away)
        await stage.write(CHAT, "ada", "Hello?")
        bo = await stage.person(BO)
        await stage.run(add_note, id_, bo, text="Look", client_id="n1", mentions=(ANNA,))
        kinds = {message.news.kind for message in await due(stage)}
        assert kinds == ({AlertKind.MENTION, AlertKind.MESSAGE} if is_told else {AlertKind.MENTION})

    staged(story)(stage_template)


@staged
async def test_after_the_grace_she_is_told_still(stage: Stage) -> None:
    await device(stage)
    await gone(stage)
    await stage.run(conclude_offline, ANNA)
    await stage.run(let_person_change, BO, line_lost_at=None)
    bo = await stage.person(BO)
    other = await stage.write(TEXT, "+15550199", "Hi")
    await stage.run(add_note, other.id, bo, text="Look", client_id="n1", mentions=(ANNA,))
    (message,) = await due(stage)
    assert message.text.title == f"{bo.name} mentioned you in a note"
    assert message.text.body == ""


@staged
async def test_what_was_read_or_is_somebody_elses_by_then_is_not_pushed(stage: Stage) -> None:
    await device(stage)
    id_ = await gone(stage)
    bo = await stage.person(BO)
    await stage.write(CHAT, "ada", "Hello?")
    await stage.run(add_note, id_, bo, text="Look", client_id="n1", mentions=(ANNA,))
    anna = await stage.person(ANNA)
    await stage.run(mark_read, id_, anna)
    await stage.run(read_mentions, id_, anna)
    assert await due(stage) == []


@staged
async def test_what_a_split_moved_meanwhile_opens_where_it_stands_now(stage: Stage) -> None:
    await device(stage, who=DORA)
    bo = await stage.person(BO)
    whole = await held(stage, MAIL, "bea@example.org", BO)
    await stage.write(MAIL, "bea@example.org", "And my invoice?", thread=whole)
    first = (await stage.items(whole))[-1].id
    await stage.run(add_note, whole, bo, text="Look", client_id="n1", mentions=(DORA,))
    part = await stage.run(split_conversation, whole, bo, first)
    (message,) = await due(stage)
    assert message.news.conversation_id == part
    await stage.run(settle_pushed, message)
    assert await due(stage) == [], "it is told once, whatever it was queued for"


@staged
async def test_a_kind_of_which_she_wants_no_notification_is_not_pushed(stage: Stage) -> None:
    await device(stage)
    await gone(stage)
    quiet = Alerts({AlertKind.MESSAGE: Alert(AlertSound.BELL, 50, notify=False)})
    await stage.run(change_alerts, await stage.person(ANNA), quiet)
    await stage.write(CHAT, "ada", "Hello?")
    assert await due(stage) == []


@staged
async def test_offers_that_come_together_ring_once_and_say_how_many_they_are(stage: Stage) -> None:
    await stage.run(let_person_change, ANNA, capacity={"webchat": 10})
    await device(stage)
    await stage.become(ANNA)
    async with stage.working():
        for number in range(10):
            await stage.write(CHAT, f"customer {number}")
        await stage.pause()
        offers = await stage.ringing(ANNA)
        (message,) = await due(stage)
        assert message.text.title == f"{len(offers)} offers wait for you"
        assert len(offers) > 1
        assert 0 < message.ttl_seconds <= 60
        assert message.rings
        await stage.run(settle_pushed, message)
        await stage.run(decline_offer, OfferId(offers[0].id), await stage.person(ANNA), "busy")
        await stage.pause()
        assert {offer.id for offer in await stage.ringing(ANNA)} - {offer.id for offer in offers}
        (again,) = await due(stage)
        assert not again.rings, "so soon, it takes the other's place"


@staged
async def test_an_offer_that_has_ended_is_not_pushed(stage: Stage) -> None:
    await device(stage)
    await stage.become(ANNA)
    async with stage.working():
        await stage.write(CHAT, "ada")
        await stage.pause()
        await stage.accept(ANNA)
    assert await due(stage) == []


@staged
async def test_the_same_matter_rings_again_only_after_a_while(stage: Stage) -> None:
    await device(stage)
    await gone(stage)
    rings = []
    for pause in (0.0, 1.0, RINGS_AGAIN_AFTER.total_seconds()):
        stage.clock.forward(pause)
        await stage.write(CHAT, "ada", "Hello?")
        await stage.write(CHAT, "ada", "Hello??")
        (message,) = await due(stage)
        await stage.run(settle_pushed, message)
        rings.append(message.rings)
    assert rings == [True, False, True]


@staged
async def test_what_comes_while_it_is_being_told_is_told_next(stage: Stage) -> None:
    await device(stage, names_customers=True)
    await gone(stage)
    await stage.write(CHAT, "ada", "one")
    (first,) = await due(stage)
    await stage.write(CHAT, "ada", "two")
    assert await due(stage) == [], "one at a time"
    await stage.run(settle_pushed, first)
    (second,) = await due(stage, wait=0)
    assert (first.text.body, second.text.body, second.rings) == ("one", "two", False)


@staged
async def test_a_node_that_died_while_it_told_is_replaced(stage: Stage) -> None:
    await device(stage)
    await gone(stage)
    await stage.write(CHAT, "ada", "Hello?")
    (lost,) = await due(stage)
    assert await due(stage, wait=CLAIMED_SECONDS - 1) == []
    (again,) = await due(stage, wait=1)
    assert again.news.subject == lost.news.subject
    await stage.run(settle_pushed, again)
    await stage.run(settle_pushed, lost)
    assert await due(stage, wait=2 * CLAIMED_SECONDS) == [], "a repeat changes nothing"


@staged
async def test_it_is_tried_later_each_time_and_given_up_in_the_end(stage: Stage) -> None:
    await device(stage)
    await gone(stage)
    await stage.write(CHAT, "ada", "Hello?")
    (message,) = await due(stage)
    pauses = []
    for _attempt in range(MAX_ATTEMPTS - 1):
        await stage.run(settle_push_later, message, None)
        before = stage.clock()
        at = await stage.store.read(lambda tx: tx.pushes.next_due())
        assert at is not None
        pauses.append((at - before).total_seconds())
        (message,) = await due(stage, wait=pauses[-1])
    assert pauses == [5, 10, 20, 40, 80]
    await stage.run(settle_push_later, message, None)
    assert await due(stage, wait=3600) == []


@staged
async def test_a_device_whose_service_takes_nothing_is_given_up_and_one_success_forgives(stage: Stage) -> None:
    await device(stage)
    await gone(stage)
    for number in range(2 * MOST_REFUSALS - 2):
        await stage.write(CHAT, "ada", "Hello?")
        (message,) = await due(stage)
        settled = settle_pushed if number == MOST_REFUSALS - 2 else settle_push_refused
        await stage.run(settled, message)
    assert await devices_of(stage) == ["1"]
    await stage.write(CHAT, "ada", "Hello?")
    (message,) = await due(stage)
    await stage.run(settle_push_refused, message)
    assert await devices_of(stage) == []


def _floor_says(tx: Transaction, text: str) -> None:
    tx.desks.set_setting("alert_text", text)
