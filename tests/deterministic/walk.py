"""A random walk over a floor at work: everybody does something, in an order that nobody planned.

After every step the whole floor is looked at: what must always hold is written down in `look_at_floor`.
"""

from __future__ import annotations

import hashlib
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Final

import orjson

from channels.contract import OutcomeUnknown, ProviderUnavailable
from hub.application.apply_floor import Applying, apply_floor
from hub.application.close import close_conversation, end_conversation
from hub.application.customer import edit_customer
from hub.application.intake import keep_arrival
from hub.application.merge import merge_customers, undo_merge
from hub.application.offer import accept_offer, decline_offer
from hub.application.presence import line_found, line_lost, set_presence
from hub.application.read_mark import mark_read, mark_unread
from hub.application.reply import add_note, send_reply
from hub.application.transfer import take_conversation, transfer_conversation
from hub.application.visitor import visitor_ends
from hub.application.wait import wait_for_customer
from hub.domain.conversation import HELD, Conversation, State
from hub.domain.ids import OfferId, PersonId
from hub.domain.permission import Permission
from hub.domain.person import Person, Presence
from hub.domain.problem import Problem
from hub.storage.seal import Seals
from hub.wire.store import Reading
from tests.deterministic.walk_looks import look, look_at_floor, look_at_router
from tests.stage.floor import ANNA, BO, CHAT, CHAT_QUEUE, CHRIS, DORA, MAIL, MAIL_QUEUE, TEXT, TEXT_QUEUE
from tests.stage.people import let_person_change
from tests.stage.stage import Stage

AGENTS: Final = (ANNA, BO, CHRIS, DORA)
CUSTOMERS: Final = {
    CHAT: ("ada", "bea", "cleo"),
    TEXT: ("+15550111", "+15550112", "+15550113"),
    MAIL: ("ada@example.org", "bea@example.org"),
}
PAUSES: Final = (0.001, 0.5, 3, 21, 65, 125, 950)


@dataclass
class Walk:
    """One walk: what is remembered of it, and the chance it takes."""

    stage: Stage
    chance: random.Random
    above: set[PersonId] = field(default_factory=set)
    """Who was ever allowed to exceed her capacity."""
    refused: Counter[str] = field(default_factory=Counter)
    done: Counter[str] = field(default_factory=Counter)
    steps: list[str] = field(default_factory=list)

    async def go(self, steps: int) -> str:
        """Walk so many steps and return a digest of everything that happened."""
        async with self.stage.working():
            for _ in range(steps):
                act = self.chance.choices(ACTS, WEIGHTS)[0]
                self.steps.append(act.__name__)
                try:
                    await act(self)
                    self.done[act.__name__] += 1
                except Problem as problem:
                    # To be refused is ordinary; the floor has to be as it was.
                    self.refused[f"{act.__name__}: {type(problem).__name__}"] += 1
                await self.stage.pause(self.chance.choice(PAUSES[:3]))
                await self.check()
        return await self.digest()

    async def check(self) -> None:
        """Everything that must always hold, holds."""
        seen = await self.stage.store.read(look)
        look_at_floor(seen, self.above, self.stage.store.floor.sharing)
        look_at_router(seen, self.stage)

    async def digest(self) -> str:
        """The history in one word: the same seed gives the same."""
        rows = await self.stage.store.read(_history)
        return hashlib.sha256(orjson.dumps(rows)).hexdigest()

    def one_of_us(self) -> PersonId:
        """Somebody who works here."""
        return self.chance.choice(AGENTS)

    async def somebodys(self, *states: State) -> tuple[Person, Conversation]:
        """A conversation and somebody who might do something with it, mostly its owner."""
        seen = await self.stage.store.read(look)
        fitting = [found for found in seen.conversations if found.state in states]
        if not fitting:
            raise _Nothing("Nothing is in such a state.")
        found = self.chance.choice(fitting)
        who = found.agent_id if found.agent_id and self.chance.random() < 0.9 else self.one_of_us()
        return seen.people[who], found


class _Nothing(Problem):
    """There is nothing to do this with."""


def _history(reading: Reading) -> list[object]:
    found = reading.events_after(0, 1_000_000)
    assert found is not None
    return [[event.number, event.at.isoformat(), event.type, event.rooms, event.body] for event in found]


async def arrive(walk: Walk) -> None:
    account = walk.chance.choice((CHAT, TEXT, MAIL))
    words = walk.chance.choice(("Hello", "Bonjour", "Is anybody there?", "I found it."))
    await walk.stage.write(account, walk.chance.choice(CUSTOMERS[account]), words)


async def arrive_twice(walk: Walk) -> None:
    stage, account = walk.stage, walk.chance.choice((CHAT, TEXT))
    event = stage.message(account, walk.chance.choice(CUSTOMERS[account]))
    accounts = [stage.store.floor.accounts[account]]
    kept = [await stage.run(keep_arrival, account, accounts, [event], threads={}, files={}) for _ in range(2)]
    assert [len(items) for items in kept] == [1, 0]


async def accept(walk: Walk) -> None:
    who = walk.one_of_us()
    for offer in (await walk.stage.ringing(who))[:1]:
        await walk.stage.run(accept_offer, OfferId(offer.id), await walk.stage.person(who))


async def decline(walk: Walk) -> None:
    who = walk.one_of_us()
    for offer in (await walk.stage.ringing(who))[:1]:
        await walk.stage.run(decline_offer, OfferId(offer.id), await walk.stage.person(who), "busy")


async def appear(walk: Walk) -> None:
    await walk.stage.run(set_presence, walk.one_of_us(), Presence.AVAILABLE, None)


async def leave(walk: Walk) -> None:
    presence, reason = walk.chance.choice(((Presence.AWAY, "lunch"), (Presence.AWAY, None), (Presence.OFFLINE, None)))
    await walk.stage.run(set_presence, walk.one_of_us(), presence, reason)


async def flap(walk: Walk) -> None:
    who = walk.one_of_us()
    await walk.stage.run(line_lost, who, 30.0)
    await walk.stage.pause(walk.chance.choice((5, 40)))
    await walk.stage.run(line_found, who)


async def take(walk: Walk) -> None:
    _, found = await walk.somebodys(State.QUEUED)
    person = await walk.stage.person(walk.one_of_us())
    if Permission.TAKE_OVER_CAPACITY in person.permissions:
        walk.above.add(person.id)
    await walk.stage.run(take_conversation, found.id, person)


async def reply(walk: Walk) -> None:
    person, found = await walk.somebodys(*HELD)
    if walk.chance.random() < 0.3:
        walk.stage.provider.answers.append(walk.chance.choice((ProviderUnavailable("out"), OutcomeUnknown("lost"))))
    client_id = f"c{walk.chance.randrange(1_000_000)}"
    for _ in range(2):
        await walk.stage.run(send_reply, found.id, person, text="Good morning", client_id=client_id)


async def note(walk: Walk) -> None:
    person, found = await walk.somebodys(*State)
    await walk.stage.run(add_note, found.id, person, text="She called before.", client_id=None)


async def read_it(walk: Walk) -> None:
    person, found = await walk.somebodys(*HELD)
    await walk.stage.run(mark_read, found.id, person)


async def mark_it_unread(walk: Walk) -> None:
    person, found = await walk.somebodys(*HELD)
    await walk.stage.run(mark_unread, found.id, person)


async def wait(walk: Walk) -> None:
    person, found = await walk.somebodys(State.OPEN)
    await walk.stage.run(wait_for_customer, found.id, person)


async def end(walk: Walk) -> None:
    person, found = await walk.somebodys(State.OPEN, State.WAITING)
    await walk.stage.run(end_conversation, found.id, person)


async def close(walk: Walk) -> None:
    person, found = await walk.somebodys(*State)
    disposition = walk.chance.choice(("solved", "solved", None))
    await walk.stage.run(close_conversation, found.id, person, disposition=disposition)


async def transfer(walk: Walk) -> None:
    person, found = await walk.somebodys(*State)
    if walk.chance.random() < 0.5:
        await walk.stage.run(transfer_conversation, found.id, person, to_agent=walk.one_of_us())
    else:
        queue = walk.chance.choice((CHAT_QUEUE, TEXT_QUEUE, MAIL_QUEUE))
        await walk.stage.run(transfer_conversation, found.id, person, to_queue=queue, note="Please look.")


async def leave_chat(walk: Walk) -> None:
    _, found = await walk.somebodys(*State)
    await walk.stage.run(visitor_ends, found.identity_id, walk.stage.store.floor.accounts[CHAT])


async def rename(walk: Walk) -> None:
    person, found = await walk.somebodys(*State)
    name = walk.chance.choice(("Ada Byron", "Bea Orr"))
    await walk.stage.run(edit_customer, found.customer_id, person, {"name": name})


async def merge(walk: Walk) -> None:
    """Somebody who serves everybody finds that two are one."""
    _, found = await walk.somebodys(*State)
    _, other = await walk.somebodys(*State)
    dora = await walk.stage.person(DORA)
    await walk.stage.run(merge_customers, found.customer_id, other.customer_id, dora, is_vouched=True)


async def part(walk: Walk) -> None:
    """Or that they were not."""
    _, found = await walk.somebodys(*State)
    for last in (await walk.stage.store.read(lambda reading: reading.merges.into(found.customer_id)))[:1]:
        await walk.stage.run(undo_merge, found.customer_id, last.id, await walk.stage.person(DORA))
        return
    raise _Nothing("Nobody was merged into this customer.")


async def move_somebody(walk: Walk) -> None:
    who = walk.one_of_us()
    teams = walk.chance.choice((frozenset({"north"}), frozenset({"south"}), frozenset({"north", "south"})))
    await walk.stage.run(let_person_change, who, teams=teams)


async def let_time_pass(walk: Walk) -> None:
    await walk.stage.pause(walk.chance.choice(PAUSES))


Act = Callable[[Walk], Awaitable[None]]
ACTS: Final[tuple[Act, ...]] = (
    arrive,
    arrive_twice,
    accept,
    decline,
    appear,
    leave,
    flap,
    take,
    reply,
    note,
    read_it,
    mark_it_unread,
    wait,
    end,
    close,
    transfer,
    leave_chat,
    rename,
    merge,
    part,
    move_somebody,
    let_time_pass,
)
WEIGHTS: Final = (20, 3, 16, 4, 12, 3, 2, 4, 8, 2, 4, 2, 6, 5, 5, 5, 3, 2, 3, 3, 2, 4)


SHARED: Final = {
    "exclusive": ["webchat"],
    "interrupts": {"webchat": ["email"]},
    "budgets": {"attention": {"size": 3, "costs": {"webchat": 1, "sms": 2, "email": 1}}},
}
"""On every second walk channels have no room of their own."""


async def stroll(stage: Stage, seed: int, steps: int) -> Walk:
    """One walk by one seed."""
    if seed % 2:
        await stage.run(apply_floor, {"sharing": SHARED}, Applying("a walk", Seals(bytes(32), {})))
    stage.looks_after_every_change = False
    walk = Walk(stage, random.Random(seed))  # noqa: S311 - chance that can be repeated is the point
    walk.steps.append(await walk.go(steps))
    return walk
