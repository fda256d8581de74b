"""Settings that make no sense to their channel are refused before they are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from hub.application.floor_document import Fault
from hub.application.floor_plan import Step
from hub.application.floor_record import Secrets, Standing
from hub.domain.problem import Invalid

FaultsOf: TypeAlias = Callable[[str, Mapping[str, str]], Mapping[str, str]]
"""Told a channel and settings, secrets resolved: what is wrong with them, by the name of the setting.

A setting whose value is empty has one that cannot be read here."""
WITH_SETTINGS: Final = ("hooks", "accounts")


def none_known(_channel: str, _settings: Mapping[str, str]) -> Mapping[str, str]:
    """No channel is asked."""
    return {}


def setting_faults(steps: Iterable[Step], after: Standing, secrets: Secrets, faults_of: FaultsOf) -> Iterator[Fault]:
    """Every setting that the steps bring and its channel cannot use; older ones do not hold the steps up."""
    for step in steps:
        if step.kind not in WITH_SETTINGS or step.after is None:
            continue
        brought = _brought(step, step.after["settings"])
        inherited = _settings(after, "hooks", step.after.get("hook"))
        found = faults_of(step.after["channel"], _readable({**inherited, **step.after["settings"]}, secrets))
        for name in sorted(found.keys() & brought):
            yield Fault(f"{step.kind}.{step.id}.settings.{name}", found[name])


def _brought(step: Step, settings: Mapping[str, str]) -> set[str]:
    was_there = step.before is not None and step.before.is_active
    before = step.before.fields["settings"] if was_there and step.before is not None else {}
    return {name for name, value in settings.items() if before.get(name) != value}


def _settings(standing: Standing, kind: str, id_: str | None) -> Mapping[str, str]:
    record = standing.records[kind].get(id_) if id_ else None
    settings: Mapping[str, str] = record.fields["settings"] if record is not None else {}
    return settings


def _readable(settings: Mapping[str, str], secrets: Secrets) -> dict[str, str]:
    """The settings resolved; what leads to nothing here, or was sealed with another key, is empty."""
    readable = {}
    for name, value in settings.items():
        try:
            readable[name] = secrets.revealed({name: value})[name]
        except Invalid:
            readable[name] = ""
    return readable
