"""A report as a page: whole in itself, harmless whatever the names, and in three languages."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from hub.commands.failure import CommandFailed
from hub.commands.simulation import page_charts as charts
from hub.commands.simulation.page import page_of, write_page
from hub.commands.simulation.page_charts import Scale
from hub.commands.simulation.page_numbers import clock_of, plain, shown
from hub.commands.simulation.page_words import LANGUAGES, Words, translations
from tests.stage.simulated import HOSTILE, LONG, small_report

VOID = {"meta", "rect", "line", "br"}


@cache
def report() -> dict[str, Any]:
    return small_report()


class _Reader(HTMLParser):
    """Keeps the elements, their attributes and the text; demands that whatever opens is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def _read(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    assert reader.open == []
    return reader


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_whole_in_itself_and_does_nothing(language: str) -> None:
    page = page_of(report(), Words(language))
    read = _read(page)
    assert read.names & {"script", "img", "link", "iframe", "object", "image", "use", "a"} == set()
    assert {name for name in read.attributes if name.startswith("on") or name in {"src", "href"}} == set()
    assert re.search(r"url\(|@import|https?:", page) is None
    assert f'<html lang="{language}">' in page


def test_a_name_is_shown_as_it_is_written() -> None:
    read = _read(page_of(report(), Words()))
    assert read.text.count(HOSTILE) > 5
    assert read.text.count(LONG) > 3


def test_what_is_drawn_is_also_told() -> None:
    page = page_of(report(), Words())
    assert page.count("<svg") == page.count('<svg aria-hidden="true"')
    text = " ".join(_read(page).text.split())
    for title in (
        "Waits", "Service level", "Agents", "Who served whom", "Period by period", "Policies compared",
        "What the policy chose", "Called again", "Cost of a unit of time",
    ):  # fmt: skip
        assert title in text
    assert "Periods 1 to 2: " in text
    assert "After the last period: " in text
    assert "while more than 1 of its agents are idle, or when more than 2 of" in text
    assert "whenever one of its agents is idle; when more than 2 wait they come before its own work." in text
    assert "both: at most 2 conversations at once." in text


def test_what_holds_all_the_time_is_told_once() -> None:
    one = report()["tuning"]["periods"][0]
    text = " ".join(_read(page_of(report() | {"tuning": {"periods": [one]}}, Words())).text.split())
    assert "168 candidates were compared; the tuning expects a cost of 1.25" in text
    assert "Period 1: " not in text
    changing = [one | {"order": {"both": order}} for order in (["a", "b"], ["b", "a"], ["b", "a"])]
    text = " ".join(_read(page_of(report() | {"tuning": {"periods": changing}}, Words())).text.split())
    assert "Period 1: both looks first for a, then b." in text
    assert "From period 2 on: both looks first for b, then a." in text
    assert text.count("at most 2 conversations") == 1


def test_what_a_report_does_not_have_is_left_out() -> None:
    alone = report() | {"comparisons": [], "tuning": {}, "replications": 1}
    alone["classes"] = {"one": report()["classes"]["rare"] | {"per_period": []}}
    text = _read(page_of(alone | {"groups": {}}, Words())).text
    assert "played once" in text
    assert "One replication says nothing" in text
    for title in ("Policies compared", "What the policy chose", "Period by period", "Everybody"):
        assert title not in text


def test_every_sentence_has_its_translations_with_the_same_names() -> None:
    for english, others in translations().items():
        assert len(others) == len(LANGUAGES) - 1, english
        for other in others:
            assert sorted(re.findall(r"{\w+}", other)) == sorted(re.findall(r"{\w+}", english)), english


def test_a_page_is_written_or_the_reason_is_told(tmp_path: Path) -> None:
    write_page(tmp_path / "page.html", report(), "zh-Hant")
    assert "等待時間" in (tmp_path / "page.html").read_text("utf-8")
    with pytest.raises(CommandFailed, match="cannot be written"):
        write_page(tmp_path / "none" / "page.html", report())


@pytest.mark.parametrize(
    ("mean", "half", "text"),
    [
        (4284.94, 18.8, "4,285 <small>± 19</small>"),
        (0.0242, 0.0011, "0.0242 <small>± 0.0011</small>"),
        (-0.0001, 0.5, "0.00 <small>± 0.50</small>"),
        (12.0, 0.0, "12"),
        (1.23456, 0.0, "1.235"),
        (0.0, 0.0, "0"),
    ],
)
def test_a_figure_has_as_many_digits_as_its_interval_allows(mean: float, half: float, text: str) -> None:
    assert shown({"mean": mean, "half_width": half}) == text


@pytest.mark.parametrize(("p95", "unit"), [(9.5, "s"), (30.0, "min"), (600.0, "h")])
def test_waits_are_told_in_a_unit_that_suits_them(p95: float, unit: str) -> None:
    part = {"wait_p95": {"mean": p95, "half_width": 0.0}}
    assert clock_of({"unit": "minutes", "total": part, "classes": {}}, Words()).unit == unit


@pytest.mark.parametrize(
    ("most", "top", "count"), [(0, 1, 2), (1, 1, 5), (4.85, 6, 4), (97, 100, 5), (0.003, 0.003, 4)]
)
def test_a_scale_ends_at_a_round_number(most: float, top: float, count: int) -> None:
    scale = Scale.up_to(most)
    assert scale.top == pytest.approx(top)
    assert len(scale.ticks()) == count
    assert plain(1234567) == "1,234,567"


def test_a_difference_is_drawn_on_its_side_of_the_policy_it_is_compared_with() -> None:
    more, less = (charts.signed_bar({"mean": mean, "half_width": 1.0}, reach=10.0) for mean in (5.0, -5.0))
    assert 'class="worse" x="50.00%" width="25.00%"' in more
    assert 'class="better" x="25.00%" width="25.00%"' in less


def test_where_nothing_costs_anything_the_time_lost_is_compared() -> None:
    nothing = {"cost_rate": {"mean": 0.0, "half_width": 0.0}}
    comparisons = [one | {"total": one["total"] | nothing} for one in report()["comparisons"]]
    free = report() | {"total": report()["total"] | nothing, "comparisons": comparisons}
    text = " ".join(_read(page_of(free, Words())).text.split())
    assert "Time lost is the wait of whoever is served" in text
    assert "Time lost is" not in " ".join(_read(page_of(report(), Words())).text.split())
