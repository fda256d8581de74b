"""Entry rules are tried on last week's arrivals before anybody saves them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter

from hub.application.trial import Arrived, Tried
from hub.domain.floor import EntryRule, Floor
from hub.worker.trial import PAGE, Pace, Work, try_rules
from tests.stage.fixtures import staged
from tests.stage.floor import CHAT, CHAT_QUEUE, LEGAL_QUEUE, MAIL, MAIL_QUEUE, change_entry
from tests.stage.stage import Stage

RULES = TypeAdapter(tuple[EntryRule, ...])


def proposed(stage: Stage, account: Any, *rules: dict[str, Any]) -> Floor:
    floor = stage.store.floor
    changed = replace(floor.accounts[account], entry_rules=RULES.validate_python(rules))
    return replace(floor, accounts={**floor.accounts, account: changed})


async def here(work: Work, arrivals: list[Arrived]) -> None:
    work(arrivals)


async def tried(stage: Stage, floor: Floor, before: str | None = None, seconds: float = 1.0) -> Tried:
    return await try_rules(stage.store, floor, CHAT, before, Pace(seconds, here))


@staged
async def test_a_trial_tells_what_would_move_what_would_ask_otherwise_and_which_rules_never_fit(stage: Stage) -> None:
    first = await stage.write(CHAT, "ada", "Where is my contract?", attributes={"page": "https://shop.example/legal"})
    await stage.write(CHAT, "ada", "Bonjour")
    await stage.write(CHAT, "bea", "Bonjour")
    await stage.write(MAIL, "cleo@example.org", "My contract")
    floor = proposed(
        stage,
        CHAT,
        {"name": "lawyers", "queue": LEGAL_QUEUE, "pages": ["/legal"], "keywords": ["contract*"]},
        {"name": "gold", "queue": MAIL_QUEUE, "tiers": ["gold"]},
        {"name": "French", "queue": CHAT_QUEUE, "keywords": ["bonjour"], "skills": {"fr": 3}},
    )
    found = await tried(stage, floor)
    trial = found.trial
    assert (trial.tried, trial.moved, trial.asks_otherwise) == (2, 1, 1)
    assert trial.moves == {(CHAT_QUEUE, LEGAL_QUEUE): 1}
    assert (trial.before, trial.after) == ({CHAT_QUEUE: 2}, {CHAT_QUEUE: 1, LEGAL_QUEUE: 1})
    assert (trial.rules, trial.fits) == (["lawyers", "gold", "French"], [1, 0, 1])
    assert [(one.conversation_id, one.rule) for one in trial.examples] == [(first.id, "lawyers")]
    assert (found.done, found.next) == (1.0, None)
    assert (await stage.conversation(first.id)).queue_id == CHAT_QUEUE


@staged
async def test_a_trial_changes_nothing_where_nothing_is_proposed(stage: Stage) -> None:
    await stage.run(change_entry, "accounts", CHAT, entry_rules=[{"name": "all", "queue": MAIL_QUEUE}])
    await stage.write(CHAT, "ada")
    trial = (await tried(stage, stage.store.floor)).trial
    assert (trial.tried, trial.moved, trial.asks_otherwise, trial.fits) == (1, 0, 0, [1])


@staged
async def test_what_came_more_than_a_week_ago_is_not_tried(stage: Stage) -> None:
    await stage.write(CHAT, "ada")
    stage.clock.forward(8 * 86_400)
    await stage.write(CHAT, "bea")
    assert (await tried(stage, stage.store.floor)).trial.tried == 1
    stage.clock.forward(8 * 86_400)
    found = await tried(stage, stage.store.floor)
    assert (found.trial.tried, found.done) == (0, 1.0)


@staged
async def test_rules_see_the_hours_of_each_arrival_and_not_those_of_the_trial(stage: Stage) -> None:
    today = stage.clock().date().isoformat()
    await stage.run(change_entry, "hours", "today", name="Today", extra_days={today: ["00:00-24:00"]})
    await stage.write(CHAT, "ada")
    stage.clock.forward(2 * 86_400)
    await stage.write(CHAT, "bea")
    floor = proposed(stage, CHAT, {"name": "late", "queue": MAIL_QUEUE, "during": "closed", "hours": "today"})
    assert (await tried(stage, floor)).trial.after == {CHAT_QUEUE: 1, MAIL_QUEUE: 1}


@staged
async def test_a_long_trial_is_told_piece_by_piece_and_its_pieces_add_up(stage: Stage) -> None:
    stage.looks_after_every_change = False
    for number in range(PAGE + 10):
        await stage.write(CHAT, f"visitor {number}")
        stage.clock.forward(60)
    floor = proposed(stage, CHAT, {"name": "all", "queue": MAIL_QUEUE})
    first = await tried(stage, floor, seconds=0.0)
    assert (first.trial.moved, 0 < first.done < 1) == (PAGE, True)
    rest = await tried(stage, floor, before=first.next)
    assert (rest.trial.moved, rest.done, rest.next) == (10, 1.0, None)
