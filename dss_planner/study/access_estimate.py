"""What working out the travel time of a study takes, before it is run: cells, memory, disk and time."""

from __future__ import annotations

import math
from dataclasses import dataclass

from dss_planner.access.solving import CELLS_IN_MEMORY
from dss_planner.access.speeds import ON_FOOT
from dss_planner.raster.grid import Grid
from dss_planner.study.settings import StudySettings

#: Processor seconds per million cells, measured on one machine with two cores on the Gobi at 1000–125 m, 0.6 to 36
#: million cells; beyond that extrapolated, as time grows with the cells alone [A]: friction; travel time over 8
#: neighbours in memory and in patches on disk; walking by slope; 16 neighbours; which start is nearest.
FRICTION_S, EIGHT_S, ON_DISK_S, WALKING_S, SIXTEEN_S, ALLOCATION_S = 0.16, 0.17, 0.25, 0.9, 1.2, 0.3
#: Memory [bytes], measured at the same time: the program itself, a cell held in memory, patches on disk; tiles of moves
#: other than the eight take up to their bound.
PROGRAM, PER_CELL, PATCHES, TILES_PER_CELL, TILES = 160e6, 32.0, 0.5e9, 80.0, 1.5e9
#: Files [bytes per cell] at most, before they are compressed: a raster with its overviews; values and numbers of starts
#: on disk while it runs.
RASTER, VALUES, NUMBERS = 4.0 * 4.0 / 3.0, 8.0, 4.0
#: The true time lies between the estimate over this factor and times it [A].
SPREAD = 3.0


@dataclass(frozen=True)
class Estimate:
    """cells: of the grid with its margin. in_memory: whether values are held there. memory, disk: bytes at most.

    seconds: a middle guess; the true time lies within a factor of `SPREAD` [A].
    """

    cells: int
    in_memory: bool
    memory: float
    disk: float
    seconds: float


def estimate(settings: StudySettings, grid: Grid, cell_size: float = 0.0) -> Estimate:
    """Return what a run takes. cell_size: other cells than the grid's [m]; 0 for its own."""
    own = grid.cell_size[0]
    size = cell_size or own
    margin = 2000.0 * settings.margin_km
    columns = math.ceil((grid.width * own + margin) / size)
    rows = math.ceil((grid.height * own + margin) / size)
    return of_cells(settings, columns * rows)


def of_cells(settings: StudySettings, cells: int) -> Estimate:
    """Return what a run on this many cells takes."""
    sets = 1 + len(settings.more_origins)
    in_memory = cells <= CELLS_IN_MEMORY
    millions = cells / 1e6
    walks = settings.mode in ON_FOOT
    moves = walks or settings.neighbours != 8
    if moves:
        solving = SIXTEEN_S if settings.neighbours != 8 else WALKING_S
    else:
        solving = EIGHT_S if in_memory else ON_DISK_S
    seconds = millions * (FRICTION_S + sets * (solving + (ALLOCATION_S if settings.allocation else 0.0)))
    held = (VALUES + NUMBERS * settings.allocation) * sets
    memory = PROGRAM + (cells * (PER_CELL + 4.0 * (sets - 1)) if in_memory else PATCHES)
    memory += min(TILES_PER_CELL * cells, TILES) if moves else 0.0
    files = 1 + sets * (2 if settings.allocation else 1)
    return Estimate(cells, in_memory, memory, cells * (files * RASTER + (0.0 if in_memory else held)), seconds)
