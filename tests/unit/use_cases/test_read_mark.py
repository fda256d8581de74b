"""Who has seen what of a conversation: counts that are never wrong, each person's own."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from hub.application.close import end_conversation
from hub.application.invite import invite_colleague
from hub.application.read_mark import mark_read, mark_unread
from hub.application.reply import send_reply
from hub.application.transfer import take_conversation, transfer_conversation
from hub.domain.conversation import State
from hub.domain.ids import ConversationId, PersonId, QueueId
from hub.domain.problem import NotAllowed
from hub.wire.desk import Desk
from hub.wire.store import Reading
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHAT, CHAT_QUEUE, DORA
from tests.stage.stage import Stage, play
from tests.unit.use_cases.acts import held


def _desk(reading: Reading, id_: PersonId) -> Desk:
    return reading.desk(id_)


async def unread(stage: Stage, id_: ConversationId, person: PersonId) -> int | None:
    """The count that her desk shows; None where the conversation is not on it."""
    desk = await stage.store.read(_desk, person)
    return next((row.unread for row in (*desk.conversations, *desk.joined) if row.id == id_), None)


@staged
async def test_the_owner_and_whoever_is_inside_each_have_a_count_of_their_own(stage: Stage) -> None:
    id_ = await held(stage)
    anna, bo = await stage.person(ANNA), await stage.person(BO)
    await stage.run(invite_colleague, id_, anna, BO, "")
    await stage.run(mark_read, id_, anna)
    assert (await unread(stage, id_, ANNA), await unread(stage, id_, BO)) == (0, 1)
    await stage.write(CHAT, "ada", "Hello?")
    assert (await unread(stage, id_, ANNA), await unread(stage, id_, BO)) == (1, 2)
    await stage.run(mark_read, id_, bo)
    assert (await unread(stage, id_, ANNA), await unread(stage, id_, BO)) == (1, 0)


@staged
async def test_whoever_is_inside_reads_on_while_its_owner_wraps_up(stage: Stage) -> None:
    id_ = await held(stage)
    anna, bo = await stage.person(ANNA), await stage.person(BO)
    await stage.run(invite_colleague, id_, anna, BO, "")
    await stage.run(end_conversation, id_, anna)
    assert (await stage.conversation(id_)).state is State.WRAP_UP
    assert await unread(stage, id_, BO) == 1
    await stage.run(mark_read, id_, bo)
    assert await unread(stage, id_, BO) == 0
    await stage.run(mark_unread, id_, bo)
    assert await unread(stage, id_, BO) == 1


@staged
async def test_whoever_takes_over_has_not_read_what_the_owner_before_her_had(stage: Stage) -> None:
    id_ = await held(stage)
    anna, bo = await stage.person(ANNA), await stage.person(BO)
    await stage.run(mark_read, id_, anna)
    await stage.run(transfer_conversation, id_, anna, to_queue=QueueId(CHAT_QUEUE))
    await stage.become(BO)
    await stage.run(take_conversation, id_, bo)
    assert await unread(stage, id_, BO) == 1
    held_by_bo = next(row for row in (await stage.store.read(_desk, ANNA)).held if row.id == id_)
    assert held_by_bo.unread == 1, "colleagues see what its owner has not read"


@staged
async def test_what_was_marked_as_unread_stays_so_after_our_own_word_until_it_is_read(stage: Stage) -> None:
    id_ = await held(stage)
    anna = await stage.person(ANNA)
    await stage.run(send_reply, id_, anna, text="Good morning", client_id="c1")
    assert await unread(stage, id_, ANNA) == 0
    for _ in range(2):
        await stage.run(mark_unread, id_, anna)
    assert await unread(stage, id_, ANNA) == 1
    await stage.write(CHAT, "ada", "Hello?")
    assert await unread(stage, id_, ANNA) == 2
    await stage.run(mark_read, id_, anna)
    assert await unread(stage, id_, ANNA) == 0


@staged
async def test_only_who_answers_for_it_marks_it_and_what_is_closed_has_no_marks(stage: Stage) -> None:
    id_ = await held(stage)
    for person in (BO, DORA):
        with pytest.raises(NotAllowed, match="You do not hold this conversation"):
            await stage.run(mark_unread, id_, await stage.person(person))
        with pytest.raises(NotAllowed, match="You do not hold this conversation"):
            await stage.run(mark_read, id_, await stage.person(person))
    anna = await stage.person(ANNA)
    await stage.run(mark_read, id_, anna)
    assert (await stage.conversation(id_)).seen == {ANNA: 1}
    await stage.run(end_conversation, id_, anna)
    assert await unread(stage, id_, ANNA) == 0


@dataclass
class Recount:
    """What was said since our last word, and by whom each message was seen."""

    seen_by: list[set[PersonId]] = field(default_factory=list)
    again: set[PersonId] = field(default_factory=set)
    """Who wants to look again where nothing of the customer stands."""

    def heard(self) -> None:
        self.seen_by.append(set())

    def said(self) -> None:
        self.seen_by.clear()
        self.again.clear()

    def read(self, person: PersonId) -> None:
        for seers in self.seen_by:
            seers.add(person)
        self.again.discard(person)

    def unread(self, person: PersonId) -> None:
        if self.count(person):
            return
        if self.seen_by:
            self.seen_by[-1].discard(person)
        else:
            self.again.add(person)

    def count(self, person: PersonId) -> int:
        return sum(person not in seers for seers in self.seen_by) + (person in self.again)


@pytest.mark.parametrize("seed", range(6))
def test_after_any_history_every_count_is_that_of_a_recount(seed: int, stage_template: Path) -> None:
    chance = random.Random(seed)  # noqa: S311 - chance that can be repeated is the point

    async def story(stage: Stage) -> None:
        await _any_history(stage, chance)

    play(story, stage_template)


async def _any_history(stage: Stage, chance: random.Random) -> None:
    id_ = await held(stage)
    await stage.become(BO)
    people = {id_: await stage.person(id_) for id_ in (ANNA, BO)}
    await stage.run(invite_colleague, id_, people[ANNA], BO, "")
    recount = Recount()
    recount.heard()
    for step in range(40):
        who = chance.choice((ANNA, BO))
        match chance.choice(("hear", "hear", "say", "read", "read", "unread", "unread")):
            case "hear":
                await stage.write(CHAT, "ada", f"Word {step}")
                recount.heard()
            case "say":
                await stage.run(send_reply, id_, people[who], text="Yes", client_id=f"c{step}")
                recount.said()
            case "read":
                await stage.run(mark_read, id_, people[who])
                recount.read(who)
            case _:
                await stage.run(mark_unread, id_, people[who])
                recount.unread(who)
        for person in (ANNA, BO):
            assert await unread(stage, id_, person) == recount.count(person), f"of {person} after step {step}"
