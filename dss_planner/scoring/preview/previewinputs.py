"""What a preview of the score needs: the layers of a model under a view, on at most 512 × 512 cells, in memory."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from osgeo import gdal

from dss_planner.errors import InputError
from dss_planner.raster.cellareas import CellAreas
from dss_planner.raster.grid import Grid
from dss_planner.raster.rasterise import mask
from dss_planner.raster.reading import Window, open_raster, read_bands
from dss_planner.raster.vectors import geometries
from dss_planner.running import CancelCheck, never, stop_if
from dss_planner.scoring.land.masks import is_vector
from dss_planner.scoring.model import Criterion, Exclusion, ScoreModel, check_layers

#: Cells of a preview along its longer side, at most.
CELLS = 512
#: Views of up to so many cells are read cell by cell; larger ones from overviews, which hold averages of quantities.
_READ_WHOLE = 4_000_000

#: File, change date, size: two equal stamps are the same content.
Stamp = tuple[str, int, int]


@dataclass(frozen=True)
class PreviewInputs:
    """The layers of a view, decimated: each cell holds the value of the study's cell at its centre.

    Views of more than 4 million cells are read from the files' overviews: classes stay classes, quantities are means.

    grid: of the preview. whole: of the study. window: cells of the study that the preview covers.
    layers: (file, band) → float32 (rows, columns), NaN = unknown. inside: bool, what the mask keeps (None: all).
    hectares: float64 (rows, columns), the area that each preview cell stands for. exact: one cell of the study for
    each cell of the preview, so that the scores are those of the full run.
    """

    grid: Grid
    whole: Grid
    window: Window
    layers: dict[tuple[str, int], np.ndarray]
    inside: np.ndarray | None
    hectares: np.ndarray
    mask: str | None = None
    stamps: dict[tuple[str, int], Stamp] = field(default_factory=dict)

    @property
    def exact(self) -> bool:
        """Whether nothing was decimated."""
        return (self.grid.width, self.grid.height) == (self.window.width, self.window.height)


def read_preview(
    model: ScoreModel,
    bounds: tuple[float, float, float, float] | None = None,
    cells: int = CELLS,
    known: PreviewInputs | None = None,
    cancelled: CancelCheck = never,
) -> PreviewInputs:
    """Read the layers of the model under a view; also those of criteria that are not used, where they can be read.

    bounds: xmin, ymin, xmax, ymax in the CRS of the layers (None: all). cells: along the longer side, at most.
    known: inputs read before; what they hold of the same view and files is not read again.

    Raises `InputError` as `check_layers` does, and when the view lies outside the layers; `Cancelled`.
    """
    used = model.normalised()[0]
    whole = check_layers(used)
    window = view_window(whole, bounds)
    grid = preview_grid(whole, window, cells)
    same = known if known is not None and known.window == window and known.grid.same(grid) else None
    layers, stamps = {}, {}
    items: list[Criterion | Exclusion] = [*used.criteria, *used.exclusions]
    items += [criterion for criterion in model.criteria if not criterion.used and _fits(criterion, whole)]
    for item in items:
        key = (item.layer, item.band)
        if key in layers:
            continue
        stop_if(cancelled)
        stamps[key] = _stamp(item.layer)
        fresh = same is None or same.stamps.get(key) != stamps[key]
        layers[key] = decimated(item.layer, item.band, window, grid) if fresh or same is None else same.layers[key]
    if same is not None and same.mask == model.mask:
        inside = same.inside
    else:
        inside = kept_cells(model.mask, window, grid, whole, model.criteria[0].name)
    hectares = same.hectares if same is not None else CellAreas(grid).hectares()
    return PreviewInputs(grid, whole, window, layers, inside, hectares, model.mask, stamps)


def view_window(whole: Grid, bounds: tuple[float, float, float, float] | None) -> Window:
    """Return the cells of a grid that a view touches. Raises `InputError` when it touches none."""
    if bounds is None:
        return Window(0, 0, whole.width, whole.height)
    columns, rows = zip(*(whole.column_row(x, y) for x, y in (bounds[:2], bounds[2:])))
    left, right = _range(columns, whole.width)
    top, bottom = _range(rows, whole.height)
    if left >= right or top >= bottom:
        raise InputError("The view lies outside the layers of the score. Move the map to the study area.")
    return Window(left, top, right - left, bottom - top)


def preview_grid(whole: Grid, window: Window, cells: int = CELLS) -> Grid:
    """Return the grid of at most ``cells`` × ``cells`` cells over a window, cells as square as the study's."""
    factor = max(1.0, window.width / cells, window.height / cells)
    width, height = (max(1, math.ceil(size / factor - 1e-9)) for size in (window.width, window.height))
    x, y = whole.xy(window.column, window.row)
    _, dx, rx, _, ry, dy = whole.geotransform
    return Grid(whole.crs, (x, dx * window.width / width, rx, y, ry, dy * window.height / height), width, height)


def decimated(path: str, band: int, window: Window, grid: Grid) -> np.ndarray:
    """Return float32 (rows, columns) of a band on the preview's grid, by nearest cell, NaN = unknown."""
    source = open_raster(path)
    if window.width * window.height <= max(_READ_WHOLE, grid.width * grid.height):
        values = read_bands(source, (band,), window)[0]
        if values.shape == (grid.height, grid.width):
            return values
        rows, columns = (_centres(*sizes) for sizes in ((grid.height, window.height), (grid.width, window.width)))
        return np.ascontiguousarray(values[rows[:, np.newaxis], columns])
    view = gdal.Translate(
        "",
        source,
        format="VRT",
        bandList=[band],
        srcWin=[window.column, window.row, window.width, window.height],
        width=grid.width,
        height=grid.height,
        resampleAlg="near",
    )
    return read_bands(view, (1,), Window(0, 0, grid.width, grid.height))[0]


def kept_cells(uri: str | None, window: Window, grid: Grid, whole: Grid, name: str) -> np.ndarray | None:
    """Return bool (rows, columns): what the mask keeps of a window on ``grid``, None without a mask.

    whole: grid of the study, which a raster mask must share with the layer ``name``.
    """
    if not uri:
        return None
    if is_vector(uri):
        return mask(grid, geometries(uri, "Mask", grid.crs))
    whole.require_same(name, Grid.read(uri), "Mask")
    values = decimated(uri, 1, window, grid)
    return np.isfinite(values) & (values != 0)


def _fits(criterion: Criterion, whole: Grid) -> bool:
    """Return whether a layer that is not needed now can be read, and lies on the grid of the others."""
    try:
        return check_layers(ScoreModel((criterion,))).same(whole)
    except InputError:
        return False


def _centres(count: int, cells: int) -> np.ndarray:
    """Return which of ``cells`` lie at the centres of ``count`` equal parts."""
    return np.floor((np.arange(count) + 0.5) * (cells / count)).astype(np.intp).clip(0, cells - 1)


def _range(ends: tuple[float, ...], count: int) -> tuple[int, int]:
    return max(0, math.floor(min(ends) + 1e-9)), min(count, math.ceil(max(ends) - 1e-9))


def _stamp(path: str) -> Stamp:
    if not Path(path).exists():
        return path, 0, 0
    status = Path(path).stat()
    return path, status.st_mtime_ns, status.st_size
