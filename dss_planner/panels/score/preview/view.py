"""What a map canvas shows, as plain numbers: what of the study lies under it can be worked out in the background."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from qgis.gui import QgsMapCanvas

from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid, same_crs
from dss_planner.raster.vectors import transformation

#: Places along each side of the view that are looked up in the CRS of the study.
_PLACES = 33
#: Room around them for edges that are curved between two places, as a share of the view.
_ROOM = 0.02


@dataclass(frozen=True)
class View:
    """A view of a map.

    to_map: a, b, c, d, e, f with x = a · column + b · row + c and y = d · column + e · row + f (pixels from the upper
    left corner of the view → CRS of the map). width, height: pixels as widgets count them. ratio: screen pixels for
    each of them. crs: of the map, WKT, '' when it has none.
    """

    to_map: tuple[float, float, float, float, float, float]
    width: int
    height: int
    ratio: float
    crs: str

    @property
    def turned(self) -> bool:
        """Whether rows of pixels do not run from west to east."""
        return self.to_map[1] != 0.0 or self.to_map[3] != 0.0


def view_of(canvas: QgsMapCanvas) -> View:
    """Return what ``canvas`` shows now."""
    settings = canvas.mapSettings()
    place = settings.mapToPixel()
    corner, right, below = (place.toMapCoordinates(x, y) for x, y in ((0, 0), (1000, 0), (0, 1000)))
    across = (right.x() - corner.x()) / 1000.0, (right.y() - corner.y()) / 1000.0
    down = (below.x() - corner.x()) / 1000.0, (below.y() - corner.y()) / 1000.0
    if canvas.rotation() % 360.0 == 0.0:  # what rounding leaves is no turn
        across, down = (across[0], 0.0), (0.0, down[1])
    crs = settings.destinationCrs()
    size = canvas.viewport().size()
    return View(
        to_map=(across[0], down[0], corner.x(), across[1], down[1], corner.y()),
        width=size.width(),
        height=size.height(),
        ratio=canvas.devicePixelRatioF(),
        crs=crs.toWkt() if crs.isValid() else "",
    )


def view_bounds(view: View, grid: Grid) -> tuple[float, float, float, float] | None:
    """Return xmin, ymin, xmax, ymax of a view in the CRS of ``grid``; None: so much that all of it may be in sight.

    Raises `InputError` when the map has no CRS.
    """
    require_crs(view)
    columns, rows = np.meshgrid(np.linspace(0, view.width, _PLACES), np.linspace(0, view.height, _PLACES))
    a, b, c, d, e, f = view.to_map
    x, y = a * columns + b * rows + c, d * columns + e * rows + f
    if not same_crs(view.crs, grid.crs):
        way = transformation(view.crs, grid.crs)
        try:
            found = np.array(way.TransformPoints(np.column_stack([x.ravel(), y.ravel()]).tolist()))
        except RuntimeError:  # places that the study's CRS is not made for
            return None
        x, y = found[:, 0], found[:, 1]
        if not (np.isfinite(x).all() and np.isfinite(y).all()):
            return None
    room = _ROOM * float(np.ptp(x)), _ROOM * float(np.ptp(y))
    return float(x.min()) - room[0], float(y.min()) - room[1], float(x.max()) + room[0], float(y.max()) + room[1]


def require_crs(view: View) -> None:
    """Raise `InputError` when the map has no CRS: nothing says where it lies."""
    if not view.crs:
        raise InputError(
            "The map has no coordinate reference system, so that the preview has no place on it. "
            "Choose one at the lower right of the QGIS window."
        )
