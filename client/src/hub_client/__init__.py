"""A small typed client for the HTTP API of Contact Hub: `from hub_client.hub import Hub`."""
