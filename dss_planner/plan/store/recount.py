"""Sizes of what a plan draws, from the geometry as it is now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from osgeo import ogr

from dss_planner.plan.store.document import PlanDocument, Row
from dss_planner.raster.areas import ellipsoidal_hectares, ellipsoidal_metres

#: Table → the column that holds a size of the row's geometry, and how it is measured on the ellipsoid.
_SIZES: Mapping[str, tuple[str, Callable[[ogr.Geometry, str], float]]] = {
    "sites": ("area_ha", ellipsoidal_hectares),
    "zones": ("area_ha", ellipsoidal_hectares),
    "lines": ("length_m", ellipsoidal_metres),
}


def recounted(document: PlanDocument) -> PlanDocument:
    """Return the document with the areas of sites and zones [ha] and the lengths of lines [m] measured anew.

    Rows whose size is as it was are the same objects. Quantities and costs of works follow from these sizes elsewhere.
    """
    tables = dict(document.tables)
    for name in _SIZES:
        tables[name] = [_measured(row, name, document.crs) for row in document.rows(name)]
    return replace(document, tables=tables)


def _measured(row: Row, name: str, crs: str) -> Row:
    column, size_of = _SIZES[name]
    if row.get("geom") is None:
        return row
    size = size_of(row["geom"], crs)
    return row if row.get(column) == size else {**row, column: size}
