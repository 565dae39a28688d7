"""Figures made and drawn in threads of their own: a chart with many marks takes a quarter of a second."""

from __future__ import annotations

import gc
import threading
import warnings
import weakref
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.PyQt.QtCore import QObject, QTimer

from dss_planner.charts.letters import give_letters

if TYPE_CHECKING:
    from matplotlib.figure import Figure

#: Pixels per inch that figures are laid out for.
SCREEN = 96.0
#: How often is looked whether a drawing is done [ms].
_LOOK_MS = 15
#: How long a drawing that nobody waits for any more may take to its end [s].
_PATIENCE_S = 2.0
#: matplotlib keeps fonts and parsed texts for all figures: one thread at a time draws.
_PEN = threading.Lock()

Take = Callable[["Future[Any]"], None]


def render(figure: Figure, width: float, height: float, dpi: float) -> np.ndarray:
    """Return the pixels (rows, columns, 4 as uint8) of ``figure`` drawn ``width`` × ``height`` points large."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    give_letters(figure)
    figure.set_size_inches(width / SCREEN, height / SCREEN)
    figure.set_dpi(dpi)
    canvas = FigureCanvasAgg(figure)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a chart squeezed to nothing says so for itself
        canvas.draw()
    return np.array(canvas.buffer_rgba())


class Drawings(QObject):
    """Has work done in a thread of its own, and hands it over on the main thread; with its parent it goes."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: list[tuple[Future[Any], Take]] = []
        self._thread = ThreadPoolExecutor(1, "DSS Planner chart")
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_MS)
        self._clock.timeout.connect(self.collect)
        self._begun: list[Future[Any]] = []
        # kept by `weakref`: what only Qt keeps the garbage collector may empty before Qt calls it, which crashes
        self.destroyed.connect(weakref.finalize(self, _end, self._begun, self._thread))

    def begin(self, work: Callable[[], Any], take: Take) -> Future[Any]:
        """Begin ``work``, which touches no widget; ``take`` gets the future once it is done, with result or error."""
        drawing = self._thread.submit(_draw, work)
        self._waiting.append((drawing, take))
        self._begun[:] = [*(one for one in self._begun if not one.done()), drawing]
        self._clock.start()
        return drawing

    def collect(self) -> None:
        """Hand over what is done."""
        done = [item for item in self._waiting if item[0].done()]
        for item in done:
            self._waiting.remove(item)
        if not self._waiting:
            self._clock.stop()
        for drawing, take in done:
            take(drawing)


def _draw(work: Callable[[], Any]) -> object:
    with _PEN:
        collects = gc.isenabled()
        gc.disable()  # what it finds could be a part of a window, which must not go away in this thread
        try:
            return work()
        finally:
            if collects:
                gc.enable()


def _end(begun: list[Future[Any]], thread: ThreadPoolExecutor) -> None:
    """Begin nothing more; what has begun is waited for a little: QGIS must not go away below it."""
    thread.shutdown(wait=False, cancel_futures=True)
    wait(begun, _PATIENCE_S)
