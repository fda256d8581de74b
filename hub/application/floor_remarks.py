"""What is right on a floor and yet serves nobody: no faults, for a floor is built piece by piece, but worth telling."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from hub.application.apply_floor import Applying, plan
from hub.application.demand import demand_in, steps_of, without_unknown
from hub.application.floor_record import PEOPLE, PersonEntry, floor_in, people_in
from hub.application.role_faults import own_roles
from hub.application.transaction import Transaction
from hub.domain.floor import EntryRule, Floor, Queue
from hub.domain.permission import Permission
from routing.demand import NOTHING_DEMANDED, Demand
from routing.demand_text import write_demand
from routing.relaxation import Stage, timeline


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that holds nothing up, where it stands, and what to do about it."""

    path: str
    text: str

    def __str__(self) -> str:
        return f"{self.path}: {self.text}"


def remarks_on(tx: Transaction, document: object, how: Applying) -> list[Remark]:
    """What is worth telling of the floor as the document would make it; raises Invalid with every fault."""
    after = plan(tx, document, how).after
    return list(remarks_of(floor_in(after, tx.floor), people_in(after)))


def remarks_of(floor: Floor, people: Mapping[str, PersonEntry]) -> Iterator[Remark]:
    """Every queue that nobody could serve, and every entry rule that asks what nobody there has."""
    own = own_roles(floor)
    agents = [_working(one, own) for one in people.values()]
    for queue in floor.queues.values():
        if not _able(floor, queue, NOTHING_DEMANDED, agents):
            yield Remark(
                f"queues.{queue.id}.team",
                f"nobody who works is of the team “{queue.team}”, so that what waits here waits for ever; "
                f"give somebody under {PEOPLE} `teams: [{queue.team}]`",
            )
    for account in floor.accounts.values():
        for number, rule in enumerate(account.entry_rules):
            yield from _of_rule(floor, f"accounts.{account.id}.entry_rules.{number}", rule, agents)


def _of_rule(floor: Floor, path: str, rule: EntryRule, agents: list[PersonEntry]) -> Iterator[Remark]:
    queue = floor.queues.get(rule.queue)
    if queue is None or not _able(floor, queue, NOTHING_DEMANDED, agents):
        return
    try:
        demand = without_unknown(demand_in(rule.skills, rule.demand, rule.preferred), floor.skills)
    except ValueError:
        # A fault of long standing, which is told as such when it is written anew.
        return
    if not _able(floor, queue, demand, agents):
        yield Remark(
            path,
            f"asks {write_demand(demand)}, which nobody who serves the queue “{queue.id}” has at these levels; give "
            f"somebody of the team “{queue.team}” these skills under {PEOPLE}, ask for less, or let the queue's "
            "`relaxation` ask for less after a while",
        )


def _working(entry: PersonEntry, own: Mapping[str, tuple[str, ...]]) -> PersonEntry:
    """She, of those teams alone for which she works."""
    return replace(entry, teams=tuple(entry.rights(own).teams_with(Permission.WORK)))


def _able(floor: Floor, queue: Queue, demand: Demand, agents: list[PersonEntry]) -> bool:
    """Whether any of them could ever take it, whatever the queue gives up in time."""
    stages = (Stage(0.0, demand), *timeline(demand, steps_of(queue)))
    return any(_serves(floor, queue, stage, agent) for stage in stages for agent in agents)


def _serves(floor: Floor, queue: Queue, stage: Stage, agent: PersonEntry) -> bool:
    helping = (floor.queues[id_] for id_ in stage.also_queue_ids if id_ in floor.queues)
    teams = {queue.team, *(one.team for one in helping)}
    return not teams.isdisjoint(agent.teams) and not stage.demand.lacks(agent.skills)
