"""The tables of a plan GeoPackage, as data; its neighbours create, read, check and migrate them."""

from __future__ import annotations

from dss_planner.plan.store import recordtables, worktables
from dss_planner.plan.store.columns import Table

#: Version of the tables below, stored in ``plan.schema_version``. Raise it with every change and add a migration.
SCHEMA_VERSION = 4
#: Calendar year of a plan's year 1 where nobody says otherwise.
FIRST_YEAR = worktables.FIRST_YEAR

#: In the order in which rows can be written without breaking a reference.
TABLES = (
    worktables.PLAN,
    worktables.SITES,
    worktables.MEASURES,
    worktables.WORKS,
    worktables.ZONES,
    worktables.LINES,
    worktables.POINTS,
    worktables.VERDICTS,
    recordtables.UNIT_COSTS,
    recordtables.SCHEDULE,
    recordtables.CRITERIA,
    recordtables.WEIGHTS,
    recordtables.EXCLUSIONS,
    recordtables.SOURCES,
    recordtables.PARTNERS,
    recordtables.RATES,
    recordtables.SETTINGS,
    recordtables.NOTES,
    recordtables.SCENARIO,
)

#: QGIS's own table of styles, as QGIS creates it.
LAYER_STYLES = """CREATE TABLE "layer_styles" ("id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
"f_table_catalog" TEXT(256), "f_table_schema" TEXT(256), "f_table_name" TEXT(256), "f_geometry_column" TEXT(256),
"styleName" TEXT(30), "styleQML" TEXT, "styleSLD" TEXT, "useAsDefault" BOOLEAN, "description" TEXT, "owner" TEXT(30),
"ui" TEXT(30), "update_time" DATETIME DEFAULT CURRENT_TIMESTAMP)"""


def table(name: str) -> Table:
    """Return a table by name."""
    return next(one for one in TABLES if one.name == name)
