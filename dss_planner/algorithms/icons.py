"""Icons of the toolbox."""

from __future__ import annotations

from qgis.PyQt.QtGui import QIcon

from dss_planner import paths


def icon_named(*names: str) -> QIcon | None:
    """Return the icon of the first of ``names`` that ``resources/icons`` holds, or None."""
    for name in names:
        path = paths.resource("icons", f"{name}.svg")
        if path.exists():
            return QIcon(str(path))
    return None
