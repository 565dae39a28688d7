"""Friction surfaces and travel time."""
