"""The tables of a plan GeoPackage, as data; `plan.document` creates, reads and checks them."""

from __future__ import annotations

from dataclasses import dataclass

#: Version of the tables below, stored in ``plan.schema_version``. Raise it with every change and add a migration.
SCHEMA_VERSION = 1


@dataclass(frozen=True)
class Column:
    """name; type: SQL type of the GeoPackage standard; required: NOT NULL; unique; references: ``table(column)``."""

    name: str
    type: str = "TEXT"
    required: bool = False
    unique: bool = False
    references: str = ""

    @property
    def sql(self) -> str:
        """The column as SQL."""
        parts = [f'"{self.name}" {self.type}']
        if self.required:
            parts.append("NOT NULL")
        if self.unique:
            parts.append("UNIQUE")
        if self.references:
            parts.append(f"REFERENCES {self.references} ON DELETE CASCADE")
        return " ".join(parts)


@dataclass(frozen=True)
class Table:
    """name; about: one line for its description; columns; geometry: '', 'POLYGON', 'LINESTRING' or 'POINT'."""

    name: str
    about: str
    columns: tuple[Column, ...]
    geometry: str = ""

    @property
    def sql(self) -> str:
        """The statement that creates the table."""
        columns = ['"fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL']
        if self.geometry:
            columns.append(f'"geom" {self.geometry}')
        columns += [column.sql for column in self.columns]
        return f'CREATE TABLE "{self.name}" ({", ".join(columns)})'


def _key() -> Column:
    return Column("uuid", required=True, unique=True)


def _to(table: str, required: bool = True) -> Column:
    """A reference to another table by its key, named after it in the singular."""
    key = "id" if table in {"measures", "criteria"} else "uuid"
    name = {"criteria": "criterion"}.get(table, table.rstrip("s"))
    return Column(name, required=required, references=f'"{table}"("{key}")')


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
        _key(),
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
    ),
)
_SITES = Table(
    "sites",
    "Sites of the plan",
    (
        _key(),
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
        _key(),
        _to("sites"),
        _to("measures"),
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
    ),
)
_PART = (
    _key(),
    _to("sites"),
    _to("works"),
    _to("measures"),
    Column("name", required=True),
    Column("number", "INTEGER"),
)
_ZONES = Table("zones", "Polygon works", (*_PART, Column("area_ha", "REAL", required=True)), "POLYGON")
_LINES = Table("lines", "Line works", (*_PART, Column("length_m", "REAL", required=True)), "LINESTRING")
_POINTS = Table(
    "points",
    "Point works, monitoring plots and their matched controls",
    (
        _key(),
        _to("sites"),
        Column("work", references='"works"("uuid")'),
        Column("measure", references='"measures"("id")'),
        Column("kind", required=True),
        Column("name", required=True),
        Column("pair", references='"points"("uuid")'),
        Column("note"),
    ),
    "POINT",
)
_VERDICTS = Table(
    "verdicts",
    "Whether each measure fits each site, and why",
    (
        _key(),
        _to("sites"),
        _to("measures"),
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
        _key(),
        _to("measures"),
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
        _key(),
        _to("works"),
        Column("year", "INTEGER", required=True),
        Column("stage", required=True),
        Column("activity", required=True),
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
    (_key(), _to("criteria"), Column("weight", "REAL", required=True), Column("by_whom"), Column("made")),
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
        _key(),
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
    (_key(), Column("name", required=True), Column("role"), Column("country"), Column("contact"), Column("note")),
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
)

#: QGIS's own table of styles, as QGIS creates it.
LAYER_STYLES = """CREATE TABLE "layer_styles" ("id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
"f_table_catalog" TEXT(256), "f_table_schema" TEXT(256), "f_table_name" TEXT(256), "f_geometry_column" TEXT(256),
"styleName" TEXT(30), "styleQML" TEXT, "styleSLD" TEXT, "useAsDefault" BOOLEAN, "description" TEXT, "owner" TEXT(30),
"ui" TEXT(30), "update_time" DATETIME DEFAULT CURRENT_TIMESTAMP)"""


def table(name: str) -> Table:
    """Return a table by name."""
    return next(one for one in TABLES if one.name == name)
