"""The tables of a plan that hold its sites, measures and works, as data."""

from __future__ import annotations

from dss_planner.plan.store.columns import Column, Table, own_key, reference

#: Calendar year of a plan's year 1 where nobody says otherwise: pilot projects are planned for 2026–2030.
FIRST_YEAR = 2026

#: What all that is paid for a work in the plan's years costs (building, yearly payments, renewal, upkeep), as its bill
#: says; cost_build, cost_renewal, cost_upkeep (yearly payments with it): the parts of the likely cost.
_COST = (
    Column("cost_low", "REAL"),
    Column("cost_mode", "REAL"),
    Column("cost_high", "REAL"),
    Column("currency"),
    Column("cost_verified", "BOOLEAN"),
    Column("cost_build", "REAL"),
    Column("cost_renewal", "REAL"),
    Column("cost_upkeep", "REAL"),
)

PLAN = Table(
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
SITES = Table(
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
MEASURES = Table(
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
#: haul_km: to the work from the nearest source of kind haul_of; haul_basis: `budget.hauling.SURFACE` or `NO_ROUTE`,
#: NULL where the study has no access surface with haul distances.
WORKS = Table(
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
        Column("haul_km", "REAL"),
        Column("haul_basis"),
        Column("haul_of"),
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
ZONES = Table("zones", "Polygon works", (*_PART, Column("area_ha", "REAL", required=True), *_BY_HAND), "POLYGON")
LINES = Table("lines", "Line works", (*_PART, Column("length_m", "REAL", required=True), *_BY_HAND), "LINESTRING")
POINTS = Table(
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
VERDICTS = Table(
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
