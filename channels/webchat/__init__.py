"""Web chat: the hub itself is the provider, its own widget the customer's end."""
