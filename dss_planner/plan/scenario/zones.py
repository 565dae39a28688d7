"""The land that the works of a site cover or shelter, by their ages, on the cells of a window."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from osgeo import ogr

from dss_planner.measures.effect.effects import reach
from dss_planner.measures.geometry.frame import polygons
from dss_planner.plan.scenario.pieces import Piece, joined, overlaid
from dss_planner.plan.scenario.request import ScenarioRequest
from dss_planner.plan.scenario.works import PlannedSite, PlannedWork
from dss_planner.raster.areas import ellipsoidal_hectares
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window
from dss_planner.raster.zonal import coverage

#: The measure whose fence shifts grazing to the land around it.
EXCLOSURE = "exclosure"


@dataclass(frozen=True)
class Covered:
    """A piece on the cells of the window: indices and the share of each cell that it covers.

    works: that act on it; of a ring around fences, the exclosures whose livestock goes there. sites: how many sites
    have works on it.
    """

    works: tuple[int, ...]
    cells: np.ndarray
    share: np.ndarray
    ring: bool = False
    sites: int = 1


class Zones:
    """The land that works cover or shelter, by the ages they have; kept, as most stays the same over the years."""

    def __init__(self, site: PlannedSite, grid: Grid, window: Window, request: ScenarioRequest) -> None:
        self._site, self._grid, self._window, self._request = site, grid, window, request
        self._overlays: dict[tuple, list[Piece]] = {}
        self._covered: dict[tuple, list[Covered]] = {}

    def of(self, year: int, bound: str) -> list[Covered]:
        """Return the pieces of a year that works of the site act on, and the rings of leaking grazing."""
        key = self._key(year, bound)
        if key not in self._covered:
            found = [self._on_cells(piece.geometry, piece.works) for piece in self._overlay(year, bound)]
            found += [self._on_cells(piece.geometry, piece.works, ring=True) for piece in self._rings(year)]
            self._covered[key] = [piece for piece in found if piece is not None]
        return self._covered[key]

    def hectares(self, year: int, crs: str) -> float:
        """Return the land that works cover or shelter in a year [ha on the ellipsoid]."""
        found = (part for piece in self._overlay(year, "mode") for part in polygons(piece.geometry))
        return sum(ellipsoidal_hectares(part, crs) for part in found)

    def shared(self, year: int) -> float:
        """Return the share (0–1) of the land that works of the site act on in a year and works of others do, too."""
        own = {index for index, work in enumerate(self._site.works) if not work.owner}
        pieces = [(piece.geometry.GetArea(), set(piece.works) - own) for piece in self._overlay(year, "mode")]
        whole = sum(area for area, _ in pieces)
        return sum(area for area, others in pieces if others) / whole if whole > 0.0 else 0.0

    def meets(self, year: int) -> bool:
        """Return whether livestock of other sites goes to land around the fences of this one, too."""
        return any(self._site.works[index].owner for piece in self._rings(year) for index in piece.works)

    def fenced(self, year: int) -> dict[int, ogr.Geometry]:
        """Return exclosure (index of the work) → the land that it keeps livestock out of in a year.

        Land behind two fences is that of the first.
        """
        found: dict[int, ogr.Geometry] = {}
        for index, work in enumerate(self._site.works):
            if work.measure.kind == EXCLOSURE and work.start < year:
                land = joined([part for zone in work.zones for part in polygons(zone)])
                for before in found.values():
                    land = None if land is None else joined(polygons(land.Difference(before)))
                if land is not None:
                    found[index] = land
        return found

    @property
    def cell_area(self) -> float:
        """The size of a cell [m²]."""
        _, dx, rx, _, ry, dy = self._grid.geotransform
        return abs(dx * dy - rx * ry)

    def _rings(self, year: int) -> list[Piece]:
        """Return the land around the fences of the site, cut up by the exclosures, also of other sites, whose livestock
        goes there; land behind any fence takes none."""
        if self._request.leakage <= 0.0 or self._request.leakage_width <= 0.0:
            return []
        fenced = self.fenced(year)
        every = joined([part for land in fenced.values() for part in polygons(land)])
        own = {index for index in fenced if not self._site.works[index].owner}
        if not own:
            return []
        known = list(fenced)
        rings = [joined(polygons(fenced[i].Buffer(self._request.leakage_width).Difference(every))) for i in known]
        pieces = [replace(piece, works=tuple(known[i] for i in piece.works)) for piece in overlaid(rings)]
        return [piece for piece in pieces if own.intersection(piece.works)]

    def _key(self, year: int, bound: str) -> tuple:
        """Works that are there, and how far lines reach."""
        return tuple(_stage(work, year, bound) for work in self._site.works)

    def _overlay(self, year: int, bound: str) -> list[Piece]:
        key = self._key(year, bound)
        if key not in self._overlays:
            zones = [
                None if stage is None else work.land(age_in(year, work.start), bound, self._site.wind_from)
                for work, stage in zip(self._site.works, key)
            ]
            own = {index for index, work in enumerate(self._site.works) if not work.owner}
            self._overlays[key] = [piece for piece in overlaid(zones) if own.intersection(piece.works)]
        return self._overlays[key]

    def _on_cells(self, geometry: ogr.Geometry, works: tuple[int, ...], ring: bool = False) -> Covered | None:
        found = coverage(geometry, self._grid, self._window)
        if found is None:
            return None
        share = found.share.ravel()
        cells = np.flatnonzero(share > 0.0)
        sites = 1 if ring else len({self._site.works[index].owner for index in works})
        return Covered(works, cells, np.minimum(share[cells], 1.0), ring, sites)


def age_in(year: int, start: int) -> float:
    """Return the age [years] of a work in the dust season of a year of the plan, below 0 before it is built.

    The season (spring) comes before the works of a year are done [A]: what is built in year 1 acts from year 2 on, at
    an age of 1.
    """
    return float(year - start) if year > start else -1.0


def _stage(work: PlannedWork, year: int, bound: str) -> float | None:
    """Return what the land of a work depends on: None when it acts nowhere, else how far its lines reach."""
    age = age_in(year, work.start)
    if age < 0.0 or work.idle:
        return None
    return reach(work.measure, age, bound)
