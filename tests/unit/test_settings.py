"""Settings that cannot be used are complained about together, each with what it should be."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.settings import SettingsError, read_settings

URL = "HUB_TRANSLATION_URL"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({URL: "translate.example"}, "HUB_TRANSLATION_URL begins with https:// or http://"),
        ({URL: "https://translate.example/?a=b"}, "leave out ? and #"),
        ({"HUB_TRANSLATION_KEY": "k"}, "name the translator, too"),
        ({URL: "https://t.example", "HUB_TRANSLATION_LIMIT_CHARACTERS": "0"}, "it is from 1 to 100000"),
        ({URL: "https://t.example", "HUB_TRANSLATION_RESTRICTED": "maybe"}, "it is yes or no"),
    ],
)
def test_a_translator_that_cannot_be_used_is_complained_about_with_everything_else(
    given: dict[str, str], said: str, tmp_path: Path
) -> None:
    with pytest.raises(SettingsError) as refused:
        read_settings({**given, "HUB_LOG_LEVEL": "loud"}, tmp_path)
    assert said in str(refused.value)
    assert "HUB_LOG_LEVEL" in str(refused.value)


def test_no_key_is_ever_shown_among_the_complaints(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as refused:
        read_settings({"HUB_TRANSLATION_KEY": "hush", URL: "http://user:hush@"}, tmp_path)
    assert "hush" not in str(refused.value)


def test_a_translator_is_read_from_the_file_as_from_the_environment(tmp_path: Path) -> None:
    (tmp_path / "hub.toml").write_text('translation_url = "https://t.example"\ntranslation_restricted = "yes"\n')
    settings = read_settings({"HUB_TRANSLATION_KEY": "k"}, tmp_path)
    assert (settings.translation_url, settings.translation_key, settings.translation_restricted) == (
        "https://t.example",
        "k",
        "yes",
    )
