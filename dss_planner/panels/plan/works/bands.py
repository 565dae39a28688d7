"""Shapes shown on the map for a while: they are no layer and are not saved."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsRectangle, QgsWkbTypes
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

_TYPES = {
    "zones": QgsWkbTypes.GeometryType.PolygonGeometry,
    "lines": QgsWkbTypes.GeometryType.LineGeometry,
    "points": QgsWkbTypes.GeometryType.PointGeometry,
}
_WIDTH, _POINT = 2, 9
_FILL = 40


class GeometryBands:
    """Zones, lines and points in one colour. dashed: told apart from another set without the colour too; width: of
    lines [px]."""

    def __init__(self, canvas: QgsMapCanvas, colour: QColor, dashed: bool = False, width: int = _WIDTH) -> None:
        self._canvas = canvas
        self._shapes: dict[str, QgsGeometry] = {}
        self._crs = QgsCoordinateReferenceSystem()
        self._visible = True
        self._bands = {table: QgsRubberBand(canvas, kind) for table, kind in _TYPES.items()}
        fill = QColor(colour)
        fill.setAlpha(_FILL)
        for table, band in self._bands.items():
            band.setStrokeColor(colour)
            band.setFillColor(fill)
            if not dashed:
                band.setSecondaryStrokeColor(QColor(255, 255, 255, 150))
            band.setWidth(width)
            if dashed:
                band.setLineStyle(Qt.PenStyle.DashLine)
            if table == "points":
                band.setIcon(QgsRubberBand.IconType.ICON_FULL_BOX if dashed else QgsRubberBand.IconType.ICON_CIRCLE)
                band.setIconSize(_POINT)
        canvas.destinationCrsChanged.connect(self._draw)

    def show(self, shapes: Iterable[tuple[str, bytes]], crs: str) -> None:
        """Show shapes: (table, WKB), in the reference system ``crs`` (WKT)."""
        found: dict[str, list[QgsGeometry]] = {}
        for table, wkb in shapes:
            geometry = QgsGeometry()
            geometry.fromWkb(bytes(wkb))
            found.setdefault(table, []).append(geometry)
        self._shapes = {table: QgsGeometry.collectGeometry(all_) for table, all_ in found.items()}
        self._crs = QgsCoordinateReferenceSystem.fromWkt(crs)
        self._draw()

    def clear(self) -> None:
        """Show nothing."""
        self._shapes = {}
        self._draw()

    def set_visible(self, visible: bool) -> None:
        """Show or hide what there is."""
        self._visible = visible
        self._draw()

    def shown(self) -> bool:
        """Return whether anything is on the map."""
        return self._visible and bool(self._shapes)

    def extent(self) -> QgsRectangle:
        """Return what the shapes cover, in their own reference system."""
        found = QgsRectangle()
        found.setMinimal()
        for shape in self._shapes.values():
            found.combineExtentWith(shape.boundingBox())
        return found

    def remove(self) -> None:
        """Take everything off the map for good."""
        self._canvas.destinationCrsChanged.disconnect(self._draw)
        for band in self._bands.values():
            self._canvas.scene().removeItem(band)
        self._bands = {}

    def _draw(self) -> None:
        for table, band in self._bands.items():
            band.reset(_TYPES[table])
            if self._visible and table in self._shapes:
                band.setToGeometry(self._shapes[table], self._crs)
