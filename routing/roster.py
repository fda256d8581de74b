"""The lists on which agents stand in their groups, and the tables that show the groups side by side."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from math import inf

from routing.decision import Decision
from routing.floor import AgentOrder
from routing.lines import Group, Line, Pool
from routing.ready import Ready, ReadyKey
from routing.reason import Reason
from routing.room import Sharing, room_reason, standing_reason
from routing.seat import Desk, Seat, Standing
from routing.tables import Row
from routing.tally import ONE, READY

CHANNEL_FULL = Reason.CHANNEL_FULL
RINGING = Reason.RINGING


class Roster:
    """Keeps the lists and tables up to date with what the agents hold."""

    def __init__(
        self,
        sharing: Sharing,
        reserved: Mapping[str, Mapping[str, Decision]],
        pool: Callable[[Group, str], Pool],
    ) -> None:
        """`sharing` says what one agent may hold side by side; `reserved` are each agent's open decisions."""
        self._sharing = sharing
        self._is_apart = sharing.is_plain
        self._reserved = reserved
        self._pool = pool
        self.orders: list[AgentOrder] = []
        """The orders in which any queue chooses agents."""
        self._first: list[Row] = []
        self._moved: dict[Pool, None] = {}
        """Pools whose first ready agents may be others than the tables say; put right when somebody looks."""
        self.open: defaultdict[str, set[Pool]] = defaultdict(set)
        """By channel, the pools in which somebody is ready."""

    @property
    def sharing(self) -> Sharing:
        """What one agent may hold side by side."""
        return self._sharing

    @sharing.setter
    def sharing(self, sharing: Sharing) -> None:
        self._sharing = sharing
        self._is_apart = sharing.is_plain

    def keep_in(self, order: AgentOrder) -> None:
        """From now on agents are kept in this order too; nobody may be listed."""
        self.orders.append(order)
        self._first.append(Row(inf))

    def first(self, order: int) -> Row:
        """What the first ready agent of every pool counts in an order; infinite where nobody is ready."""
        if self._moved:
            for pool in self._moved:
                for row, ready in zip(self._first, pool.ready):  # noqa: B905 - as many by their making
                    row.put(pool.place, inf if ready.first is None else ready.first[0])
            self._moved.clear()
        return self._first[order]

    def ready_beside(self, pool_ids: Collection[str], channel: str) -> int:
        """Count the agents of these pools who could take something of a channel."""
        return sum(pool.tally & READY for pool in self.open.get(channel, ()) if pool.group.pool_id in pool_ids)

    def lines_open(self, lines: Iterable[Line]) -> list[Line]:
        """Return those from which somebody ready may take something; of a line kept by name that is not known here."""
        is_open, found = self.open.get, []
        for line in lines:
            if line.agent_id is not None or not line.serving.isdisjoint(is_open(line.channel, ())):
                found.append(line)  # noqa: PERF401 - nearly always one line, for which a comprehension costs more
        return found

    def reason(self, seat: Seat, channel: str) -> Reason | None:
        """Why she could take nothing more of this channel, as her room and the policy's cap are; None: she could."""
        room = next((desk.room for desk in seat.desks if desk.channel == channel), 0)
        return standing_reason(seat.agent, channel, room) or self._full(seat, channel, room)

    def equip(self, seat: Seat, cap: Callable[[str], int | None]) -> None:
        """Let her have a desk for every channel that she serves, with room for no more than the cap."""
        agent = seat.agent
        if seat.desks and agent.capacity.keys() != {desk.channel for desk in seat.desks}:
            self.unlist_seat(seat)
        if not seat.desks:
            seat.desks = tuple([Desk(self._pool(seat.group, channel)) for channel in agent.capacity])
        for desk in seat.desks:
            capacity, most = agent.capacity[desk.channel], cap(desk.channel)
            desk.room = capacity if most is None else min(capacity, most)
            desk.barred = standing_reason(agent, desk.channel, desk.room)

    def only_gain(self, seat: Seat) -> Desk | None:
        """Return the only desk at which she stands wrongly, because she is ready there by now."""
        found = None
        for desk in seat.desks:
            reason = desk.barred or self._full(seat, desk.channel, desk.room)
            if reason is not desk.standing:
                if reason is not None or found is not None:
                    return None
                found = desk
        return None if found is None or isinstance(found.standing, tuple) else found

    def stands_right(self, seat: Seat) -> bool:
        """Whether what keeps her from every channel is what she stands under."""
        for desk in seat.desks:  # noqa: SIM110 - half the time of `all`, once for every decision
            if desk.standing is not (desk.barred or self._full(seat, desk.channel, desk.room)):
                return False
        return True

    def list_seat(self, seat: Seat, gaining: dict[Pool, None]) -> bool:
        """Bring the lists up to date with what she holds; note the pools in which she is ready, if any."""
        is_ready = False
        for desk in seat.desks:
            standing: Standing | None = desk.barred or self._full(seat, desk.channel, desk.room)
            if standing is None:
                is_ready = True
                gaining[desk.pool] = None
                standing = tuple([seat.key(order, desk.channel) for order in self.orders])
            before = desk.standing
            if standing is before or standing == before:
                continue
            desk.standing = standing
            if isinstance(before, tuple) and isinstance(standing, tuple):
                self._shift(desk.pool, before, standing)
                continue
            if before is not None:
                self._leave(desk.pool, seat.agent_id, before)
            self._enter(desk.pool, seat.agent_id, standing)
        return is_ready

    def _shift(self, pool: Pool, before: tuple[ReadyKey, ...], after: tuple[ReadyKey, ...]) -> None:
        """She is ready still, at another place."""
        for ready, old, new in zip(pool.ready, before, after):  # noqa: B905 - as many by their making
            ready.remove(old)
            ready.add(new)
        self._moved[pool] = None

    def unlist_seat(self, seat: Seat) -> None:
        """Take her off every list of her group."""
        for desk in seat.desks:
            if desk.standing is not None:
                self._leave(desk.pool, seat.agent_id, desk.standing)
        seat.desks = ()

    def _full(self, seat: Seat, channel: str, room: int) -> Reason | None:
        """Why what she holds leaves her no room."""
        held, most = seat.held, seat.most_ringing
        if not held and (self._is_apart or not seat.agent.budgets):
            return None
        if not self._is_apart:
            # A channel may cost more than she has of a budget even while she holds nothing.
            reason = room_reason(held.values(), channel, room, seat.agent.budgets, self._sharing)
            if reason is not None:
                return reason
        elif len(held) >= room and list(held.values()).count(channel) >= room:
            return CHANNEL_FULL
        if most is None or not held:
            return None
        ringing = seat.agent.ringing.union(self._reserved.get(seat.agent_id, ()))
        return RINGING if len(ringing) >= most else None

    def _leave(self, pool: Pool, agent_id: str, before: Standing) -> None:
        """Strike her off where she stood."""
        if not isinstance(before, tuple):
            pool.tally -= ONE[before]
            del pool.blocked[before][agent_id]
            return
        pool.tally -= 1
        if not pool.tally & READY:
            self._close(pool)
        for ready, key in zip(pool.ready, before):  # noqa: B905 - as many by their making
            ready.remove(key)
        self._moved[pool] = None

    def _enter(self, pool: Pool, agent_id: str, after: Standing) -> None:
        """List her where she stands."""
        if not isinstance(after, tuple):
            pool.tally += ONE[after]
            if after not in pool.blocked:
                pool.blocked[after] = {}
            pool.blocked[after][agent_id] = None
            return
        if not pool.tally & READY:
            self.open[pool.channel].add(pool)
        pool.tally += 1
        while len(pool.ready) < len(after):
            pool.ready.append(Ready())
        for ready, key in zip(pool.ready, after):  # noqa: B905 - as many by their making
            ready.add(key)
        self._moved[pool] = None

    def _close(self, pool: Pool) -> None:
        """Nobody of the pool is ready."""
        pools = self.open[pool.channel]
        pools.discard(pool)
        if not pools:
            # A set that was great once is slow to look through for ever.
            del self.open[pool.channel]
