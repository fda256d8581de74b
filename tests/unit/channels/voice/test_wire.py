"""What hub and worker say to each other arrives as it was meant, or is not understood."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.voice import wire
from channels.voice.contract import Command, End, Event, LegState, NoSuchRoom, Snapshot, VoiceError

T = TypeVar("T")
WORDS = st.text(st.characters(codec="utf-8"), max_size=12)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
PAIRS = st.lists(st.tuples(WORDS, WORDS), max_size=3).map(tuple)
OF_TYPE: Mapping[object, st.SearchStrategy[object]] = {
    str: WORDS,
    bool: st.booleans(),
    int: st.integers(0, 2**53),
    float: NUMBERS,
    str | None: st.none() | WORDS,
    float | None: st.none() | NUMBERS,
    tuple[str, ...]: st.lists(WORDS, max_size=3).map(tuple),
    tuple[tuple[str, str], ...]: PAIRS,
    End: st.sampled_from(End),
}


def any_of(kinds: Iterable[type[T]]) -> st.SearchStrategy[T]:
    """Whatever can be said of one of these."""
    made = [st.builds(kind, **{name: OF_TYPE[told] for name, told in get_type_hints(kind).items()}) for kind in kinds]
    return st.one_of(made)


COMMANDS = any_of(wire.COMMANDS.values())
EVENTS = any_of(wire.EVENTS.values())
SNAPSHOTS = st.builds(
    Snapshot,
    st.dictionaries(WORDS, st.builds(LegState, st.booleans(), st.none() | WORDS, st.none() | WORDS), max_size=3),
    st.dictionaries(WORDS, st.dictionaries(WORDS, PAIRS, max_size=2), max_size=2),
)


@given(COMMANDS)
def test_a_command_arrives_as_it_was_given(command: Command) -> None:
    assert wire.command_in(wire.read(wire.line(command=wire.of_command(command)))["command"]) == command


@given(EVENTS)
def test_an_event_arrives_as_it_was_told(event: Event) -> None:
    assert wire.event_in(wire.read(wire.line(event=wire.of_event(event)))["event"]) == event


@given(SNAPSHOTS)
def test_a_snapshot_arrives_as_it_was_taken(snapshot: Snapshot) -> None:
    assert wire.snapshot_in(wire.read(wire.line(**wire.of_snapshot(snapshot)))) == snapshot


def test_what_could_not_be_done_arrives_in_its_words() -> None:
    error = wire.error_in(wire.of_error(NoSuchRoom("There is no room “x”.")))
    assert type(error) is NoSuchRoom
    assert str(error) == "There is no room “x”."
    assert type(wire.error_in({"kind": "NewerError", "text": "Of a later version."})) is VoiceError


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff\xfe"])
def test_what_is_no_line_is_not_understood(data: bytes) -> None:
    with pytest.raises(wire.NotUnderstood):
        wire.read(data)


@pytest.mark.parametrize(
    "fields",
    [{}, {"kind": "Sing", "of": {}}, {"kind": "HangUp"}, {"kind": "HangUp", "of": {"leg_id": 7}}],
    ids=["nothing", "unknown", "without fields", "wrong"],
)
def test_a_command_that_cannot_have_been_meant_is_not_understood(fields: dict[str, object]) -> None:
    with pytest.raises(wire.NotUnderstood):
        wire.command_in(fields)
