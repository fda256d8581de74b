"""Hubs as processes, and everybody who speaks to them: consoles, widgets, telephones, mail servers."""
