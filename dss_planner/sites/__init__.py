"""Candidate regions, their facts and their ranking."""
