"""What a vector layer shows of itself: names, fields, geometry, and values. Nothing is concluded here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from osgeo import ogr

from dss_planner.intake.patterns import plain_name
from dss_planner.intake.roles import LINE, POINT, POLYGON
from dss_planner.raster.vectors import open_layer, split_uri

#: Features looked at of a vector.
_FEATURES = 500
_GEOMETRY = {0: POINT, 1: LINE, 2: POLYGON}


@dataclass(frozen=True)
class VectorFacts:
    """name: plain name of the layer; file_name: of the file; geometry: 'point', 'line', 'polygon' or ''.

    fields: names as stored. numbers: sampled values of the numeric fields.
    """

    uri: str
    name: str
    file_name: str
    geometry: str
    fields: tuple[str, ...]
    numbers: dict[str, np.ndarray]


def vector_facts(uri: str, name: str) -> VectorFacts:
    """Return what a vector layer shows of itself. Raises `InputError` when it cannot be read or has no CRS."""
    opened = open_layer(uri, name)
    definition = opened.layer.GetLayerDefn()
    numeric, fields = [], []
    for index in range(definition.GetFieldCount()):
        field = definition.GetFieldDefn(index)
        fields.append(field.GetName())
        if field.GetType() in (ogr.OFTReal, ogr.OFTInteger, ogr.OFTInteger64):
            numeric.append(index)
    values: dict[int, list[float]] = {index: [] for index in numeric}
    dimensions = []
    for number, feature in enumerate(opened.layer):
        if number >= _FEATURES:
            break
        geometry = feature.GetGeometryRef()
        if geometry is not None and not geometry.IsEmpty():
            dimensions.append(geometry.GetDimension())
        for index in numeric:
            if feature.IsFieldSetAndNotNull(index):
                values[index].append(feature.GetFieldAsDouble(index))
    geometry = _GEOMETRY[max(set(dimensions), key=dimensions.count)] if dimensions else ""
    path, _ = split_uri(uri)
    numbers = {fields[index]: np.array(values[index]) for index in numeric}
    return VectorFacts(
        uri, plain_name(opened.layer.GetName()), plain_name(Path(path).stem), geometry, tuple(fields), numbers
    )
