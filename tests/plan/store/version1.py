"""A plan as the first version of DSS Planner wrote it: its tables, word for word, and a few rows."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from osgeo import gdal, ogr

from dss_planner.plan.store.geopackage import run
from dss_planner.raster.grid import spatial_reference

#: Table → (geometry type, the other columns as SQL).
TABLES = {
    "plan": (
        "",
        """"uuid" TEXT NOT NULL UNIQUE, "title" TEXT NOT NULL, "study_area" TEXT, "currency" TEXT NOT NULL,
        "made" TEXT NOT NULL, "changed" TEXT NOT NULL, "schema_version" INTEGER NOT NULL, "revision" INTEGER
        NOT NULL, "planner_version" TEXT, "wind_from" REAL, "wind_source" TEXT, "years" INTEGER, "cost_low"
        REAL, "cost_mode" REAL, "cost_high" REAL, "cost_note" TEXT, "limits" TEXT, "warnings" TEXT, "model"
        TEXT""",
    ),
    "sites": (
        "POLYGON",
        """"uuid" TEXT NOT NULL UNIQUE, "source_id" TEXT, "name" TEXT NOT NULL, "rank" INTEGER, "score" REAL,
        "area_ha" REAL NOT NULL, "reason" TEXT, "land_type" TEXT, "rain_mm" REAL, "slope_deg" REAL,
        "spring_cover_pct" REAL, "growing_cover_pct" REAL, "sand_pct" REAL, "soil_loss" REAL,
        "main_landcover" TEXT, "completeness" REAL""",
    ),
    "measures": (
        "",
        """"id" TEXT NOT NULL UNIQUE, "number" TEXT, "name" TEXT NOT NULL, "summary" TEXT, "toolbox_keyword"
        TEXT, "years_to_effect_min" REAL, "years_to_effect_max" REAL, "lifespan_min" REAL, "lifespan_max"
        REAL, "maintenance" TEXT, "water_need" TEXT, "risks" TEXT, "material" TEXT, "definition" TEXT NOT
        NULL""",
    ),
    "works": (
        "",
        """"uuid" TEXT NOT NULL UNIQUE, "site" TEXT NOT NULL REFERENCES "sites"("uuid") ON DELETE CASCADE,
        "measure" TEXT NOT NULL REFERENCES "measures"("id") ON DELETE CASCADE, "name" TEXT NOT NULL,
        "status" TEXT NOT NULL, "reason" TEXT, "area_ha" REAL, "length_m" REAL, "row_count" INTEGER,
        "plants" INTEGER, "posts" INTEGER, "gates" INTEGER, "seed_kg" REAL, "start_year" INTEGER, "cost_low"
        REAL, "cost_mode" REAL, "cost_high" REAL, "currency" TEXT, "cost_verified" BOOLEAN, "note" TEXT""",
    ),
    "zones": (
        "POLYGON",
        """"uuid" TEXT NOT NULL UNIQUE, "site" TEXT NOT NULL REFERENCES "sites"("uuid") ON DELETE CASCADE,
        "work" TEXT NOT NULL REFERENCES "works"("uuid") ON DELETE CASCADE, "measure" TEXT NOT NULL
        REFERENCES "measures"("id") ON DELETE CASCADE, "name" TEXT NOT NULL, "number" INTEGER, "area_ha"
        REAL NOT NULL""",
    ),
    "lines": (
        "LINESTRING",
        """"uuid" TEXT NOT NULL UNIQUE, "site" TEXT NOT NULL REFERENCES "sites"("uuid") ON DELETE CASCADE,
        "work" TEXT NOT NULL REFERENCES "works"("uuid") ON DELETE CASCADE, "measure" TEXT NOT NULL
        REFERENCES "measures"("id") ON DELETE CASCADE, "name" TEXT NOT NULL, "number" INTEGER, "length_m"
        REAL NOT NULL""",
    ),
    "points": (
        "POINT",
        """"uuid" TEXT NOT NULL UNIQUE, "site" TEXT NOT NULL REFERENCES "sites"("uuid") ON DELETE CASCADE,
        "work" TEXT REFERENCES "works"("uuid") ON DELETE CASCADE, "measure" TEXT REFERENCES "measures"("id")
        ON DELETE CASCADE, "kind" TEXT NOT NULL, "name" TEXT NOT NULL, "pair" TEXT REFERENCES
        "points"("uuid") ON DELETE CASCADE, "note" TEXT""",
    ),
    "verdicts": (
        "",
        """"uuid" TEXT NOT NULL UNIQUE, "site" TEXT NOT NULL REFERENCES "sites"("uuid") ON DELETE CASCADE,
        "measure" TEXT NOT NULL REFERENCES "measures"("id") ON DELETE CASCADE, "part" TEXT NOT NULL,
        "status" TEXT NOT NULL, "reason" TEXT NOT NULL, "sentences" TEXT NOT NULL, "unverified_rules" TEXT""",
    ),
    "unit_costs": (
        "",
        """"uuid" TEXT NOT NULL UNIQUE, "measure" TEXT NOT NULL REFERENCES "measures"("id") ON DELETE CASCADE,
        "low" REAL NOT NULL, "mode" REAL NOT NULL, "high" REAL NOT NULL, "unit" TEXT NOT NULL, "currency"
        TEXT NOT NULL, "year" INTEGER, "place" TEXT, "per_year" BOOLEAN NOT NULL, "evidence" TEXT NOT NULL,
        "verified" BOOLEAN NOT NULL, "confirm_locally" BOOLEAN NOT NULL, "source" TEXT, "note" TEXT""",
    ),
    "schedule": (
        "",
        """"uuid" TEXT NOT NULL UNIQUE, "work" TEXT NOT NULL REFERENCES "works"("uuid") ON DELETE CASCADE,
        "year" INTEGER NOT NULL, "stage" TEXT NOT NULL, "activity" TEXT NOT NULL""",
    ),
    "criteria": (
        "",
        """"id" TEXT NOT NULL UNIQUE, "name" TEXT NOT NULL, "layer" TEXT, "unit" TEXT, "value_function" TEXT""",
    ),
    "weights": (
        "",
        """"uuid" TEXT NOT NULL UNIQUE, "criterion" TEXT NOT NULL REFERENCES "criteria"("id") ON DELETE
        CASCADE, "weight" REAL NOT NULL, "by_whom" TEXT, "made" TEXT""",
    ),
    "exclusions": (
        "",
        """"id" TEXT NOT NULL UNIQUE, "name" TEXT NOT NULL, "layer" TEXT, "rule" TEXT""",
    ),
    "sources": (
        "",
        """"uuid" TEXT NOT NULL UNIQUE, "output" TEXT NOT NULL, "step" TEXT, "made" TEXT, "input" TEXT, "file"
        TEXT, "size" INTEGER, "changed" TEXT, "sha256" TEXT, "record" TEXT""",
    ),
    "partners": (
        "",
        """"uuid" TEXT NOT NULL UNIQUE, "name" TEXT NOT NULL, "role" TEXT, "country" TEXT, "contact" TEXT,
        "note" TEXT""",
    ),
}
ROWS = (
    "INSERT INTO plan (uuid, title, currency, made, changed, schema_version, revision, years, wind_from) "
    "VALUES ('p', 'Төлөвлөгөө', 'USD', '2026-01-02T03:04:05+00:00', '2026-01-02T03:04:05+00:00', 1, 4, 5, 315.0)",
    "INSERT INTO measures (id, name, definition) VALUES ('exclosure', 'Exclosure', '{}')",
    "INSERT INTO works (uuid, site, measure, name, status, start_year) "
    "VALUES ('w', 's', 'exclosure', 'Fence', 'drafted', 1)",
    "INSERT INTO schedule (uuid, work, year, stage, activity) VALUES ('e', 'w', 1, 'build', 'Fence: build')",
)
SHAPES = {
    "sites": (
        {"uuid": "s", "name": "Site 1", "area_ha": 1.0},
        "POLYGON((500000 5000000,500100 5000000,500100 5000100,500000 5000100,500000 5000000))",
    ),
    "zones": (
        {"uuid": "z", "site": "s", "work": "w", "measure": "exclosure", "name": "Fenced land", "area_ha": 1.0},
        "POLYGON((500000 5000000,500050 5000000,500050 5000100,500000 5000100,500000 5000000))",
    ),
    "lines": (
        {"uuid": "l", "site": "s", "work": "w", "measure": "exclosure", "name": "Fence 1", "length_m": 100.0},
        "LINESTRING(500000 5000000,500000 5000100)",
    ),
    "points": (
        {"uuid": "g", "site": "s", "work": "w", "kind": "gate", "name": "Gate 1", "note": "wide"},
        "POINT(500000 5000050)",
    ),
}


def write_version_1(path: Path) -> None:
    """Write a plan of schema version 1 with a work of three shapes, and a style and a column that the user added."""
    dataset = gdal.GetDriverByName("GPKG").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    dataset.CreateLayer("carrier", spatial_reference("EPSG:32648"), ogr.wkbPoint)
    dataset.DeleteLayer(0)
    del dataset
    with closing(sqlite3.connect(path)) as connection, connection:
        for name, (geometry, columns) in TABLES.items():
            shape = f'"geom" {geometry}, ' if geometry else ""
            connection.execute(
                f'CREATE TABLE "{name}" ("fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, {shape}{columns})'
            )
            connection.execute(
                "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES (?, ?, ?, ?)",
                (name, "features" if geometry else "attributes", name, 32648 if geometry else None),
            )
            if geometry:
                connection.execute(
                    "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, 32648, 0, 0)", (name, geometry)
                )
        connection.execute(
            """CREATE TABLE "layer_styles" ("id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
            "f_table_catalog" TEXT(256), "f_table_schema" TEXT(256), "f_table_name" TEXT(256),
            "f_geometry_column" TEXT(256), "styleName" TEXT(30), "styleQML" TEXT, "styleSLD" TEXT,
            "useAsDefault" BOOLEAN, "description" TEXT, "owner" TEXT(30), "ui" TEXT(30),
            "update_time" DATETIME DEFAULT CURRENT_TIMESTAMP)"""
        )
        connection.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('layer_styles', 'attributes', 'ls')"
        )
        connection.execute(
            "INSERT INTO layer_styles (f_table_name, f_geometry_column, styleName, styleQML, useAsDefault) "
            "VALUES ('zones', 'geom', 'mine', '<qgis mine=\"1\"/>', 1)"
        )
        connection.execute("ALTER TABLE partners ADD COLUMN telephone TEXT")
        connection.execute("INSERT INTO partners (uuid, name, telephone) VALUES ('o', 'Soum office', '+976')")
        for statement in ROWS:
            connection.execute(statement)
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    for name, (values, wkt) in SHAPES.items():
        layer = dataset.GetLayerByName(name)
        feature = ogr.Feature(layer.GetLayerDefn())
        for column, value in values.items():
            feature[column] = value
        feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
        layer.CreateFeature(feature)
        run(dataset, f"SELECT CreateSpatialIndex('{name}', 'geom')")
    del layer, feature, dataset
