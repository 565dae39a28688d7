"""What a run will take before it starts: cells, memory, disk and time, against what the machine has."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dss_planner.errors import InputError
from dss_planner.intake.naming import short_name
from dss_planner.intake.recognition import Recognition
from dss_planner.intake.roles import CLASS, ROLES, VECTOR
from dss_planner.raster.footprint import native_cell_size
from dss_planner.raster.grid import Grid, reference_of
from dss_planner.raster.position import position_of
from dss_planner.raster.reading import open_raster
from dss_planner.text import Text, text

#: Overviews add a third to a raster; headers and tables are lost in it.
_WITH_OVERVIEWS = 4.0 / 3.0
_QUANTITY_BYTES, _CLASS_BYTES = 4, 1
#: Bands that the later steps write for every cell: weather factor 13, soil loss 4, two covers, rain of the year,
#: slope, friction, travel time, score and four contributions; one of classes.
_RESULT_BANDS, _RESULT_CLASS_BANDS = 28, 1
#: Bands that stations give: wind by month; sand, silt and clay.
_STATION_BANDS = {"wind_stations": 12, "soil_points": 3}
#: Resident memory of all steps but travel time, measured with `make bench`, whatever the size of the grid.
STREAMING_BYTES = 700_000_000
#: Bytes a cell that travel time takes: in memory up to so many cells, above them on the disk while it runs.
TRAVEL_TIME_BYTES, TRAVEL_TIME_CELLS = 25, 50_000_000
TRAVEL_TIME_DISK_BYTES = 8
#: Seconds for a cell and band of an aligned raster, and for a cell of all later steps together, measured on two cores
#: of a server on a grid of 1.3 million cells; a laptop is of the same order, not more can be said beforehand.
ALIGN_SECONDS, STATION_SECONDS, CHAIN_SECONDS = 3.0e-7, 3.0e-7, 4.0e-6
#: Seconds for a cell and band of a source that is finer than the grid: averaged, or as classes with their shares.
SOURCE_SECONDS, SOURCE_CLASS_SECONDS = 5.0e-8, 1.7e-7
#: What any run takes besides: opening, checking and writing small files [s].
START_SECONDS = 5.0
_UNITS = ((1e12, "TB"), (1e9, "GB"), (1e6, "MB"), (1e3, "kB"))
#: What three figures round up to the next unit.
_NEARLY = 0.9995
#: A run should leave this share of the free memory to other programs.
_COMFORTABLE_SHARE = 0.8
#: No study has been seen to shrink more than this by compression.
_BEST_COMPRESSION = 4.0


@dataclass(frozen=True)
class Estimate:
    """cells of the grid. memory_bytes: peak. disk_bytes: at most (before compression), with all steps.

    seconds: order of magnitude. free_disk_bytes, free_memory_bytes: of this machine; None where it does not say.
    warnings: what will not fit, with the fix.
    """

    cells: int
    memory_bytes: int
    disk_bytes: int
    seconds: float
    free_disk_bytes: int | None
    free_memory_bytes: int | None
    warnings: tuple[Text, ...]


def estimate(grid: Grid, found: Sequence[Recognition], folder: str | Path) -> Estimate:
    """Return what aligning the recognised layers on ``grid`` and running all steps will take.

    folder: the study folder; it need not exist yet.
    """
    cells = grid.width * grid.height
    rasters = [layer for layer in found if layer.role and layer.kind != VECTOR]
    classes = sum(1 for layer in rasters if layer.kind == CLASS)
    quantities = sum(_bands(layer) for layer in rasters if layer.kind != CLASS)
    stations = sum(_STATION_BANDS.get(layer.role, 0) for layer in found)
    finer = [(layer, count) for layer in rasters if (count := _source_cells(layer, grid)) > cells]
    shares = sum(_share_bands(layer) for layer, _ in finer)
    bands = quantities + stations + shares + _RESULT_BANDS
    disk = cells * (bands * _QUANTITY_BYTES + (classes + _RESULT_CLASS_BANDS) * _CLASS_BYTES) * _WITH_OVERVIEWS
    if cells > TRAVEL_TIME_CELLS:
        disk += cells * TRAVEL_TIME_DISK_BYTES
    memory = STREAMING_BYTES + min(cells, TRAVEL_TIME_CELLS) * TRAVEL_TIME_BYTES
    seconds = START_SECONDS
    seconds += cells * ((quantities + classes) * ALIGN_SECONDS + stations * STATION_SECONDS + CHAIN_SECONDS)
    seconds += sum(
        count * (SOURCE_CLASS_SECONDS if layer.kind == CLASS else SOURCE_SECONDS * _bands(layer))
        for layer, count in finer
    )
    free_disk, free_memory = free_disk_bytes(folder), free_memory_bytes()
    return Estimate(
        cells,
        int(memory),
        int(disk),
        float(seconds),
        free_disk,
        free_memory,
        _warnings(int(memory), int(disk), free_disk, free_memory, folder),
    )


def _bands(layer: Recognition) -> int:
    """Return how many bands the layer will have on the grid."""
    return ROLES[layer.role].bands or max(1, len(layer.bands))


def _source_cells(layer: Recognition, grid: Grid) -> float:
    """Return how many cells of a source lie on the grid; 0 where it cannot be told."""
    try:
        dataset = open_raster(layer.uri)
        place = position_of(dataset, short_name(layer.uri), grid.crs if reference_of(dataset) is None else "")
    except InputError:  # the health table says what is wrong with it
        return 0.0
    return grid.width * grid.height * (grid.cell_size[0] / native_cell_size(place, grid)) ** 2


def _share_bands(layer: Recognition) -> int:
    """Return how many bands of class shares a land cover layer gives."""
    if layer.role != "landcover" or not layer.legend:
        return 0
    legend = layer.legend_known
    return len(legend.codes) if legend is not None else 0


def require_room(expected: Estimate, folder: str | Path) -> None:
    """Raise `InputError` when not even a well compressed study would fit on the disk of ``folder``."""
    if expected.free_disk_bytes is not None and expected.disk_bytes > _BEST_COMPRESSION * expected.free_disk_bytes:
        raise InputError(
            "A grid of {cells} cells needs about {needed} on disk, but {free} are free at {folder}. "
            "Choose larger cells, a smaller area or another disk.",
            cells=f"{expected.cells:,}",
            needed=_size(expected.disk_bytes),
            free=_size(expected.free_disk_bytes),
            folder=folder,
        )


def free_disk_bytes(folder: str | Path) -> int | None:
    """Return the free bytes on the disk of ``folder``, or of its nearest parent that exists."""
    path = Path(folder).absolute()
    for place in (path, *path.parents):
        if place.exists():
            try:
                return shutil.disk_usage(place).free
            except OSError:
                return None
    return None


def free_memory_bytes() -> int | None:
    """Return the memory that programs may still take; None on systems that do not say."""
    if sys.platform == "win32":
        return _free_memory_windows()
    meminfo = Path("/proc/meminfo")
    if meminfo.exists():
        for line in meminfo.read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    names = getattr(os, "sysconf_names", {})
    if "SC_AVPHYS_PAGES" in names and "SC_PAGE_SIZE" in names:
        return int(os.sysconf("SC_AVPHYS_PAGES")) * int(os.sysconf("SC_PAGE_SIZE"))
    return None


class _MemoryStatus(ctypes.Structure):
    """MEMORYSTATUSEX of the Windows API."""

    _fields_ = [
        ("length", ctypes.c_ulong),
        ("load", ctypes.c_ulong),
        *((name, ctypes.c_ulonglong) for name in ("total", "free", "page_total", "page_free", "space", "space_free")),
        ("extended", ctypes.c_ulonglong),
    ]


def _free_memory_windows() -> int | None:
    status = _MemoryStatus()
    status.length = ctypes.sizeof(_MemoryStatus)
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - other systems have no such attribute
    return int(status.free) if kernel.GlobalMemoryStatusEx(ctypes.byref(status)) else None


def _warnings(
    memory: int, disk: int, free_disk: int | None, free_memory: int | None, folder: str | Path
) -> tuple[Text, ...]:
    warnings = []
    if free_disk is not None and disk > free_disk:
        warnings.append(
            text(
                "The study may need {needed} on disk, but {free} are free at {folder}. Choose larger cells, a "
                "smaller area or another disk.",
                needed=_size(disk),
                free=_size(free_disk),
                folder=folder,
            )
        )
    if free_memory is not None and memory > _COMFORTABLE_SHARE * free_memory:
        warnings.append(
            text(
                "The run needs about {needed} of memory, most of it for travel time, but {free} are free. Close other "
                "programs, or choose larger cells.",
                needed=_size(memory),
                free=_size(free_memory),
            )
        )
    return tuple(warnings)


def _size(count: int) -> str:
    """Return a number of bytes in the unit that suits it: ``151 MB``, ``61.5 GB``."""
    unit, name = next(((unit, name) for unit, name in _UNITS if count >= _NEARLY * unit), _UNITS[-1])
    return f"{count / unit:.3g} {name}"
