"""Compares what everybody was told with what is stored; it reads the database of a hub that has stopped."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Self

from tests.chaos.load import Said
from tests.hubs.work import WorkingAgent

MOST_SHOWN: Final = 8


@dataclass
class Findings:
    """What is wrong; all empty when the hub kept its word."""

    lost: list[str] = field(default_factory=list)
    """Acknowledged and not there."""
    doubled: list[str] = field(default_factory=list)
    """There more than once, or sent more than once."""
    faults: list[str] = field(default_factory=list)
    """Owners, capacity, order, clocks."""
    stored: int = 0
    sent: int = 0
    unknown: int = 0
    fullest: int = 0
    """The most of one channel that any agent held at any moment."""

    def __bool__(self) -> bool:
        return bool(self.lost or self.doubled or self.faults)

    def __str__(self) -> str:
        return "; ".join(
            f"{len(found)} {name}: {', '.join(found[:MOST_SHOWN])}"
            for name, found in (("lost", self.lost), ("doubled", self.doubled), ("faults", self.faults))
            if found
        )


@dataclass(frozen=True, slots=True)
class Testimony:
    """What customers, agents and providers were told or got."""

    said: Iterable[Said]
    accepted: Mapping[str, tuple[str, str]]
    """Agent and conversation by offer."""
    answered: Mapping[str, tuple[str, str, str]]
    """Conversation, item and text by client_id."""
    closed: Iterable[str]
    over_capacity: Iterable[str]
    delivered: Counter[str]
    """How often each text reached a provider."""
    capacity: Mapping[str, Mapping[str, int]]
    """By agent's id and channel."""

    @classmethod
    def of(
        cls,
        said: Iterable[Said],
        agents: Sequence[WorkingAgent],
        delivered: Counter[str],
        capacity: Mapping[str, int],
    ) -> Self:
        """What these customers and these agents, who all have the same capacity, can tell."""
        return cls(
            said=said,
            accepted={
                offer: (agent.seat.id, conversation)
                for agent in agents
                for offer, conversation in agent.told.accepted.items()
            },
            answered={client_id: told for agent in agents for client_id, told in agent.told.said.items()},
            closed={conversation for agent in agents for conversation in agent.told.closed},
            over_capacity=[fault for agent in agents for fault in agent.told.over_capacity],
            delivered=delivered,
            capacity={agent.seat.id: capacity for agent in agents},
        )


class Auditor:
    """Reads one database."""

    def __init__(self, path: Path, testimony: Testimony) -> None:
        self._database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        self._database.row_factory = sqlite3.Row
        self._told = testimony
        self.found = Findings()

    def audit(self) -> Findings:
        """Everything that is wrong."""
        try:
            self._check_file()
            self._customers()
            self._agents()
            self._providers()
            self._order()
            self._facts()
            self._clocks()
            self._numbers()
        finally:
            self._database.close()
        self.found.faults += self._told.over_capacity
        return self.found

    def _rows(self, sql: str) -> Iterator[sqlite3.Row]:
        yield from self._database.execute(sql)

    def _check_file(self) -> None:
        verdict = next(self._rows("PRAGMA integrity_check"))[0]
        if verdict != "ok":
            self.found.faults.append(f"the file is damaged: {verdict}")
        for row in self._rows("PRAGMA foreign_key_check"):
            self.found.faults.append(f"a row of {row[0]} refers to nothing")

    def _customers(self) -> None:
        """Every acknowledged arrival is there once, and nothing is there twice."""
        rows = list(self._rows("SELECT account_id, provider_id, text FROM item WHERE direction = 'in'"))
        self.found.stored = len(rows)
        kept: dict[tuple[str, str], list[str]] = defaultdict(list)
        for row in rows:
            kept[row["account_id"], str(row["provider_id"]).strip("<>")].append(row["text"])
        for (account, key), texts in kept.items():
            if len(texts) > 1:
                self.found.doubled.append(f"{account} {key} × {len(texts)}")
        for said in self._told.said:
            texts = kept.get((said.door, said.key), [])
            if not texts:
                self.found.lost.append(f"{said.door} {said.key}")
            elif texts[0].strip() != said.text:
                self.found.faults.append(f"{said.door} {said.key} says {texts[0]!r} instead of {said.text!r}")

    def _agents(self) -> None:
        """What agents were told was done is done."""
        outcomes = {row["id"]: row for row in self._rows("SELECT * FROM offer")}
        for offer_id, (agent, conversation) in self._told.accepted.items():
            row = outcomes.get(offer_id)
            if row is None or (row["outcome"], row["agent_id"], row["conversation_id"]) != (
                "accepted",
                agent,
                conversation,
            ):
                self.found.lost.append(f"the acceptance of offer {offer_id}")
        answers = Counter(row["client_id"] for row in self._rows("SELECT client_id FROM item WHERE direction = 'out'"))
        items = {row["id"]: row for row in self._rows("SELECT * FROM item WHERE direction = 'out'")}
        for client_id, (conversation, item_id, text) in self._told.answered.items():
            row = items.get(item_id)
            if row is None or (row["conversation_id"], row["text"]) != (conversation, text):
                self.found.lost.append(f"the answer {client_id}")
            if answers[client_id] > 1:
                self.found.doubled.append(f"the answer {client_id}")
        done = {row[0] for row in self._rows("SELECT conversation_id FROM fact WHERE happening = 'closed'")}
        self.found.lost += [f"the close of {id_}" for id_ in self._told.closed if id_ not in done]

    def _providers(self) -> None:
        """Nothing reached a provider twice, and what is called sent did reach it."""
        rows = self._rows("SELECT text, state FROM item WHERE direction = 'out' AND account_id IN ('texts', 'mails')")
        for row in rows:
            times, state = self._told.delivered[row["text"]], row["state"]
            self.found.unknown += state == "unknown"
            self.found.sent += state in {"sent", "delivered", "read"}
            if times > 1:
                self.found.doubled.append(f"{row['text']} reached its provider {times} times")
            if state in {"sent", "delivered", "read"} and not times:
                self.found.lost.append(f"{row['text']} is called {state} and never reached its provider")
            if state not in {"sent", "delivered", "read", "unknown"}:
                self.found.faults.append(f"{row['text']} is still {state}")
        left = next(self._rows("SELECT count(*) FROM outbox"))[0]
        if left:
            self.found.faults.append(f"{left} messages are stuck in the outbox")

    def _order(self) -> None:
        """What a customer said stands in the order in which she said it, and so does what browsers heard."""
        serials = {said.key: said.serial for said in self._told.said}
        last: dict[str, int] = {}
        rows = self._rows("SELECT conversation_id, provider_id FROM item WHERE direction = 'in' ORDER BY id")
        for row in rows:
            serial = serials.get(str(row["provider_id"]).strip("<>"))
            if serial is None:
                continue
            if serial <= last.get(row["conversation_id"], 0):
                self.found.faults.append(f"in {row['conversation_id']} word {serial} stands too late")
            last[row["conversation_id"]] = serial
        heard: dict[str, str] = {}
        for row in self._rows("SELECT type, body FROM event ORDER BY number"):
            for type_, line in zip(row["type"].split(" "), row["body"].split("\n"), strict=True):
                if type_ == "item_added":
                    self._item_heard(json.loads(line), heard)

    def _item_heard(self, body: dict[str, Any], heard: dict[str, str]) -> None:
        conversation, item = body["conversation_id"], body["item"]["id"]
        if item <= heard.get(conversation, ""):
            self.found.faults.append(f"browsers heard of {item} too late")
        heard[conversation] = item

    def _facts(self) -> None:
        """Replay what happened: one owner at a time, and never more than an agent can take."""
        ledger = Ledger(self._told.capacity, self.found.faults)
        for row in self._rows("SELECT * FROM fact ORDER BY id"):
            if row["conversation_id"]:
                ledger.take(row, json.loads(row["details"]))
        self.found.fullest = ledger.fullest
        owners = {id_: agent for id_, (state, agent) in ledger.places.items() if state in {"offered", "held"}}
        for row in self._rows("SELECT id, agent_id, state FROM conversation"):
            if owners.get(row["id"]) != row["agent_id"]:
                self.found.faults.append(f"{row['id']} is {row['state']} of {row['agent_id']}, its facts say otherwise")

    def _clocks(self) -> None:
        """Nothing rings and nothing waits any more, and no clock has been forgotten."""
        for row in self._rows("SELECT id FROM offer WHERE ended_at IS NULL"):
            self.found.faults.append(f"offer {row['id']} rings for ever")
        # A hub that was dead could not end it in time; it is started again within these milliseconds.
        for row in self._rows("SELECT id FROM offer WHERE ended_at > expires_at + 10000"):
            self.found.faults.append(f"offer {row['id']} rang too long")
        for row in self._rows("SELECT id, state FROM conversation WHERE closed_at IS NULL"):
            self.found.faults.append(f"conversation {row['id']} is still {row['state']}")

    def _numbers(self) -> None:
        """Every event has a number, and none is missing."""
        last: int | None = None
        for row in self._rows("SELECT number, type FROM event ORDER BY number"):
            before = row["number"] - len(row["type"].split(" "))
            if last is not None and before != last:
                self.found.faults.append(f"after event {last} comes {before + 1}")
            last = row["number"]


class Ledger:
    """Who holds what, by the facts alone."""

    def __init__(self, capacity: Mapping[str, Mapping[str, int]], faults: list[str]) -> None:
        self._capacity = capacity
        self._faults = faults
        self._taken: Counter[tuple[str, str]] = Counter()
        self.places: dict[str, tuple[str, str | None]] = {}
        """State and agent of each conversation."""
        self.fullest = 0

    def take(self, fact: sqlite3.Row, details: Mapping[str, Any]) -> None:
        """One more thing happened."""
        id_, agent, happening = fact["conversation_id"], fact["agent_id"], fact["happening"]
        state, holder = self.places.get(id_, ("new", None))
        match happening:
            case "offered":
                self._expect(id_, happening, is_so=state == "queued")
                self._hold(id_, "offered", agent, fact["channel"])
            case "answered":
                self._expect(id_, happening, is_so=(state, holder) == ("offered", agent) or state == "queued")
                if state == "queued":
                    self._hold(id_, "held", agent, fact["channel"])
                self.places[id_] = ("held", agent)
            case "offer_ended":
                self._expect(id_, f"{happening} {details['outcome']}", is_so=(state, holder) == ("offered", agent))
                self._free(id_, "queued", fact["channel"])
            case "released" | "closed":
                self._free(id_, "queued" if happening == "released" else "closed", fact["channel"])
            case "queued":
                self._expect(id_, happening, is_so=state not in {"held", "offered"})
                self._free(id_, "queued", fact["channel"])
            case _:
                pass

    def _expect(self, id_: str, happening: str, *, is_so: bool) -> None:
        if not is_so:
            state, holder = self.places.get(id_, ("new", None))
            self._faults.append(f"{id_} was {happening} while it was {state} of {holder}")

    def _hold(self, id_: str, state: str, agent: str, channel: str) -> None:
        self.places[id_] = (state, agent)
        self._taken[agent, channel] += 1
        self.fullest = max(self.fullest, self._taken[agent, channel])
        limit = self._capacity.get(agent, {}).get(channel, 0)
        if self._taken[agent, channel] > limit:
            self._faults.append(f"{agent} held {self._taken[agent, channel]} of {limit} {channel}")

    def _free(self, id_: str, state: str, channel: str) -> None:
        before, holder = self.places.get(id_, ("new", None))
        if before in {"offered", "held"} and holder is not None:
            self._taken[holder, channel] -= 1
        self.places[id_] = (state, None)
