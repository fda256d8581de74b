"""What became of every made-up customer of a busy hour, by the number of her order."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final

NUMBER: Final = re.compile(r"(?<!\d)[1-9]\d{5}(?!\d)")
"""An order's number: six digits that no telephone number and no address contains by themselves."""
NUMBERS: Final = range(200_000, 900_000)


@dataclass(frozen=True, slots=True)
class Matter:
    """One made-up customer and what she wants."""

    number: str
    language: str
    name: str
    question: str
    thanks: str


@dataclass(slots=True)
class Ledger:
    """Counts how far the matters came; an answer counts once its customer holds it in her hands."""

    words: Mapping[str, Any]
    chance: Random
    changed: Callable[[], None]
    matters: dict[str, Matter] = field(default_factory=dict)
    steps: dict[str, set[str]] = field(
        default_factory=lambda: {step: set() for step in ("arrived", "accepted", "answered", "closed")}
    )
    moved: asyncio.Event = field(default_factory=asyncio.Event)
    """Set whenever a matter came further."""
    _answers: dict[str, asyncio.Future[object]] = field(default_factory=dict)
    _first: int = 0

    def new_matter(self) -> Matter:
        """A customer who has not come yet."""
        shares = {language: body["share"] for language, body in self.words.items()}
        language = self.chance.choices(list(shares), list(shares.values()))[0]
        body = self.words[language]
        # Numbers differ from hour to hour: the telephones remember earlier ones.
        self._first = self._first or self.chance.choice(NUMBERS)
        number = str(self._first + len(self.matters))
        question = self.chance.choice(body["questions"]).format(number=number)
        name, thanks = self.chance.choice(body["names"]), self.chance.choice(body["thanks"])
        matter = self.matters[number] = Matter(number, language, name, question, thanks)
        self._answers[number] = asyncio.get_running_loop().create_future()
        return matter

    def matter_in(self, text: str) -> Matter | None:
        """The matter that a text speaks of."""
        for number in NUMBER.findall(text):
            if number in self.matters:
                return self.matters[number]
        return None

    def answer_to(self, matter: Matter) -> str:
        """What an agent writes."""
        return str(self.chance.choice(self.words[matter.language]["answers"])).format(number=matter.number)

    def note(self, step: str, matter: Matter) -> None:
        """The matter came so far."""
        self.steps[step].add(matter.number)
        self.moved.set()
        self.changed()

    def hear(self, text: str, thing: object = None) -> None:
        """Something reached a customer; `thing` is the letter, where it is one."""
        matter = self.matter_in(text)
        if matter is not None and not self._answers[matter.number].done():
            self._answers[matter.number].set_result(thing)
            self.note("answered", matter)

    async def answered(self, matter: Matter, within_seconds: float) -> object:
        """What the customer got as an answer; raises TimeoutError."""
        async with asyncio.timeout(within_seconds):
            return await asyncio.shield(self._answers[matter.number])

    @property
    def unfinished(self) -> set[str]:
        """The numbers of those who arrived and whose matter is not closed with an answer."""
        return self.steps["arrived"] - (self.steps["answered"] & self.steps["closed"])

    def counts(self) -> dict[str, int]:
        """How many came how far."""
        return {step: len(numbers) for step, numbers in self.steps.items()}
