"""What the product writes for one webhook, recorded statement by statement, to be written again without it.

A customer's whole way is played in a database of its own: her message is kept, the router offers it,
an agent accepts and closes; then she writes again. Every statement that changes rows is noted with its
values, so that the floor writes the same number of rows, of the same sizes, to the same indexes.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from channels.catalog import CHANNELS
from channels.contract import Arrival, Endpoint, Outside
from channels.sms.adapter import SmsChannel
from channels.toolkit.http import GuardedHttp
from hub import clock
from hub.application.close import close_conversation
from hub.application.intake import keep_arrival
from hub.application.offer import ROUTER_LEASE, Proposal, accept_offer, make_offers
from hub.application.transaction import Transaction
from hub.commands.bench.seed import ACCOUNT, AGENTS, HOOK, TOKEN, seed_bench
from hub.commands.bench.webhooks import fields_of, signed
from hub.domain.conversation import Conversation
from hub.domain.floor import Floor
from hub.domain.ids import ConversationId, PersonId
from hub.storage.executor import SqliteExecutor
from hub.storage.migrate import migrate_sqlite
from hub.storage.sqlite_store import connect
from hub.storage.statement import Row, Statement
from hub.storage.transaction import StoredTransaction
from hub.wire import reason
from hub.wire.store import Committed
from hub.worker.decision_record import reason_of, record_of
from hub.worker.floor import FloorMirror

URL: Final = "http://127.0.0.1:8080"
LEASE: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Write:
    """One statement that changes a row."""

    statement: Statement
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Way:
    """Everything that is written for one webhook, and the names in it that must be its own."""

    writes: tuple[Write, ...]
    names: tuple[str, ...]


class _Noting:
    """An executor that notes what changes rows."""

    dialect = "sqlite"

    def __init__(self, executor: SqliteExecutor, notes: list[Write]) -> None:
        self._executor = executor
        self._notes = notes

    def fetch(self, statement: Statement, **values: object) -> list[Row]:
        """Run a statement and return its rows."""
        self._note(statement, values)
        return self._executor.fetch(statement, **values)

    def fetch_kept(self, statement: Statement, **values: object) -> list[Row]:
        """Run a statement that changes nothing and return its rows."""
        return self._executor.fetch_kept(statement, **values)

    def run(self, statement: Statement, **values: object) -> None:
        """Run a statement that returns nothing."""
        self._note(statement, values)
        self._executor.run(statement, **values)

    def append(self, statement: Statement, values: dict[str, Any]) -> None:
        """Add a row; here it is done at once."""
        self.run(statement, **values)

    def change(self, statement: Statement, family: str, values: dict[str, Any], *, part: str = "") -> None:
        """Change a row; here it is done at once."""
        del family, part
        self.run(statement, **values)

    def _note(self, statement: Statement, values: dict[str, object]) -> None:
        if not statement.on("sqlite").sql.startswith("SELECT"):
            self._notes.append(Write(statement, values))


class _Play:
    """One customer, played on a database of her own."""

    def __init__(self, path: Path) -> None:
        migrate_sqlite(path)
        self._connection = connect(path)
        self._ids = clock.RandomIds()
        self._floor = Floor(features={name: kind.features for name, kind in CHANNELS.items()})
        self._mirror = FloorMirror()
        self._channel = SmsChannel(Endpoint("bench", "", {"auth_token": TOKEN}), Outside(GuardedHttp()))
        self._notes: list[Write] = []
        self._names: list[str] = []
        self._set_up()

    def _new_id(self, at: datetime) -> str:
        self._names.append(self._ids(at))
        return self._names[-1]

    def _do(self, use_case: Callable[..., Any], *args: Any, **kwargs: Any) -> Committed:  # noqa: ANN401 - any use case
        noting = _Noting(SqliteExecutor(self._connection), self._notes)
        tx = StoredTransaction(noting, clock.now(), self._floor, self._new_id)
        use_case(tx, *args, **kwargs)
        committed = tx.flush(tells_routers=False)
        self._floor = tx.floor
        return committed

    def _set_up(self) -> None:
        committed = self._do(seed_bench, "")
        self._mirror.put_floor(self._floor, clock.now())
        for agent in AGENTS:
            self._mirror.put_person(committed.people[agent], clock.now())

        def acquire(tx: Transaction) -> None:
            tx.leases.acquire(ROUTER_LEASE, "bench", clock.now() + LEASE)

        self._do(acquire)

    def way(self, mark: int, earlier: tuple[str, ...]) -> Way:
        """What one webhook of the customer brings about, to the end."""
        self._notes.clear()
        fields = fields_of(mark, 0)
        self._names[:] = [*earlier, fields["MessageSid"]] if earlier else [fields["From"], fields["MessageSid"]]
        request = signed(URL, fields)
        arrival = Arrival("POST", request.url, request.headers, request.body, clock.now())
        account = self._floor.accounts[ACCOUNT]
        events = self._channel.receive(arrival).events
        kept = self._do(keep_arrival, HOOK, (account,), events, threads={}, files={})
        (conversation,) = kept.conversations.values()
        self._serve(conversation)
        return Way(tuple(self._notes), tuple(self._names))

    def _serve(self, conversation: Conversation) -> None:
        self._mirror.put_conversation(conversation, clock.now())
        (decision,) = self._mirror.decide(clock.now())
        proposal = Proposal(
            ConversationId(decision.conversation_id),
            PersonId(decision.agent_id),
            reason.written(reason_of(decision)),
            record_of(decision),
        )
        made = self._do(make_offers, [proposal], 1)
        self._follow(made)

        def accept(tx: Transaction) -> None:
            offer = tx.offers.ringing(conversation.id)
            if offer is not None:
                accept_offer(tx, offer.id, tx.people.get(offer.agent_id))

        def close(tx: Transaction) -> None:
            close_conversation(tx, conversation.id, tx.people.get(proposal.agent_id), disposition=None)

        self._follow(self._do(accept))
        self._follow(self._do(close))

    def _follow(self, committed: Committed) -> None:
        for person in committed.people.values():
            self._mirror.put_person(person, clock.now())
        for conversation in committed.conversations.values():
            self._mirror.put_conversation(conversation, clock.now())

    def close(self) -> None:
        """Nothing is kept."""
        self._connection.close()


def recorded_ways() -> tuple[Way, Way]:
    """The way of a customer who never wrote before, and that of her second message."""
    with tempfile.TemporaryDirectory(prefix="hub-bench-") as folder, closing(_Play(Path(folder) / "hub.db")) as play:
        first = play.way(1, ())
        second = play.way(2, first.names)
    return first, second
