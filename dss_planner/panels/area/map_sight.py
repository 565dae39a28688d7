"""Whether the map can be pointed at, and whether what it shows lies on the earth."""

from __future__ import annotations

import math
from collections.abc import Sequence

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsCsException, QgsPointXY, QgsProject
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QEvent, QObject, pyqtSignal

_WGS84 = "EPSG:4326"
#: A corner that comes back from WGS 84 this far off, as a share of the extent, was beyond what its system can hold.
_ASTRAY = 0.01


class MapSight(QObject):
    """Follows whether the map is in sight: QGIS's welcome page hides it until the first layer or project."""

    changed = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        if canvas is not None:
            canvas.installEventFilter(self)

    @property
    def clear(self) -> bool:
        """True while the map is in sight."""
        return self._canvas is not None and self._canvas.isVisible()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take note when the map comes or goes."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self.changed.emit()
        return False

    def stop(self) -> None:
        """Let go of the map."""
        if self._canvas is not None:
            self._canvas.removeEventFilter(self)


def on_earth(corners: Sequence[QgsPointXY], crs: QgsCoordinateReferenceSystem) -> bool:
    """Return whether all ``corners`` have a place in WGS 84, and are found again from there."""
    earth, project = QgsCoordinateReferenceSystem(_WGS84), QgsProject.instance()
    there, back = QgsCoordinateTransform(crs, earth, project), QgsCoordinateTransform(earth, crs, project)
    across = max((corners[0].distance(corner) for corner in corners), default=0.0)
    try:
        for corner in corners:
            place = there.transform(corner)
            if not (math.isfinite(place.x()) and abs(place.x()) <= 180.0 and abs(place.y()) <= 90.0):
                return False
            if not back.transform(place).distance(corner) <= _ASTRAY * across:
                return False
    except QgsCsException:
        return False
    return True
