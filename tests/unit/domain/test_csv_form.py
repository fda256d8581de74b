"""A file of separated values says by its bytes how it is written."""

from __future__ import annotations

import pytest

from hub.domain.csv_form import CsvForm, form_of, safe_cell
from hub.domain.problem import Invalid

SIMPLIFIED = "编号,姓名,电子邮件,备注\n1,王小明,wang@example.cn,喜欢喝茶，请下午联系。\n2,李红,li@example.cn,老客户\n"
TRADITIONAL = (
    "編號,姓名,電子郵件,備註\n1,陳大文,chan@example.hk,喜歡喝茶，請下午聯絡。\n2,林美麗,lam@example.tw,舊客戶\n"
)
WESTERN = "id;name;city\n1;Jürgen Müller;Köln\n2;Zoë Brontë;Málaga\n"


@pytest.mark.parametrize(
    ("text", "encoding", "told"),
    [
        (SIMPLIFIED, "utf-8", "utf-8-sig"),
        (TRADITIONAL, "utf-8-sig", "utf-8-sig"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (TRADITIONAL, "big5", "big5hkscs"),
        (TRADITIONAL, "utf-16", "utf-16"),
        (WESTERN, "utf-16-le", "utf-16-le"),
        (WESTERN, "utf-16-be", "utf-16-be"),
        (WESTERN, "cp1252", "cp1252"),
        ("id,name\n1,Ada\n", "ascii", "utf-8-sig"),
    ],
)
def test_the_encoding_is_found(text: str, encoding: str, told: str) -> None:
    raw = text.encode(encoding)
    form = form_of(raw)
    assert form.encoding == told
    assert raw.decode(form.encoding).lstrip("\ufeff") == text


@pytest.mark.parametrize("cut", [1, 2, 3, 4, 5])
def test_a_sample_that_ends_within_a_character_is_read_all_the_same(cut: int) -> None:
    assert form_of(SIMPLIFIED.encode()[:-cut]).encoding == "utf-8-sig"
    assert form_of(TRADITIONAL.encode("big5")[:-cut]).encoding == "big5hkscs"


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        (WESTERN, ";"),
        ("id\tname\n1\tAda, Countess\n", "\t"),
        ("id|name|notes\n1|Ada|a;b;c\n", "|"),
        ('id;name\n1;"a,b,c"\n2;"d,e,f"\n', ";"),
        ("name\nAda\n", ","),
        ("", ","),
    ],
)
def test_what_parts_the_columns_is_found(text: str, delimiter: str) -> None:
    assert form_of(text.encode()) == CsvForm("utf-8-sig", delimiter)


def test_what_is_no_text_is_refused_with_what_to_do() -> None:
    with pytest.raises(Invalid, match="save the sheet as CSV"):
        form_of(b"PK\x03\x04\x14\x00\x06\x00\x08\x00 sheet, xlsx \x00\x01\x02 rest of it" * 3)


def test_no_cell_of_a_report_is_a_formula() -> None:
    assert safe_cell('=HYPERLINK("http://evil.example")').startswith("'")
    assert [safe_cell(text) for text in ("+49 30", "@SUM(A1)", "-1", "plain")] == [
        "'+49 30",
        "'@SUM(A1)",
        "'-1",
        "plain",
    ]
