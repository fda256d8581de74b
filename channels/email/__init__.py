"""Mail: parsed without trust, answered in its thread, fetched by IMAP or taken by our own listener."""
