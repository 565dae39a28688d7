"""What a work consists of, counted from all that is drawn of it now: by the planner or by hand."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from osgeo import ogr

from dss_planner.measures.amounts.quantities import Quantities, posts_of, shrub_gap
from dss_planner.measures.catalogue.catalogue import Measure
from dss_planner.measures.fit.suitability import GRIDS
from dss_planner.measures.geometry.frame import WindFrame, polygons
from dss_planner.measures.geometry.spacing import belt_plants_per_hectare, grid_length, plants_per_hectare
from dss_planner.raster.areas import EllipsoidSizes

_M2_PER_HECTARE = 10_000.0
#: Measures whose main part is a line: without one they have a length of nothing, not an unknown one.
LINED = frozenset({"sand_fence", "tree_belt", "exclosure", "track_merge"})
#: Measures that stand in rows.
_IN_ROWS = frozenset({"sand_fence", "tree_belt", "shrub_belt", "haloxylon", "playa"})
#: Kinds of points that stand for one unit of a work.
UNIT = "work"
GATE, PASSAGE = "gate", "passage"


@dataclass(frozen=True)
class DrawnWork:
    """All that is drawn of a work. zones, lines: geometries on the map; numbers: row of each line; points: their kinds.

    spacing: m between its rows, or side of its cells; None for that of the rules. orientation: degrees from the map's
    north of the wind that it is laid across, None unknown. rain: mm/a at the site, None unknown.
    """

    zones: tuple[ogr.Geometry, ...] = ()
    lines: tuple[ogr.Geometry, ...] = ()
    numbers: tuple[int | None, ...] = ()
    points: tuple[str, ...] = ()
    spacing: float | None = None
    orientation: float | None = None
    rain: float | None = None

    @property
    def nothing(self) -> bool:
        """Whether nothing is drawn of it."""
        return not (self.zones or self.lines or self.points)


def counted(measure: Measure, drawn: DrawnWork, sizes: EllipsoidSizes) -> Quantities:
    """Return what a work consists of: areas, lengths and what follows from them, all on the ellipsoid.

    What is not drawn and has no place in the measure is None; what it needs and nobody drew is 0. The order of what is
    drawn makes no difference, to the last bit.
    """
    lengths = sizes.metres_each(drawn.lines)
    area = _area(measure, drawn, sizes)
    lined = bool(drawn.lines) or measure.kind in LINED or measure.geometry == "line"
    length: float | None = math.fsum(lengths) if lined else None
    rows = _rows(drawn.numbers) if drawn.lines and measure.kind in _IN_ROWS else None
    plants: int | None = None
    if measure.kind in GRIDS:
        perimeter = math.fsum(sizes.metres_each(drawn.zones))
        cell = drawn.spacing or measure.number_of("cell")
        length = grid_length((area or 0.0) * _M2_PER_HECTARE, perimeter, cell)
    elif measure.kind == "tree_belt":
        trees = measure.pair_of("rows")[0]
        plants = round(trees * (length or 0.0) / measure.number_of("plant_spacing"))
        area = (length or 0.0) * trees * measure.number_of("row_spacing") / _M2_PER_HECTARE
    elif measure.kind in ("shrub_belt", "haloxylon"):
        period, density = planting(measure, drawn)
        plants = round((area or 0.0) * density)
        if not drawn.lines:  # too dense to draw: the rows of an even planting
            length = (area or 0.0) * _M2_PER_HECTARE / period
            rows = _even_rows(drawn, period)
    fenced = measure.kind in ("sand_fence", "exclosure")
    return Quantities(
        area=area,
        length=length,
        rows=rows,
        plants=plants,
        posts=posts_of(lengths, measure.number_of("post_spacing")) if fenced else None,
        gates=drawn.points.count(GATE) if measure.kind == "exclosure" else None,
        seed=area * measure.number_of("seed") if area is not None and "seed" in measure.layout else None,
        units=_units(measure, drawn),
        passages=drawn.points.count(PASSAGE) if measure.kind == "exclosure" else None,
    )


def planting(measure: Measure, drawn: DrawnWork) -> tuple[float, float]:
    """Return the metres between rows of a planting and its plants per hectare."""
    if measure.kind == "haloxylon":
        spacing = drawn.spacing or measure.number_of("spacing")
        return spacing, plants_per_hectare(spacing, spacing)
    rows, apart = measure.number_of("rows"), measure.number_of("row_spacing")
    gap = drawn.spacing - (rows - 1) * apart if drawn.spacing else shrub_gap(measure, drawn.rain)
    density = belt_plants_per_hectare(rows, apart, gap, measure.number_of("plant_spacing"))
    return (rows - 1) * apart + gap, density


def _rows(numbers: Sequence[int | None]) -> int:
    """Return how many rows there are; a line without a number is one of its own."""
    return len({number for number in numbers if number is not None}) + numbers.count(None)


def _even_rows(drawn: DrawnWork, period: float) -> int | None:
    """Return the rows of an even planting, the first half a period from the windward edge, as `planting_rows` does."""
    if not drawn.zones or drawn.orientation is None:
        return None
    land = _multipolygon(drawn.zones)
    _, _, bottom, top = WindFrame.over(land, drawn.orientation).enter(land).GetEnvelope()
    return max(0, math.ceil((top - bottom) / period - 0.5))


def _area(measure: Measure, drawn: DrawnWork, sizes: EllipsoidSizes) -> float | None:
    if not drawn.zones:
        return 0.0 if measure.geometry == "polygon" else None
    if measure.kind == "spring_well":  # land served by several wells counts once, and so does the bare ring in it
        return math.fsum(sizes.hectares(part) for part in polygons(_multipolygon(drawn.zones).UnionCascaded()))
    return math.fsum(sizes.hectares(zone) for zone in drawn.zones)


def _multipolygon(zones: Sequence[ogr.Geometry]) -> ogr.Geometry:
    found = ogr.Geometry(ogr.wkbMultiPolygon)
    for zone in zones:
        for part in polygons(zone):  # tools may join zones in one of several parts
            found.AddGeometry(part)
    return found


def _units(measure: Measure, drawn: DrawnWork) -> int | None:
    units = drawn.points.count(UNIT)
    return units if units or measure.geometry == "point" else None
