"""What the sites overlap, as far as the study's layers tell: a screening to be completed, never a clearance."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from osgeo import ogr

from dss_planner.proposal.content.siting import Screened, Site, Theme
from dss_planner.proposal.content.studyfiles import VECTORS, layer_names, named_shapes
from dss_planner.raster.areas import ellipsoidal_hectares, ellipsoidal_metres
from dss_planner.running import CancelCheck, stop_if
from dss_planner.text import Text, text

_METRES_PER_KM = 1000.0
_POINT, _LINE, _POLYGON = 0, 1, 2
#: Role of the study's layer → what is screened for, and what an overlap asks for.
THEMES: dict[str, tuple[Text, Text]] = {
    "protected_areas": (
        text("Protected areas"),
        text("Works in protected land need the consent of its administration; ask for it before the design is made."),
    ),
    "mining_licences": (
        text("Mining licences"),
        text("Land under licence may be dug up: agree with the holder or choose other land."),
    ),
    "mine_pits": (text("Mine pits"), text("Find out who is liable for rehabilitation before works are planned.")),
    "camps": (
        text("Winter and spring camps of herders"),
        text("Camps are held by families: agree with each, and leave the land around them open."),
    ),
    "settlements": (text("Settlements"), text("Consult the residents; keep works off plots and graves.")),
    "water_points": (
        text("Water points"),
        text("Livestock must reach water as before: leave passages in fences, and agree with the users of the well."),
    ),
    "lakes": (text("Lakes"), text("Keep works out of the water protection zone.")),
    "rivers": (text("Rivers and dry beds"), text("Keep works out of the flood bed and the water protection zone.")),
    "playas": (text("Playas and dry lakes"), text("Salt and flooding: only measures for dry lake beds fit here.")),
    "roads": (text("Roads and tracks"), text("Leave the road and its passages open.")),
    "railroads": (text("Railways"), text("Keep the strip along the railway free; agree with its operator.")),
    "borders": (text("Border zone"), text("Work near the border needs a permit of the border authority.")),
    "barriers": (
        text("Fences and other barriers"),
        text("More fences add up for khulan and gazelle: leave passages and ask where they migrate."),
    ),
}


def gather_themes(folder: Path) -> tuple[Theme, ...]:
    """Return what sites are screened for; the source is '' where the study has no layer that tells."""
    there = layer_names(folder)
    return tuple(Theme(role, title, rule, VECTORS if role in there else "") for role, (title, rule) in THEMES.items())


def gather_screening(
    sites: Sequence[Site], folder: Path, crs: str, themes: Sequence[Theme], cancelled: CancelCheck
) -> tuple[Screened, ...]:
    """Return each theme at each site: hectares on the ellipsoid, features inside, distance to the nearest."""
    found: dict[tuple[str, str], Screened] = {}
    for theme in themes:
        shapes = named_shapes(folder, theme.id, crs) if theme.source else []
        boxes = [shape.GetEnvelope() for shape, *_ in shapes]
        for site in sites:
            stop_if(cancelled)
            found[site.uuid, theme.id] = _screen(theme, site, shapes, boxes, crs)
    return tuple(found[site.uuid, theme.id] for site in sites for theme in themes)


def _screen(theme: Theme, site: Site, shapes: list, boxes: list, crs: str) -> Screened:
    if not shapes:
        return Screened(theme.id, site.uuid, bool(theme.source))
    left, right, bottom, top = site.shape.GetEnvelope()
    meeting = [
        (shape, latin or local)
        for (shape, latin, local), (x0, x1, y0, y1) in zip(shapes, boxes)
        if x0 <= right and x1 >= left and y0 <= top and y1 >= bottom and shape.Intersects(site.shape)
    ]
    kind = max(shape.GetDimension() for shape, *_ in shapes)
    common = _union([shape.Intersection(site.shape) for shape, _ in meeting], kind)
    overlap = length = None
    if kind == _POLYGON:
        overlap = 0.0 if common is None else ellipsoidal_hectares(common, crs)
    elif kind == _LINE:
        length = 0.0 if common is None else ellipsoidal_metres(common, crs)
    return Screened(
        theme.id,
        site.uuid,
        True,
        overlap=overlap,
        share=None if overlap is None else min(1.0, overlap / site.area) if site.area else None,
        length=length,
        count=len(meeting),
        nearest=0.0 if meeting else _nearest(site.shape, shapes, boxes) / _METRES_PER_KM,
        names=tuple(dict.fromkeys(name for _, name in meeting if name)),
    )


def _union(pieces: Sequence[ogr.Geometry], dimension: int) -> ogr.Geometry | None:
    kept = [
        piece for piece in pieces if piece is not None and not piece.IsEmpty() and piece.GetDimension() == dimension
    ]
    if not kept or dimension == _POINT:
        return None
    together = kept[0]
    for piece in kept[1:]:
        together = together.Union(piece)
    return together


def _nearest(site: ogr.Geometry, shapes: list, boxes: list) -> float:
    """Return the distance to the nearest shape [m of the map]; boxes tell which need not be measured."""
    left, right, bottom, top = site.GetEnvelope()

    def apart(box: tuple[float, float, float, float]) -> float:
        x0, x1, y0, y1 = box
        return max(x0 - right, left - x1, y0 - top, bottom - y1, 0.0)

    best = float("inf")
    for place in sorted(range(len(shapes)), key=lambda index: apart(boxes[index])):
        if apart(boxes[place]) >= best:
            break
        best = min(best, shapes[place][0].Distance(site))
    return best
