"""The decision: which agent is offered which conversation, and why; pure and deterministic."""
