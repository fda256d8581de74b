"""Benchmarks: the product beside the fastest thing that could do the same work."""
