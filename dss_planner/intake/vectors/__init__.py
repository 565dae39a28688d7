"""Recognising, checking and mending vectors, tables with coordinates included."""
