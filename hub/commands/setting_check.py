"""What a channel finds wrong in settings before they are kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from channels.catalog import CHANNELS
from channels.extras import Checked


def faults_of(channel: str, settings: Mapping[str, str]) -> Mapping[str, str]:
    """What is wrong, by the name of the setting; an empty value, of which nothing is known here, is not judged."""
    kind: object = CHANNELS.get(channel)
    if not isinstance(kind, Checked):
        return {}
    checks = {setting.name: setting.fault for setting in kind.settings}
    faults = {}
    for name, value in settings.items():
        if name not in checks:
            faults[name] = _unknown(name, checks, channel)
        elif value and (text := checks[name](value)):
            faults[name] = text
    return faults


def _unknown(name: str, known: Iterable[str], channel: str) -> str:
    nearest = get_close_matches(name, known, 1)
    more = f"did you mean “{nearest[0]}”?" if nearest else f"{channel} has {', '.join(known)}"
    return f"there is no such setting; {more}"
