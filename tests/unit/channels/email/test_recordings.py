"""Recorded mails still mean what they meant when they were recorded."""

import json
from pathlib import Path

import pytest

from channels.email.describe import describe

RECORDINGS = sorted((Path(__file__).parents[3] / "recordings" / "email").glob("*.eml"))


def test_there_are_recordings() -> None:
    assert RECORDINGS


@pytest.mark.parametrize("path", RECORDINGS, ids=lambda path: path.stem)
def test_a_recorded_mail_is_understood_as_before(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert describe(path.read_bytes(), "mx.hub.example") == expected


@pytest.mark.parametrize("path", RECORDINGS, ids=lambda path: path.stem)
def test_line_ends_make_no_difference_to_what_is_read(path: Path) -> None:
    raw = path.read_bytes()
    one, other = describe(raw), describe(raw.replace(b"\n", b"\r\n"))
    for field in ("text", "reply", "subject", "from", "bounce", "automatic_reason", "in_reply_to"):
        assert one[field] == other[field]
