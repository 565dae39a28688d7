"""Catchments: which start reaches a place first, with the land and the time of each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QPushButton

from dss_planner.access.catchments import LAYER
from dss_planner.panels.access.access_tab import AccessTab
from dss_planner.panels.page import NotesBox, quiet_label
from dss_planner.panels.results import read_rows
from dss_planner.panels.tables import Cell, ResultTable, number
from dss_planner.study.access_steps import catchments_outputs
from dss_planner.study.folder import StudyFolder

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.tasks.lookups import Lookups

_FILE = "catchments.gpkg"


class CatchmentsTab(AccessTab):
    """The catchments as a table."""

    def __init__(self, session: StudySession, lookups: Lookups) -> None:
        super().__init__(session, lookups)
        self.title = self.tr("&Catchments")
        self.add_step(
            "catchments",
            self.tr("&Draw catchments"),
            self.tr("The land that each start reaches first, as polygons with area and time"),
        )
        headings = (
            self.tr("Start"), self.tr("km²"), self.tr("mean h"), self.tr("longest h"),
        )  # fmt: skip
        self.table = ResultTable(headings, 0, "access_catchments", 9, self.inner)
        self.table.setAccessibleName(self.tr("Catchments with area and travel time"))
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
        self.empty = quiet_label("", self.inner)
        self.empty.setObjectName("access_catchments_empty")
        self.body.addWidget(self.empty)
        self.body.addWidget(self.table)
        self.map_button = QPushButton(self.tr("Show on the &map"), self.inner)
        self.map_button.setObjectName("access_catchments_map")
        self.map_button.clicked.connect(self._show_on_map)
        self.body.addWidget(self.map_button)
        self.notes = NotesBox(self.inner)
        self.body.addWidget(self.notes)
        self.body.addStretch(1)

    def renew(self) -> None:
        """Show the catchments that are there."""
        folder = self.session.folder
        rows = read_rows(str(Path(folder, _FILE)), LAYER) if folder else []
        self.empty.setText("" if rows else self.nothing_yet(self.tr("No catchments yet. Press “Draw catchments”.")))
        self.empty.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self.map_button.setVisible(bool(rows))
        self.table.fill([self._row(row) for row in rows])
        self.notes.show_notes(self.session.notes("catchments"))

    def _row(self, row: dict) -> list[Cell]:
        name = row.get("name") or self.tr("place {number}").format(number=row.get("origin"))
        hours = [float(row.get(key) or 0.0) / 60.0 for key in ("mean_min", "longest_min")]
        area = float(row.get("area_km2") or 0.0)
        return [Cell(str(name)), Cell(number(area), area), *(Cell(number(value, 1), value) for value in hours)]

    def _show_on_map(self) -> None:
        for output in catchments_outputs(StudyFolder.at(self.session.folder)):
            self.session.map_layers.switch_on(output)
