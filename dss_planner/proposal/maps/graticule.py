"""Meridians and parallels over a map, as far apart as suits its scale."""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem, QgsLayoutItemMap, QgsLayoutItemMapGrid, QgsLayoutObject, QgsProperty

from dss_planner.layers import symbols
from dss_planner.layers.labels import text_format
from dss_planner.proposal.maps.theme import MUTED, magnification

#: Distances between graticule lines, in degrees: whole degrees, then parts that are round in minutes or seconds.
_INTERVALS = (1 / 720, 1 / 240, 1 / 120, 1 / 60, 1 / 30, 1 / 12, 1 / 6, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0)
#: Least distance of parallels on the sheet [mm of A4]: the degrees at the lower edge, closer by a third, stay apart.
_APART = 22.0
#: Millimetres of a degree of latitude.
_MM_PER_DEGREE = 111_320_000.0
_WHOLE_DEGREES = (
    "abs(round(@grid_number)) || '°' || if(@grid_axis = 'x', if(@grid_number < 0, 'W', 'E'), "
    "if(@grid_number < 0, 'S', 'N'))"
)
_TO_MINUTES, _TO_SECONDS = (f"to_{form}(@grid_number, @grid_axis, 0, 'suffix')" for form in ("dm", "dms"))


def graticule_interval(scale: float, times: float = 1.0) -> float:
    """Return the least round interval [°] whose lines stay apart on a map 1:``scale`` of a sheet ``times`` A4."""
    return next((step for step in _INTERVALS if scale <= _largest(step, times)), _INTERVALS[-1])


def _largest(step: float, times: float) -> float:
    """Return the number of the smallest scale at which lines ``step`` degrees apart stay apart on the sheet."""
    return step * _MM_PER_DEGREE / (_APART * times)


def graticule(of: QgsLayoutItemMap) -> QgsLayoutItemMapGrid:
    """Draw meridians and parallels over the map ``of``, with degrees at the left and lower edge.

    How far apart follows the scale of the map, also when it changes: whole degrees, minutes or seconds.
    """
    grid = QgsLayoutItemMapGrid("graticule", of)
    grid.setCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    grid.setUnits(QgsLayoutItemMapGrid.GridUnit.MapUnit)
    times = magnification(of.layout())
    interval = graticule_interval(of.scale(), times)
    grid.setIntervalX(interval)
    grid.setIntervalY(interval)
    following = QgsProperty.fromExpression(_by_scale({step: repr(step) for step in _INTERVALS}, times))
    own = grid.dataDefinedProperties()
    own.setProperty(QgsLayoutObject.DataDefinedProperty.MapGridIntervalX, following)
    own.setProperty(QgsLayoutObject.DataDefinedProperty.MapGridIntervalY, following)
    grid.setDataDefinedProperties(own)
    grid.setAnnotationFormat(QgsLayoutItemMapGrid.AnnotationFormat.CustomFormat)
    grid.setAnnotationExpression(_by_scale({1 / 120: _TO_SECONDS, 0.5: _TO_MINUTES, 1.0: _WHOLE_DEGREES}, times))
    dress_graticule(grid, of)
    return grid


def _by_scale(said: dict[float, str], times: float) -> str:
    """Return the expression that is what ``said`` has for the interval [°], rising, that suits the map's scale."""
    *first, last = said.items()
    cases = [f"WHEN @map_scale <= {_largest(step, times)!r} THEN {words}" for step, words in first]
    return f"CASE {' '.join(cases)} ELSE {last[1]} END"


def dress_graticule(grid: QgsLayoutItemMapGrid, of: QgsLayoutItemMap) -> None:
    """Give a graticule the look of the pages and lay it over the map ``of``."""
    grid.setStyle(QgsLayoutItemMapGrid.GridStyle.Solid)
    grid.setLineSymbol(symbols.line("51,65,85,90", 0.12))
    grid.setFrameStyle(QgsLayoutItemMapGrid.FrameStyle.NoFrame)
    grid.setAnnotationEnabled(True)
    grid.setAnnotationTextFormat(text_format(6.5 * magnification(of.layout()), MUTED))
    grid.setAnnotationFrameDistance(0.8)
    sides, shown = QgsLayoutItemMapGrid.BorderSide, QgsLayoutItemMapGrid.DisplayMode
    for side in (sides.Right, sides.Top):
        grid.setAnnotationDisplay(shown.HideAll, side)
    for side, coordinate in ((sides.Left, shown.LatitudeOnly), (sides.Bottom, shown.LongitudeOnly)):
        grid.setAnnotationDisplay(coordinate, side)
        grid.setAnnotationPosition(QgsLayoutItemMapGrid.AnnotationPosition.OutsideMapFrame, side)
    grid.setAnnotationDirection(QgsLayoutItemMapGrid.AnnotationDirection.Vertical, sides.Left)
    of.grids().addGrid(grid)
    of.updateBoundingRect()
