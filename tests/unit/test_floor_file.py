"""Whatever stands in a file, reading it ends with a document as plain as JSON, or with one sentence."""

from __future__ import annotations

import json

import pytest

from hub.commands.failure import CommandFailed
from hub.commands.floor_file import EXAMPLE, parse_floor

LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
BROKEN = [
    ("a: &a [*a]", "leads back into itself"),
    ("a: &a {b: *a}", "leads back into itself"),
    (LAUGHS, "once its aliases are followed"),
    ("[" * 60 + "]" * 60, "nested too deeply"),
    ("{[a]: b}", "is no YAML"),
    ("? {a: b}\n: c", "is no YAML"),
    ("true: x", "has the key True; write keys as texts"),
    ("a: !!bool maybe", "does not fit its tag"),
    ("a: !!timestamp never", "does not fit its tag"),
    ("a: !!int x", "is no YAML"),
    ("a: !!timestamp 2026-01-01", "holds a date"),
    ("a: !!binary aGk=", "holds a bytes"),
    ("a: !!set {b, c}", "holds a set"),
    ("a: !!float .nan", "holds a float"),
    ("a: 99999999999999999999", "too large"),
    ('a: "\\ud800"', "holds a character that is none"),
    ('a: "\\0"', "holds a character that is none"),
    ("a: \x07", "is no YAML"),
    ("a: *nobody", "is no YAML"),
    ("<<: 5", "is no YAML"),
    ("a: b: c", "is no YAML"),
    ("a: 1\n\tb: 2", "is no YAML"),
    ("%YAML 9.9\n---\na: 1", "is no YAML"),
    ("a: 1\n---\nb: 2", "is no YAML"),
    ("a: !unknown 1", "is no YAML"),
]


@pytest.mark.parametrize(("text", "told"), BROKEN, ids=[text[:20] for text, _ in BROKEN])
def test_a_file_that_is_none_is_refused_in_one_sentence(text: str, told: str) -> None:
    with pytest.raises(CommandFailed) as refused:
        parse_floor(text.encode(), "floor.yaml")
    assert told in str(refused.value)
    assert len(str(refused.value).splitlines()) == 1


def test_aliases_and_numbers_as_keys_are_read() -> None:
    text = "team: &one {name: x}\nother: *one\nmore: {<<: *one, 5: y}"
    assert parse_floor(text.encode(), "f") == {
        "team": {"name": "x"},
        "other": {"name": "x"},
        "more": {"name": "x", "5": "y"},
    }


def test_the_example_is_as_plain_as_json() -> None:
    document = parse_floor(EXAMPLE.read_bytes(), "example")
    assert json.loads(json.dumps(document)) == document
