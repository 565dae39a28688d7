"""How opaque the preview is: a preference, remembered once it has settled."""

from __future__ import annotations

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QObject, QTimer

#: Preference.
OPACITY = "dss_planner/preview_opacity"
#: Wait after it was moved last before it is remembered: each time, a file is written [ms].
REMEMBER_MS = 500
_OPAQUE = 100


class Opacity(QObject):
    """percent: 0–100."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.percent = int(QgsSettings().value(OPACITY, _OPAQUE, int))
        self.remember = QTimer(self)
        self.remember.setSingleShot(True)
        self.remember.setInterval(REMEMBER_MS)
        self.remember.timeout.connect(self._keep)

    @property
    def share(self) -> float:
        """The same from 0 to 1."""
        return self.percent / _OPAQUE

    def take(self, percent: int) -> None:
        """Take another one."""
        self.percent = min(max(int(percent), 0), _OPAQUE)
        self.remember.start()

    def close(self) -> None:
        """Remember now what is not remembered yet."""
        if self.remember.isActive():
            self._keep()

    def _keep(self) -> None:
        self.remember.stop()
        QgsSettings().setValue(OPACITY, self.percent)
