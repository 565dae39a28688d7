"""The tables of a plan that hold its costs, dates, origins and effects, as data."""

from __future__ import annotations

from dss_planner.plan.store.columns import Column, Table, own_key, reference

UNIT_COSTS = Table(
    "unit_costs",
    "Unit costs, none of them a Mongolian fact: confirm each locally",
    (
        own_key(),
        reference("measures"),
        Column("low", "REAL", required=True),
        Column("mode", "REAL", required=True),
        Column("high", "REAL", required=True),
        Column("unit", required=True),
        Column("currency", required=True),
        Column("year", "INTEGER"),
        Column("place"),
        Column("per_year", "BOOLEAN", required=True),
        Column("evidence", required=True),
        Column("verified", "BOOLEAN", required=True),
        Column("confirm_locally", "BOOLEAN", required=True),
        Column("source"),
        Column("note"),
    ),
)
SCHEDULE = Table(
    "schedule",
    "What happens in which year of the plan",
    (
        own_key(),
        reference("works"),
        Column("year", "INTEGER", required=True),
        Column("stage", required=True),
        Column("activity", required=True),
        Column("sentence"),
        Column("begin_date", "DATE"),
        Column("end_date", "DATE"),
    ),
)
CRITERIA = Table(
    "criteria",
    "Criteria of the score that chose the sites",
    (
        Column("id", required=True, unique=True),
        Column("name", required=True),
        Column("layer"),
        Column("unit"),
        Column("value_function"),
    ),
)
WEIGHTS = Table(
    "weights",
    "Weight of each criterion, by whom and when",
    (own_key(), reference("criteria"), Column("weight", "REAL", required=True), Column("by_whom"), Column("made")),
)
EXCLUSIONS = Table(
    "exclusions",
    "Land that the score left out",
    (Column("id", required=True, unique=True), Column("name", required=True), Column("layer"), Column("rule")),
)
SOURCES = Table(
    "sources",
    "Where every layer of the study comes from",
    (
        own_key(),
        Column("output", required=True),
        Column("step"),
        Column("made"),
        Column("input"),
        Column("file"),
        Column("size", "INTEGER"),
        Column("changed"),
        Column("sha256"),
        Column("record"),
    ),
)
PARTNERS = Table(
    "partners",
    "Who takes part, and as what",
    (own_key(), Column("name", required=True), Column("role"), Column("country"), Column("contact"), Column("note")),
)
RATES = Table(
    "rates",
    "Exchange rates that amounts are converted with, each of a day and from a source",
    (
        Column("currency", required=True, unique=True),
        Column("per_usd", "REAL", required=True),
        Column("date", "DATE", required=True),
        Column("source", required=True),
    ),
)
SETTINGS = Table(
    "settings",
    "What the plan is worked out with, such as the contingency, and why",
    (
        Column("name", required=True, unique=True),
        Column("value", required=True),
        Column("unit"),
        Column("evidence"),
        Column("source"),
        Column("author"),
        Column("changed"),
    ),
)
NOTES = Table(
    "notes",
    "What people noted on the plan, a site or a work",
    (
        own_key(),
        reference("sites", required=False),
        reference("works", required=False, on_delete="SET NULL"),
        Column("text", required=True),
        Column("author"),
        Column("made", required=True),
    ),
)
#: loss, avoided, leaked: t/a; emission: share of the dust emission that is left (0–1). cost_per_tonne: of the plan's
#: years, in currency; unknown_share: of the site's land (0–1). of_revision: of the plan when it ran; inputs: JSON, name
#: of each input → its SHA-256.
SCENARIO = Table(
    "scenario",
    "What the chosen works change at each site, year by year of the plan",
    (
        own_key(),
        reference("sites"),
        Column("year", "INTEGER", required=True),
        *(
            Column(f"{what}_{bound}", "REAL")
            for what in ("avoided", "leaked", "emission")
            for bound in ("low", "mode", "high")
        ),
        Column("made"),
        Column("of_revision", "INTEGER"),
        Column("loss_without", "REAL"),
        *(Column(f"loss_with_{bound}", "REAL") for bound in ("low", "mode", "high")),
        *(Column(f"cost_per_tonne_{bound}", "REAL") for bound in ("low", "mode", "high")),
        Column("currency"),
        Column("unknown_share", "REAL"),
        Column("inputs"),
    ),
)
