"""What a dry run says of new entry rules."""

from __future__ import annotations

import pytest

from hub.commands.floor_command import _tell_what_moves


def test_a_dry_run_tells_what_would_move_and_which_rules_fit_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    moves = [["general", "orders", 12], ["sales", "orders", 1]]
    _tell_what_moves(
        {
            "chat": {"done": 1.0, "tried": 40, "moves": moves, "never": ["gold"]},
            "mail": {"done": 0.5, "tried": 9000, "moves": [], "never": ["gold"]},
            "text": {"done": 1.0, "tried": 0, "moves": [], "never": ["gold"]},
        }
    )
    assert capsys.readouterr().out.splitlines() == [
        "accounts.chat: of 40 arrivals of last week, 12 from general to orders, 1 from sales to orders would move.",
        "    none of them fits: gold",
        "accounts.mail: of the newest 9000 arrivals of last week, none would move.",
    ]
