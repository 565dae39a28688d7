"""What the sections of the report are called where a funder names them not."""

from __future__ import annotations

from dss_planner.text import Text, text


def heading_of(section: str) -> Text:
    """Return the plain heading of a section."""
    return {
        "summary": text("Summary"),
        "study_area": text("Study area"),
        "method": text("Method"),
        "ranking": text("Ranking of the sites"),
        "sites": text("Sites"),
        "budget": text("Budget"),
        "schedule": text("Schedule"),
        "effect": text("Effect on soil loss"),
        "indicators": text("Indicators"),
        "logframe": text("Logical framework"),
        "safeguards": text("Safeguards"),
        "monitoring": text("Monitoring"),
        "partners": text("Partners"),
        "sources": text("Data sources"),
        "evidence": text("Evidence and caveats"),
        "provenance": text("Provenance"),
        "good_practice": text("Good practice: the measures"),
        "herder_sheet": text("For herders: the measures"),
    }[section]
