"""Measures by how well they fit a site, each with its reasons."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from dss_planner.panels.plan_reading import Verdict
from dss_planner.panels.status_dot import DONE, EMPTY, PROBLEM, STALE, status_icon

HEIGHT = 190
#: Best first: status → dot and order.
DOTS = {"suitable": DONE, "conditional": STALE, "unknown": EMPTY, "unsuitable": PROBLEM}


def status_words(status: str) -> str:
    """Return the name of a verdict's status."""
    names = {
        "suitable": QCoreApplication.translate("VerdictTree", "Fits"),
        "conditional": QCoreApplication.translate("VerdictTree", "Fits under conditions"),
        "unknown": QCoreApplication.translate("VerdictTree", "Not known: facts are missing"),
        "unsuitable": QCoreApplication.translate("VerdictTree", "Does not fit"),
    }
    return names.get(status, status)


def part_words(verdicts: Sequence[Verdict]) -> str:
    """Return which parts of the site ``verdicts`` are about."""
    names = {
        "core": QCoreApplication.translate("VerdictTree", "core"),
        "rest": QCoreApplication.translate("VerdictTree", "rest of the site"),
    }
    parts = list(dict.fromkeys(verdict.part for verdict in verdicts))
    if set(parts) == set(names):
        return QCoreApplication.translate("VerdictTree", "whole site")
    return ", ".join(names.get(part, part) for part in parts)


class VerdictTree(QTreeWidget):
    """Status, then measure, then its reasons; the reasons unfold."""

    def __init__(self, name_of: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name_of = name_of
        self.setObjectName("verdict_tree")
        self.setAccessibleName(self.tr("Which measures fit the site, and why"))
        self.setHeaderHidden(True)
        self.setWordWrap(True)
        self.setFixedHeight(HEIGHT)

    def fill(self, verdicts: Sequence[Verdict]) -> None:
        """Show ``verdicts``; the statuses are unfolded, the reasons are not."""
        self.clear()
        for status in (*DOTS, *sorted({v.status for v in verdicts} - set(DOTS))):
            group = [verdict for verdict in verdicts if verdict.status == status]
            if not group:
                continue
            top = QTreeWidgetItem([f"{status_words(status)} ({len(group)})"])
            top.setIcon(0, status_icon(DOTS.get(status, EMPTY)))
            for measure in dict.fromkeys(verdict.measure for verdict in group):
                top.addChild(self._item([verdict for verdict in group if verdict.measure == measure]))
            self.addTopLevelItem(top)
            top.setExpanded(True)

    def _item(self, verdicts: Sequence[Verdict]) -> QTreeWidgetItem:
        """Return the row of one measure; the parts of the site it was judged on stand with it."""
        name = self._name_of(verdicts[0].measure)
        sentences = list(dict.fromkeys(sentence for verdict in verdicts for sentence in verdict.sentences))
        item = QTreeWidgetItem([f"{name} · {part_words(verdicts)}"])
        item.setToolTip(0, "\n".join(sentences))
        for sentence in sentences:
            child = QTreeWidgetItem([sentence])
            child.setToolTip(0, sentence)
            item.addChild(child)
        return item
