"""Land under works: each piece once, restored land apart from land under other management."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from osgeo import ogr

from dss_planner import paths
from dss_planner.measures.catalogue.catalogue import Measure
from dss_planner.measures.geometry.frame import polygons
from dss_planner.proposal.content.siting import Land, Site
from dss_planner.proposal.content.working import Shape
from dss_planner.raster.areas import ellipsoidal_hectares

#: Shapes that share less than this [units of the reference system, squared] only touch.
_TOUCH = 1.0
RESTORED, IMPROVED, NO_LAND = "restored", "improved", "none"


@dataclass(frozen=True)
class Counting:
    """How measures count in the indicators. kinds: kind of measure → 'restored', 'improved' or 'none'; codes: of the
    first two → framework, code and sub-code, each to be verified; note: what all of it rests on."""

    kinds: Mapping[str, str]
    codes: Mapping[str, Mapping[str, str]]
    note: str


@lru_cache(maxsize=1)
def counting() -> Counting:
    """Return how measures count, as ``resources/proposal/indicators.json`` says; people may edit it."""
    content = json.loads(paths.resource("proposal", "indicators.json").read_text(encoding="utf-8"))
    return Counting(content["kinds"], content["codes"], content["note"])


def counts_as(measure: Measure) -> str:
    """Return how the land of a measure counts; an own one without a kind counts as under other management."""
    return counting().kinds.get(measure.kind, IMPROVED)


def gather_land(
    sites: Sequence[Site], shapes: Sequence[Shape], measures: Mapping[str, Measure], crs: str
) -> tuple[Land, ...]:
    """Return the land under the zones of each site [ha on the ellipsoid]."""
    return tuple(_land(site, shapes, measures, crs) for site in sites)


def gather_whole(
    sites: Sequence[Site], land: Sequence[Land], shapes: Sequence[Shape], measures: Mapping[str, Measure], crs: str
) -> tuple[float, Land]:
    """Return the land of all sites, and that under the works of all: what lies in two sites counts once [ha].

    land: that of each site; their sums, to the last digit, where no two of them share any.
    """
    zones = [one for one in shapes if one.kind == "zone"]
    area = sum(site.area for site in sites)
    if _share([[site.shape] for site in sites]):
        area = _hectares([site.shape for site in sites], crs)
    if not _share([[one.shape for one in zones if one.site == site.uuid] for site in sites]):
        restored, every = sum(one.restored for one in land), sum(one.together for one in land)
    else:
        restored, every = (
            _hectares([one.shape for one in zones if counts_as(measures[one.measure]) in counted], crs)
            for counted in ((RESTORED,), (RESTORED, IMPROVED))
        )
    return area, Land("", restored, every - restored, every)


def _share(groups: Sequence[Sequence[ogr.Geometry]]) -> bool:
    """Return whether shapes of two groups lie on the same land."""
    return any(
        one.Intersects(other) and one.Intersection(other).GetArea() > _TOUCH
        for number, group in enumerate(groups)
        for one in group
        for others in groups[number + 1 :]
        for other in others
    )


def _land(site: Site, shapes: Sequence[Shape], measures: Mapping[str, Measure], crs: str) -> Land:
    zones = [one for one in shapes if one.site == site.uuid and one.kind == "zone"]
    restored, every = (
        _hectares([one.shape for one in zones if counts_as(measures[one.measure]) in counted], crs)
        for counted in ((RESTORED,), (RESTORED, IMPROVED))
    )
    return Land(site.uuid, restored, every - restored, every)


def _hectares(shapes: Sequence[ogr.Geometry], crs: str) -> float:
    together = ogr.Geometry(ogr.wkbMultiPolygon)
    for shape in shapes:
        for part in polygons(shape):
            together.AddGeometry(part)
    return ellipsoidal_hectares(together.UnionCascaded(), crs) if shapes else 0.0
