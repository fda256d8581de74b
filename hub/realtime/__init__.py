"""The live line to browsers, and who may hear what."""
