"""What a channel takes as one message is one rule, which the console knows as well."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest
from pydantic import TypeAdapter

from channels.catalog import CHANNELS
from channels.limits import FileRule, Limits, SentFile, excess_of, is_within, length_of, window_excess
from channels.sms.adapter import SmsChannel
from channels.sms.segments import split_text
from channels.sms.sending import MOST_PARTS

RECORDED = orjson.loads((Path(__file__).parents[2] / "recordings" / "limits" / "cases.json").read_bytes())
"""The console's mirror of the rule passes the same table."""
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
READ = TypeAdapter(Limits)


def named(cases: list[dict[str, Any]]) -> list[Any]:
    return [pytest.param(case, id=case["name"]) for case in cases]


@pytest.mark.parametrize("case", named(RECORDED["messages"]))
def test_a_message_is_allowed_or_named_for_what_is_too_much(case: dict[str, Any]) -> None:
    files = [SentFile(**file) for file in case["files"]]
    found = excess_of(READ.validate_python(case["limits"]), case["text"] * case["times"], files)
    assert (None if found is None else asdict(found)) == case["excess"]


@pytest.mark.parametrize("case", named(RECORDED["windows"]))
def test_one_may_write_while_the_window_is_open(case: dict[str, Any]) -> None:
    ago = case["heard_seconds_ago"]
    heard_at = None if ago is None else NOW - timedelta(seconds=ago)
    found = window_excess(READ.validate_python(case["limits"]), heard_at, NOW)
    assert (None if found is None else asdict(found)) == case["excess"]


@pytest.mark.parametrize("case", named(RECORDED["changes"]))
def test_what_was_sent_may_be_changed_for_a_while(case: dict[str, Any]) -> None:
    sent_at = NOW - timedelta(seconds=case["sent_seconds_ago"])
    assert is_within(case["window_seconds"], sent_at, NOW) == case["is_within"]


@pytest.mark.parametrize("name", sorted(CHANNELS))
def test_every_channel_says_how_long_a_text_may_be_and_how_many_files(name: str) -> None:
    limits = CHANNELS[name].limits
    assert limits.longest_text > 0
    assert limits.most_files > 0
    assert all(kind == kind.lower() and "/" in kind for rule in limits.files for kind in rule.kinds)


@pytest.mark.parametrize("word", ["x", "a word ", "Satz. ", "短信", "🙂", "x" * 799 + ". " + "y" * 799])
def test_the_longest_text_message_leaves_in_as_many_parts_as_may_be(word: str) -> None:
    limits = SmsChannel.limits
    text = word
    while length_of(limits, text + word) <= limits.longest_text:
        text += word
    assert len(split_text(text)) <= MOST_PARTS


def test_a_rule_covers_kinds_families_and_everything() -> None:
    assert FileRule(("image/*",)).covers("image/png")
    assert not FileRule(("image/*",)).covers("imagery/png")
    assert FileRule(("*/*",)).covers("")
