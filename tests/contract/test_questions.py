"""Every statement of the store finds what it asks for by an index: a hub of ten years is as quick as a new one."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from hub import storage
from hub.storage.statement import Statement

SMALL = {
    "doomed_file",
    "node",
    "person",
    "entry",
    "api_key",
    "webhook_endpoint",
    "push_device",
    "search_due",
    "outbox",
    "sqlite_sequence",
    "she",
    "held",
    "anon_1",
    "legal_hold",
    "erasure",
}
"""Tables that stay small, or of which everything is wanted, and what a statement itself has found so far."""
OPEN_ALONE = {
    "ix_conversation_open_team",
    "ix_conversation_inside",
    "ix_data_import_at_work",
    "ix_data_import_with_file",
    "ix_privacy_request_open",
}
"""Partial indexes: who walks through one meets only what is not closed."""
ENDS = {
    "events._FIRST",
    "house._AUDIT_END",
    "views._QUARANTINE",
    "imports._NEWEST",
    "shops._NEWEST",
    "retention.TOLD",
    "erasures._SILENCES",
}
"""They begin at one end of a table and stop at once."""
BY_WORDS = re.compile(r"(?:erasures?|erasure_statements|retention)\.(?:FIND|REMOVE|FORGET)(?:_OLD)?_WITH")
"""An erasure looks for addresses where nothing points to anybody: a few times a day, in tables that do not grow."""
OTHER_DATABASE = 'no such function|no such table: generate_series|near "SET"'


def statements() -> Iterator[tuple[str, Statement]]:
    """Every one of them, by its module and name."""
    for module in iter_modules(storage.__path__):
        if module.ispkg:
            continue
        for name, value in vars(import_module(f"hub.storage.{module.name}")).items():
            kept = value if isinstance(value, Mapping) else {"": value}
            for key, one in kept.items():
                if isinstance(one, Statement):
                    yield f"{module.name}.{name}{key}", one


STATEMENTS = dict(statements())


def steps(connection: sqlite3.Connection, statement: Statement) -> list[str]:
    """How SQLite goes about it; nothing of what only PostgreSQL is asked."""
    rendered = statement.on("sqlite")
    values = [rendered.constants.get(name, 1) for name in rendered.names]
    plain = [value if isinstance(value, int | str) else 1 for value in values] or [1] * rendered.sql.count("?")
    try:
        return [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {rendered.sql}", plain)]
    except sqlite3.OperationalError as error:
        if re.search(OTHER_DATABASE, str(error)):
            return []
        raise


def walks(plan: list[str]) -> list[str]:
    """The steps that look at every row of a table that grows."""
    found = []
    for step in plan:
        walked = re.match(r"SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?", step)
        is_whole = walked is not None and walked[1] not in SMALL and walked[2] not in OPEN_ALONE
        if "AUTOMATIC" in step or is_whole:
            found.append(step)
    return found


@pytest.mark.parametrize("name", sorted(STATEMENTS))
def test_a_question_never_walks_through_a_table_that_grows(stage_template: Path, name: str) -> None:
    with closing(sqlite3.connect(f"file:{stage_template}?mode=ro", uri=True)) as connection:
        found = walks(steps(connection, STATEMENTS[name]))
    assert bool(found) == (name in ENDS or BY_WORDS.match(name) is not None), found
