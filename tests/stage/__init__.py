"""A small floor on a clock that the test holds: what deterministic and contract tests play on."""
