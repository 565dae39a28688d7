"""The cells of sites that a score model scores, each with its share inside the site."""

from __future__ import annotations

import numpy as np
from osgeo import ogr

from dss_planner.raster.grid import same_crs
from dss_planner.raster.vectors import reproject, transformation
from dss_planner.raster.zonal import coverage, zone_window
from dss_planner.running import CancelCheck, never, stop_if
from dss_planner.scoring.model import check_layers, read_model
from dss_planner.scoring.sensitivity.modelcells import ModelCells
from dss_planner.scoring.sensitivity.placecells import PlaceCells
from dss_planner.sites.table import SiteTable

#: Cells that are combined anew in every draw. With five criteria 1 000 draws of so many take 3 s of processor time for
#: the geometric mean and 25 s for ordered weighting; the weights at which the winner changes take four times as much.
MOST_CELLS = 300_000
#: Cells that may be read for them at once: sites of a strange shape cover little of the window around them.
_MOST_READ = 4_000_000


def site_cells(model_path: str, table: SiteTable, cancelled: CancelCheck = never) -> PlaceCells | None:
    """Return the scored cells of the sites of ``table``, None where there are more than can be drawn.

    Raises `InputError` where the model or its layers cannot be read; `Cancelled`.
    """
    model, _ = read_model(model_path).normalised()
    grid = check_layers(model)
    shapes = [_in_crs(geometry, table.crs, grid.crs) for geometry, _ in table.rows]
    windows = [zone_window(shape, grid) for shape in shapes]
    if any(window is not None and window.width * window.height > _MOST_READ for window in windows):
        return None
    cells = ModelCells(model, grid, cancelled)
    raws, places, shares, count = [], [], [], 0
    for place, (shape, window) in enumerate(zip(shapes, windows)):
        stop_if(cancelled)
        covered = None if window is None else coverage(shape, grid, window)
        if covered is None:
            continue
        block = cells.read(covered.window)
        share = covered.share.ravel()[block.places]
        inside = share > 0
        count += int(np.count_nonzero(inside))
        if count > MOST_CELLS:
            return None
        raws.append(block.raw[:, inside].T)
        shares.append(share[inside])
        places.append(np.full(len(shares[-1]), place))
    functions = tuple(criterion.value_function for criterion in model.criteria)
    if not count:
        return None
    return PlaceCells(np.concatenate(raws), np.concatenate(places), np.concatenate(shares), len(shapes), functions)


def _in_crs(geometry: ogr.Geometry, crs: str, target: str) -> ogr.Geometry:
    copy = geometry.Clone()
    if not same_crs(crs, target):
        reproject(copy, transformation(crs, target), "sites")
    return copy
