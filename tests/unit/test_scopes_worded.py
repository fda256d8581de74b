"""Whoever makes a key for another system reads in words what it may do."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from hub.domain.api_key import SCOPES

CATALOGUES: Final = Path(__file__).parents[2] / "agent_ui/console/i18n"


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_every_scope_of_a_key_has_words(language: str) -> None:
    words = (CATALOGUES / f"outside.{language}.ts").read_text("utf-8")
    named = words[words.index("scopeNames") : words.index("  teams:")]
    assert [scope for scope in sorted(SCOPES) if f'"{scope}": ' not in named] == []
