"""One file for each thing that can happen, named by its verb; each is one transaction."""
