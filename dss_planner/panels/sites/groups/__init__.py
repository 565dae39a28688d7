"""The sites from the points of view of countries, working groups and people."""
