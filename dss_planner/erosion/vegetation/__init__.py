"""Vegetation cover and how it changes."""
