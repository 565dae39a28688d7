"""Routes with two legs: by vehicle to where it is left, then on foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from osgeo import ogr

from dss_planner.access.multimodalparking import BASE
from dss_planner.access.routes import AT_ORIGIN, ROUTE, Tracer
from dss_planner.access.tracing import line_through
from dss_planner.raster.grid import Grid
from dss_planner.raster.vectors import GeoPackageWriter
from dss_planner.running import CancelCheck, never

LAYER = "legs"
FIELDS = {
    "destination": ogr.OFTInteger,
    "name": ogr.OFTString,
    "status": ogr.OFTString,
    "leg": ogr.OFTInteger,
    "mode": ogr.OFTString,
    "length_km": ogr.OFTReal,
    "minutes": ogr.OFTReal,
    "transfer_min": ogr.OFTReal,
    "total_min": ogr.OFTReal,
    "base": ogr.OFTInteger,
    "base_name": ogr.OFTString,
}
DRIVE, WALK = "drive", "walk"

Cells = Sequence["tuple[int, int]"]


@dataclass(frozen=True)
class TripLeg:
    """One leg of the trip to a destination, or a destination without one (leg 0).

    destination, base: numbers in the order of their layers, from 1. status: a word of `routes`. leg: 1 for the first
    of the trip. mode: 'drive' or 'walk'. length_km: on the map, between centres of cells. minutes: of this leg;
    transfer_min: of the change between the legs, total_min: of the whole trip [min].
    """

    destination: int
    name: str
    status: str
    leg: int = 0
    mode: str | None = None
    length_km: float | None = None
    minutes: float | None = None
    transfer_min: float | None = None
    total_min: float | None = None
    base: int | None = None
    base_name: str | None = None


class Trips:
    """Follows the moves that explain exact values back to the vehicle, and from there to its base.

    walk: with the bases as its origins. drive_minutes: float32, marks: uint8 of `multimodalparking` (rows, columns).
    homeward: trips lead from the destination to the base.
    """

    def __init__(
        self,
        walk: Tracer,
        drive: Tracer,
        drive_minutes: np.ndarray,
        marks: np.ndarray,
        base_names: Sequence[str],
        transfer_minutes: float,
        grid: Grid,
        homeward: bool,
    ) -> None:
        self._walk, self._drive, self._minutes, self._marks = walk, drive, drive_minutes, marks
        self._names, self._transfer, self._grid, self._homeward = base_names, transfer_minutes, grid, homeward

    def to(
        self, geometry: ogr.Geometry, number: int, name: str, cancelled: CancelCheck = never
    ) -> list[tuple[TripLeg, ogr.Geometry | None]]:
        """Return the legs to a place in the order of travel, with their lines."""
        cell, total, status = self._walk.nearest(geometry)
        if cell is None:
            return [(TripLeg(number, name, status), None)]
        walked, metres = self._walk.trace(cell, cancelled)
        parked = walked[-1]
        if self._marks[parked] & BASE:
            base = self._walk.origin_at(parked)
            status = AT_ORIGIN if len(walked) == 1 else ROUTE
            return [self._leg(number, name, status, WALK, walked, metres, total, 0.0, total, base)]
        driven, drive_metres = self._drive.trace(parked, cancelled)
        base = self._drive.origin_at(driven[-1])
        drive_minutes = float(self._minutes[parked])
        legs = [self._leg(number, name, ROUTE, DRIVE, driven, drive_metres, drive_minutes, self._transfer, total, base)]
        if len(walked) > 1:
            minutes = max(0.0, total - drive_minutes - self._transfer)
            legs.append(self._leg(number, name, ROUTE, WALK, walked, metres, minutes, self._transfer, total, base))
        if self._homeward:
            legs = legs[::-1]
        return [(replace(leg, leg=place), line) for place, (leg, line) in enumerate(legs, start=1)]

    def _leg(
        self,
        number: int,
        name: str,
        status: str,
        mode: str,
        cells: Cells,
        metres: float,
        minutes: float,
        transfer: float,
        total: float,
        base: int,
    ) -> tuple[TripLeg, ogr.Geometry | None]:
        travelled = list(cells) if self._homeward else list(cells)[::-1]
        leg = TripLeg(
            number, name, status, 1, mode, metres / 1000.0, minutes, transfer, total, base, self._names[base - 1]
        )
        return leg, line_through(travelled, self._grid)


def write_trips(path: str, crs: str, legs: Sequence[tuple[TripLeg, ogr.Geometry | None]]) -> None:
    """Write the legs as lines. Raises `OutputError`."""
    with GeoPackageWriter(path) as writer:
        layer = writer.add_layer(LAYER, crs, ogr.wkbLineString, FIELDS, "Routes by vehicle and on foot")
        for leg, line in legs:
            writer.add_feature(layer, line, {field: getattr(leg, field) for field in FIELDS})
