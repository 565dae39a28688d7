"""The bands of trips by vehicle and on foot: whole trip, walk, drive, and the length of the walk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dss_planner.access.haul import UNMEASURED, Haul
from dss_planner.access.multimodalparking import MAY_PARK, Parked
from dss_planner.access.solved import Solved
from dss_planner.access.solving import Terrain
from dss_planner.access.surface import BARRIER, UNREACHABLE
from dss_planner.errors import InputError
from dss_planner.raster.layout import Patch
from dss_planner.raster.writing import Band, RasterWriter
from dss_planner.running import CancelCheck, Progress, never, portion, silent, stop_if

BANDS = (
    Band(f"travel time, by vehicle and on foot; {UNREACHABLE:g} where no route leads within the limit", "min"),
    Band(f"of this, walking; {UNREACHABLE:g} where no route leads", "min"),
    Band(f"of this, driving; {UNREACHABLE:g} where no route leads", "min"),
    Band(f"length of the walk; {UNREACHABLE:g} where no route leads", "km"),
)


@dataclass(frozen=True)
class Planes:
    """What is known of all cells (rows, columns), in memory or on disk.

    marks: bits of `multimodalparking`. drive: minutes of the vehicle alone. total: minutes of the trip. driven: minutes
    of the drive that the trip to a cell holds. lengths: of its walk, as `haul` counts them.
    """

    marks: np.ndarray
    drive: np.ndarray
    total: np.ndarray
    driven: np.ndarray
    lengths: np.ndarray

    @classmethod
    def of(cls, terrain: Terrain, folder: Path) -> Planes:
        """Return planes without content. Raises `OutputError`."""
        drive, total, driven = (terrain.room(folder, name, np.float32, 0) for name in ("drive", "total", "driven"))
        marks = terrain.room(folder, "marks", np.uint8, 0)
        return cls(marks, drive, total, driven, terrain.room(folder, "lengths", np.int64, UNMEASURED))


@dataclass(frozen=True)
class Reach:
    """Numbers of cells that the vehicle reaches, and of those where it can be left and a walk can begin."""

    driven: int
    parking: int


@dataclass(frozen=True)
class Written:
    """reached: number of cells. known: share of all (0–1). longest …: largest values of the bands, in their order."""

    reached: int
    known: float
    longest: tuple[float, float, float, float]


def keep_minutes(solved: Solved, plane: np.ndarray, cancelled: CancelCheck = never) -> None:
    """Write the minutes of a solved surface into ``plane``."""
    for patch in solved.layout.all():
        stop_if(cancelled)
        plane[solved.layout.window(patch).slices] = solved.minutes(patch)


def reach_of(planes: Planes, parked: Parked, walk: Terrain, cancelled: CancelCheck = never) -> Reach:
    """Return where the vehicle comes. Raises `InputError` when no walk can begin anywhere."""
    driven = parking = starts = 0
    for patch in walk.layout.all():
        stop_if(cancelled)
        window = walk.layout.window(patch)
        part = window.slices
        passable = walk.friction_surface().read(window) < BARRIER  # NaN compares as False
        begins = np.isfinite(parked.read(window)) & passable
        near = planes.drive[part] < UNREACHABLE
        driven += int(np.count_nonzero(near))
        parking += int(np.count_nonzero(begins & near & (planes.marks[part] & MAY_PARK != 0)))
        starts += int(np.count_nonzero(begins))
    if not starts:
        raise InputError(
            "The vehicle reaches {count} cell(s), but none where it can be left on ground that can be walked, and no "
            "base lies on such ground. Allow it to park elsewhere, or correct the friction of walking.",
            count=driven,
        )
    return Reach(driven, parking)


def measure_walks(
    walked: Solved,
    walk: Terrain,
    planes: Planes,
    parked: Parked,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
) -> Haul:
    """Find for all cells how long the walk is and the drive before it."""
    layout = walked.layout

    def beginnings(patch: Patch, explained: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        begun = (explained == 0) & (planes.total[layout.window(patch).slices] < UNREACHABLE)
        return np.flatnonzero(begun), parked.driven(layout.window(patch))[begun]

    haul = Haul(walked, walk.grid.cell_size, beginnings, planes.lengths, planes.driven)
    haul.measure(layout.all(), progress, cancelled)
    return haul


def write_bands(
    output: str,
    walk: Terrain,
    planes: Planes,
    haul: Haul,
    transfer_minutes: float,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
) -> Written:
    """Write all patches. Raises `OutputError`, `Cancelled`."""
    layout, reached = walk.layout, 0
    longest = np.zeros(len(BANDS))
    with RasterWriter(output, walk.grid, BANDS, classes=True, cancelled=cancelled) as writer:
        for number, patch in enumerate(layout.all()):
            stop_if(cancelled)
            window = layout.window(patch)
            total = np.array(planes.total[layout.window(patch).slices])
            near = total < UNREACHABLE  # NaN compares as False
            bands = np.where(np.isnan(total), np.float32(np.nan), np.float32(UNREACHABLE))
            bands = np.repeat(bands[np.newaxis], len(BANDS), axis=0)
            driven = planes.driven[layout.window(patch).slices]
            length = haul.kilometres(patch, near)
            walking = walking_minutes(total, driven, length, transfer_minutes)
            for band, values in zip(bands, (total, walking, driven, length)):
                np.copyto(band, values, where=near)
            reached += int(np.count_nonzero(near))
            longest = np.maximum(longest, np.max(bands, axis=(1, 2), where=near, initial=0.0))
            writer.write(bands, window.row, window.column)
            progress((number + 1) / layout.count, None)
        known = writer.known_share[0]
    first, second, third, fourth = longest.tolist()
    return Written(reached, known, (first, second, third, fourth))


def walking_minutes(total: np.ndarray, driven: np.ndarray, length: np.ndarray, transfer_minutes: float) -> np.ndarray:
    """Return what is left of the whole trip for the walk [min], float32: total − drive − change, without a change
    where nothing is driven; 0 where the walk has no length.

    total: float32 [min], so that walks are known to 2^-24 of the whole trip: 4 ms in 10 h.
    """
    change = np.where(driven > 0, transfer_minutes, 0.0)
    rest = np.where(length > 0, total.astype(np.float64) - driven - change, 0.0)
    return np.maximum(rest, 0.0).astype(np.float32)


def progress_parts(progress: Progress) -> tuple[Progress, Progress, Progress, Progress, Progress]:
    """Return the progress of marking, driving, walking, measuring and writing."""
    return (
        portion(progress, 0.0, 0.05),
        portion(progress, 0.05, 0.4),
        portion(progress, 0.4, 0.8),
        portion(progress, 0.8, 0.9),
        portion(progress, 0.9, 1.0),
    )
