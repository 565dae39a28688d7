"""The land that the works of a site cover or shelter, by their ages, on the cells of a window."""

from __future__ import annotations

from dataclasses import dataclass

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
    """A piece on the cells of the window: indices and the share of each cell that it covers."""

    works: tuple[int, ...]
    cells: np.ndarray
    share: np.ndarray
    ring: bool = False


class Zones:
    """The land that works cover or shelter, by the ages they have; kept, as most stays the same over the years."""

    def __init__(self, site: PlannedSite, grid: Grid, window: Window, request: ScenarioRequest) -> None:
        self._site, self._grid, self._window, self._request = site, grid, window, request
        self._overlays: dict[tuple, list[Piece]] = {}
        self._covered: dict[tuple, list[Covered]] = {}

    def of(self, year: int, bound: str) -> list[Covered]:
        """Return the pieces of a year, and the ring of leaking grazing."""
        key = self._key(year, bound)
        if key not in self._covered:
            found = [self._on_cells(piece.geometry, piece.works) for piece in self._overlay(year, bound)]
            ring = self._ring(year)
            if ring is not None:
                found.append(self._on_cells(ring, (), ring=True))
            self._covered[key] = [piece for piece in found if piece is not None]
        return self._covered[key]

    def hectares(self, year: int, crs: str) -> float:
        """Return the land that works cover or shelter in a year [ha on the ellipsoid]."""
        found = (part for piece in self._overlay(year, "mode") for part in polygons(piece.geometry))
        return sum(ellipsoidal_hectares(part, crs) for part in found)

    def fenced(self, year: int) -> ogr.Geometry | None:
        """Return the land that exclosures keep livestock out of in a year."""
        there = [work for work in self._site.works if work.measure.id == EXCLOSURE and work.start < year]
        return joined([part for work in there for zone in work.zones for part in polygons(zone)])

    @property
    def cell_area(self) -> float:
        """The size of a cell [m²]."""
        _, dx, rx, _, ry, dy = self._grid.geotransform
        return abs(dx * dy - rx * ry)

    def _ring(self, year: int) -> ogr.Geometry | None:
        fenced = self.fenced(year)
        if fenced is None or self._request.leakage <= 0.0 or self._request.leakage_width <= 0.0:
            return None
        return joined(polygons(fenced.Buffer(self._request.leakage_width).Difference(fenced)))

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
            self._overlays[key] = overlaid(zones)
        return self._overlays[key]

    def _on_cells(self, geometry: ogr.Geometry, works: tuple[int, ...], ring: bool = False) -> Covered | None:
        found = coverage(geometry, self._grid, self._window)
        if found is None:
            return None
        share = found.share.ravel()
        cells = np.flatnonzero(share > 0.0)
        return Covered(works, cells, np.minimum(share[cells], 1.0), ring)


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
