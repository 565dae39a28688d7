"""How much of each site lies in protected areas, licences, camps or units of administration, and its core area."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from osgeo import ogr

from dss_planner import provenance
from dss_planner.errors import InputError
from dss_planner.raster.areas import ellipsoidal_hectares
from dss_planner.raster.grid import require_metres
from dss_planner.raster.vectors import geometries_with, parts, split_uri
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.sites.table import read_sites, write_sites
from dss_planner.text import text

#: Between the names of what a site overlaps.
_JOIN = ", "
#: Overlaps of a smaller share of a site are slivers of two outlines that mean the same line [A].
LEAST_SHARE = 1e-4


@dataclass(frozen=True)
class OverlapLayer:
    """uri: polygons, lines or points. name: beginning of the field names. name_field: '' when features have no name."""

    uri: str
    name: str
    name_field: str = ""


@dataclass(frozen=True)
class OverlapsRequest:
    """sites: polygons, CRS in metres. layers: what to compare with. output: GeoPackage, layer ``sites``.

    core_distance: land of a site farther than this from its edge is its core [m]; None for no core area.
    """

    sites: str
    layers: tuple[OverlapLayer, ...]
    output: str
    core_distance: float | None = None


def site_overlaps(request: OverlapsRequest, progress: Progress = silent, cancelled: CancelCheck = never) -> str:
    """Add to each site what it has in common with other layers; returns the output.

    Polygons: ``<name>_ha`` [ha on the ellipsoid; land that several features share counts once] and ``<name>_share``
    (0–1). Lines and points: ``<name>_n``, the features that meet the site. With a name field ``<name>_names``: those
    that take most of the site first; overlaps under `LEAST_SHARE` count in area but are not named. Nothing in common
    is 0 and an empty text, never NULL. ``core_ha``: see the request.
    Raises `InputError` for sites without a CRS in metres, a missing layer or field, a name used twice; `OutputError`;
    `Cancelled`.
    """
    names = [layer.name for layer in request.layers]
    if len(set(names)) < len(names):
        raise InputError("Two layers have the name “{name}”; names must differ. Rename one.", name=_twice(names))
    table = read_sites(request.sites)
    require_metres(table.crs, request.sites)
    sites = [geometry for geometry, _ in table.rows]
    hectares = [ellipsoidal_hectares(site, table.crs) for site in sites]
    added: list[dict[str, object]] = [{} for _ in sites]
    if request.core_distance is not None:
        for site, values in zip(sites, added):
            values["core_ha"] = ellipsoidal_hectares(site.Buffer(-request.core_distance), table.crs)
    for number, layer in enumerate(request.layers):
        progress(number / len(request.layers), text("Comparing {count} sites with other layers", count=len(sites)))
        others = _Others.of(layer, table.crs)
        for site, area, values in zip(sites, hectares, added):
            stop_if(cancelled)
            values.update(others.facts(layer, site, area, table.crs))
    stop_if(cancelled)
    write_sites(request.output, table, added)
    inputs = {"sites": split_uri(request.sites)[0], **{layer.name: split_uri(layer.uri)[0] for layer in request.layers}}
    provenance.record(request.output, "overlaps", inputs, request, {"sites": len(sites)})
    progress(1.0, None)
    return request.output


@dataclass(frozen=True)
class _Others:
    """Features of a layer. boxes: float64 (n, 4) xmin, xmax, ymin, ymax."""

    features: Sequence[tuple[ogr.Geometry, object]]
    boxes: np.ndarray
    polygons: bool

    @classmethod
    def of(cls, layer: OverlapLayer, crs: str) -> _Others:
        found = geometries_with(layer.uri, layer.name, crs, layer.name_field)
        boxes = np.array([geometry.GetEnvelope() for geometry, _ in found])
        return cls(found, boxes, any(geometry.GetDimension() == 2 for geometry, _ in found))

    def facts(self, layer: OverlapLayer, site: ogr.Geometry, hectares: float, crs: str) -> dict[str, object]:
        """Return the fields of one site."""
        common = self._common(site, crs)
        named = [(area, str(name)) for area, name, _ in common if name not in (None, "")]
        values: dict[str, object] = {}
        if self.polygons:
            whole = _union([shape for *_, shape in common])
            area = 0.0 if whole is None else ellipsoidal_hectares(whole, crs)
            values[f"{layer.name}_ha"] = area
            values[f"{layer.name}_share"] = min(1.0, area / hectares) if hectares else 0.0
            named = [(area, name) for area, name in named if area >= LEAST_SHARE * hectares]
        else:
            values[f"{layer.name}_n"] = len(common)
        if layer.name_field:
            named.sort(key=lambda one: (-one[0], one[1]))
            values[f"{layer.name}_names"] = _JOIN.join(dict.fromkeys(name for _, name in named))
        return values

    def _common(self, site: ogr.Geometry, crs: str) -> list[tuple[float, object, ogr.Geometry]]:
        """Return (hectares, name, shared part) of the features that share more than an edge with a site."""
        left, right, low, high = site.GetEnvelope()
        boxes = self.boxes
        near = (boxes[:, 0] <= right) & (boxes[:, 1] >= left) & (boxes[:, 2] <= high) & (boxes[:, 3] >= low)
        found = []
        for index in np.flatnonzero(near):
            geometry, name = self.features[index]
            if not geometry.Intersects(site):
                continue
            if not self.polygons:
                found.append((0.0, name, geometry))
                continue
            shared = _union(list(parts(geometry.Intersection(site), 2)))
            if shared is not None:
                found.append((ellipsoidal_hectares(shared, crs), name, shared))
        return found


def _union(shapes: Sequence[ogr.Geometry]) -> ogr.Geometry | None:
    if not shapes:
        return None
    whole = ogr.Geometry(ogr.wkbMultiPolygon)
    for shape in shapes:
        for part in parts(shape, 2):
            whole.AddGeometry(part)
    return whole.UnionCascaded()


def _twice(names: Sequence[str]) -> str:
    return next(name for name in names if names.count(name) > 1)
