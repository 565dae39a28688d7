"""Features mended one after the other: valid, straight, flat, in single parts of one kind, reprojected, each once."""

from __future__ import annotations

from dataclasses import dataclass

from osgeo import ogr

from dss_planner.intake.area.studyarea import DEGREE_STEP, StudyArea
from dss_planner.intake.vectors.scan import Duplicates, has_numbers
from dss_planner.raster.grid import spatial_reference
from dss_planner.raster.vectors import OpenLayer, mended, parts, transformation

_DIMENSION = {"point": 0, "line": 1, "polygon": 2}
#: A geometry wider than this [degrees] gets no vertices between its own: it goes around the world.
_MOST_WIDTH = 180.0


@dataclass
class MendCounts:
    """read: features. mended: invalid ones. dropped: with nothing of the right kind left; empty: without any geometry.

    duplicates, linearised (curves), flattened (Z or M), split (several parts): features.
    """

    read: int = 0
    mended: int = 0
    dropped: int = 0
    empty: int = 0
    duplicates: int = 0
    linearised: int = 0
    flattened: int = 0
    split: int = 0


class FeatureMender:
    """Turns features into parts that a study can use, and counts what was done to them."""

    def __init__(
        self,
        opened: OpenLayer,
        area: StudyArea,
        geometry: str,
        swapped: bool,
        around: tuple[float, float, float, float],
    ) -> None:
        definition = opened.layer.GetLayerDefn()
        names = [definition.GetFieldDefn(index).GetName() for index in range(definition.GetFieldCount())]
        self.counts = MendCounts()
        self._duplicates = Duplicates(names)
        self._dimension = _DIMENSION[geometry]
        self._geographic = spatial_reference(opened.crs).IsGeographic()
        self._swapped = swapped
        self._to_target = transformation(opened.crs, area.crs, around)

    def parts(self, feature: ogr.Feature) -> list[ogr.Geometry]:
        """Return the feature's parts of the right kind in the study's system; none for a copy of an earlier one."""
        counts, stored = self.counts, feature.GetGeometryRef()
        counts.read += 1
        if self._duplicates.met(feature, stored):
            counts.duplicates += 1
            return []
        found = self._usable(stored)
        single = [part for part in parts(found, self._dimension) if self._has_size(part)] if found is not None else []
        counts.dropped += not single
        counts.split += len(single) > 1
        return single

    def _usable(self, stored: ogr.Geometry | None) -> ogr.Geometry | None:
        """Return the geometry mended and reprojected; None when there is nothing to use."""
        counts = self.counts
        if stored is None or stored.IsEmpty():
            counts.empty += 1
            return None
        if not has_numbers(stored):
            return None
        counts.linearised += stored.HasCurveGeometry()
        counts.flattened += bool(stored.Is3D() or stored.IsMeasured())
        valid = _valid(stored)
        geometry = _plain(stored) if valid else mended(stored)
        if geometry is None:
            return None
        counts.mended += not valid
        if self._swapped:
            geometry.SwapXY()
        west, east, _, _ = geometry.GetEnvelope()
        if self._geographic and geometry.GetDimension() > 0 and east - west < _MOST_WIDTH:
            geometry.Segmentize(DEGREE_STEP)
        try:
            geometry.Transform(self._to_target)
        except RuntimeError:  # outside the area where the study's system is defined
            return None
        # reprojection can cross edges that were valid before
        return mended(geometry) if has_numbers(geometry) else None

    def _has_size(self, part: ogr.Geometry) -> bool:
        return self._dimension == 0 or (part.Length() if self._dimension == 1 else part.GetArea()) > 0.0


def _plain(geometry: ogr.Geometry) -> ogr.Geometry:
    """Return a copy without curves, heights and measures."""
    linear = geometry.GetLinearGeometry() if geometry.HasCurveGeometry() else geometry.Clone()
    linear.FlattenTo2D()
    return linear


def _valid(geometry: ogr.Geometry) -> bool:
    try:
        return bool(geometry.IsValid())
    except RuntimeError:
        return False
