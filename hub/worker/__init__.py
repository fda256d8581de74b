"""The loops: outbox, router, timers and channel listeners."""
