"""GeoPackage handiwork of the plan: tables with foreign keys, rows in and out, styles."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from osgeo import gdal, ogr, osr

from dss_planner.plan.store.columns import Column, Table
from dss_planner.plan.store.schema import LAYER_STYLES, TABLES
from dss_planner.raster.grid import spatial_reference
from dss_planner.raster.vectors import straightened

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
            for table in TABLES:
                for statement in statements(table, int(srs)):
                    connection.execute(statement)
            connection.execute(LAYER_STYLES)
            connection.execute(
                "INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES (?, 'attributes', ?)",
                ("layer_styles", "layer_styles"),
            )
    except sqlite3.Error as error:
        raise OSError(str(error)) from error


def statements(table: Table, srs: int) -> list[str]:
    """Return the SQL that creates a table, enters it in GeoPackage's own lists and indexes its references."""
    kind, place = ("features", str(srs)) if table.geometry else ("attributes", "NULL")
    about = table.about.replace("'", "''")
    contents = "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES "
    made = [table.sql, contents + f"('{table.name}', '{kind}', '{table.name}', '{about}', {place})"]
    if table.geometry:
        columns = (
            "INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) VALUES "
        )
        made.append(columns + f"('{table.name}', 'geom', '{table.geometry}', {place}, 0, 0)")
    made += [
        f'CREATE INDEX "{table.name}_{column.name}" ON "{table.name}" ("{column.name}")'
        for column in table.columns
        if column.references
    ]
    return made


def watch(dataset: gdal.Dataset, tables: Sequence[Table]) -> None:
    """Make every change of a row, by whatever program, note its time in ``gpkg_contents``."""
    for table in tables:
        for event in ("INSERT", "UPDATE", "DELETE"):
            name = f"touch_{table.name}_{event.lower()}"
            begin = f'CREATE TRIGGER IF NOT EXISTS "{name}" AFTER {event} ON "{table.name}" BEGIN '
            change = "UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') "
            run(dataset, begin + change + f"WHERE table_name = '{table.name}'; END")


def write_rows(dataset: gdal.Dataset, table: Table, rows: Sequence[Mapping], crs: str) -> None:
    """Append rows to a table; a value of None is NULL, or the column's default. A spatial table gets its index."""
    layer = dataset.GetLayerByName(table.name)
    reference = spatial_reference(crs)
    for row in rows:
        layer.CreateFeature(feature_of(layer, table, row, reference))
    layer.SyncToDisk()
    if table.geometry:
        run(dataset, f"SELECT CreateSpatialIndex('{table.name}', 'geom')")


def feature_of(layer: ogr.Layer, table: Table, row: Mapping, reference: osr.SpatialReference) -> ogr.Feature:
    """Return a new feature with the values of a row."""
    feature = ogr.Feature(layer.GetLayerDefn())
    for column in table.columns:
        value = row.get(column.name)
        if value is not None or not column.default:
            set_value(feature, column, value)
    if row.get("geom") is not None:
        set_geometry(feature, row["geom"], reference)
    return feature


def set_value(feature: ogr.Feature, column: Column, value: object) -> None:
    """Set a value; None is NULL."""
    if value is None:
        feature.SetFieldNull(column.name)
    elif column.type == "BOOLEAN":
        feature.SetField(column.name, int(bool(value)))
    else:
        feature.SetField(column.name, value)


def set_geometry(feature: ogr.Feature, geometry: ogr.Geometry, reference: osr.SpatialReference) -> None:
    """Give a feature a flat copy of a geometry."""
    copy = geometry.Clone()
    copy.FlattenTo2D()
    copy.AssignSpatialReference(reference)
    feature.SetGeometry(copy)


def read_rows(dataset: gdal.Dataset, table: Table) -> list[dict]:
    """Return all rows of a table; flags as bool, dates as ISO text, geometries (arcs straightened) as ``geom``."""
    layer = dataset.GetLayerByName(table.name)
    definition = layer.GetLayerDefn()
    # by number: OGR's Python looks a name up among all fields, for every value
    places = [(definition.GetFieldIndex(column.name), column) for column in table.columns]
    return [_row_of(feature, table, places) for feature in layer]


def _row_of(feature: ogr.Feature, table: Table, places: Sequence[tuple[int, Column]]) -> dict:
    row = {column.name: _value(feature.GetField(number), column) for number, column in places}
    if table.geometry:
        geometry = feature.GetGeometryRef()
        row["geom"] = straightened(geometry.Clone()) if geometry is not None else None
    return row


def _value(value: Any, column: Column) -> object:
    if value is None:
        return None
    if column.type == "BOOLEAN":
        return bool(value)
    return value.replace("/", "-") if column.type == "DATE" else value


def write_styles(dataset: gdal.Dataset, styles: Mapping[str, str]) -> None:
    """Store QML styles as the default style of tables."""
    layer = dataset.GetLayerByName("layer_styles")
    spatial = {table.name for table in TABLES if table.geometry}
    for name, qml in styles.items():
        feature = ogr.Feature(layer.GetLayerDefn())
        for key, value in {
            "f_table_catalog": "",
            "f_table_schema": "",
            "f_table_name": name,
            "f_geometry_column": "geom" if name in spatial else "",
            "styleName": name,
            "styleQML": qml,
            "styleSLD": "",
            "useAsDefault": 1,
            "description": "DSS Planner",
            "owner": "",
        }.items():
            feature.SetField(key, value)
        layer.CreateFeature(feature)


def styled_tables(dataset: gdal.Dataset) -> set[str]:
    """Return the tables that have a style stored in the file."""
    if dataset.GetLayerByName("layer_styles") is None:
        run(dataset, LAYER_STYLES)
    return {str(row[0]) for row in run(dataset, "SELECT DISTINCT f_table_name FROM layer_styles")}


def foreign_key_faults(dataset: gdal.Dataset) -> list[tuple[str, str]]:
    """Return (table, parent table) of every reference that leads nowhere."""
    return [(str(row[0]), str(row[2])) for row in run(dataset, "PRAGMA foreign_key_check")]
