"""Tables read back from their files, to hold what stands there against the plan."""

from __future__ import annotations

import csv
from pathlib import Path

from osgeo import gdal, ogr

from dss_planner.errors import InputError
from dss_planner.proposal.tables.table import REAL, WHOLE, Cell, Table

gdal.UseExceptions()

_HEADERS = "OGR_XLSX_HEADERS"


def read_sheets(path: str | Path) -> list[list[tuple[Cell, ...]]]:
    """Return the rows of each sheet of a workbook; empty cells are None. Raises `InputError` when it cannot be read."""
    before = gdal.GetThreadLocalConfigOption(_HEADERS)
    try:
        # else a sheet whose first row of numbers is empty is taken for one without titles
        gdal.SetThreadLocalConfigOption(_HEADERS, "FORCE")
        dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR, allowed_drivers=["XLSX"])
        return [_rows(dataset.GetLayer(number)) for number in range(dataset.GetLayerCount())]
    except RuntimeError as error:
        raise InputError(
            "The workbook “{path}” cannot be read back: {reason}. Export it again.", path=path, reason=error
        ) from error
    finally:
        gdal.SetThreadLocalConfigOption(_HEADERS, before)


def _rows(layer: ogr.Layer) -> list[tuple[Cell, ...]]:
    count = layer.GetLayerDefn().GetFieldCount()
    return [tuple(feature.GetField(place) for place in range(count)) for feature in layer]


def read_csv_rows(path: str | Path, table: Table) -> list[tuple[Cell, ...]]:
    """Return the rows of a CSV that was made of ``table``; empty cells are None.

    Raises `InputError` when it cannot be read, or a number is none.
    """
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.reader(stream))[1:]
        return [tuple(_cell(cell, column.kind) for cell, column in zip(row, table.columns)) for row in rows]
    except (OSError, ValueError) as error:
        raise InputError(
            "The table “{path}” cannot be read back: {reason}. Export it again.", path=path, reason=error
        ) from error


def _cell(cell: str, kind: str) -> Cell:
    if not cell:
        return None
    return float(cell) if kind in (REAL, WHOLE) else cell
