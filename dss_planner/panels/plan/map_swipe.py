"""One line on the map between two views of the plan; right of it may be the map as it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.core import QgsMapLayer, QgsMapRendererParallelJob, QgsMapSettings, QgsRectangle
from qgis.gui import QgsMapCanvas
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QPointF, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QImage, QPainter

from dss_planner.panels.score.preview.overlay import PreviewOverlay
from dss_planner.panels.score.preview.swipe_handle import SwipeHandle

_SETTLE_MS = 60

#: Turns the layers of the map, topmost first, into those of one side; None where a layer that it needs is gone.
Side = Callable[[list[QgsMapLayer]], "list[QgsMapLayer] | None"]


def in_place(new: QgsMapLayer, old: QgsMapLayer) -> Side:
    """Return the side that shows ``new`` where the map shows ``old``, and at the bottom where it shows neither."""

    def side(layers: list[QgsMapLayer]) -> list[QgsMapLayer] | None:
        if sip.isdeleted(new) or sip.isdeleted(old):
            return None
        found = [new if layer is old else layer for layer in layers if layer is not new]
        return found if new in found else [*found, new]

    return side


def one_after(first: Side, then: Side) -> Side:
    """Return the side that ``then`` makes of what ``first`` made."""

    def side(layers: list[QgsMapLayer]) -> list[QgsMapLayer] | None:
        found = first(layers)
        return None if found is None else then(found)

    return side


class _Curtain(PreviewOverlay):
    """Pictures of the whole view on both sides of the line; where there is none, the map shows."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self._extent = QgsRectangle()

    @property
    def pictures(self) -> tuple[QImage | None, QImage | None]:
        """What is shown on the left and on the right."""
        return self._before[1], self._now[1]

    def show_images(self, images: Sequence[QImage | None], extent: QgsRectangle) -> None:
        """Draw images, left and right, as long as the map shows ``extent``."""
        self._extent = extent
        self._before, self._now = (None, images[0]), (None, images[1])
        self.update()

    def updatePosition(self) -> None:
        """The map was moved: the pictures are of another place until they are drawn anew."""
        self.prepareGeometryChange()
        self.update()

    def _draw(self, painter: QPainter, image: QImage | None) -> None:
        if image is not None and self._extent == self._canvas.extent():
            painter.drawImage(QPointF(0.0, 0.0), image)


class MapSwipe(QObject):
    """`start` with what is shown on each side; `stop` leaves no trace on the map. One owner has it at a time."""

    #: An owner lost it: another one took it, the map went away, or a layer that it needs.
    ended = pyqtSignal(object)

    def __init__(self, canvas: QgsMapCanvas | None, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._curtain: _Curtain | None = None
        self._handle: SwipeHandle | None = None
        self._owner: object = None
        self._sides: tuple[Side | None, Side | None] = (None, None)
        self._jobs: list[QgsMapRendererParallelJob | None] = []
        #: Jobs that were given up and still run: they must not go before they have ended.
        self._ending: list[QgsMapRendererParallelJob] = []
        self._place = 0.5
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._render)

    @property
    def on(self) -> bool:
        """Whether there is a line on the map."""
        return self._curtain is not None

    @property
    def place(self) -> float:
        """Where the line lies, as a share of the map's width."""
        return self._place

    @property
    def pictures(self) -> tuple[QImage | None, QImage | None]:
        """What is shown on the left and on the right; None where the map shows."""
        return self._curtain.pictures if self._curtain is not None else (None, None)

    @property
    def drawn(self) -> bool:
        """Whether the pictures are of what the map shows now."""
        return self.pictures[0] is not None and not self._jobs and not self._settle.isActive()

    def has(self, owner: object) -> bool:
        """Return whether ``owner`` has the line."""
        return self.on and self._owner is owner

    def start(self, owner: object, left: Side, right: Side | None, labels: tuple[str, str]) -> bool:
        """Show ``left`` and ``right`` (None: the map as it is), named by ``labels``; False without a map."""
        canvas = self._alive()
        if canvas is None:
            return False
        before, self._owner = self._owner, owner
        self._sides = (left, right)
        if self._curtain is None:
            self._curtain = _Curtain(canvas)
            self._handle = SwipeHandle(canvas, self._place, self)
            self._handle.moved.connect(self.move)
            for signal in self._signals(canvas):
                signal.connect(self._settle.start)
        elif before is not owner:
            self._curtain.show_images((None, None), canvas.extent())
            self.ended.emit(before)
        self._curtain.set_swipe(self._place)
        self._curtain.show_labels(labels[1], labels[0])
        self._settle.start()
        return True

    def move(self, place: float) -> None:
        """Put the line at a share of the map's width."""
        self._place = min(max(place, 0.0), 1.0)
        if self._handle is not None and self._curtain is not None:
            self._handle.put(self._place)
            self._curtain.set_swipe(self._place)

    def stop(self, owner: object = None) -> None:
        """Take the line away, unless somebody else than ``owner`` has it; None: whoever has it."""
        if owner is not None and owner is not self._owner:
            return
        self._settle.stop()
        self._drop_jobs()
        self._owner, self._sides = None, (None, None)
        canvas = self._alive()
        if self._curtain is None:
            return
        curtain, self._curtain = self._curtain, None
        handle, self._handle = self._handle, None
        if canvas is not None:
            for signal in self._signals(canvas):
                signal.disconnect(self._settle.start)
            if handle is not None:
                handle.leave()
            curtain.remove()
        if handle is not None:
            handle.deleteLater()

    def _signals(self, canvas: QgsMapCanvas) -> Sequence:
        # what is edited, styled or switched on is on the map once that was painted
        return canvas.extentsChanged, canvas.mapCanvasRefreshed, canvas.destinationCrsChanged, canvas.rotationChanged

    def _alive(self) -> QgsMapCanvas | None:
        return self._canvas if self._canvas is not None and not sip.isdeleted(self._canvas) else None

    def _render(self) -> None:
        """Draw both sides in the background."""
        canvas = self._alive()
        if canvas is None or self._sides[0] is None:
            return
        self._drop_jobs()
        wanted = []
        for side in self._sides:
            layers = side(canvas.layers()) if side is not None else []
            if layers is None:
                owner = self._owner
                self.stop()
                self.ended.emit(owner)
                return
            wanted.append(layers if side is not None else None)
        extent = canvas.extent()
        self._jobs = [self._job(canvas, layers, extent) if layers is not None else None for layers in wanted]
        for job in self._jobs:
            if job is not None:
                job.start()

    def _job(self, canvas: QgsMapCanvas, layers: list[QgsMapLayer], extent: QgsRectangle) -> QgsMapRendererParallelJob:
        settings = QgsMapSettings(canvas.mapSettings())
        settings.setLayers(layers)
        job = QgsMapRendererParallelJob(settings)
        job.finished.connect(lambda: self._finished(job, extent))
        return job

    def _finished(self, job: QgsMapRendererParallelJob, extent: QgsRectangle) -> None:
        if job in self._ending:
            self._ending.remove(job)
        if (
            job not in self._jobs
            or self._curtain is None
            or any(one is not None and one.isActive() for one in self._jobs)
        ):
            return
        self._curtain.show_images([one.renderedImage() if one is not None else None for one in self._jobs], extent)
        self._jobs = []

    def _drop_jobs(self) -> None:
        jobs, self._jobs = self._jobs, []
        for job in jobs:
            if job is not None and job.isActive():
                self._ending.append(job)
                job.cancelWithoutBlocking()
