"""The outside world: a contract and one folder per channel."""
