"""Whatever a secret refers to, asking for it ends in its value, in nothing, or in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.domain.problem import Invalid
from hub.storage.seal import Seals


def seals(key: bytes = b"k" * 32) -> Seals:
    return Seals(key, {})


def test_a_reference_that_cannot_be_read_leads_to_nothing(tmp_path: Path) -> None:
    noise = tmp_path / "noise"
    noise.write_bytes(b"\xff\xfe\x00\x81")
    for value in (f"file:{noise}", f"file:{tmp_path}", "file:/not/here", "file:a\0b", "env:NOT_HERE"):
        assert seals().revealed({"auth_token": value}) == {"auth_token": ""}


@pytest.mark.parametrize("damaged", ["sealed:", "sealed:x", "sealed:AAAA", "sealed:ü"])
def test_a_seal_that_cannot_be_opened_is_told(damaged: str) -> None:
    with pytest.raises(Invalid, match="sealed with another key"):
        seals().revealed({"auth_token": damaged})


def test_a_seal_of_another_key_is_told() -> None:
    sealed = seals(b"a" * 32).sealed({"auth_token": "hush"})
    with pytest.raises(Invalid, match="sealed with another key"):
        seals(b"b" * 32).revealed(sealed)
