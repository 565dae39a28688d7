"""Recognising rasters: what a file shows, and the rules that conclude from it."""
