"""What happens in a replication, in the order in which it does."""

from enum import IntEnum


class Kind(IntEnum):
    """What happens next; of things at one instant the first of these first."""

    STAFF = 0
    SESSION_END = 1
    WRAP_UP_END = 2
    GIVES_UP = 3
    CALLS_AGAIN = 4


Event = tuple[float, int, int, object, int]
