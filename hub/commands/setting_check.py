"""What a channel finds wrong in settings before they are kept."""

from __future__ import annotations

from collections.abc import Mapping

from channels.catalog import CHANNELS
from channels.contract import Checked


def faults_of(channel: str, settings: Mapping[str, str]) -> Mapping[str, str]:
    """What is wrong, by the name of the setting; a channel that checks nothing finds nothing."""
    kind: object = CHANNELS.get(channel)
    return kind.faults(settings) if isinstance(kind, Checked) else {}
