"""What a vector layer shows of itself: names, fields, geometry, and values. Nothing is concluded here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from osgeo import ogr

from dss_planner.intake.known.patterns import plain_name
from dss_planner.intake.roles import LINE, POINT, POLYGON
from dss_planner.intake.vectors.opening import open_anything
from dss_planner.raster.vectors import features, split_uri
from dss_planner.text import Text

#: Features looked at of a vector, and different texts kept of a field.
_FEATURES, _MOST_TEXTS = 500, 200
_GEOMETRY = {0: POINT, 1: LINE, 2: POLYGON}
#: Fields in which OpenStreetMap's other tags lie as text (hstore), and the tags that tell what a feature is.
_TAG_FIELDS = ("other_tags", "tags")
_TAGS = re.compile(r'"(highway|waterway|railway|place|admin_level|natural|boundary)"=>"([^"]*)"')


@dataclass(frozen=True)
class VectorFacts:
    """name: plain name of the layer; file_name: of the file; geometry: 'point', 'line', 'polygon' or ''.

    fields: names as stored. numbers: sampled values of the numeric fields. texts: sampled values of text and whole
    number fields with how often they were met. tags: the same of OpenStreetMap tags inside a text field. looked_at:
    features. kinds: how many features have which geometry. extent: xmin, ymin, xmax, ymax of the sample.
    crs: WKT, '' when the file states none. notes: what was assumed in reading it.
    """

    uri: str
    name: str
    file_name: str
    geometry: str
    fields: tuple[str, ...]
    numbers: Mapping[str, np.ndarray]
    texts: Mapping[str, Counter] = field(default_factory=dict)
    tags: Mapping[str, Counter] = field(default_factory=dict)
    looked_at: int = 0
    kinds: Mapping[str, int] = field(default_factory=dict)
    extent: tuple[float, float, float, float] | None = None
    crs: str = ""
    notes: tuple[Text, ...] = ()


def vector_facts(uri: str, name: str, columns: Mapping[str, str] | None = None) -> VectorFacts:
    """Return what a vector layer or table shows of itself. Raises `InputError` when it cannot be read.

    columns: 'longitude' and 'latitude' → column of a table, where the user says so.
    """
    opened = open_anything(uri, name, "", columns)
    definition = opened.layer.GetLayerDefn()
    kinds = [definition.GetFieldDefn(index) for index in range(definition.GetFieldCount())]
    fields = tuple(item.GetName() for item in kinds)
    types = [item.GetType() for item in kinds]
    numeric = [i for i, kind in enumerate(types) if kind in (ogr.OFTReal, ogr.OFTInteger, ogr.OFTInteger64)]
    textual = [i for i, kind in enumerate(types) if kind in (ogr.OFTString, ogr.OFTInteger, ogr.OFTInteger64)]
    sample = _Sample()
    for number, feature in enumerate(features(opened)):
        if number >= _FEATURES:
            break
        sample.look(feature, fields, numeric, textual)
    opened.layer.ResetReading()
    kind, _ = sample.geometries.most_common(1)[0] if sample.geometries else ("", 0)
    path, _ = split_uri(uri)
    return VectorFacts(
        uri,
        plain_name(opened.layer.GetName()),
        plain_name(Path(path).stem),
        kind,
        fields,
        {fields[index]: np.array(sample.numbers.get(index, [])) for index in numeric},
        {fields[index]: counter for index, counter in sample.texts.items()},
        sample.tags,
        sample.count,
        dict(sample.geometries),
        sample.extent,
        opened.crs,
        opened.notes,
    )


class _Sample:
    """Collects values feature by feature."""

    def __init__(self) -> None:
        self.count = 0
        self.numbers: dict[int, list[float]] = {}
        self.texts: dict[int, Counter] = {}
        self.tags: dict[str, Counter] = {}
        self.geometries: Counter = Counter()
        self.extent: tuple[float, float, float, float] | None = None

    def look(self, feature: ogr.Feature, fields: tuple[str, ...], numeric: list[int], textual: list[int]) -> None:
        self.count += 1
        geometry = feature.GetGeometryRef()
        if geometry is not None and not geometry.IsEmpty():
            self.geometries[_GEOMETRY[geometry.GetDimension()]] += 1
            self._widen(geometry)
        for index in numeric:
            if feature.IsFieldSetAndNotNull(index):
                self.numbers.setdefault(index, []).append(feature.GetFieldAsDouble(index))
        for index in textual:
            if not feature.IsFieldSetAndNotNull(index):
                continue
            written = feature.GetFieldAsString(index)
            counter = self.texts.setdefault(index, Counter())
            if written and (len(counter) < _MOST_TEXTS or written in counter):
                counter[written] += 1
            if fields[index].lower() in _TAG_FIELDS:
                for key, value in _TAGS.findall(written):
                    self.tags.setdefault(key, Counter())[value] += 1

    def _widen(self, geometry: ogr.Geometry) -> None:
        west, east, south, north = geometry.GetEnvelope()
        old = self.extent or (west, south, east, north)
        self.extent = (min(old[0], west), min(old[1], south), max(old[2], east), max(old[3], north))
