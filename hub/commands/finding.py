"""What `hub doctor` finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    subject: str
    is_good: bool
    text: str


def good(subject: str, text: str) -> Finding:
    """It is as it should be."""
    return Finding(subject, is_good=True, text=text)


def bad(subject: str, text: str) -> Finding:
    """It keeps the hub from working."""
    return Finding(subject, is_good=False, text=text)
