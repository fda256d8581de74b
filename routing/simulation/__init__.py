"""A floor played on a virtual clock by the very engine that serves live traffic."""
