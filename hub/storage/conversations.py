"""Conversations in the database; each is read once per transaction and remembered as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from functools import cache
from typing import Any, Final

from sqlalchemy import bindparam, func, insert, select, text, update

from hub.domain.conversation import HELD, UNHELD, Conversation, State
from hub.domain.customer import Customer
from hub.domain.fact import Happening
from hub.domain.ids import AccountId, ConversationId, CustomerId, IdentityId, PersonId, QueueId, TeamId
from hub.domain.problem import NotFound
from hub.domain.value import changed, differing
from hub.domain.work import Work
from hub.storage.executor import Executor
from hub.storage.memory import Load, Memory
from hub.storage.statement import Row, Statement, one_of
from hub.storage.tables import conversation, fact
from hub.storage.types import from_milliseconds, to_milliseconds

_c = conversation.c
_NAMES: Final = tuple(field.name for field in fields(Conversation))
_STATE: Final = _NAMES.index("state")
_EXCLUDED: Final = _NAMES.index("excluded")
_TAGS: Final = _NAMES.index("tags")
_FIXED: Final = {"id", "account_id", "channel", "identity_id", "arrived_at", "single_key"}
_CHANGING: Final = tuple(name for name in _NAMES if name not in _FIXED)

_BY_ID: Final = Statement(select(conversation).where(_c.id == bindparam("id")).with_for_update(key_share=True))
_INSERT: Final = Statement(insert(conversation).values({name: bindparam(name) for name in _NAMES}))
_OPEN_FOR: Final = Statement(
    select(conversation)
    .where(
        _c.account_id == bindparam("account_id"),
        _c.single_key == bindparam("single_key"),
        _c.closed_at.is_(None),
    )
    .with_for_update(key_share=True)
)
_LATEST_FOR: Final = Statement(
    select(conversation)
    .where(_c.identity_id == bindparam("identity_id"), _c.account_id == bindparam("account_id"))
    .order_by(_c.closed_at.is_(None).desc(), _c.closed_at.desc())
    .limit(1)
    .with_for_update(key_share=True)
)
_LOAD: Final = Statement(
    select(_c.channel, _c.state, _c.holds_slot, func.count())
    .where(_c.agent_id == bindparam("agent_id"))
    .group_by(_c.channel, _c.state, _c.holds_slot)
)
_OF_AGENT: Final = Statement(
    select(conversation)
    .where(_c.agent_id == bindparam("agent_id"), _c.closed_at.is_(None))
    .order_by(_c.id)
    .with_for_update(key_share=True)
)
_OF_CUSTOMER: Final = Statement(
    select(conversation)
    .where(_c.customer_id == bindparam("customer_id"), _c.closed_at.is_(None))
    .order_by(_c.id)
    .with_for_update(key_share=True)
)
_OF_QUEUE: Final = Statement(
    select(conversation)
    .where(_c.queue_id == bindparam("queue_id"), _c.closed_at.is_(None))
    # Sorted by what has no index, so that SQLite looks among the open ones and not through all there ever were.
    .order_by(_c.id.concat(""))
    .with_for_update(key_share=True)
)
_WAITING_IN: Final = Statement(
    select(func.count()).where(
        _c.queue_id == bindparam("queue_id"),
        _c.team_id == bindparam("team_id"),
        one_of(_c.state, sorted(UNHELD)),
        _c.closed_at.is_(None),
        _c.id != bindparam("besides"),
    )
)
_OPEN_OF_IDENTITY: Final = Statement(
    select(conversation)
    .where(_c.identity_id == bindparam("identity_id"), _c.closed_at.is_(None))
    .order_by(_c.id)
    .with_for_update(key_share=True)
)
_ANY_OF_IDENTITY: Final = Statement(select(_c.id).where(_c.identity_id == bindparam("identity_id")).limit(1))
_GIVE: Final = Statement(
    update(conversation)
    .where(_c.identity_id == bindparam("whose"), _c.closed_at.is_not(None))
    .values(customer_id=bindparam("customer_id"), customer_name=bindparam("customer_name"))
)
_TEAMS: Final = Statement(select(_c.team_id).where(_c.customer_id == bindparam("customer_id")).distinct())
_UNHELD: Final = Statement(
    select(conversation)
    .where(
        _c.team_id == bindparam("team_id"),
        one_of(_c.state, [State.QUEUED, State.OFFERED]),
        _c.closed_at.is_(None),
    )
    .order_by(_c.id)
)
_HELD: Final = Statement(
    select(conversation)
    .where(_c.team_id == bindparam("team_id"), one_of(_c.state, sorted(HELD)), _c.closed_at.is_(None))
    .order_by(_c.id)
)
_SHARED: Final = Statement(select(conversation).where(text("inside <> '{}' AND closed_at IS NULL")).order_by(_c.id))
_LAST_OWNER: Final = Statement(
    select(fact.c.agent_id)
    .where(
        fact.c.conversation_id == bindparam("id"),
        one_of(fact.c.happening, [Happening.ANSWERED.value, Happening.STARTED.value]),
    )
    .order_by(fact.c.id.desc())
    .limit(1)
)


def conversation_of(row: Row) -> Conversation:
    """The conversation a row of its table tells of."""
    values = list(row)
    values[_STATE] = State(values[_STATE])
    if values[_EXCLUDED]:
        values[_EXCLUDED] = {agent: from_milliseconds(until) for agent, until in values[_EXCLUDED].items()}
    values[_TAGS] = tuple(values[_TAGS])
    return Conversation(*values)


@cache
def _update(names: tuple[str, ...]) -> Statement:
    """The statement that changes these columns and touches the indexes of no others."""
    values: dict[str, Any] = {name: bindparam(name) for name in names}
    return Statement(update(conversation).where(_c.id == bindparam("the_id")).values(values))


def _columns(value: Conversation, names: Sequence[str]) -> dict[str, Any]:
    """What these columns of its row hold, by their names."""
    fields_of_it = vars(value)
    columns = {name: fields_of_it[name] for name in names}
    if "state" in columns:
        # A driver takes its time with an enumerated word, which is a text only in the second place.
        columns["state"] = str(value.state)
    if value.excluded and "excluded" in columns:
        columns["excluded"] = {agent: to_milliseconds(until) for agent, until in value.excluded.items()}
    return columns


class ConversationRecords:
    """The conversations of one transaction: what was read, and what it became."""

    def __init__(self, executor: Executor, memory: Memory) -> None:
        self._executor = executor
        self._memory = memory
        self.before: dict[ConversationId, Conversation | None] = {}
        self.after: dict[ConversationId, Conversation] = {}
        self._known: dict[ConversationId, Conversation] = {}
        self._loads: dict[PersonId, Load] = {}
        self._owners: dict[ConversationId, PersonId] = {}
        self._latest: dict[tuple[AccountId, IdentityId], ConversationId] = {}
        self._given: dict[IdentityId, Customer] = {}

    def remember(self) -> None:
        """What was read and saved is known to the next transaction."""
        for id_, value in self._memory.conversations.items() if self._given else ():
            self._memory.conversations[id_] = self._as_given(value)
        self._memory.conversations.update(self._known)
        self._memory.loads.update(self._loads)
        self._memory.owners.update(self._owners)
        self._memory.latest.update(self._latest)

    def _seen(self, row: Row) -> Conversation:
        known = self._known.get(row[0])
        if known is None:
            known = self._known[row[0]] = conversation_of(row)
        return known

    def get(self, id_: ConversationId) -> Conversation:
        """The conversation; raises NotFound."""
        known = self._known.get(id_) or self._memory.conversations.get(id_)
        if known is not None:
            known = self._known[id_] = self._as_given(known) if self._given else known
            return known
        rows = self._executor.fetch(_BY_ID, id=id_)
        if not rows:
            msg = "There is no such conversation."
            raise NotFound(msg)
        return self._seen(rows[0])

    def save(self, value: Conversation) -> None:
        """Keep it, new or changed."""
        known = self._known.get(value.id)
        if known is None:
            if value.single_key is not None:
                self._latest[value.account_id, value.identity_id] = value.id
            self._executor.append(_INSERT, _columns(value, _NAMES))
        else:
            moved = differing(_CHANGING, known, value)
            if not moved:
                return
            self._executor.change(_update(moved), value.id, _columns(value, moved) | {"the_id": value.id})
        self._move_load(known, value)
        self.before.setdefault(value.id, known)
        self.after[value.id] = self._known[value.id] = value

    def _move_load(self, before: Conversation | None, after: Conversation) -> None:
        for state, by in ((before, -1), (after, 1)):
            load = self._known_load(state.agent_id) if state is not None and state.agent_id else None
            if load is not None and state is not None:
                load.changed(state, by)

    def _known_load(self, agent_id: PersonId) -> Load | None:
        """What is known of an agent's load in this transaction, to be changed with it."""
        load = self._loads.get(agent_id)
        if load is None:
            remembered = self._memory.loads.get(agent_id)
            if remembered is not None:
                load = self._loads[agent_id] = remembered.copy()
        return load

    def _load(self, agent_id: PersonId) -> Load:
        load = self._known_load(agent_id)
        if load is None:
            load = self._loads[agent_id] = Load()
            for channel, state, holds_slot, count in self._executor.fetch(_LOAD, agent_id=agent_id):
                load.add(channel, State(state), count, holds_slot=holds_slot)
        return load

    def open_for(self, account_id: AccountId, single_key: str) -> Conversation | None:
        """The one conversation that is not closed, where a customer may have only one."""
        rows = self._executor.fetch(_OPEN_FOR, account_id=account_id, single_key=single_key)
        return self._seen(rows[0]) if rows else None

    def latest_for(self, account_id: AccountId, identity_id: IdentityId) -> Conversation | None:
        """The identity's open conversation on the account, else the one that was closed last."""
        whose = (account_id, identity_id)
        known = self._latest.get(whose) or self._memory.latest.get(whose)
        if known is not None:
            return self.get(known)
        rows = self._executor.fetch(_LATEST_FOR, account_id=account_id, identity_id=identity_id)
        if not rows:
            return None
        found = self._seen(rows[0])
        self._latest[whose] = found.id
        return found

    def slots(self, agent_id: PersonId) -> Mapping[str, int]:
        """How many slots of each channel an agent's conversations take."""
        return {channel: count for channel, count in self._load(agent_id).slots.items() if count}

    def held(self, agent_id: PersonId) -> int:
        """How many conversations an agent owns."""
        return self._load(agent_id).held

    def work(self, agent_id: PersonId) -> Work:
        """What an agent's conversations ask of her now."""
        return self._load(agent_id).work

    def of_agent(self, agent_id: PersonId) -> Sequence[Conversation]:
        """Everything an agent owns or is being offered."""
        return [self._seen(row) for row in self._executor.fetch(_OF_AGENT, agent_id=agent_id)]

    def of_customer(self, customer_id: CustomerId) -> Sequence[Conversation]:
        """A customer's conversations that are not closed."""
        rows = self._executor.fetch(_OF_CUSTOMER, customer_id=customer_id)
        return [self._seen(row) for row in rows]

    def of_queue(self, queue_id: QueueId) -> Sequence[Conversation]:
        """Everything in a queue that is not closed, whoever holds it."""
        return [self._seen(row) for row in self._executor.fetch(_OF_QUEUE, queue_id=queue_id)]

    def waiting_in(self, queue_id: QueueId, team_id: TeamId, *, besides: ConversationId) -> int:
        """How many others wait or ring in a queue that this team serves."""
        rows = self._executor.fetch(_WAITING_IN, queue_id=queue_id, team_id=team_id, besides=besides)
        return int(rows[0][0])

    def teams_of_customer(self, customer_id: CustomerId) -> frozenset[TeamId]:
        """Every team that serves or ever served the customer."""
        return frozenset(TeamId(row[0]) for row in self._executor.fetch(_TEAMS, customer_id=customer_id))

    def are_of(self, identity_id: IdentityId) -> bool:
        """Whether there ever was a conversation of this identity."""
        return bool(self._executor.fetch(_ANY_OF_IDENTITY, identity_id=identity_id))

    def give(self, identity_id: IdentityId, customer: Customer) -> None:
        """Every conversation of an identity, open or closed, is this customer's from now on, and shows her name."""
        for row in self._executor.fetch(_OPEN_OF_IDENTITY, identity_id=identity_id):
            self.save(changed(self._seen(row).of(customer), customer_id=customer.id))
        self._executor.run(_GIVE, whose=identity_id, customer_id=customer.id, customer_name=customer.name)
        self._given[identity_id] = customer
        for id_, known in self._known.items():
            self._known[id_] = self._as_given(known)

    def _as_given(self, value: Conversation) -> Conversation:
        """A closed one was given away together with many, without being looked at."""
        owner = self._given.get(value.identity_id)
        return value if owner is None else changed(value, customer_id=owner.id, customer_name=owner.name)

    def unheld(self, teams: Sequence[str]) -> Sequence[Conversation]:
        """What waits, or is being offered, in the queues of these teams."""
        return [
            self._known.get(row[0]) or conversation_of(row)
            for team_id in teams
            for row in self._executor.fetch(_UNHELD, team_id=team_id)
        ]

    def held_of_teams(self, teams: Sequence[str], *, besides: PersonId) -> Sequence[Conversation]:
        """What somebody holds of the queues of these teams, but for what one person holds herself."""
        found = [
            self._known.get(row[0]) or conversation_of(row)
            for team_id in teams
            for row in self._executor.fetch(_HELD, team_id=team_id)
        ]
        return [conversation for conversation in found if conversation.owner != besides]

    def shared(self) -> Sequence[Conversation]:
        """What somebody is inside beside its owner, or for what help is asked."""
        return [self._known.get(row[0]) or conversation_of(row) for row in self._executor.fetch(_SHARED)]

    def last_owner(self, id_: ConversationId) -> PersonId | None:
        """Who accepted the conversation last, or began it."""
        known = self._owners.get(id_) or self._memory.owners.get(id_)
        if known is not None:
            return known
        rows = self._executor.fetch(_LAST_OWNER, id=id_)
        return PersonId(rows[0][0]) if rows and rows[0][0] else None

    def answered(self, id_: ConversationId | None, by: PersonId | None) -> None:
        """Somebody accepted the conversation, or began it."""
        if id_ is not None and by is not None:
            self._owners[id_] = by
