"""Work too long for one turn of the window's event loop, done a piece in each."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from qgis.PyQt.QtCore import QObject, QTimer

#: Between two pieces the window does what else is to be done [ms].
_TURN_MS = 5


class Turns(QObject):
    """Does one row of pieces at a time; with its parent it goes."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pieces: list[Callable[[], None]] = []
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(_TURN_MS)
        self._turn.timeout.connect(self._next)

    def begin(self, pieces: Iterable[Callable[[], None]]) -> None:
        """Do ``pieces``, one in each turn, in place of what is left of those before."""
        self._pieces = list(pieces)
        self._turn.start()

    def finish(self) -> None:
        """Do at once what is left."""
        while self._pieces:
            self._next()

    def drop(self) -> None:
        """Do nothing more."""
        self._pieces = []
        self._turn.stop()

    def _next(self) -> None:
        if not self._pieces:
            return
        piece = self._pieces.pop(0)
        if self._pieces:
            self._turn.start()
        piece()
