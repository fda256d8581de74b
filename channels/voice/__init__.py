"""Calls: who speaks with whom, however they called; the media engine runs as a process of its own."""
