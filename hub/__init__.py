"""The application: what happens, where it is kept and who is told."""
