"""Why agents decline offers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class DeclineReason:
    """Why an agent declines an offer."""

    id: str
    name: str


USUAL_DECLINES: Final = (
    DeclineReason("busy", "Busy with a customer"),
    DeclineReason("not-my-subject", "Not my subject"),
    DeclineReason("language", "Language"),
    DeclineReason("technical-problem", "Technical problem"),
    DeclineReason("other", "Other"),
)
"""What may be chosen where nobody has configured anything else."""
