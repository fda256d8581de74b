"""From a floor as it is and a document to the steps between them; nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from hub.application.floor_document import Fault, Wanted
from hub.application.floor_faults import faults_of
from hub.application.floor_record import (
    HOUSE,
    MASK,
    PEOPLE,
    REFERENCES,
    SECTIONS,
    Fields,
    Record,
    Standing,
    floor_in,
    people_in,
    roles_in,
)
from hub.application.sharing_record import SHARING, document_of
from hub.domain.floor import Floor
from hub.domain.permission import Permission
from hub.domain.problem import Invalid, NotFound

CREATED: Final = "created"
CHANGED: Final = "changed"
REMOVED: Final = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """What applying a document does to one thing; secrets are masked."""

    kind: str
    id: str
    action: str
    """`created`, `changed` or `removed`."""
    fields: Mapping[str, tuple[Any, Any]]
    """Before and after, by field; one setting of an account or a hook is `settings.<name>`."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing as it is, and as it is to be; `after` is None for one that is removed."""

    kind: str
    id: str
    before: Record | None
    after: Fields | None


def steps_between(standing: Standing, wanted: Wanted, *, prune: bool) -> list[Step]:
    """Everything that has to happen, the removals last."""
    steps, last = [], []
    for kind in SECTIONS:
        named = wanted.records.get(kind)
        if named is None:
            continue
        records = standing.records[kind]
        for id_, fields in named.items():
            before = records.get(id_)
            if before is None or not before.is_active or before.fields != fields:
                steps.append(Step(kind, id_, before, fields))
        if prune:
            kept = {*named, *(id_ for unread, id_ in wanted.unread if unread == kind)}
            last += [Step(kind, id_, records[id_], None) for id_ in standing.active(kind) if id_ not in kept]
    return steps + last


def removals(standing: Standing, removed: Iterable[tuple[str, str]]) -> list[Step]:
    """The steps that remove these; raises NotFound for what is not there."""
    steps = []
    for kind, id_ in removed:
        record = standing.records[kind].get(id_)
        if record is None:
            raise NotFound(f"There is no {id_} among the {kind}.")
        if record.is_active:
            steps.append(Step(kind, id_, record, None))
    return steps


def standing_after(standing: Standing, house: Mapping[str, str], steps: list[Step]) -> Standing:
    """The floor once every step is done."""
    records = {kind: dict(found) for kind, found in standing.records.items()}
    for step in steps:
        if step.after is not None:
            records[step.kind][step.id] = Record(step.after)
        elif step.before is not None:
            records[step.kind][step.id] = replace(step.before, is_active=False)
    return Standing({**standing.house, **house}, records)


def new_faults(before: Standing, after: Standing, floor: Floor) -> list[Fault]:
    """Every fault the change would bring; those that were there before do not hold it up."""
    people = people_in(after)
    faults = list(faults_of(floor_in(after, floor), people))
    if faults:
        old = set(faults_of(floor_in(before, floor), people_in(before)))
        faults = [fault for fault in faults if fault not in old]
    if administrators(before) and not administrators(after):
        faults.append(Fault(PEOPLE, "nobody could administer the hub any more; keep one administrator"))
    return faults


def refuse(faults: list[Fault]) -> None:
    """Raises Invalid with every fault, if there is one."""
    if faults:
        raise Invalid("\n".join(str(fault) for fault in faults))


def administrators(standing: Standing) -> list[str]:
    """The mail addresses of those who may administer the hub."""
    own = {id_: role.permissions for id_, role in roles_in(standing).items()}
    return [email for email, one in people_in(standing).items() if Permission.ADMINISTER in one.rights(own).anywhere()]


def change_of(step: Step, is_secret: Callable[[str], bool]) -> Change:
    """The step as administrators are told of it."""
    if step.after is None:
        return Change(step.kind, step.id, REMOVED, {"is_active": (True, False)})
    before = {} if step.before is None else step.before.fields
    fields = dict(_differences(before, step.after, is_secret))
    if step.before is not None and not step.before.is_active:
        fields["is_active"] = (False, True)
    return Change(step.kind, step.id, CREATED if step.before is None else CHANGED, fields)


def house_changes(before: Mapping[str, str], after: Mapping[str, str]) -> list[Change]:
    """The changes of what is said of the whole house."""
    return [
        Change(name, name, CHANGED, _house_differences(name, before[name], after[name]))
        for name in HOUSE
        if after.get(name, before[name]) != before[name]
    ]


def _house_differences(name: str, before: str, after: str) -> dict[str, tuple[Any, Any]]:
    if name == SHARING:
        was, is_now = document_of(before), document_of(after)
        return {field: (was[field], value) for field, value in is_now.items() if value != was[field]}
    return {"name": (before, after)}


def _differences(
    before: Fields, after: Fields, is_secret: Callable[[str], bool]
) -> Iterator[tuple[str, tuple[Any, Any]]]:
    for name in after:
        if name == "settings":
            yield from _setting_differences(before.get(name, {}), after[name], is_secret)
        elif before.get(name) != after[name]:
            yield name, (before.get(name), after[name])


def _setting_differences(
    before: Mapping[str, str], after: Mapping[str, str], is_secret: Callable[[str], bool]
) -> Iterator[tuple[str, tuple[Any, Any]]]:
    for name in sorted({*before, *after}):
        if before.get(name) != after.get(name):
            was, is_now = (shown(name, settings.get(name), is_secret) for settings in (before, after))
            yield f"settings.{name}", (was, is_now)


def shown(name: str, value: str | None, is_secret: Callable[[str], bool]) -> str | None:
    """A setting as an administrator may see it: a secret only as being set, a reference as it is."""
    if value is None or not is_secret(name) or value.startswith(REFERENCES):
        return value
    return MASK
