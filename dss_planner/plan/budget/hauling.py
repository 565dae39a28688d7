"""How far material and plants of works are hauled: along the study's access surface, where it has one.

The step “Work out haul distances” writes the surface: for each kind of supply the time of the quickest way of a truck
from the nearest source and its length. A work is reached where the truck gets first: in the cell that anything drawn of
it touches with the least time. Without a surface the bill falls back to the straight distance of the site, and says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from osgeo import ogr

from dss_planner.access.supplybands import BANDS_OF_A_KIND, kinds_in
from dss_planner.access.surface import UNREACHABLE
from dss_planner.measures.catalogue.catalogue import Measure
from dss_planner.measures.fit.suitability import GRIDS
from dss_planner.plan.store.document import PlanDocument, Row, kinds_of_measures
from dss_planner.raster.grid import Grid, same_crs
from dss_planner.raster.rasterise import mask, window_grid
from dss_planner.raster.reading import Window, open_raster, read_bands

#: The surface in a study folder.
SURFACE_FILE = "supplies.tif"
#: Bases of a haul distance: along the surface; no route leads along it; straight over the map, without a surface.
SURFACE, NO_ROUTE, STRAIGHT = "surface", "no_route", "straight"
#: Measures whose material is hauled from its sources, and those whose plants come from a nursery.
HAULED = GRIDS | {"sand_fence", "gravel"}
PLANTED = frozenset({"tree_belt", "shrub_belt", "haloxylon"})
#: Kinds of supply that are no material; a settlement stands for sources that no layer tells [A].
NURSERY, WATER, SETTLEMENT = "nursery", "water", "settlement"
#: Measure → the material that it is made of, where the surface knows a kind of that name.
_OF = {"checkerboard": "straw", "gravel": "gravel"}


@dataclass(frozen=True)
class Haul:
    """km: None where no route leads; basis: `SURFACE` or `NO_ROUTE`; of: kind of supply."""

    km: float | None
    basis: str
    of: str


@dataclass(frozen=True)
class HaulSurface:
    """path: raster of supplies; grid: its; kinds: whose bands it holds, in order."""

    path: str
    grid: Grid
    kinds: tuple[str, ...]

    def haul(self, wanted: Sequence[str], shapes: Sequence[ogr.Geometry]) -> Haul | None:
        """Return the haul to shapes from the source of least time among the kinds; None where nothing is known."""
        window = self._window(shapes)
        if window is None or not wanted:
            return None
        part = window_grid(self.grid, window)
        touched = mask(part, shapes, all_touched=True)
        first = [1 + BANDS_OF_A_KIND * self.kinds.index(kind) for kind in wanted]
        bands = read_bands(open_raster(self.path), tuple(band + add for band in first for add in (0, 1)), window)
        best: tuple[float, float, str] | None = None
        for index, kind in enumerate(wanted):
            minutes = np.where(touched, bands[2 * index], np.nan)
            if np.isnan(minutes).all():
                continue
            place = int(np.nanargmin(minutes))
            found = float(minutes.flat[place]), float(bands[2 * index + 1].flat[place]), kind
            best = found if best is None else min(best, found)
        if best is None:
            return None
        return Haul(best[1], SURFACE, best[2]) if best[0] < UNREACHABLE else Haul(None, NO_ROUTE, best[2])

    def _window(self, shapes: Sequence[ogr.Geometry]) -> Window | None:
        """Return the cells that the box of shapes touches; a line along an edge has those on both sides."""
        if not shapes:
            return None
        boxes = np.array([shape.GetEnvelope() for shape in shapes])
        left, right, low, high = boxes[:, 0].min(), boxes[:, 1].max(), boxes[:, 2].min(), boxes[:, 3].max()
        columns, rows = self.grid.column_row(np.array([left, right]), np.array([low, high]))  # type: ignore[arg-type]
        west, east = (max(0, int(np.floor(min(columns)))), min(self.grid.width, int(np.floor(max(columns))) + 1))
        north, south = (max(0, int(np.floor(min(rows)))), min(self.grid.height, int(np.floor(max(rows))) + 1))
        return Window(west, north, east - west, south - north) if east > west and south > north else None


def haul_surface(folder: str | Path, crs: str) -> HaulSurface | None:
    """Return the surface of a study folder; None where it has none, or one on another reference system than ``crs``."""
    path = Path(folder, SURFACE_FILE)
    kinds = kinds_in(str(path)) if path.exists() else ()
    if not kinds:
        return None
    dataset = open_raster(path)
    grid = Grid.of(dataset)
    if dataset.RasterCount < BANDS_OF_A_KIND * len(kinds) or not same_crs(grid.crs, crs):
        return None
    return HaulSurface(str(path), grid, kinds)


def sources_for(kind: str, kinds: Iterable[str]) -> tuple[str, ...]:
    """Return the kinds of supply that a measure of a kind is hauled from: its own material, else any material; where no
    layer tells sources, the settlements. Nothing for measures that haul nothing."""
    known = tuple(kinds)
    if kind in PLANTED:
        found = tuple(one for one in known if one == NURSERY)
    elif kind in HAULED:
        material = tuple(one for one in known if one not in (NURSERY, WATER, SETTLEMENT))
        found = tuple(one for one in material if one.strip().lower() == _OF.get(kind)) or material
    else:
        return ()
    return found or tuple(one for one in known if one == SETTLEMENT)


def hauls(measure: Measure) -> bool:
    """Whether a measure has material or plants to haul."""
    return measure.kind in HAULED | PLANTED


def hauled(document: PlanDocument, folder: str | Path) -> PlanDocument:
    """Return the document with the haul of its works measured anew along the surface of a study folder.

    Works of which nothing is drawn are measured at their site. Without a surface works have none. Rows that are as they
    were are the same objects, and so is the document.
    """
    surface = haul_surface(folder, document.crs)
    sites = {row["uuid"]: row.get("geom") for row in document.rows("sites")}
    kinds = kinds_of_measures(document) if surface is not None else {}
    drawn: dict[str, list[ogr.Geometry]] = {}
    for table in ("zones", "lines", "points"):
        for row in document.rows(table):
            if row.get("geom") is not None and row.get("work"):
                drawn.setdefault(str(row["work"]), []).append(row["geom"])
    works = []
    for row in document.rows("works"):
        found = None
        if surface is not None:
            shapes = drawn.get(str(row["uuid"])) or [one for one in (sites.get(row["site"]),) if one is not None]
            found = surface.haul(sources_for(kinds.get(str(row["measure"]), ""), surface.kinds), shapes)
        columns = haul_columns(found)
        works.append(row if all(row.get(name) == value for name, value in columns.items()) else {**row, **columns})
    if all(now is before for now, before in zip(works, document.rows("works"))):
        return document
    return replace(document, tables={**document.tables, "works": works})


#: Columns of the table ``works`` that tell a haul.
HAUL_COLUMNS = ("haul_km", "haul_basis", "haul_of")


def haul_columns(found: Haul | None) -> Row:
    """Return a haul as columns of the table ``works``."""
    if found is None:
        return dict.fromkeys(HAUL_COLUMNS)
    return dict(zip(HAUL_COLUMNS, (found.km, found.basis, found.of)))


def haul_of(row: Row) -> Haul | None:
    """Return the haul that a row of the table ``works`` tells."""
    basis = row.get("haul_basis")
    if basis not in (SURFACE, NO_ROUTE):
        return None
    km = row.get("haul_km")
    return Haul(None if km is None else float(km), str(basis), str(row.get("haul_of") or ""))


def surface_stamp(folder: str | Path) -> tuple[object, ...]:
    """Return what changes when the surface of a study folder is made anew; nothing without one."""
    path = Path(folder, SURFACE_FILE)
    if not path.exists():
        return ()
    status = path.stat()
    return (path.name, status.st_mtime_ns, status.st_size)
