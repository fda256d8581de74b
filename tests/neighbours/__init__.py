"""The real programs that tests talk to, started by the tests themselves on 127.0.0.1."""
