"""A table of weight profiles: whose they are, and the weight of each criterion."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QWidget

from dss_planner.panels.criterion_names import shown_name
from dss_planner.panels.focus_ring import FocusRing
from dss_planner.panels.score.weighing.people import kind_name
from dss_planner.panels.tables import KEY, Cell, number
from dss_planner.scoring.model import ScoreModel
from dss_planner.scoring.weighing.profiles import Profile, says_all

#: Columns before those of the criteria.
_WORDS = 6


class ProfileTable(QTableWidget):
    """One row for each profile."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(0, _WORDS, parent)
        self.setObjectName("weight_profiles")
        self.setAccessibleName(self.tr("Weight profiles"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        FocusRing(self)
        self.setAlternatingRowColors(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(22)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)

    def key(self) -> str:
        """Return the name of the profile chosen, '' when there is none."""
        item = self.item(self.currentRow(), 0)
        return str(item.data(KEY)) if item is not None else ""

    def fill(self, model: ScoreModel) -> None:
        """Show the profiles of a model, and the weights of the criteria that it uses."""
        used = model.used
        words = (
            self.tr("Whose"), self.tr("Stands for"), self.tr("Organisation"), self.tr("Country"), self.tr("Kept"),
            self.tr("Note"),
        )  # fmt: skip
        titles = [*words, *(f"{shown_name(item)} %" for item in used)]
        self.setColumnCount(len(titles))
        self.setHorizontalHeaderLabels(titles)
        header = self.horizontalHeader()
        for column, title in enumerate(titles):
            self.horizontalHeaderItem(column).setToolTip(title)
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        self.setRowCount(len(model.profiles))
        for row, profile in enumerate(model.profiles):
            for column, cell in enumerate(self._cells(profile, [item.id for item in used])):
                self.setItem(row, column, cell)
            self.item(row, 0).setData(KEY, profile.name)
        self._fit_columns(len(used))

    def _fit_columns(self, criteria: int) -> None:
        metrics = self.fontMetrics()
        for column in range(self.columnCount()):
            wanted = self.sizeHintForColumn(column) + 8
            if column < _WORDS:
                title = metrics.horizontalAdvance(self.horizontalHeaderItem(column).text()) + 16
                empty = all(not self.item(row, column).text() for row in range(self.rowCount()))
                self.setColumnHidden(column, empty and column > 1)
                self.setColumnWidth(column, min(max(wanted, title), 130))
            else:
                self.setColumnWidth(column, min(max(wanted, 84 if criteria <= 4 else 64), 110))

    def _cells(self, profile: Profile, keys: list[str]) -> list[Cell]:
        when = self.tr("{when}, by {who}").format(when=profile.when, who=profile.who)
        words = [
            Cell(profile.name, tip=self._tip(profile, keys)),
            Cell(kind_name(profile.kind)),
            Cell(profile.organisation),
            Cell(profile.country),
            Cell(profile.when, tip=when if profile.who and profile.when else profile.when or profile.who),
            Cell(profile.note),
        ]
        total = sum(profile.weights.get(key, 0.0) for key in keys)
        shares = [100.0 * profile.weights[key] / total if total and key in profile.weights else None for key in keys]
        return words + [
            Cell("–" if share is None else number(share, 1), -1.0 if share is None else share) for share in shares
        ]

    def _tip(self, profile: Profile, keys: list[str]) -> str:
        if says_all(profile, keys):
            source = self.tr("from pairwise answers") if profile.answers else self.tr("given directly")
            return f"{profile.name}: {source}"
        return self.tr("{name} does not say all weights yet, and is left out of mean and map").format(name=profile.name)
