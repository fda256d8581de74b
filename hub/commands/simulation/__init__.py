"""Floors that are tried before they are real: simulation and staffing."""
