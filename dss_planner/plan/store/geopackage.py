"""GeoPackage handiwork of the plan: tables with foreign keys, rows in and out, styles."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

from osgeo import gdal, ogr

from dss_planner.plan.store.schema import LAYER_STYLES, TABLES, Table
from dss_planner.raster.grid import spatial_reference

_CARRIER = "srs_carrier"


def run(dataset: gdal.Dataset, sql: str) -> list[tuple]:
    """Run one SQL statement of our own (never user text) and return its rows."""
    result = dataset.ExecuteSQL(sql)
    if result is None:
        return []
    rows = [tuple(feature.GetField(i) for i in range(feature.GetFieldCount())) for feature in result]
    dataset.ReleaseResultSet(result)
    return rows


def create(path: Path, crs: str) -> None:
    """Create an empty plan file with all tables; raises RuntimeError or OSError when it cannot be written."""
    dataset = gdal.GetDriverByName("GPKG").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    # OGR knows how to register a reference system; the layer that carried it in is dropped again
    dataset.CreateLayer(_CARRIER, spatial_reference(crs), ogr.wkbPoint)
    srs = run(dataset, "SELECT srs_id FROM gpkg_geometry_columns")[0][0]
    dataset.DeleteLayer(0)
    del dataset
    try:
        with closing(sqlite3.connect(path)) as connection, connection:
            _register(connection, int(srs))
    except sqlite3.Error as error:
        raise OSError(str(error)) from error


def _register(connection: sqlite3.Connection, srs: int) -> None:
    """Create the tables and enter them in GeoPackage's own lists."""
    for table in TABLES:
        connection.execute(table.sql)
        kind = "features" if table.geometry else "attributes"
        connection.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES (?, ?, ?, ?, ?)",
            (table.name, kind, table.name, table.about, srs if table.geometry else None),
        )
        if table.geometry:
            connection.execute(
                "INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) "
                "VALUES (?, 'geom', ?, ?, 0, 0)",
                (table.name, table.geometry, srs),
            )
    connection.execute(LAYER_STYLES)
    connection.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES (?, 'attributes', ?)",
        ("layer_styles", "layer_styles"),
    )
    for table in TABLES:
        for column in table.columns:
            if column.references:
                connection.execute(f'CREATE INDEX "{table.name}_{column.name}" ON "{table.name}" ("{column.name}")')


def write_rows(dataset: gdal.Dataset, table: Table, rows: Sequence[Mapping], crs: str) -> None:
    """Append rows to a table; a value of None is NULL. A spatial table gets its spatial index."""
    layer = dataset.GetLayerByName(table.name)
    reference = spatial_reference(crs)
    for row in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        for column in table.columns:
            value = row.get(column.name)
            if value is None:
                feature.SetFieldNull(column.name)
            elif column.type == "BOOLEAN":
                feature.SetField(column.name, int(bool(value)))
            else:
                feature.SetField(column.name, value)
        geometry = row.get("geom")
        if geometry is not None:
            copy = geometry.Clone()
            copy.AssignSpatialReference(reference)
            feature.SetGeometry(copy)
        layer.CreateFeature(feature)
    layer.SyncToDisk()
    if table.geometry:
        run(dataset, f"SELECT CreateSpatialIndex('{table.name}', 'geom')")


def read_rows(dataset: gdal.Dataset, table: Table) -> list[dict]:
    """Return all rows of a table; flags as bool, geometries under ``geom``."""
    layer = dataset.GetLayerByName(table.name)
    found = []
    for feature in layer:
        row = {}
        for column in table.columns:
            value = feature.GetField(column.name)
            row[column.name] = bool(value) if column.type == "BOOLEAN" and value is not None else value
        if table.geometry:
            geometry = feature.GetGeometryRef()
            row["geom"] = geometry.Clone() if geometry is not None else None
        found.append(row)
    return found


def write_styles(dataset: gdal.Dataset, styles: Mapping[str, str]) -> None:
    """Store QML styles as the default style of spatial tables."""
    layer = dataset.GetLayerByName("layer_styles")
    for name, qml in styles.items():
        feature = ogr.Feature(layer.GetLayerDefn())
        for key, value in {
            "f_table_catalog": "",
            "f_table_schema": "",
            "f_table_name": name,
            "f_geometry_column": "geom",
            "styleName": name,
            "styleQML": qml,
            "styleSLD": "",
            "useAsDefault": 1,
            "description": "DSS Planner",
            "owner": "",
        }.items():
            feature.SetField(key, value)
        layer.CreateFeature(feature)


def foreign_key_faults(dataset: gdal.Dataset) -> list[tuple[str, str]]:
    """Return (table, parent table) of every reference that leads nowhere."""
    return [(str(row[0]), str(row[2])) for row in run(dataset, "PRAGMA foreign_key_check")]
