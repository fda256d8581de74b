"""A file of records is taken in, looked through, run, stopped and taken back."""

from __future__ import annotations

from dataclasses import replace

from hub.application.transaction import Transaction
from hub.application.upsert_customer import check_may_tell
from hub.domain.csv_form import CsvForm
from hub.domain.data_import import AT_WORK, GONE, MOVES, Counts, Import, ImportPlan, ImportState
from hub.domain.external import RecordOf, external_key
from hub.domain.ids import ImportId
from hub.domain.import_headings import targets_of
from hub.domain.import_row import check_plan
from hub.domain.person import Person
from hub.domain.problem import Conflict
from hub.domain.value import dataclass


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file whose bytes are kept, as far as its beginning tells."""

    id: ImportId
    """Of the import, by which its bytes are found."""
    name: str
    digest: str
    form: CsvForm
    headings: tuple[str, ...]
    samples: tuple[tuple[str, ...], ...]
    total: int


def keep_import(tx: Transaction, by: Person, of: RecordOf, file: KeptFile) -> Import:
    """The file is there; nothing of it is taken in before somebody says what its columns tell."""
    check_may_tell(by)
    made = Import(
        file.id,
        of,
        file.name,
        file.digest,
        file.form,
        file.headings,
        file.samples,
        file.total,
        by.id,
        by.name,
        tx.now,
    )
    tx.imports.add(made)
    tx.desks.audit(by.id, "import.uploaded", made.id, {"file": file.name, "of": of.value, "rows": file.total})
    return made


def start_check(tx: Transaction, id_: ImportId, by: Person, plan: ImportPlan) -> Import:
    """It is looked through from now on; nothing changes by that."""
    found = _moved(tx, id_, by, ImportState.CHECKING)
    if not found.has_file:
        raise Conflict(GONE)
    plan = replace(plan, source=external_key(plan.source, found.of, "id").source)
    check_plan(plan, len(found.headings), targets_of(found.of, tx.floor.fields))
    return _saved(tx, replace(found, plan=plan, run=found.run + 1))


def start_run(tx: Transaction, id_: ImportId, by: Person) -> Import:
    """What was looked through is taken in from now on."""
    found = _moved(tx, id_, by, ImportState.RUNNING)
    tx.desks.audit(by.id, "import.started", id_, {"source": found.plan.source if found.plan else ""})
    return _saved(tx, replace(found, run=found.run + 1))


def cancel_import(tx: Transaction, id_: ImportId, by: Person) -> Import:
    """It goes on no further; what was taken in stays until it is taken back."""
    found = tx.imports.held(id_)
    check_may_tell(by)
    if found.state not in {ImportState.CHECKING, ImportState.RUNNING}:
        raise Conflict("This import does not run; look at it again.")
    is_check = found.state is ImportState.CHECKING
    if is_check:
        return _saved(tx, replace(found, state=ImportState.UPLOADED, ended_at=tx.now))
    tx.desks.audit(by.id, "import.cancelled", id_, {"rows": found.counts.rows})
    return _saved(tx, replace(found.without_file(), state=ImportState.CANCELLED, ended_at=tx.now))


def start_undo(tx: Transaction, id_: ImportId, by: Person) -> Import:
    """What it made or changed, and nobody touched since, is taken back from now on."""
    found = _moved(tx, id_, by, ImportState.UNDOING)
    tx.desks.audit(by.id, "import.undone", id_, {"made": found.counts.made, "changed": found.counts.changed})
    return _saved(tx, replace(found, run=found.run + 1))


def fail_import(tx: Transaction, id_: ImportId, problem: str) -> None:
    """It cannot go on, and says why."""
    found = tx.imports.held(id_)
    if found.state in AT_WORK:
        tx.imports.save(replace(found, state=ImportState.FAILED, problem=problem, ended_at=tx.now))


def _moved(tx: Transaction, id_: ImportId, by: Person, to: ImportState) -> Import:
    """The import in its next state, by this person; raises Conflict where it is not at that point."""
    check_may_tell(by)
    found = tx.imports.held(id_)
    if to not in MOVES[found.state]:
        raise Conflict("This import is at another point meanwhile; look at it again.")
    return replace(found, state=to, by=by.id, by_name=by.name, counts=Counts(), problem="", ended_at=None)


def _saved(tx: Transaction, value: Import) -> Import:
    tx.imports.save(value)
    return value
