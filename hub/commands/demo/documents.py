"""The documents that the demonstration is made of: its floor, its customers, what it says."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

# Written in C, it reads ten times faster; it is there wherever the package came ready-made.
LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def read_document(name: str) -> dict[str, Any]:
    """One of them; it is shared, so nobody changes it."""
    text = (Path(__file__).parent / f"{name}.yaml").read_text("utf-8")
    document: dict[str, Any] = yaml.load(text, Loader=LOADER)  # noqa: S506 - a safe loader, as its name says
    return document
