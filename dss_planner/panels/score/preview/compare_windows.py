"""The windows that show two models side by side: opened for the preview, and closed with what they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt import sip

from dss_planner.panels.score.preview.compare_window import CompareWindow

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from dss_planner.panels.score.preview.map_side import MapSide
    from dss_planner.panels.session import StudySession
    from dss_planner.scoring.model import ScoreModel


class CompareWindows:
    """All that are open."""

    def __init__(self, session: StudySession, map_side: MapSide, iface: QgisInterface | None) -> None:
        self._session, self._map, self._iface = session, map_side, iface
        self._open: list[CompareWindow] = []

    def open(self, models: tuple[ScoreModel, ScoreModel], names: tuple[str, str]) -> CompareWindow:
        """Open one for two models."""
        parent = self._iface.mainWindow() if hasattr(self._iface, "mainWindow") else None
        window = CompareWindow(self._session, self._map.canvas, models, names, parent)
        self._open = [known for known in self._open if not sip.isdeleted(known)]
        self._open.append(window)
        window.show()
        return window

    def close(self) -> None:
        """Close all."""
        windows, self._open = self._open, []
        for window in windows:
            if not sip.isdeleted(window):
                window.close()
