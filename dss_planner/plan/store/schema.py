"""The tables of a plan GeoPackage, as data; its neighbours create, read, check and migrate them."""

from __future__ import annotations

from dss_planner.plan.store.columns import Column, Table, own_key, reference

#: Version of the tables below, stored in ``plan.schema_version``. Raise it with every change and add a migration.
SCHEMA_VERSION = 3
#: Calendar year of a plan's year 1 where nobody says otherwise: pilot projects are planned for 2026–2030.
FIRST_YEAR = 2026

_COST = (
    Column("cost_low", "REAL"),
    Column("cost_mode", "REAL"),
    Column("cost_high", "REAL"),
    Column("currency"),
    Column("cost_verified", "BOOLEAN"),
)

_PLAN = Table(
    "plan",
    "The plan: one row",
    (
        own_key(),
        Column("title", required=True),
        Column("study_area"),
        Column("currency", required=True),
        Column("made", required=True),
        Column("changed", required=True),
        Column("schema_version", "INTEGER", required=True),
        Column("revision", "INTEGER", required=True),
        Column("planner_version"),
        Column("wind_from", "REAL"),
        Column("wind_source"),
        Column("years", "INTEGER"),
        Column("cost_low", "REAL"),
        Column("cost_mode", "REAL"),
        Column("cost_high", "REAL"),
        Column("cost_note"),
        Column("limits"),
        Column("warnings"),
        Column("model"),
        Column("changed_by"),
        Column("first_year", "INTEGER", required=True, default=str(FIRST_YEAR)),
    ),
)
#: water_km … nursery_km: from the edge of the site straight to the nearest one; protected_share: of its land (0–1);
#: recovery_class: of the rangeland (1 best to 5), seen on the ground. NULL is unknown.
_SITES = Table(
    "sites",
    "Sites of the plan",
    (
        own_key(),
        Column("source_id"),
        Column("name", required=True),
        Column("rank", "INTEGER"),
        Column("score", "REAL"),
        Column("area_ha", "REAL", required=True),
        Column("reason"),
        Column("land_type"),
        Column("rain_mm", "REAL"),
        Column("slope_deg", "REAL"),
        Column("spring_cover_pct", "REAL"),
        Column("growing_cover_pct", "REAL"),
        Column("sand_pct", "REAL"),
        Column("soil_loss", "REAL"),
        Column("main_landcover"),
        Column("completeness", "REAL"),
        Column("water_km", "REAL"),
        Column("road_km", "REAL"),
        Column("material_km", "REAL"),
        Column("nursery_km", "REAL"),
        Column("protected_share", "REAL"),
        Column("recovery_class", "INTEGER"),
        Column("package_name"),
    ),
    "POLYGON",
)
_MEASURES = Table(
    "measures",
    "The measures as the catalogue described them when the plan was drafted",
    (
        Column("id", required=True, unique=True),
        Column("number"),
        Column("name", required=True),
        Column("summary"),
        Column("toolbox_keyword"),
        Column("years_to_effect_min", "REAL"),
        Column("years_to_effect_max", "REAL"),
        Column("lifespan_min", "REAL"),
        Column("lifespan_max", "REAL"),
        Column("maintenance"),
        Column("water_need"),
        Column("risks"),
        Column("material"),
        Column("definition", required=True),
    ),
)
_WORKS = Table(
    "works",
    "One row for each measure at each site: quantities and cost range; zones, lines and points belong to it",
    (
        own_key(),
        reference("sites"),
        reference("measures"),
        Column("name", required=True),
        Column("status", required=True),
        Column("reason"),
        Column("area_ha", "REAL"),
        Column("length_m", "REAL"),
        Column("row_count", "INTEGER"),
        Column("plants", "INTEGER"),
        Column("posts", "INTEGER"),
        Column("gates", "INTEGER"),
        Column("seed_kg", "REAL"),
        Column("start_year", "INTEGER"),
        *_COST,
        Column("note"),
        Column("part"),
        Column("package"),
        Column("package_name"),
        Column("chosen", "BOOLEAN", required=True, default="1"),
        Column("note_author"),
        Column("note_time"),
    ),
)
#: Of everything that is drawn. locked: a re-draft leaves the row as it is; options: JSON (orientation, spacing …);
#: begin_date, end_date: when it stands, for the temporal controller; changed, author: when and by whom it was last
#: changed by hand (empty: as drafted).
_BY_HAND = (
    Column("locked", "BOOLEAN", required=True, default="0"),
    Column("options"),
    Column("begin_date", "DATE"),
    Column("end_date", "DATE"),
    Column("note"),
    Column("author"),
    Column("changed"),
)
_PART = (
    own_key(),
    reference("sites"),
    reference("works"),
    reference("measures"),
    Column("name", required=True),
    Column("number", "INTEGER"),
)
_ZONES = Table("zones", "Polygon works", (*_PART, Column("area_ha", "REAL", required=True), *_BY_HAND), "POLYGON")
_LINES = Table("lines", "Line works", (*_PART, Column("length_m", "REAL", required=True), *_BY_HAND), "LINESTRING")
_POINTS = Table(
    "points",
    "Point works, monitoring plots and their matched controls",
    (
        own_key(),
        reference("sites"),
        Column("work", references='"works"("uuid")'),
        Column("measure", references='"measures"("id")'),
        Column("kind", required=True),
        Column("name", required=True),
        Column("pair", references='"points"("uuid")'),
        *_BY_HAND,
    ),
    "POINT",
)
_VERDICTS = Table(
    "verdicts",
    "Whether each measure fits each site, and why",
    (
        own_key(),
        reference("sites"),
        reference("measures"),
        Column("part", required=True),
        Column("status", required=True),
        Column("reason", required=True),
        Column("sentences", required=True),
        Column("unverified_rules"),
    ),
)
_UNIT_COSTS = Table(
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
_SCHEDULE = Table(
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
_CRITERIA = Table(
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
_WEIGHTS = Table(
    "weights",
    "Weight of each criterion, by whom and when",
    (own_key(), reference("criteria"), Column("weight", "REAL", required=True), Column("by_whom"), Column("made")),
)
_EXCLUSIONS = Table(
    "exclusions",
    "Land that the score left out",
    (Column("id", required=True, unique=True), Column("name", required=True), Column("layer"), Column("rule")),
)
_SOURCES = Table(
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
_PARTNERS = Table(
    "partners",
    "Who takes part, and as what",
    (own_key(), Column("name", required=True), Column("role"), Column("country"), Column("contact"), Column("note")),
)
_RATES = Table(
    "rates",
    "Exchange rates that amounts are converted with, each of a day and from a source",
    (
        Column("currency", required=True, unique=True),
        Column("per_usd", "REAL", required=True),
        Column("date", "DATE", required=True),
        Column("source", required=True),
    ),
)
_SETTINGS = Table(
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
_NOTES = Table(
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
_SCENARIO = Table(
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

#: In the order in which rows can be written without breaking a reference.
TABLES = (
    _PLAN,
    _SITES,
    _MEASURES,
    _WORKS,
    _ZONES,
    _LINES,
    _POINTS,
    _VERDICTS,
    _UNIT_COSTS,
    _SCHEDULE,
    _CRITERIA,
    _WEIGHTS,
    _EXCLUSIONS,
    _SOURCES,
    _PARTNERS,
    _RATES,
    _SETTINGS,
    _NOTES,
    _SCENARIO,
)

#: QGIS's own table of styles, as QGIS creates it.
LAYER_STYLES = """CREATE TABLE "layer_styles" ("id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
"f_table_catalog" TEXT(256), "f_table_schema" TEXT(256), "f_table_name" TEXT(256), "f_geometry_column" TEXT(256),
"styleName" TEXT(30), "styleQML" TEXT, "styleSLD" TEXT, "useAsDefault" BOOLEAN, "description" TEXT, "owner" TEXT(30),
"ui" TEXT(30), "update_time" DATETIME DEFAULT CURRENT_TIMESTAMP)"""


def table(name: str) -> Table:
    """Return a table by name."""
    return next(one for one in TABLES if one.name == name)
