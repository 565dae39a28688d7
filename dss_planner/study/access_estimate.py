"""What working out the travel time of a study takes, before it is run: cells, memory, disk and time."""

from __future__ import annotations

import math
from dataclasses import dataclass

from dss_planner.access.solving import CELLS_IN_MEMORY
from dss_planner.access.speeds import ON_FOOT
from dss_planner.raster.grid import Grid
from dss_planner.study.settings import StudySettings

#: Measured on one machine (2 cores at about 2.5 GHz), Gobi at 250–1000 m; other machines and land differ [A].
#: Seconds per million cells: friction, travel time over 8 neighbours, with other moves, in patches on disk, allocation.
FRICTION_S, EIGHT_S, MOVES_S, ON_DISK_S, ALLOCATION_S = 0.25, 0.6, 2.0, 1.2, 0.5
#: Memory [bytes]: the program itself, per cell held in memory, and what patches on disk take beside the program.
PROGRAM, PER_CELL, PATCHES = 250e6, 25.0, 1.0e9
#: Files [bytes per cell]: a raster with its overviews before it is compressed; values on disk while it runs.
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
    plain = settings.neighbours == 8 and settings.mode not in ON_FOOT
    millions = cells / 1e6
    solving = (EIGHT_S if in_memory else ON_DISK_S) if plain else MOVES_S * (1.0 if in_memory else 2.0)
    seconds = millions * (FRICTION_S + sets * (solving + (ALLOCATION_S if settings.allocation else 0.0)))
    held = (VALUES + NUMBERS * settings.allocation) * sets
    memory = PROGRAM + (cells * (PER_CELL + 4.0 * (sets - 1)) if in_memory else PATCHES)
    files = 1 + sets * (2 if settings.allocation else 1)
    return Estimate(cells, in_memory, memory, cells * (files * RASTER + (0.0 if in_memory else held)), seconds)
