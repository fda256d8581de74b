"""In which line of a floor file stands what a fault is about."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Final

import yaml

MOST_STEPS: Final = 50
"""A floor is never nested deeper; a path that goes on is not followed."""


def with_lines(said: str, root: yaml.Node | None) -> str:
    """The same sentences, from the top of the file to its end, each that begins with a path of it with its line."""
    located = [(_line_of(sentence, root), sentence) for sentence in said.split("\n")]
    told = []
    for is_of_the_file, group in groupby(located, key=lambda one: one[0] is not None):
        if is_of_the_file:
            told += [f"line {line}: {sentence}" for line, sentence in sorted(group, key=lambda one: one[0] or 0)]
        else:
            told += [sentence for _, sentence in group]
    return "\n".join(told)


def _line_of(sentence: str, root: yaml.Node | None) -> int | None:
    """The line of the last part of the path that the file has, or nothing where it has not even the first."""
    node, rest, line = root, sentence, None
    for _ in range(MOST_STEPS):
        step = _step(node, rest)
        if step is None:
            return line
        line, node, rest = step
    return line


_Step = tuple[int, yaml.Node, str]


def _step(node: yaml.Node | None, rest: str) -> _Step | None:
    """One part further: its line, what stands there, and the path from there. A key may hold points of its own."""
    if isinstance(node, yaml.SequenceNode):
        index = re.match(r"(\d{1,9})(?=[.:])", rest)
        if index is None or int(index[0]) >= len(node.value):
            return None
        value = node.value[int(index[0])]
        return _line(value), value, rest[index.end() + 1 :]
    if not isinstance(node, yaml.MappingNode):
        return None
    fitting = [(key, value) for key, value in node.value if _begins(rest, key)]
    if not fitting:
        return None
    key, value = max(fitting, key=lambda pair: len(str(pair[0].value)))
    return _line(key), value, rest[len(str(key.value)) + 1 :]


def _begins(rest: str, key: yaml.Node) -> bool:
    if not isinstance(key, yaml.ScalarNode) or not key.value:
        return False
    return rest.casefold().startswith((f"{key.value}.".casefold(), f"{key.value}:".casefold()))


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
