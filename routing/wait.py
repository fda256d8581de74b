"""A first estimate of how long a customer waits, with an honest interval around it."""

from dataclasses import dataclass
from math import sqrt

# Nine waits in ten fall inside, as far as the handle times are independent of each other.
NORMAL_90_PERCENT = 1.645
# Handle times vary about as much as their mean: measured ones lie between 1.1 and 1.7 times.
HANDLE_TIME_VARIATION = 1.3


@dataclass(frozen=True, slots=True)
class WaitEstimate:
    """A wait in seconds as expected, and the interval that holds nine waits in ten."""

    seconds: float
    at_least_seconds: float
    at_most_seconds: float


def estimate_wait(
    position: int,
    able_slots: int,
    mean_handle_seconds: float | None,
    *,
    free_slots: int = 0,
) -> WaitEstimate | None:
    """Return the wait of whoever is at this position (1 is next), or None when nobody can know.

    `able_slots` counts the conversations that the able agents serve at a time and
    `free_slots` those of them that are idle. All are taken as busy for good otherwise:
    nobody ahead hangs up, so that the estimate errs on the long side.
    """
    if position < 1:
        message = f"position is {position}: please count from 1, the one who is next"
        raise ValueError(message)
    if position <= free_slots:
        return WaitEstimate(0.0, 0.0, 0.0)
    if able_slots < 1 or mean_handle_seconds is None or mean_handle_seconds <= 0:
        return None
    # A slot frees every (handle time / slots) seconds; this many must free before its turn.
    turns = position - free_slots
    between_seconds = mean_handle_seconds / able_slots
    seconds = turns * between_seconds
    spread = NORMAL_90_PERCENT * HANDLE_TIME_VARIATION * sqrt(turns) * between_seconds
    return WaitEstimate(seconds, max(0.0, seconds - spread), seconds + spread)
