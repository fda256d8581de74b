"""One row of a file, as another system would have told it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from hub.domain.customer_edit import PRESENT, FieldValue
from hub.domain.data_import import ImportPlan, Row
from hub.domain.external import RecordOf, ToldCustomer, ToldOrganisation, external_key
from hub.domain.import_headings import AT, CUSTOMER, DOMAINS, MAIL, PHONE, SEVERAL, TAGS
from hub.domain.problem import Invalid
from hub.domain.text import INSTEAD

_PARTS: Final = re.compile(r"[,;，；、\n]")
_NUMBER: Final = re.compile(r"-?\d{1,12}(\.\d{1,6})?")


def check_plan(plan: ImportPlan, width: int, targets: tuple[str, ...]) -> None:
    """Raises Invalid where the columns make no sense."""
    if len(plan.columns) != width or not 0 <= plan.id_column < width:
        raise Invalid("Say of every column what it tells, and which one is the id.")
    unknown = [target for target in plan.columns if target and target not in targets]
    if unknown:
        raise Invalid(f"There is no field “{unknown[0]}” that a column could tell.")
    twice = [one for one in plan.columns if one and one not in SEVERAL and plan.columns.count(one) > 1]
    if twice:
        raise Invalid(f"Two columns tell “{twice[0]}”: choose one of them.")
    if AT in targets and not {CUSTOMER, MAIL, PHONE} & set(plan.columns):
        raise Invalid("Say which column tells whose these are: the customer's id, her mail address or her number.")
    if not any(plan.columns):
        raise Invalid("Say of at least one column what it tells.")


def told_in(row: Row, plan: ImportPlan, of: RecordOf, only: int | None = None) -> ToldCustomer | ToldOrganisation:
    """What a row tells, or only one of its columns; raises Invalid. An empty cell tells nothing."""
    key = external_key(plan.source, of, id_of(row, plan))
    said = [(target, text) for place, target, text in cells_of(row, plan) if only is None or place == only]
    if of is RecordOf.ORGANISATION:
        return ToldOrganisation(key, dict(_organisation_fields(said)), plan.overwrites)
    addresses = tuple(text for target, text in said if target in {MAIL, PHONE})
    return ToldCustomer(key, dict(_customer_fields(said)), addresses, overwrites=plan.overwrites)


def id_of(row: Row, plan: ImportPlan) -> str:
    """What the other system calls it; raises Invalid where that is missing."""
    if len(row.cells) <= plan.id_column or not row.cells[plan.id_column].strip():
        raise Invalid("The id is missing; write what your system calls this record.")
    return row.cells[plan.id_column]


def cells_of(row: Row, plan: ImportPlan) -> Iterator[tuple[int, str, str]]:
    """Every cell that tells something: its column, what it tells, its text; raises Invalid for what cannot be read."""
    for place, target in enumerate(plan.columns):
        text = row.cells[place].strip() if place < len(row.cells) else ""
        if target and text:
            yield place, target, text


def check_readable(text: str) -> None:
    """Raises Invalid where the encoding of the file was another one."""
    if INSTEAD in text:
        raise Invalid("This cannot be read: save the file as UTF-8 and choose it again.")


def _customer_fields(said: list[tuple[str, str]]) -> Iterator[tuple[str, FieldValue]]:
    for target, text in said:
        check_readable(text)
        if target == TAGS:
            yield from ((f"{TAGS}.{word.strip()}", PRESENT) for word in _PARTS.split(text) if word.strip())
        elif target == "value":
            yield target, _figure(text)
        elif target not in {MAIL, PHONE}:
            yield target, text


def _organisation_fields(said: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for target, text in said:
        check_readable(text)
        if target == DOMAINS:
            yield from ((f"{DOMAINS}.{word.strip()}", PRESENT) for word in _PARTS.split(text) if word.strip())
        else:
            yield target, text


def _figure(text: str) -> float:
    if _NUMBER.fullmatch(text) is None:
        raise Invalid("Write a number such as 1234.5, without a currency or a separator.")
    return float(text)


def missing_cells(row: Row, headings: Mapping[int, str] | tuple[str, ...]) -> str:
    """What to do about a row that has more cells than there are columns; empty where it has not."""
    if len(row.cells) > len(headings) and any(cell.strip() for cell in row.cells[len(headings) :]):
        return "This line has more columns than the first one: put texts that contain the separator in double quotes."
    return ""
