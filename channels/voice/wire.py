"""Commands and events as lines of JSON, between the hub and the process that carries its calls."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final, get_args

import orjson
from pydantic import TypeAdapter, ValidationError

from channels.voice import contract
from channels.voice.contract import Command, Event, Snapshot, VoiceError

LONGEST_BYTES: Final = 4 * 1024 * 1024
"""Of one line: a snapshot of thousands of legs."""
COMMANDS: Final[Mapping[str, type[Command]]] = {kind.__name__: kind for kind in get_args(Command)}
EVENTS: Final[Mapping[str, type[Event]]] = {kind.__name__: kind for kind in get_args(Event)}
ERRORS: Final[Mapping[str, type[VoiceError]]] = {
    kind.__name__: kind
    for kind in (VoiceError, contract.UnusableOffer, contract.NoSuchRoom, contract.NoSuchMedia, contract.NotAble)
}


READERS: Final[Mapping[type[Any], TypeAdapter[Any]]] = {
    kind: TypeAdapter(kind) for kind in (*COMMANDS.values(), *EVENTS.values(), Snapshot)
}


class NotUnderstood(ValueError):
    """A line that the other side cannot have meant; both sides are of one version."""


def line(**fields: object) -> bytes:
    """One line."""
    return orjson.dumps(fields) + b"\n"


def read(data: bytes) -> dict[str, Any]:
    """The fields of a line; raises NotUnderstood."""
    try:
        found = orjson.loads(data)
    except ValueError as error:
        raise NotUnderstood("a line that is no JSON") from error
    if not isinstance(found, dict):
        raise NotUnderstood("a line that is no object")
    return found


def of_command(command: Command) -> dict[str, object]:
    """A command as fields."""
    return {"kind": type(command).__name__, "of": asdict(command)}


def command_in(fields: Mapping[str, Any]) -> Command:
    """The command in these fields; raises NotUnderstood."""
    command: Command = _made(COMMANDS, fields)
    return command


def of_event(event: Event) -> dict[str, object]:
    """An event as fields."""
    return {"kind": type(event).__name__, "of": asdict(event)}


def event_in(fields: Mapping[str, Any]) -> Event:
    """The event in these fields; raises NotUnderstood."""
    event: Event = _made(EVENTS, fields)
    return event


def of_error(error: VoiceError) -> dict[str, object]:
    """What could not be done, as fields."""
    return {"kind": type(error).__name__, "text": str(error)}


def error_in(fields: Mapping[str, Any]) -> VoiceError:
    """What could not be done."""
    kind = ERRORS.get(str(fields.get("kind")), VoiceError)
    return kind(str(fields.get("text")))


def of_snapshot(snapshot: Snapshot) -> dict[str, object]:
    """All that is carried, as fields."""
    return asdict(snapshot)


def snapshot_in(fields: Mapping[str, Any]) -> Snapshot:
    """All that is carried; raises NotUnderstood."""
    snapshot: Snapshot = _read_as(Snapshot, fields)
    return snapshot


def _made(kinds: Mapping[str, type[Any]], fields: Mapping[str, Any]) -> Any:  # noqa: ANN401 - one of these kinds
    kind = kinds.get(str(fields.get("kind")))
    if kind is None:
        raise NotUnderstood(f"nothing is called {fields.get('kind')!r}")
    return _read_as(kind, fields.get("of"))


def _read_as(kind: type[Any], fields: object) -> Any:  # noqa: ANN401 - one of that kind
    try:
        return READERS[kind].validate_python(fields)
    except ValidationError as error:
        raise NotUnderstood(f"a {kind.__name__} that is none: {error.error_count()} of its fields") from error
