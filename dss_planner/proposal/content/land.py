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
