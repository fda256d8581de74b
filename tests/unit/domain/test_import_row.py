"""Columns are understood by their headings in three languages, and a row says what another system would have told."""

from __future__ import annotations

import pytest

from hub.domain.custom_field import CustomField, FieldOf
from hub.domain.data_import import ImportPlan, Row
from hub.domain.external import RecordOf, ToldCustomer, ToldOrganisation
from hub.domain.import_headings import suggested, targets_of
from hub.domain.import_row import check_plan, told_in
from hub.domain.problem import Invalid

FIELDS = {
    "size": CustomField("size", "Shoe size", label={"en": "Size of shoes", "zh-Hans": "鞋码"}),
    "staff": CustomField("staff", "Staff", of=FieldOf.ORGANISATION),
}


@pytest.mark.parametrize(
    ("headings", "id_column", "columns"),
    [
        (("Customer ID", "Full name", "E-mail", "Phone", "鞋码"), 0, ("", "name", "mail", "phone", "attributes.size")),
        (("姓名", "手机号码", "客户编号", "公司"), 2, ("name", "phone", "", "organisation")),
        (("姓名", "電子郵件", "備註", "標籤"), 1, ("name", "mail", "notes", "tags")),
        (("ＮＡＭＥ", "name", "weather", "mobile", "tel."), None, ("name", "", "", "phone", "phone")),
    ],
)
def test_headings_say_what_columns_tell(
    headings: tuple[str, ...], id_column: int | None, columns: tuple[str, ...]
) -> None:
    assert suggested(RecordOf.CUSTOMER, headings, FIELDS) == (id_column, columns)


def test_organisations_have_names_domains_and_fields_of_their_own() -> None:
    found = suggested(RecordOf.ORGANISATION, ("No.", "Company", "Domain", "Staff", "鞋码"), FIELDS)
    assert found == (0, ("", "name", "domains", "fields.staff", ""))
    assert targets_of(RecordOf.ORGANISATION, FIELDS) == ("name", "domains", "fields.staff")


def test_a_row_tells_only_what_its_cells_say() -> None:
    plan = ImportPlan("crm", 0, ("", "name", "mail", "mail", "tags", "value"))
    told = told_in(Row(2, ("7", " Ada ", "a@example.org", "", "vip，news; old", "12.5")), plan, RecordOf.CUSTOMER)
    assert isinstance(told, ToldCustomer)
    assert dict(told.fields) == {"name": "Ada", "tags.vip": "yes", "tags.news": "yes", "tags.old": "yes", "value": 12.5}
    assert (told.addresses, told.key.external_id) == (("a@example.org",), "7")
    short = told_in(Row(3, ("8",)), plan, RecordOf.CUSTOMER)
    assert dict(short.fields) == {}
    organisation = told_in(
        Row(2, ("e", "Engines", "a.example b.example, c.example")),
        ImportPlan("crm", 0, ("", "name", "domains")),
        RecordOf.ORGANISATION,
    )
    assert isinstance(organisation, ToldOrganisation)
    assert set(organisation.fields) == {"name", "domains.a.example b.example", "domains.c.example"}


@pytest.mark.parametrize(
    ("cells", "why"),
    [(("", "Ada"), "id is missing"), (("7", "Ad\ufffda"), "UTF-8"), (("7", "Ada", "12,50 €"), "Write a number")],
)
def test_a_row_that_makes_no_sense_is_refused(cells: tuple[str, ...], why: str) -> None:
    with pytest.raises(Invalid, match=why):
        told_in(Row(2, cells), ImportPlan("crm", 0, ("", "name", "value")), RecordOf.CUSTOMER)


@pytest.mark.parametrize(
    ("plan", "why"),
    [
        (ImportPlan("crm", 2, ("name", "")), "every column"),
        (ImportPlan("crm", 0, ("name",)), "every column"),
        (ImportPlan("crm", 0, ("name", "name")), "Two columns"),
        (ImportPlan("crm", 0, ("", "nme")), "no field"),
        (ImportPlan("crm", 0, ("", "")), "at least one"),
    ],
)
def test_columns_that_make_no_sense_are_refused(plan: ImportPlan, why: str) -> None:
    with pytest.raises(Invalid, match=why):
        check_plan(plan, 2, targets_of(RecordOf.CUSTOMER, FIELDS))
