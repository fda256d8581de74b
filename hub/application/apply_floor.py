"""The floor becomes what a document says, in one transaction.

    changes = await store.run(apply_floor, document, Applying(by="demo", secrets=seals, digests={mail: digest}))

`document` maps `company`, `idle_clock`, `alert_text` and `second_step` to a word each, `sharing` to its fields, and
each section (`people`, `roles`, `teams`, `skills`, `hours`, `queues`, `hooks`, `accounts`, `dispositions`,
`reasons`, `decline_reasons`, `retention`, `links`, `shops`) to ids and their fields; `hub apply --example` prints all
of them.
`secrets` is a `hub.storage.seal.Seals`; `digests` are first passwords, for people who have none yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from hub.application.connector_faults import connector_faults
from hub.application.custom_field_faults import freed_faults
from hub.application.first_capacity import give_first_capacity
from hub.application.floor_document import Fault, Wanted, read_document
from hub.application.floor_people import allow_anew, take_person
from hub.application.floor_plan import (
    CHANGED,
    Change,
    Step,
    administrators,
    change_of,
    house_changes,
    new_faults,
    refuse,
    removals,
    standing_after,
    steps_between,
)
from hub.application.floor_record import (
    MASK,
    PASSWORDS,
    PEOPLE,
    Secrets,
    Standing,
    floor_in,
    revision_of,
    roles_in,
    standing_of,
)
from hub.application.setting_faults import FaultsOf, none_known, setting_faults
from hub.application.sla import count_anew
from hub.application.transaction import Transaction
from hub.domain.conversation import State
from hub.domain.floor import Floor
from hub.domain.identity_provider import EVERYBODY
from hub.domain.ids import QueueId, TeamId
from hub.domain.problem import Conflict
from hub.domain.timer import Timer, TimerKind

NOT_THERE: Final = "none"
"""Seen in place of a revision by whoever makes something new."""


@dataclass(frozen=True, slots=True)
class Applying:
    """How a document is applied."""

    by: str
    """Who answers for it in the audit: a person's id, or a word such as `command line`."""
    secrets: Secrets
    digests: Mapping[str, str] = field(default_factory=dict)
    """Digests of first passwords, by mail address."""
    unfit: Mapping[str, str] = field(default_factory=dict)
    """What is wrong with first passwords that are none, by mail address."""
    dry_run: bool = False
    faults_of: FaultsOf = none_known
    """What a channel finds wrong in settings."""
    connectors: frozenset[str] = frozenset()
    """Which kinds of shops there are; none: that is not judged."""
    prune: bool = False
    """Remove what the sections of the document do not name; sections that it leaves out stay as they are."""
    removed: tuple[tuple[str, str], ...] = ()
    """Kind and id of what is removed, whatever the document says."""
    seen: tuple[str, str, str] | None = None
    """Kind, id and revision of what the editor saw: nothing is applied where it has changed since.

    `NOT_THERE` in place of a revision: where there is one by now, were it deactivated.
    """


def apply_floor(tx: Transaction, document: object, how: Applying) -> list[Change]:
    """The floor is as the document says; returns what changed, and raises Invalid with every fault."""
    planned = plan(tx, document, how)
    steps, before, house = planned.steps, planned.before.house, planned.after.house
    of_house = house_changes(before, house)
    changes = [*of_house, *(change_of(step, how.secrets.is_secret) for step in steps)]
    changes = _with_passwords(tx, changes, how)
    if not how.dry_run:
        for change in of_house:
            tx.desks.set_setting(change.id, house[change.id])
        roles = roles_in(planned.after)
        for step in steps:
            if step.kind == PEOPLE:
                take_person(tx, step, roles)
            else:
                _take(tx, step)
        if any(step.kind == "roles" for step in steps):
            allow_anew(tx, roles)
        _finish(tx, changes, how)
    return changes


def proposed_floor(tx: Transaction, document: object, how: Applying) -> Floor:
    """The floor as it would be if the document were applied; raises Invalid with every fault."""
    return floor_in(plan(tx, document, how).after, tx.floor)


def _check_unchanged(standing: Standing, seen: tuple[str, str, str] | None) -> None:
    """Raise Conflict where somebody else has changed since what the editor saw."""
    if seen is None:
        return
    kind, id_, revision = seen
    record = standing.records[kind].get(id_)
    if revision == NOT_THERE:
        if record is not None:
            raise Conflict(
                f"“{id_}” is taken among the {kind} already, perhaps by one that was set aside; "
                "choose another id, or change that one."
            )
        return
    if record is None or revision_of(record) != revision:
        raise Conflict(f"Somebody else changed {kind}.{id_} in the meantime; read it again and decide anew.")


@dataclass(frozen=True, slots=True)
class Planned:
    """The floor as it is, as it is to be, and the steps between."""

    before: Standing
    after: Standing
    steps: list[Step]


def plan(tx: Transaction, document: object, how: Applying) -> Planned:
    """What the document asks for, checked; raises Invalid with every fault."""
    standing = standing_of(tx)
    _check_unchanged(standing, how.seen)
    wanted = read_document(document, standing, how.secrets)
    give_first_capacity(wanted, standing, tx.floor.features)
    steps = [*steps_between(standing, wanted, prune=how.prune), *removals(standing, how.removed)]
    planned = Planned(standing, standing_after(standing, wanted.house, steps), steps)
    refuse([*wanted.faults, *_faults_of_change(tx, wanted, planned, how)])
    return planned


def _faults_of_change(tx: Transaction, wanted: Wanted, planned: Planned, how: Applying) -> Iterator[Fault]:
    """Every fault that shows only when the whole floor is looked at."""
    found = [
        *new_faults(planned.before, planned.after, tx.floor),
        *_locked_out(tx, planned, how),
        *_without_password(tx, planned, how),
        *_occupied(tx, planned.steps),
        *freed_faults(
            {step.id: step.after for step in planned.steps if step.kind == "fields" and step.after}, tx.floor
        ),
        *_unresolved(tx, wanted.passwords, how),
        *setting_faults(planned.steps, planned.after, how.secrets, how.faults_of),
        *connector_faults(planned.steps, how.connectors),
    ]
    told = {fault.path for fault in wanted.faults}
    return (fault for fault in found if fault.path not in told and not wanted.is_echo(fault))


def _locked_out(tx: Transaction, planned: Planned, how: Applying) -> list[Fault]:
    """Whoever administers and can sign in is not removed while those who stay cannot."""
    before, after = (administrators(standing) for standing in (planned.before, planned.after))
    could = any(_has_password(tx, email) for email in before)
    can = any(email in how.digests or _has_password(tx, email) for email in after)
    if not after or can or not could:
        return []
    return [
        Fault(PEOPLE, "no administrator with a password would be left; give one hers with `hub user password` first")
    ]


def _without_password(tx: Transaction, planned: Planned, how: Applying) -> list[Fault]:
    """Passwords are switched off only where the one who keeps hers has one."""
    before, after = (standing.house[PASSWORDS] for standing in (planned.before, planned.after))
    if after in {before, EVERYBODY} or after in how.digests or _has_password(tx, after):
        return []
    return [Fault(PASSWORDS, f"{after} has no password; give her one with `hub user password` first")]


def _occupied(tx: Transaction, steps: list[Step]) -> list[Fault]:
    """A queue goes only when nobody waits in it and nobody works for it."""
    faults = []
    for step in steps:
        if step.kind == "queues" and step.after is None:
            count = len(tx.conversations.of_queue(QueueId(step.id)))
            if count:
                faults.append(
                    Fault(
                        f"queues.{step.id}",
                        f"conversations in it that are not closed: {count}; transfer or close them first",
                    )
                )
    return faults


def _unresolved(tx: Transaction, passwords: Mapping[str, str], how: Applying) -> list[Fault]:
    return [
        Fault(f"{PEOPLE}.{email}.password", how.unfit.get(email) or f"the reference “{reference}” leads to nothing")
        for email, reference in passwords.items()
        if email not in how.digests and not _has_password(tx, email)
    ]


def _has_password(tx: Transaction, email: str) -> bool:
    person = tx.people.by_email(email)
    return person is not None and bool(tx.people.password(person.id))


def _with_passwords(tx: Transaction, changes: list[Change], how: Applying) -> list[Change]:
    """The changes, and among them every first password."""
    changed = {change.id: number for number, change in enumerate(changes) if change.kind == PEOPLE}
    together = list(changes)
    for email in how.digests:
        if _has_password(tx, email):
            continue
        number = changed.get(email)
        if number is not None:
            old = together[number]
            together[number] = replace(old, fields={**old.fields, "password": (None, MASK)})
        elif tx.people.by_email(email) is not None:
            together.append(Change(PEOPLE, email, CHANGED, {"password": (None, MASK)}))
    return together


def _take(tx: Transaction, step: Step) -> None:
    if step.after is not None:
        tx.desks.put_entry(step.kind, step.id, step.after, is_active=True)
        if step.kind == "queues" and step.before is not None:
            _move_team(tx, QueueId(step.id), TeamId(step.after["team"]))
            if step.after["overflow"] != step.before.fields["overflow"]:
                _ask_again(tx, QueueId(step.id))
            if any(step.after[name] != step.before.fields[name] for name in ("sla", "hours")):
                count_anew(tx, QueueId(step.id))
        elif step.kind == "hours":
            _count_by(tx, step.id)
    elif step.before is not None:
        tx.desks.put_entry(step.kind, step.id, step.before.fields, is_active=False)


def _move_team(tx: Transaction, queue_id: QueueId, team_id: TeamId) -> None:
    """What is in a queue belongs to the team that serves it now."""
    for conversation in tx.conversations.of_queue(queue_id):
        if conversation.team_id != team_id:
            tx.conversations.save(replace(conversation, team_id=team_id))


def _ask_again(tx: Transaction, queue_id: QueueId) -> None:
    """What waits in a queue is asked by its new rules too."""
    for conversation in tx.conversations.of_queue(queue_id):
        if conversation.state is State.QUEUED:
            tx.timers.set(Timer(TimerKind.OVERFLOW, conversation.id, tx.now))


def _count_by(tx: Transaction, hours: str) -> None:
    """What is promised in these hours is counted by what they are now."""
    for queue in tx.floor.queues.values():
        if queue.hours == hours and queue.sla:
            count_anew(tx, queue.id)


def _finish(tx: Transaction, changes: list[Change], how: Applying) -> None:
    """First passwords are set, and the audit knows of everything."""
    for change in changes:
        if change.kind == PEOPLE and "password" in change.fields:
            person = tx.people.by_email(change.id)
            if person is not None:
                tx.people.set_password(person.id, how.digests[change.id])
        tx.desks.audit(how.by, f"{change.kind}.{change.action}", change.id, {"fields": change.fields})
