"""Nobody adds a column without saying of whom it speaks."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from sqlalchemy import Table

from hub.domain.personal_data import Goes, Lead, Says
from hub.storage.classification import CLASSIFIED
from hub.storage.metadata import metadata
from hub.storage.types import Json

STORAGE = Path("hub/storage")
WHERE = "hub/storage/classification.py"


def every_table() -> dict[str, Table]:
    """All of them, whichever module has them."""
    for module in STORAGE.glob("*tables.py"):
        import_module(f"hub.storage.{module.stem}")
    return dict(metadata.tables)


def missing() -> list[str]:
    """What is not classified, and what to write for it."""
    told = []
    for name, table in sorted(every_table().items()):
        says = CLASSIFIED.get(name)
        if says is None:
            told.append(f'{WHERE}: add "{name}": TableSays(…), with every column of it')
            continue
        told += [
            f'{WHERE}: write "{column}" under nothing, ours, staff, secret or customers of "{name}"'
            for column in (one.name for one in table.columns)
            if column not in says.columns
        ]
    return told


def test_every_column_says_of_whom_it_speaks() -> None:
    assert missing() == [], "\n".join(missing())


def test_nothing_is_classified_that_is_not_there() -> None:
    tables = every_table()
    gone = [name for name in CLASSIFIED if name not in tables]
    gone += [
        f"{name}.{column}"
        for name, says in CLASSIFIED.items()
        for column in says.columns
        if name in tables and column not in tables[name].columns
    ]
    assert gone == []


def test_whatever_is_a_customers_is_found_and_goes() -> None:
    for name, says in CLASSIFIED.items():
        is_hers = Says.CUSTOMERS in says.columns.values()
        assert is_hers == (says.goes is not Goes.STAYS), name
        assert is_hers == (says.found_by is not None), name
        if says.goes is Goes.EMPTIED:
            assert set(says.replacements) == set(says.theirs), name


def test_a_column_that_may_be_empty_is_emptied_with_what_it_takes() -> None:
    tables = every_table()
    for name, says in CLASSIFIED.items():
        for column, value in says.replacements.items():
            assert value is not None or tables[name].columns[column].nullable, f"{name}.{column}"
            if isinstance(value, (dict, list)):
                assert isinstance(tables[name].columns[column].type, Json), f"{name}.{column}"


def test_the_way_to_her_is_a_column_of_the_table() -> None:
    for name, says in CLASSIFIED.items():
        if says.found_by is not None and says.found_by[0] is not Lead.LOG:
            assert says.found_by[1] in says.columns, name
