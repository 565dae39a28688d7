"""What differs between two score models, row by row, in sentences."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from dss_planner.layers.translation import show
from dss_planner.panels.criterion_names import shown_name
from dss_planner.panels.focus_ring import FocusRing
from dss_planner.panels.score.rule_words import rule_sentence
from dss_planner.scoring.differences import LAYER, RULE, Difference, differences
from dss_planner.scoring.model import ScoreModel


class DifferenceTable(QTableWidget):
    """What, before, after."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(0, 3, parent)
        self.setObjectName("difference_table")
        self.setAccessibleName(self.tr("What differs"))
        self.setHorizontalHeaderLabels([self.tr("What"), self.tr("Before"), self.tr("After")])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        FocusRing(self)
        self.setWordWrap(True)
        self.setMinimumHeight(60)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        for column in range(3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def show_models(self, before: ScoreModel | None, after: ScoreModel | None) -> None:
        """Show what differs; nothing where one of them is not known."""
        if before is None or after is None:
            self.setRowCount(0)
            return
        found = differences(before, after)
        rows = [self._words(difference, before, after) for difference in found]
        if not rows:
            rows = [(self.tr("No difference"), "", "")]
        self.setRowCount(len(rows))
        for row, words in enumerate(rows):
            for column, text in enumerate(words):
                cell = QTableWidgetItem(text)
                cell.setToolTip(text)
                self.setItem(row, column, cell)
        self.resizeRowsToContents()

    def _words(self, difference: Difference, before: ScoreModel, after: ScoreModel) -> tuple[str, str, str]:
        kinds = {
            "weight": self.tr("Weight of {name}"),
            "values": self.tr("Values of {name}"),
            "layer": self.tr("Layer of {name}"),
            "use": self.tr("Use of {name}"),
            "rule": self.tr("Rule: {name}"),
            "combination": self.tr("Combination"),
            "profiles": self.tr("Weight profiles"),
        }
        criteria = {c.id: c for c in (*before.criteria, *after.criteria)}
        known = criteria.get(difference.id)
        name = shown_name(known) if known is not None and difference.kind != RULE else difference.name
        then, now = show(difference.before), show(difference.after)
        if difference.kind == RULE:
            then, now = (_rule(model, difference.id, words) for model, words in ((before, then), (after, now)))
        elif difference.kind == LAYER:
            then, now = Path(then).name, Path(now).name
        return kinds[difference.kind].format(name=name), then, now


def _rule(model: ScoreModel, key: str, otherwise: str) -> str:
    rule = next((rule for rule in model.exclusions if rule.id == key), None)
    return otherwise if rule is None else rule_sentence(rule)
