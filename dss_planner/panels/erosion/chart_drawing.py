"""Figures made and drawn in threads of their own: a chart with many marks takes a quarter of a second."""

from __future__ import annotations

import threading
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.PyQt.QtCore import QObject, QTimer

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

Take = Callable[["Drawing"], None]


def render(figure: Figure, width: float, height: float, dpi: float) -> np.ndarray:
    """Return the pixels (rows, columns, 4 as uint8) of ``figure`` drawn ``width`` × ``height`` points large."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    figure.set_size_inches(width / SCREEN, height / SCREEN)
    figure.set_dpi(dpi)
    canvas = FigureCanvasAgg(figure)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a chart squeezed to nothing says so for itself
        canvas.draw()
    return np.array(canvas.buffer_rgba())


class Drawing:
    """A thread that does ``work``, which touches no widget. result: what it returned; error: what it raised."""

    def __init__(self, work: Callable[[], Any]) -> None:
        self.result: Any = None
        self.error: Exception | None = None
        self._work = work
        self._ended, self._given_up = threading.Event(), threading.Event()
        threading.Thread(target=self._run, name="DSS Planner chart", daemon=True).start()

    @property
    def done(self) -> bool:
        """Whether the thread is at its end."""
        return self._ended.is_set()

    def end(self) -> None:
        """Do not begin any more; where it has begun, wait a little: QGIS must not go away below it."""
        self._given_up.set()
        self._ended.wait(_PATIENCE_S)

    def _run(self) -> None:
        try:
            with _PEN:
                if not self._given_up.is_set():
                    self.result = self._work()
        except Exception as error:  # whoever collects it raises it where it can be seen
            self.error = error
        finally:
            self._ended.set()


class Drawings(QObject):
    """Hands drawings that are done to those who wait for them, on the main thread; with its parent it goes."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting = waiting = []  # type: list[tuple[Drawing, Take]]
        self.destroyed.connect(lambda: [drawing.end() for drawing, _ in waiting])
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_MS)
        self._clock.timeout.connect(self.collect)

    def begin(self, work: Callable[[], Any], take: Take) -> Drawing:
        """Begin ``work`` beside the window; ``take`` gets the drawing once it is done."""
        drawing = Drawing(work)
        self._waiting.append((drawing, take))
        self._clock.start()
        return drawing

    def collect(self) -> None:
        """Hand over what is done."""
        done = [item for item in self._waiting if item[0].done]
        for item in done:
            self._waiting.remove(item)
        if not self._waiting:
            self._clock.stop()
        for drawing, take in done:
            take(drawing)
