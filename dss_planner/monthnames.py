"""The names of the months, which every room says alike."""

from __future__ import annotations

from dss_planner.text import text

#: January first.
MONTHS = (
    text("January"),
    text("February"),
    text("March"),
    text("April"),
    text("May"),
    text("June"),
    text("July"),
    text("August"),
    text("September"),
    text("October"),
    text("November"),
    text("December"),
)
