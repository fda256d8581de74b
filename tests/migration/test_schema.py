"""The steps of the migrations make exactly the schema that the code is written for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Boolean, Connection, Engine, Integer, create_engine, inspect, text
from sqlalchemy.ext.asyncio import create_async_engine

from hub.storage.change_tables import earlier_text
from hub.storage.erasure_tables import erasure
from hub.storage.external_tables import external_record
from hub.storage.migrate import config_for, migrate_postgres, migrate_sqlite, upgrade
from hub.storage.outreach_tables import outreach
from hub.storage.outward_tables import api_key
from hub.storage.push_tables import push_device
from hub.storage.search_tables import FULL_TEXT
from hub.storage.tables import conversation
from hub.storage.translation_tables import translation
from hub.storage.types import Instant
from hub.storage.visitor_tables import visitor_line
from hub.storage.writing_tables import draft

metadata = draft.metadata
assert erasure.metadata is metadata
assert outreach.metadata is metadata
assert visitor_line.metadata is metadata
assert push_device.metadata is metadata
assert api_key.metadata is metadata
assert earlier_text.metadata is metadata
assert external_record.metadata is metadata
assert translation.metadata is metadata
Place = Callable[[Callable[[Connection], object]], object]


def on_file(path: Path) -> Engine:
    return create_engine(f"sqlite:///{path}")


@pytest.fixture(params=["sqlite", "postgres"])
def on_database(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[Callable[[Connection], object]], object]:
    """Runs something on an empty database, which stays between the calls of one test."""
    if request.param == "sqlite":

        def run_on_file(work: Callable[[Connection], object]) -> object:
            engine = create_engine(f"sqlite:///{tmp_path / 'hub.db'}")
            with engine.connect() as connection:
                result = work(connection)
                connection.commit()
            engine.dispose()
            return result

        return run_on_file
    url = request.getfixturevalue("postgres_database")()

    def run_on_server(work: Callable[[Connection], object]) -> object:
        async def whole() -> object:
            engine = create_async_engine(url)
            async with engine.connect() as connection:
                result = await connection.run_sync(work)
                await connection.commit()
            await engine.dispose()
            return result

        return asyncio.run(whole())

    return run_on_server


def differences(connection: Connection) -> object:
    """What the tables of the code have, and the database has not, or the other way round."""
    options = {"compare_type": True, "compare_server_default": False, "include_object": is_ours}
    return compare_metadata(MigrationContext.configure(connection, opts=options), metadata)


def is_ours(thing: object, name: str, kind: str, *_: object) -> bool:
    """Not what each database has of its own to find documents by their tokens."""
    return not name.startswith((FULL_TEXT, "gin_"))


def tables(connection: Connection) -> set[str]:
    return {name for name in inspect(connection).get_table_names() if not name.startswith(FULL_TEXT)}


def indexes(connection: Connection) -> set[tuple[str, str, bool]]:
    """Name, condition and uniqueness of every index; the condition of a partial one decides what it promises."""
    found = set()
    for table in tables(connection):
        for index in inspect(connection).get_indexes(table):
            found.add((table, str(index["name"]), bool(index["unique"])))
    return found


def test_the_steps_make_the_tables_of_the_code(on_database: Place) -> None:
    on_database(upgrade)
    assert on_database(differences) == []
    assert on_database(tables) == {*metadata.tables, "alembic_version"}


def test_the_indexes_are_those_of_the_code(on_database: Place) -> None:
    on_database(upgrade)
    wanted = {
        (table.name, str(index.name), bool(index.unique))
        for table in metadata.tables.values()
        for index in table.indexes
    }
    found = on_database(indexes)
    assert isinstance(found, set)
    assert wanted <= found


def test_an_upgrade_that_is_repeated_changes_nothing(on_database: Place) -> None:
    on_database(upgrade)
    before = on_database(indexes)
    on_database(upgrade)
    assert on_database(indexes) == before


def test_what_was_there_before_the_search_is_to_be_indexed_and_so_is_every_change(on_database: Place) -> None:
    def to(revision: str) -> Callable[[Connection], object]:
        return lambda connection: command.upgrade(config_for(connection), revision)

    def run(*statements: str) -> Callable[[Connection], object]:
        return lambda connection: [connection.execute(text(statement)) for statement in statements]

    def due(connection: Connection) -> list[tuple[str, str]]:
        rows = connection.execute(text("SELECT source, id FROM search_due ORDER BY number")).all()
        connection.execute(text("DELETE FROM search_due"))
        return sorted((source, id_) for source, id_ in rows)

    on_database(to("0008"))
    customer = (
        "INSERT INTO customer (id, name, tier, language, notes, attributes) VALUES ('{}', '', '', '', '', '{{}}')"
    )
    identity = (
        "INSERT INTO identity (id, customer_id, channel, key, address, name, is_verified) "
        "VALUES ('i', 'old', 'sms', 'k', '', '', false)"
    )
    on_database(run(customer.format("old"), identity))
    on_database(to("head"))
    assert on_database(due) == [("customer", "old")]
    on_database(run(customer.format("new"), "UPDATE identity SET customer_id = 'new'"))
    assert on_database(due) == [("customer", "new"), ("customer", "new"), ("customer", "old")]
    on_database(run("UPDATE identity SET is_verified = true"))
    assert on_database(due) == []
    on_database(run("DELETE FROM identity", "DELETE FROM customer WHERE id = 'old'"))
    assert on_database(due) == [("customer", "new"), ("customer", "old")]


TOLD = {"c1": "Engines", "c2": " ENGINES ", "c3": "Engines", "c4": "Looms", "c5": "", "c6": " ", "c7": "x" * 5_000}
"""Organisations as they were told of customers when they were texts."""


def _tell(connection: Connection) -> None:
    """Customers of these organisations, one of which came with a merge."""
    for id_, organisation in TOLD.items():
        connection.execute(
            text(
                "INSERT INTO customer (id, name, tier, language, notes, attributes, organisation) "
                "VALUES (:id, '', '', '', '', '{}', :organisation)"
            ),
            {"id": id_, "organisation": organisation},
        )
    moved = '{"identities": [], "before": {"organisation": ""}, "after": {"organisation": "engines"}}'
    merge = (
        "INSERT INTO merge (id, kept_id, merged_id, at, by, by_name, moved) VALUES ('m', 'c4', 'c1', 0, '', '', :moved)"
    )
    connection.execute(text(merge), {"moved": moved})


def _belonging(connection: Connection) -> dict[str, tuple[str, str] | None]:
    rows = connection.execute(
        text(
            "SELECT customer.id, organisation.id, organisation.name FROM customer "
            "LEFT JOIN organisation ON organisation.id = customer.organisation_id"
        )
    ).all()
    return {row[0]: (row[1], row[2]) if row[1] else None for row in rows}


def test_what_was_a_text_on_customers_becomes_one_organisation_of_each_name(on_database: Place) -> None:
    on_database(lambda connection: command.upgrade(config_for(connection), "0034"))
    on_database(_tell)
    on_database(lambda connection: command.upgrade(config_for(connection), "0035"))
    found = on_database(_belonging)
    assert isinstance(found, dict)
    names = {id_: one and one[1] for id_, one in found.items()}
    assert names == {**TOLD, "c2": "Engines", "c5": None, "c6": None}
    assert found["c1"] == found["c2"] == found["c3"] != found["c4"]
    moved = on_database(lambda connection: connection.execute(text("SELECT moved FROM merge")).scalar())
    assert found["c1"][0] in str(moved)

    def rename(connection: Connection) -> list[str]:
        connection.execute(text("DELETE FROM search_due"))
        connection.execute(text("UPDATE organisation SET name = 'Quills' WHERE name = 'Engines'"))
        return sorted(connection.execute(text("SELECT id FROM search_due")).scalars())

    assert on_database(rename) == ["c1", "c2", "c3"]


def test_where_files_stood_before_is_known_and_so_is_where_they_stand_from_then_on(on_database: Place) -> None:
    needed = [column for column in conversation.columns if not column.nullable and column.server_default is None]
    blank_one = {column.name: {Instant: 0, Integer: 0, Boolean: False}.get(type(column.type), "") for column in needed}

    def put(table: str, **values: object) -> Callable[[Connection], object]:
        names = ", ".join(f'"{name}"' for name in values)
        places = ", ".join(f":{name}" for name in values)
        statement = text(f"INSERT INTO {table} ({names}) VALUES ({places})")  # noqa: S608 - names of this test alone
        return lambda connection: connection.execute(statement, values)

    def item(id_: str, files: str) -> Callable[[Connection], object]:
        given = {"id": id_, "conversation_id": "c", "kind": "message", "direction": "in", "files": files, "at": 0}
        blank = dict.fromkeys(("account_id", "author_name", "text", "full_text"), "")
        return put("item", **given, **blank, details="{}")

    on_database(lambda connection: command.upgrade(config_for(connection), "0036"))
    on_database(put("customer", **dict.fromkeys(("name", "tier", "language", "notes"), ""), id="u", attributes="{}"))
    on_database(put("identity", id="i", customer_id="u", channel="", key="", address="", name="", is_verified=False))
    on_database(put("conversation", **(blank_one | {"id": "c", "customer_id": "u", "identity_id": "i"})))
    on_database(item("1", '[{"id":"f"},{"id":"g"}]'))
    on_database(item("2", "[]"))
    on_database(lambda connection: command.upgrade(config_for(connection), "head"))
    on_database(item("3", '[{"id":"f"}]'))
    on_database(item("4", "[]"))

    def kept(connection: Connection) -> list[tuple[str, str]]:
        rows = connection.execute(text("SELECT file_id, item_id FROM item_file"))
        return sorted((file_id, item_id) for file_id, item_id in rows)

    assert on_database(kept) == [("f", "1"), ("f", "3"), ("g", "1")]


def test_who_was_called_visitor_has_no_name_and_who_was_named_since_has_hers_everywhere(on_database: Place) -> None:
    needed = [column for column in conversation.columns if not column.nullable and column.server_default is None]
    blank_one = {column.name: {Instant: 0, Integer: 0, Boolean: False}.get(type(column.type), "") for column in needed}

    def put(table: str, **values: object) -> None:
        names = ", ".join(f'"{name}"' for name in values)
        places = ", ".join(f":{name}" for name in values)
        statement = text(f"INSERT INTO {table} ({names}) VALUES ({places})")  # noqa: S608 - names of this test alone
        on_database(lambda connection: connection.execute(statement, values))

    def known(id_: str, name: str, *, said: str = "", address: str = "", before: str = "Visitor") -> None:
        texts = dict.fromkeys(("tier", "language", "notes"), "")
        put("customer", id=id_, name=name, attributes="{}", **texts)
        put("identity", id=id_, customer_id=id_, channel="", key=id_, address=address, name=said, is_verified=False)
        ids = {"id": id_, "customer_id": id_, "identity_id": id_}
        put("conversation", **(blank_one | ids | {"customer_name": before, "account_id": id_}))

    on_database(lambda connection: command.upgrade(config_for(connection), "0039"))
    known("nameless", "Visitor")
    known("named", "Ada")
    known("so called", "Visitor", said="Visitor")
    known("written to", "", address="ada@example.org", before="")
    moved = {"identities": [], "before": {"name": "Visitor"}, "after": {"name": "Ada"}}
    merge = {"id": "m", "kept_id": "named", "merged_id": "nameless", "at": 0, "by": "", "by_name": ""}
    put("merge", **merge, moved=orjson.dumps(moved).decode())
    on_database(lambda connection: command.upgrade(config_for(connection), "0040"))

    def names(table: str, column: str) -> dict[str, str]:
        asked = text(f"SELECT id, {column} FROM {table}")  # noqa: S608 - names of this test alone
        found = on_database(lambda connection: {str(id_): str(name) for id_, name in connection.execute(asked)})
        assert isinstance(found, dict)
        return found

    now = {"nameless": "", "named": "Ada", "so called": "Visitor", "written to": "ada@example.org"}
    assert names("customer", "name") == now
    assert names("conversation", "customer_name") == now
    assert orjson.loads(names("merge", "moved")["m"])["before"] == {"name": ""}


def test_every_step_can_be_taken_back_and_again(on_database: Place) -> None:
    on_database(upgrade)

    def down(connection: Connection) -> None:
        command.downgrade(config_for(connection), "base")

    on_database(down)
    assert on_database(tables) == {"alembic_version"}
    on_database(upgrade)
    assert on_database(differences) == []


def test_a_file_is_made_where_there_is_none(tmp_path: Path) -> None:
    migrate_sqlite(tmp_path / "hub.db")
    migrate_sqlite(tmp_path / "hub.db")
    engine = on_file(tmp_path / "hub.db")
    with engine.connect() as connection:
        assert differences(connection) == []
    engine.dispose()


def test_nodes_that_start_at_once_take_every_step_once(postgres_database: Callable[[], str]) -> None:
    url = postgres_database()

    async def start_all() -> None:
        await asyncio.gather(*(migrate_postgres(url) for _ in range(4)))

    asyncio.run(start_all())


def test_the_steps_are_one_line_and_say_when_they_run() -> None:
    steps = list(ScriptDirectory.from_config(config_for()).walk_revisions())
    assert len([step for step in steps if step.is_head]) == 1
    for step in steps:
        assert Path(step.path).stem.rsplit("_", 1)[-1] in {"pre", "post"}, "before or after the new code runs?"
