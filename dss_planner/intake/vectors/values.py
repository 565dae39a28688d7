"""Attributes as they go into a study: in the planner's units, unknown values empty, texts in the right letters."""

from __future__ import annotations

from collections.abc import Mapping

from osgeo import ogr

from dss_planner.intake.vectors.fields import UNKNOWN
from dss_planner.intake.vectors.textdamage import is_lost, undamaged
from dss_planner.intake.verdict import FoundField
from dss_planner.raster.vectors import OpenLayer

#: Names that a GeoPackage keeps for itself.
_RESERVED = ("fid", "geom")
_PLAIN_TYPES = (
    ogr.OFTInteger, ogr.OFTInteger64, ogr.OFTReal, ogr.OFTString, ogr.OFTDate, ogr.OFTTime, ogr.OFTDateTime
)  # fmt: skip


class FieldCopier:
    """Copies the attributes of features. types: name → OGR type of the new fields; types a GeoPackage lacks are text.

    repaired: texts read in the wrong encoding. emptied: numbers that stand for “unknown”.
    """

    def __init__(self, opened: OpenLayer, found: Mapping[str, FoundField]) -> None:
        definition = opened.layer.GetLayerDefn()
        self.types: dict[str, int] = {}
        self.repaired = self.emptied = 0
        self._columns: list[tuple[int, str, int]] = []
        used = set(_RESERVED)
        stored = []
        for index in range(definition.GetFieldCount()):
            field = definition.GetFieldDefn(index)
            name = field.GetName() or f"field_{index + 1}"
            stored.append(field.GetName())
            while name.lower() in used:
                name = f"{name}_"
            used.add(name.lower())
            kind = field.GetType() if field.GetType() in _PLAIN_TYPES else ogr.OFTString
            self.types[name] = kind
            self._columns.append((index, name, kind))
        self._quantities = {
            self._columns[stored.index(name)][1]: item
            for item in found.values()
            for name in item.names
            if item.unit_found and name in stored
        }
        for name, item in self._quantities.items():  # 45 mg is 0.045 g: whole numbers do not stay so
            if (item.scale, item.offset) != (1.0, 0.0):
                self.types[name] = ogr.OFTReal

    def values(self, feature: ogr.Feature) -> dict[str, object]:
        """Return the attributes of a feature by their new names; None for an unknown value."""
        found: dict[str, object] = {}
        for index, name, kind in self._columns:
            if not feature.IsFieldSetAndNotNull(index):
                found[name] = None
            elif name in self._quantities:
                found[name] = self._converted(feature.GetFieldAsDouble(index), self._quantities[name])
            elif kind == ogr.OFTString:
                found[name] = self._text(feature.GetFieldAsString(index))
            elif kind in (ogr.OFTDate, ogr.OFTTime, ogr.OFTDateTime):
                found[name] = feature.GetFieldAsString(index)
            else:
                found[name] = feature.GetField(index)
        return found

    def _converted(self, value: float, item: FoundField) -> float | None:
        if value in UNKNOWN and not (item.low <= value <= item.high):
            self.emptied += 1
            return None
        return value * item.scale + item.offset

    def _text(self, written: str) -> str:
        if written.isascii() or is_lost(written):
            return written
        was = undamaged(written)
        self.repaired += was is not None
        return written if was is None else was
