"""Rows of the plan as the edit buffer of a layer holds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from osgeo import ogr
from qgis.core import QgsFeature, QgsFeatureRequest, QgsGeometry, QgsVectorLayer
from qgis.PyQt.QtCore import QDate, QDateTime, QVariant

from dss_planner.plan.store.schema import table
from dss_planner.raster.vectors import straightened

#: Tables whose shapes can be drawn on the map.
DRAWN = ("zones", "lines", "points")


def buffered_rows(layer: QgsVectorLayer, name: str) -> Iterator[dict]:
    """Yield the rows that are changed or added and not saved, each with its key and the values that differ.

    A feature without a key gets one of its number in the buffer.
    """
    buffer = layer.editBuffer()
    if buffer is None:
        return
    columns = [column.name for column in table(name).columns]
    fields = layer.fields()
    names = {fields.indexOf(column): column for column in columns}
    shapes, values = buffer.changedGeometries(), buffer.changedAttributeValues()
    keys = keys_of(layer, [*shapes, *values])
    gone = set(buffer.deletedFeatureIds())
    for number in {*shapes, *values} - gone:
        if number not in keys:
            continue
        row: dict = {"uuid": keys[number]}
        row.update((names[index], plain(value)) for index, value in values.get(number, {}).items() if index in names)
        if number in shapes:
            row["geom"] = ogr_shape(shapes[number])
        yield row
    for feature in buffer.addedFeatures().values():
        yield {
            **{column: plain(feature[column]) for column in columns if fields.indexOf(column) >= 0},
            "uuid": key_of(feature),
            "geom": ogr_shape(feature.geometry()),
        }


def deleted_rows(layer: QgsVectorLayer) -> list[str]:
    """Return the keys of the rows that are deleted and not saved."""
    buffer = layer.editBuffer()
    return list(keys_of(layer, buffer.deletedFeatureIds()).values()) if buffer is not None else []


def keys_of(layer: QgsVectorLayer, numbers: Iterable[int]) -> dict[int, str]:
    """Return number of the feature in the file → key of its row."""
    wanted = [number for number in set(numbers) if number >= 0]
    if not wanted:
        return {}
    index = layer.fields().indexOf("uuid")
    request = QgsFeatureRequest().setFilterFids(wanted).setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setSubsetOfAttributes([index])
    return {one.id(): str(one[index]) for one in layer.dataProvider().getFeatures(request)}


def key_of(feature: QgsFeature) -> str:
    """Return the key of a feature, made of its number where it has none yet."""
    return str(plain(feature["uuid"]) or f"new {feature.id()}")


def ogr_shape(shape: QgsGeometry) -> ogr.Geometry | None:
    """Return a geometry as the plan's rows hold it; None for an empty one."""
    if shape.isNull() or shape.isEmpty():
        return None
    found = straightened(ogr.CreateGeometryFromWkb(bytes(shape.asWkb())))
    return found.GetGeometryRef(0).Clone() if found.GetGeometryCount() == 1 and shape.isMultipart() else found


def plain(value: Any) -> Any:
    """Return a value of a feature as the plan's rows hold it."""
    if value is None or (isinstance(value, QVariant) and value.isNull()):
        return None
    if isinstance(value, QDateTime):
        value = value.date()
    return value.toString("yyyy-MM-dd") if isinstance(value, QDate) else value
