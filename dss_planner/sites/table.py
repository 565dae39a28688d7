"""A layer of sites as rows: read with all its fields, written with more, whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from osgeo import ogr

from dss_planner.errors import InputError
from dss_planner.raster.fields import field_readers
from dss_planner.raster.vectors import GeoPackageWriter, mended, open_layer
from dss_planner.running import CancelCheck, never, stop_if

LAYER = "sites"
#: Sites between two looks at the user.
_LOOK = 100
_TYPES = {str: ogr.OFTString, int: ogr.OFTInteger64, float: ogr.OFTReal, bool: ogr.OFTInteger}
_KEPT_TYPES = (ogr.OFTString, ogr.OFTInteger, ogr.OFTInteger64, ogr.OFTReal, ogr.OFTDate, ogr.OFTDateTime, ogr.OFTTime)


@dataclass(frozen=True)
class SiteTable:
    """The sites of a layer, in its order.

    fields: name → OGR type. rows: (valid polygon in ``crs``, {field: value}), None for NULL.
    """

    crs: str
    fields: dict[str, int]
    rows: list[tuple[ogr.Geometry, dict[str, object]]]


def read_sites(uri: str, cancelled: CancelCheck = never) -> SiteTable:
    """Read polygons with their fields; ``uri`` is ``path`` or ``path|layername=NAME``.

    Raises `InputError` when the layer is missing, has no CRS or feature, or a feature is not a polygon; `Cancelled`.
    """
    opened = open_layer(uri, "Sites")
    definition = opened.layer.GetLayerDefn()
    columns = [definition.GetFieldDefn(index) for index in range(definition.GetFieldCount())]
    fields = {column.GetName(): column.GetType() for column in columns if column.GetType() in _KEPT_TYPES}
    readers = field_readers(definition, fields)
    rows = []
    for place, feature in enumerate(opened.layer):
        if place % _LOOK == 0:
            stop_if(cancelled)
        geometry = mended(feature.GetGeometryRef())
        if geometry is None or geometry.GetDimension() != 2:
            raise InputError(
                "Feature {feature} of the sites ({layer}) is {found}; polygons are expected. Choose a polygon layer, "
                "or mend or remove that feature.",
                feature=feature.GetFID(),
                layer=uri,
                found="empty" if geometry is None else geometry.GetGeometryName(),
            )
        rows.append((geometry, {name: reader(feature) for name, reader in readers.items()}))
    return SiteTable(opened.crs, fields, rows)


def with_fields(table: SiteTable, added: Sequence[Mapping[str, object]]) -> SiteTable:
    """Return the table with more fields; as `write_sites` writes them."""
    kept, fields = _fields(table, added)
    rows = [
        (shape, {**{name: values[name] for name in kept}, **more}) for (shape, values), more in zip(table.rows, added)
    ]
    return SiteTable(table.crs, fields, rows)


def _fields(table: SiteTable, added: Sequence[Mapping[str, object]]) -> tuple[dict[str, int], dict[str, int]]:
    """Return the fields of a table that stay, and all with those that are added."""
    names = list(added[0]) if added else []
    lowered = {name.lower() for name in names}
    kept = {name: kind for name, kind in table.fields.items() if name.lower() not in lowered and name.lower() != "fid"}
    fields = dict(kept)
    for name in names:
        known = next((row[name] for row in added if row[name] is not None), None)
        fields[name] = ogr.OFTReal if known is None else _TYPES[type(known)]
    return kept, fields


def write_sites(
    path: str, table: SiteTable, added: Sequence[Mapping[str, object]], cancelled: CancelCheck = never
) -> None:
    """Write the table with more fields to the layer ``sites`` of a new GeoPackage (atomically).

    ``added`` has one mapping for each row, all with the same keys; a field of the same name is replaced. The type of
    a new field is that of its first value that is not None (a number where all are None).
    """
    kept, fields = _fields(table, added)
    single = all(geometry.GetGeometryName() == "POLYGON" for geometry, _ in table.rows)
    with GeoPackageWriter(path) as writer:
        layer = writer.add_layer(LAYER, table.crs, ogr.wkbPolygon if single else ogr.wkbMultiPolygon, fields, "Sites")
        for place, ((geometry, values), more) in enumerate(zip(table.rows, added)):
            if place % _LOOK == 0:
                stop_if(cancelled)
            shape = geometry if single else ogr.ForceToMultiPolygon(geometry.Clone())
            writer.add_feature(layer, shape, {**{name: values[name] for name in kept}, **more})
