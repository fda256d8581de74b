"""What a line of the log never carries, whoever writes it."""

from __future__ import annotations

import pytest

from hub.logs import NOT_LOGGED, without_private


@pytest.mark.parametrize("name", ["text", "body", "email", "address", "phone", "token", "password"])
def test_a_private_field_is_never_written(name: str) -> None:
    assert without_private(None, "info", {"event": "sent", name: "anything"}) == {"event": "sent", name: NOT_LOGGED}


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("no account has anna@demo.example.", f"no account has {NOT_LOGGED}"),
        ('{"detail": "Ada <ada+shop@lantern.example> is away"}', f'{{"detail": "Ada <{NOT_LOGGED}> is away"}}'),
        ("smtp://ada:hush@mail.example:25 does not answer", f"{NOT_LOGGED}:25 does not answer"),
        ("李明@例子.测试", NOT_LOGGED),
        ("nobody has the number +14155550100", f"nobody has the number {NOT_LOGGED}"),
        ("2026-11-26T04:00:00+00:00, 3+4, +5", "2026-11-26T04:00:00+00:00, 3+4, +5"),
        ("a lone @ and nothing else", "a lone @ and nothing else"),
    ],
)
def test_an_address_in_the_text_of_a_fault_is_not_written(said: str, written: str) -> None:
    found = without_private(None, "info", {"event": said, "reason": said, "exception": said, "count": 3})
    assert found == {"event": written, "reason": written, "exception": written, "count": 3}


def test_a_long_text_is_looked_at_quickly() -> None:
    without_private(None, "info", {"event": "a" * 20_000 + "@", "reason": "+1" * 10_000})
