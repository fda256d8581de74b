"""Tables, statements and migrations, the same for SQLite and PostgreSQL."""
