"""Undo, redo and the list of changes of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication

from dss_planner.panels.score.undo_bar import UndoBar

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget

    from dss_planner.panels.plan.plan_desk import PlanDesk


def plan_undo_bar(desk: PlanDesk, parent: QWidget) -> UndoBar:
    """Return the buttons that take back and make again changes of the plan."""
    bar = UndoBar(desk.undo, parent)
    for part, name in ((bar.undo, "plan_undo"), (bar.redo, "plan_redo"), (bar.history, "plan_history")):
        part.setObjectName(name)
    bar.view.setObjectName("plan_history_list")
    bar.view.setEmptyLabel(QCoreApplication.translate("PlanUndo", "As it was when the plan was read"))
    return bar
