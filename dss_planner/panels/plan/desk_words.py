"""What the desk of the plan says: why there is no plan, and what changes made elsewhere are called."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import QCoreApplication


def why_none(path: str) -> str:
    """Return why there is no plan at ``path``, and what to do; '' for a path: no study is open."""
    if not path:
        return QCoreApplication.translate("PlanDesk", "Choose a study folder or open the example")
    folder = Path(path).parent
    if not folder.is_dir():
        words = QCoreApplication.translate(
            "PlanDesk", "The study folder “{folder}” is not there. Was it moved or renamed? Choose it again."
        )
        return words.format(folder=folder)
    return QCoreApplication.translate("PlanDesk", "No plan yet: draft it on page 5")


def change_title(shapes: int) -> str:
    """Return the name of the step that changes made outside of the window are. shapes: edited in QGIS."""
    if shapes == 1:
        return QCoreApplication.translate("PlanDesk", "Edited by hand: 1 shape")
    if shapes:
        return QCoreApplication.translate("PlanDesk", "Edited by hand: {count} shapes").format(count=shapes)
    return QCoreApplication.translate("PlanDesk", "Changed in another program")
