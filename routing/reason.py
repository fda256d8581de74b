"""The reasons why an agent is not offered a conversation."""

from enum import StrEnum


class Reason(StrEnum):
    """Why an agent is not offered a conversation; each value is a code that screens translate."""

    NOT_IN_QUEUE = "not_in_queue"
    SKILL_MISSING = "skill_missing"
    LEVEL_TOO_LOW = "level_too_low"
    NOT_QUALIFIED = "not_qualified"
    NOT_THE_NAMED_AGENT = "not_the_named_agent"
    NOT_AVAILABLE = "not_available"
    CHANNEL_NOT_SERVED = "channel_not_served"
    CHANNEL_PAUSED = "channel_paused"
    CHANNEL_FULL = "channel_full"
    HOLDS_AN_EXCLUSIVE_CHANNEL = "holds_an_exclusive_channel"
    MUST_HOLD_NOTHING = "must_hold_nothing"
    BUDGET_SPENT = "budget_spent"
    EXCLUDED = "excluded"
    KEPT_FREE = "kept_free"
    RINGING = "ringing"
