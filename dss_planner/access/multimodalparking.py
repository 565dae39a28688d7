"""Where a vehicle may go and be left: on roads, near them, in chosen places, or anywhere it can pass."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from dss_planner.access.origins import Origins
from dss_planner.access.segments import Shapes
from dss_planner.access.surface import BARRIER, UNREACHABLE
from dss_planner.access.surfaces import Surface
from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid
from dss_planner.raster.layout import Layout
from dss_planner.raster.reading import Window
from dss_planner.raster.vectors import geometries
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if

PARKING = ("anywhere", "roads", "places")
#: Bits of a cell: the vehicle may be there; it may be left there; a base touches it.
MAY_DRIVE, MAY_PARK, BASE = 1, 2, 4
_METRES_PER_KM = 1000.0


@dataclass(frozen=True)
class Vehicle:
    """What the vehicle may do beyond what its friction says.

    roads: lines; '' for none. off_road_km: how far from the centre of a road's cell the vehicle may go [km], 0 for the
    cells that roads touch, None for anywhere. parking: 'anywhere' it may go, on cells that 'roads' touch, or on cells
    of ``places`` (points, lines or polygons). transfer_minutes: parking, unloading, getting ready to walk [min].
    """

    roads: str = ""
    off_road_km: float | None = None
    parking: str = "anywhere"
    places: str = ""
    transfer_minutes: float = 0.0

    @property
    def needs_roads(self) -> bool:
        """Whether roads play a part."""
        return self.off_road_km is not None or self.parking == "roads"

    def check(self) -> None:
        """Raise `InputError` for figures below 0 and layers that are missing or play no part."""
        if self.parking not in PARKING:
            raise InputError(
                "The setting “{name}” is {found}; expected is one of {expected}. Choose one of these.",
                name="parking",
                found=self.parking,
                expected=", ".join(PARKING),
            )
        if not (math.isfinite(self.transfer_minutes) and self.transfer_minutes >= 0):
            raise InputError(
                "Parking and getting ready takes {found} min; expected is 0 or more. Correct it.",
                found=self.transfer_minutes,
            )
        if self.off_road_km is not None and not (math.isfinite(self.off_road_km) and self.off_road_km >= 0):
            raise InputError(
                "The vehicle may leave roads by {found} km; expected is 0 or more. Correct it, or leave it empty where "
                "the vehicle may go anywhere.",
                found=self.off_road_km,
            )
        if self.needs_roads and not self.roads:
            raise InputError(
                "The vehicle is bound to roads, but no roads were given. Choose a layer of roads, or let the vehicle "
                "go and park anywhere."
            )
        if self.roads and not self.needs_roads:
            raise InputError(
                "Roads were given, but the vehicle may go and park anywhere, so that they would play no part. Say how "
                "far it may leave roads, let it park on roads only, or leave the roads out."
            )
        if (self.parking == "places") != bool(self.places):
            raise InputError(
                "Parking in places needs their layer, and a layer of places needs parking “places”. Give both, or "
                "neither of them."
            )


def mark_cells(
    vehicle: Vehicle,
    bases: Origins,
    grid: Grid,
    layout: Layout,
    marks: np.ndarray,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
) -> None:
    """Write the bits of all cells into ``marks``, uint8 (rows, columns). Raises `InputError` as `geometries`."""
    roads = _shapes(vehicle.roads, "Roads", grid) if vehicle.needs_roads else None
    places = _shapes(vehicle.places, "Parking places", grid) if vehicle.places else None
    for number, patch in enumerate(layout.all()):
        stop_if(cancelled)
        window = layout.window(patch)
        drive = np.ones((window.height, window.width), dtype=bool)
        if roads is not None and vehicle.off_road_km is not None:
            drive = near_roads(roads, layout, window, vehicle.off_road_km * _METRES_PER_KM)
        park = drive
        if roads is not None and vehicle.parking == "roads":
            park = np.isfinite(roads.touched(window))
        elif places is not None:
            park = np.isfinite(places.touched(window))
        bits = drive * np.uint8(MAY_DRIVE) | (park & drive) * np.uint8(MAY_PARK)
        if patch in bases.cells:
            bits.reshape(-1)[bases.cells[patch]] |= np.uint8(BASE)
        marks[window.slices] = bits
        progress((number + 1) / layout.count, None)


def near_roads(roads: Shapes, layout: Layout, window: Window, metres: float) -> np.ndarray:
    """Return whether cells of a window lie within ``metres`` of a cell that roads touch, centre to centre (bool).

    The window is looked at with so much land around it that the answer does not depend on it.
    """
    width, height = roads.grid.cell_size
    wide = layout.widened(window, math.ceil(metres / height), math.ceil(metres / width))
    touched = np.isfinite(roads.touched(wide))
    if metres > 0 and touched.any():
        distance = ndimage.distance_transform_edt(~touched, sampling=(height, width))
        touched = distance <= metres
    elif metres > 0:
        touched = np.zeros(touched.shape, dtype=bool)
    top, left = window.row - wide.row, window.column - wide.column
    inner: np.ndarray = touched[top : top + window.height, left : left + window.width]
    return inner


class DrivenSurface:
    """The friction of the vehicle, impassable where it may not go; unknown stays unknown."""

    def __init__(self, friction: Surface, marks: np.ndarray) -> None:
        self._friction, self._marks = friction, marks
        self.rows, self.columns = friction.rows, friction.columns

    def read(self, window: Window) -> np.ndarray:
        """Return the friction of a window [min/m]."""
        friction = self._friction.read(window)
        shut = self._marks[window.slices] & MAY_DRIVE == 0
        shut &= friction < BARRIER  # NaN compares as False
        if not shut.any():
            return friction
        friction = friction.copy()
        friction[shut] = BARRIER
        return friction


class Parked:
    """The minutes at which a walk may begin: where the vehicle is left, and at the bases.

    drive: least minutes of the vehicle, float32 (rows, columns), NaN or `UNREACHABLE` where it does not come.
    """

    def __init__(self, drive: np.ndarray, marks: np.ndarray, transfer_minutes: float) -> None:
        self._drive, self._marks, self._transfer = drive, marks, np.float32(transfer_minutes)
        self.rows, self.columns = drive.shape

    def read(self, window: Window) -> np.ndarray:
        """Return the minutes of a window: of the drive and the change to walking, 0 at bases, NaN elsewhere."""
        marks, drive = self._marks[window.slices], self._drive[window.slices]
        minutes = np.full(drive.shape, np.nan, dtype=np.float32)
        np.add(drive, self._transfer, out=minutes, where=(marks & MAY_PARK != 0) & (drive < UNREACHABLE))
        minutes[marks & BASE != 0] = 0.0
        return minutes

    def driven(self, window: Window) -> np.ndarray:
        """Return the minutes of the drive alone, 0 at bases (float32; only of use where a walk begins)."""
        driven: np.ndarray = np.where(self._marks[window.slices] & BASE != 0, np.float32(0), self._drive[window.slices])
        return driven


class Either:
    """Passable where the vehicle or the walker can go: where a base may lie."""

    def __init__(self, drive: Surface, walk: Surface) -> None:
        self._drive, self._walk = drive, walk
        self.rows, self.columns = walk.rows, walk.columns

    def read(self, window: Window) -> np.ndarray:
        """Return the lower friction of both in a window [min/m]; NaN where both are unknown."""
        lower: np.ndarray = np.fmin(self._drive.read(window), self._walk.read(window))
        return lower


def _shapes(uri: str, name: str, grid: Grid) -> Shapes:
    return Shapes.of(grid, [(geometry, 1.0) for geometry in geometries(uri, name, grid.crs)])
