"""Reference systems that would put a layer on the study area: where its numbers come to lie decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from osgeo import ogr

from dss_planner.intake.choices import LayerChoice
from dss_planner.intake.health.figures import crs_name, percent
from dss_planner.intake.health.layer import Study
from dss_planner.intake.health.problems import Option
from dss_planner.raster.grid import crs_label, same_crs
from dss_planner.raster.vectors import mended
from dss_planner.text import text

#: Longitude and latitude; numbers up to these are degrees.
DEGREES = "EPSG:4326"
MOST_LONGITUDE, MOST_LATITUDE = 360.5, 90.5
#: Systems that data of Mongolia and its neighbours come in, the most frequent first: WGS 84 / UTM, WGS 84 /
#: Pseudo-Mercator, Pulkovo 1942 and CGCS2000 / Gauss-Kruger (zones with their number in the easting, then without),
#: Beijing 1954 and Xian 1980 / Gauss-Kruger. Codes: EPSG registry [V].
KNOWN = (
    *range(32646, 32652),
    3857,
    *range(28415, 28421),
    *range(2505, 2511),
    *range(4493, 4499),
    *range(4504, 4510),
    *range(21415, 21421),
    *range(21455, 21461),
    *range(2329, 2335),
    *range(2340, 2346),
)
#: Offered at most.
_MOST = 6
#: A smaller overlap (share of the smaller of layer and study area) is chance.
_LEAST_OVERLAP = 0.02
#: Overlaps are compared in steps of this, so that the more frequent system goes first among equals.
_STEP = 0.05


@dataclass(frozen=True)
class Candidate:
    """crs: code or WKT. share: of the study area that the layer covers in it (0–1). overlap: 0–1 of the smaller."""

    crs: str
    share: float
    overlap: float


def candidates(extent: ogr.Geometry, study: Study, but: str = "") -> list[Candidate]:
    """Return the systems in which ``extent`` (a polygon in the layer's numbers) meets the study area, best first.

    but: a system that is not offered, because the layer has it already.
    """
    found = [
        candidate
        for crs in _systems(study)
        if not (but and same_crs(crs, but)) and (candidate := _candidate(crs, extent, study)) is not None
    ]
    return sorted(found, key=lambda candidate: -round(candidate.overlap / _STEP))[:_MOST]


def assignments(extent: ogr.Geometry, study: Study, but: str = "") -> tuple[Option, ...]:
    """Return an answer for each of the `candidates`."""
    return tuple(
        Option(
            text(
                "{crs}: it then covers {share} % of the study area", crs=crs_name(item.crs), share=percent(item.share)
            ),
            LayerChoice(crs=item.crs),
        )
        for item in candidates(extent, study, but)
    )


def in_degrees(bounds: tuple[float, float, float, float], margin: float = 0.0) -> bool:
    """Return whether xmin, ymin, xmax, ymax can be longitudes and latitudes, or reach ``margin`` beyond."""
    xmin, ymin, xmax, ymax = bounds
    return max(abs(xmin), abs(xmax)) <= MOST_LONGITUDE + margin and max(abs(ymin), abs(ymax)) <= MOST_LATITUDE + margin


def swapped(extent: ogr.Geometry) -> ogr.Geometry:
    """Return the outline with x and y exchanged."""
    other = extent.Clone()
    other.SwapXY()
    return other


def overlap(extent: ogr.Geometry, crs: str, study: Study) -> tuple[float, float]:
    """Return the share of the study area that ``extent`` covers in ``crs``, and that of the smaller of both (0–1)."""
    west = extent.GetEnvelope()[0]
    area = study.within(crs, west if in_degrees(_bounds(extent)) else None)
    if area is None:
        return 0.0, 0.0
    common = mended(extent)
    common = common.Intersection(area) if common is not None else None
    if common is None or common.IsEmpty():
        return 0.0, 0.0
    smaller = min(extent.GetArea(), area.GetArea())
    share = min(round(common.GetArea() / area.GetArea(), 6), 1.0)
    return share, common.GetArea() / smaller if smaller else 1.0


def _systems(study: Study) -> Iterator[str]:
    yield DEGREES
    label = crs_label(study.area.crs)
    yield label if label.startswith("EPSG:") else study.area.crs
    for code in KNOWN:
        crs = f"EPSG:{code}"
        if not same_crs(crs, study.area.crs):
            yield crs


def _candidate(crs: str, extent: ogr.Geometry, study: Study) -> Candidate | None:
    if (crs == DEGREES) != in_degrees(_bounds(extent)):
        return None
    share, common = overlap(extent, crs, study)
    return Candidate(crs, share, common) if common >= _LEAST_OVERLAP else None


def _bounds(geometry: ogr.Geometry) -> tuple[float, float, float, float]:
    xmin, xmax, ymin, ymax = geometry.GetEnvelope()
    return xmin, ymin, xmax, ymax


def rectangle(xmin: float, ymin: float, xmax: float, ymax: float) -> ogr.Geometry:
    """Return the polygon between these bounds; a point or a line gets a little width."""
    wide = max(xmax - xmin, ymax - ymin, 1e-9) * 1e-6
    xmax, ymax = max(xmax, xmin + wide), max(ymax, ymin + wide)
    return polygon([(xmin, ymin), (xmax, ymin), (xmax, ymax), (xmin, ymax)])


def polygon(corners: list[tuple[float, float]]) -> ogr.Geometry:
    """Return the polygon of these corners."""
    ring = ogr.Geometry(ogr.wkbLinearRing)
    for x, y in (*corners, corners[0]):
        ring.AddPoint_2D(x, y)
    shape = ogr.Geometry(ogr.wkbPolygon)
    shape.AddGeometry(ring)
    return shape
