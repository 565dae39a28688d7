"""Measures by how well they fit a site, each with its reasons."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtWidgets import QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from dss_planner.panels.page import quiet_label
from dss_planner.panels.plan_reading import Verdict
from dss_planner.panels.status_dot import DONE, EMPTY, PROBLEM, STALE, status_icon

HEIGHT = 170
REASONS = int(Qt.ItemDataRole.UserRole)
#: Parts of a site; the first one judged gives the measure its status.
PARTS = ("core", "site", "rest")
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


def part_words(part: str) -> str:
    """Return the name of a part of a site."""
    names = {
        "site": QCoreApplication.translate("VerdictTree", "Whole site"),
        "core": QCoreApplication.translate("VerdictTree", "Core"),
        "rest": QCoreApplication.translate("VerdictTree", "Rest of the site"),
    }
    return names.get(part, part)


class VerdictTree(QWidget):
    """Status, then measure; the reasons for the measure chosen stand below."""

    def __init__(self, name_of: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name_of = name_of
        self.tree = QTreeWidget(self)
        self.tree.setObjectName("verdict_tree")
        self.tree.setAccessibleName(self.tr("Which measures fit the site, and why"))
        self.tree.setHeaderHidden(True)
        self.tree.setFixedHeight(HEIGHT)
        self.reason = quiet_label("", self)
        self.reason.setObjectName("verdict_reason")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tree)
        layout.addWidget(self.reason)
        self.tree.currentItemChanged.connect(self._explain)

    def fill(self, verdicts: Sequence[Verdict]) -> None:
        """Show ``verdicts`` of one site, each measure by its verdict on the core, where works begin."""
        by_measure: dict[str, list[Verdict]] = {}
        for verdict in verdicts:
            by_measure.setdefault(verdict.measure, []).append(verdict)
        leading = {key: min(found, key=lambda v: PARTS.index(v.part)) for key, found in by_measure.items()}
        self.tree.clear()
        for status in (*DOTS, *sorted({v.status for v in leading.values()} - set(DOTS))):
            group = [key for key, verdict in leading.items() if verdict.status == status]
            if not group:
                continue
            top = QTreeWidgetItem([f"{status_words(status)} ({len(group)})"])
            top.setIcon(0, status_icon(DOTS.get(status, EMPTY)))
            for key in group:
                item = QTreeWidgetItem([self._name_of(key)])
                item.setData(0, REASONS, self._reasons(by_measure[key]))
                item.setToolTip(0, item.data(0, REASONS))
                top.addChild(item)
            self.tree.addTopLevelItem(top)
            top.setExpanded(True)
        if self.tree.topLevelItemCount():
            self.tree.setCurrentItem(self.tree.topLevelItem(0).child(0))

    def _reasons(self, verdicts: Sequence[Verdict]) -> str:
        """Return the sentences; where the parts of the site differ, each part with its own."""
        if len({(verdict.status, verdict.sentences) for verdict in verdicts}) == 1:
            return "\n".join(verdicts[0].sentences)
        lines = []
        for verdict in sorted(verdicts, key=lambda v: PARTS.index(v.part)):
            words = " ".join(verdict.sentences)
            lines.append(f"{part_words(verdict.part)} – {status_words(verdict.status)}: {words}")
        return "\n".join(lines)

    def _explain(self, item: QTreeWidgetItem | None, before: QTreeWidgetItem | None = None) -> None:
        self.reason.setText(str(item.data(0, REASONS) or "") if item is not None else "")
