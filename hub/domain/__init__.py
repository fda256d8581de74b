"""Pure values and rules: conversations, customers, people, queues."""
