"""The preview on the map: a picture between the layers and the marks, with its label, in any CRS and at any angle.

Only pixels are brought up to date when a score changes: which cell lies under which of them is worked out once for each
view, so that a change costs a lookup in memory and the repaint of the item, and no layer is rendered again. Pixels come
in the form of the screen: Qt would convert others on the threads of the planner's tasks and wait for them.
"""

from __future__ import annotations

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsCsException, QgsProject
from qgis.gui import QgsMapCanvas, QgsMapCanvasItem
from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen, QPolygonF
from qgis.PyQt.QtWidgets import QStyleOptionGraphicsItem, QWidget

from dss_planner.layers.reference import crs_of
from dss_planner.panels.score.preview.pictures import Picture
from dss_planner.panels.score.preview.screen_cells import ScreenCells, Way, screen_cells
from dss_planner.panels.score.preview.view import View, view_of
from dss_planner.panels.score.values.inks import Inks
from dss_planner.raster.grid import Grid, same_crs

#: Above the map, below rubber bands and markers.
_Z = -1.0
#: Distance of labels from the edge of the map, and room within them.
_EDGE, _PAD = 8.0, 5.0
_HANDLE = 11.0


class PreviewOverlay(QgsMapCanvasItem):
    """Made for one canvas; `remove` takes it away again."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._grid: Grid | None = None
        self._crs = QgsCoordinateReferenceSystem()
        #: View and grid that the cells on the screen were worked out for.
        self._placed: tuple[View, Grid | None] | None = None
        self._screen: ScreenCells | None = None
        self._now: tuple[Picture | None, QImage | None] = (None, None)
        self._before: tuple[Picture | None, QImage | None] = (None, None)
        self._opacity = 1.0
        self._swipe: float | None = None
        self._holds = False
        self._labels = ("", "")
        #: What lies above the rasters of the map, and the view that it was painted for.
        self._above: tuple[QImage | None, View | None] = (None, None)
        self.setZValue(_Z)
        self.updatePosition()

    @property
    def screen(self) -> ScreenCells | None:
        """Which cells lie where on the screen; None before a picture was shown."""
        return self._screen

    @property
    def in_sight(self) -> bool:
        """Whether a part of the preview lies within the view."""
        return self._screen is not None and not self._screen.empty

    @property
    def swipe(self) -> float | None:
        """Where the line between before and now lies, as a share of the map's width; None without one."""
        return self._swipe

    def show_grid(self, grid: Grid | None) -> None:
        """Take pictures of ``grid`` from now on; None: show nothing. What is shown of the same grid stays."""
        if grid == self._grid:
            return
        self._grid = grid
        self._now = self._before = (None, None)
        if grid is not None:
            self._crs = crs_of(grid.crs)
        self._locate()
        self.update()

    def show_now(self, picture: Picture | None) -> None:
        """Show ``picture``, of the grid shown last."""
        self._now = (picture, self._image(picture))
        self._renew_image()

    def show_before(self, picture: Picture | None) -> None:
        """Have ``picture`` to swipe against, and to show while it is held."""
        self._before = (picture, self._image(picture))
        self._renew_image()

    def show_above(self, image: QImage | None) -> None:
        """Have ``image``, of the whole view as it is now, above the preview."""
        self._above = (image, None if image is None else view_of(self._canvas))
        self.update()

    @property
    def above(self) -> QImage | None:
        """What is painted above the preview; None where it is of another view than the one shown now."""
        image, view = self._above
        return image if image is not None and self._placed is not None and view == self._placed[0] else None

    def show_labels(self, label: str, before: str = "") -> None:
        """Write ``label`` on the map; while there is a before, ``before`` on that side."""
        if (label, before) != self._labels:
            self._labels = (label, before)
            self.update()

    def set_opacity(self, share: float) -> None:
        """Let the map shine through: 1 hides it, 0 hides the preview."""
        self._opacity = min(max(share, 0.0), 1.0)
        self.update()

    def set_swipe(self, share: float | None) -> None:
        """Show before to the left of ``share`` of the map's width."""
        self._swipe = share
        self.update()

    def hold(self, wanted: bool) -> None:
        """Show before instead of now."""
        self._holds = wanted
        self.update()

    def remove(self) -> None:
        """Take it off the map for good."""
        scene = self.scene()
        if scene is not None:
            scene.removeItem(self)

    def updatePosition(self) -> None:
        """The map was moved, zoomed, turned or resized."""
        self.prepareGeometryChange()
        self._locate()
        self._now = (self._now[0], self._image(self._now[0]))
        self._before = (self._before[0], self._image(self._before[0]))
        self.update()

    def boundingRect(self) -> QRectF:
        """The whole view: labels stand at its edges."""
        return QRectF(self._canvas.viewport().rect())

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem | None = None, widget: QWidget | None = None
    ) -> None:
        """Paint before and now, the line between them, and the label."""
        whole = self.boundingRect()
        before, now = self._before[1], self._now[1]
        painter.setOpacity(self._opacity)
        if self._holds:
            self._draw(painter, before)
        elif self._swipe is None:
            self._draw(painter, now)
        else:
            line = whole.left() + self._swipe * whole.width()
            for image, part in (
                (before, QRectF(whole.left(), whole.top(), line - whole.left(), whole.height())),
                (now, QRectF(line, whole.top(), whole.right() - line, whole.height())),
            ):
                painter.save()
                painter.setClipRect(part, Qt.ClipOperation.IntersectClip)
                self._draw(painter, image)
                painter.restore()
        painter.setOpacity(1.0)
        above = self.above
        if above is not None:
            painter.drawImage(whole.topLeft(), above)
        self._draw_words(painter, whole)

    def _draw(self, painter: QPainter, image: QImage | None) -> None:
        if image is not None and self._screen is not None:
            painter.drawImage(QPointF(self._screen.left, self._screen.top) / self._screen.ratio, image)

    def _draw_words(self, painter: QPainter, whole: QRectF) -> None:
        label, before = self._labels
        if self._holds:
            self._draw_label(painter, whole, before or label)
        elif self._swipe is None:
            self._draw_label(painter, whole, label)
        else:
            self._draw_line(painter, whole)
            self._draw_label(painter, whole, before)
            self._draw_label(painter, whole, label, right=True)

    def _draw_label(self, painter: QPainter, whole: QRectF, words: str, right: bool = False) -> None:
        """Write on a plate in the colours of the window, so that it is legible on any map and in any theme."""
        if not words:
            return
        font = self._canvas.font()
        font.setBold(True)
        most = max(whole.width() / (1 if self._swipe is None else 2) - 2 * _EDGE - 2 * _PAD - _HANDLE, 40.0)
        measures = QFontMetricsF(font)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        room = measures.boundingRect(QRectF(0, 0, most, 400.0), int(flags), words)
        plate = QRectF(0, 0, room.width() + 2 * _PAD + 1, room.height() + 2 * _PAD)
        plate.moveTopLeft(whole.topLeft() + QPointF(_EDGE, _EDGE))
        if right:
            plate.moveRight(whole.right() - _EDGE)
        inks = Inks.of(self._canvas.window().palette())
        back = QColor(inks.ground)
        back.setAlpha(225)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(inks.quiet, 1.0))
        painter.setBrush(back)
        painter.drawRoundedRect(plate, 3.0, 3.0)
        painter.setFont(font)
        painter.setPen(inks.ink)
        painter.drawText(plate.adjusted(_PAD, _PAD, -_PAD, -_PAD), int(flags), words)

    def _draw_line(self, painter: QPainter, whole: QRectF) -> None:
        """Draw the line between before and now, dark on light, with the handle in its middle."""
        line = whole.left() + (self._swipe or 0.0) * whole.width()
        top, bottom = QPointF(line, whole.top()), QPointF(line, whole.bottom())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        for width, color in ((4.0, Qt.GlobalColor.white), (1.6, Qt.GlobalColor.black)):
            painter.setPen(QPen(color, width))
            painter.drawLine(top, bottom)
        middle = QPointF(line, whole.center().y())
        painter.setPen(QPen(Qt.GlobalColor.black, 1.4))
        painter.setBrush(QColor(Qt.GlobalColor.white))
        painter.drawEllipse(middle, _HANDLE, _HANDLE)
        painter.setBrush(QColor(Qt.GlobalColor.black))
        painter.setPen(Qt.PenStyle.NoPen)
        for side in (-1, 1):
            tip, foot = middle + QPointF(side * 8, 0), middle + QPointF(side * 3, 0)
            painter.drawPolygon(QPolygonF([tip, foot + QPointF(0, -4.5), foot + QPointF(0, 4.5)]))

    def _locate(self) -> None:
        """Work out which cell lies under each pixel, unless that is known."""
        view = view_of(self._canvas)
        if self._placed == (view, self._grid):
            return
        self._placed, self._screen = (view, self._grid), None
        if self._grid is None:
            return
        if not view.crs or view.width < 1 or view.height < 1:
            return
        if same_crs(view.crs, self._grid.crs):
            self._screen = screen_cells(view, self._grid)
            return
        here = self._canvas.mapSettings().destinationCrs()
        self._screen = screen_cells(view, self._grid, _way(here, self._crs), _way(self._crs, here))

    def _image(self, picture: Picture | None) -> QImage | None:
        screen = self._screen
        if picture is None or screen is None or screen.empty:
            return None
        pixels = screen.taken(picture.colours)
        rows, columns = pixels.shape
        form = QImage.Format.Format_ARGB32_Premultiplied
        image = QImage(pixels.tobytes(), columns, rows, 4 * columns, form).copy()
        image.setDevicePixelRatio(screen.ratio)
        return image

    def _renew_image(self) -> None:
        """Repaint what holds cells; the rest of the map and its labels stay as they are."""
        screen = self._screen
        if screen is None or screen.empty:
            self.update()
            return
        rows, columns = screen.cells.shape
        ratio = screen.ratio
        self.update(QRectF(screen.left / ratio, screen.top / ratio, columns / ratio, rows / ratio))


def _way(source: QgsCoordinateReferenceSystem, target: QgsCoordinateReferenceSystem) -> Way:
    transform = QgsCoordinateTransform(source, target, QgsProject.instance().transformContext())
    # maps of areas without grids of shifts are shown too; the layers under it are placed in the same way
    transform.setBallparkTransformsAreAppropriate(True)

    def way(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        x, y = np.broadcast_arrays(x, y)
        found = _transformed(transform, x.ravel(), y.ravel())
        return found[:, 0].reshape(x.shape), found[:, 1].reshape(x.shape)

    return way


def _transformed(transform: QgsCoordinateTransform, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return x, y (places, 2) transformed, NaN for a place that has none."""
    try:
        points = QPolygonF([QPointF(*pair) for pair in zip(x.tolist(), y.tolist())])
        transform.transformPolygon(points)
        return np.array([(point.x(), point.y()) for point in points])
    except QgsCsException:
        found = np.full((len(x), 2), np.nan)
        for place, pair in enumerate(zip(x.tolist(), y.tolist())):
            try:
                point = transform.transform(*pair)
            except QgsCsException:
                continue
            found[place] = point.x(), point.y()
        return found
