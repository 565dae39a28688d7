"""The warnings of the plan, all or those of one site, each with “Show me”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from dss_planner.layers.translation import show
from dss_planner.panels.page import quiet_label
from dss_planner.panels.tables import Cell, ResultTable
from dss_planner.plan.warnings.found import (
    CARE,
    EMPTY,
    GEOMETRY,
    HAUL,
    KINDS,
    OUTSIDE,
    PLAN,
    PRICES,
    PROTECTED,
    RULES,
    PlanWarning,
)

if TYPE_CHECKING:
    from dss_planner.panels.plan.plan_desk import PlanDesk

#: Rows in sight before the list scrolls.
ROWS = 8


class WarningsList(QWidget):
    """Follows ``desk.warnings``. `only_site` narrows it to one site and what concerns the whole plan."""

    #: A price is to be shown: its key.
    price_asked = pyqtSignal(str)

    def __init__(self, desk: PlanDesk, parent: QWidget, rows: int = ROWS) -> None:
        super().__init__(parent)
        self._desk = desk
        self._site = ""
        self._shown: dict[str, PlanWarning] = {}
        self.heading = QLabel(self)
        self.heading.setObjectName("plan_warnings_heading")
        headings = [self.tr("About"), self.tr("Warning")]
        self.table = ResultTable(headings, 1, "plan_warnings", rows, self)
        self.table.setAccessibleName(self.tr("Warnings of the plan"))
        self.table.setMinimumHeight(self.table.height() + 24)
        self.table.setMaximumHeight(16_777_215)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.details = quiet_label("", self)
        self.details.setObjectName("plan_warning_details")
        self.show_button = QPushButton(self.tr("Show &me"), self)
        self.show_button.setObjectName("plan_warning_show")
        self.show_button.setToolTip(self.tr("Bring into sight on the map what the warning is about"))
        row = QHBoxLayout()
        row.addWidget(self.details, 1)
        row.addWidget(self.show_button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self.heading)
        layout.addWidget(self.table, 1)
        layout.addLayout(row)
        self.table.itemSelectionChanged.connect(self._explain)
        self.table.cellActivated.connect(lambda *_: self.show_me())
        self.show_button.clicked.connect(self.show_me)
        desk.warnings.changed.connect(self.renew)
        desk.warnings.want()
        self.renew()

    def only_site(self, site: str = "") -> None:
        """Show the warnings of a site and of the whole plan; '' shows all."""
        if site != self._site:
            self._site = site
            self.renew()

    def renew(self) -> None:
        """Show the warnings as they are now."""
        found = [one for one in self._desk.warnings.found if not self._site or one.about.site in ("", self._site)]
        self._shown = {str(number): one for number, one in enumerate(found)}
        self.heading.setText(self.tr("Warnings: {count}").format(count=len(found)) if found else self.tr("No warnings"))
        rows = []
        for one in found:
            words = show(one.sentence)
            rows.append([Cell(self._kind(one), KINDS.index(one.kind)), Cell(words, tip=self._whole(one))])
            rows[-1][0].setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.fill(rows, list(self._shown))
        self.table.setMaximumHeight(16_777_215)
        self.table.setMinimumHeight(72)
        self.table.setVisible(bool(found))
        self.show_button.setVisible(bool(found))
        self._explain()

    def chosen(self) -> PlanWarning | None:
        """Return the warning chosen."""
        return self._shown.get(self.table.key())

    def show_me(self) -> None:
        """Show on the map what the chosen warning is about, and look at its work."""
        one = self.chosen()
        if one is None or not one.about.table:
            return
        if one.kind == PRICES:
            self.price_asked.emit(one.about.row)
            return
        self._desk.select(one.about.site, one.about.work)
        if not self._desk.show_me.row(one.about.table, one.about.row):
            self._desk.message.emit("warning", self.tr("What the warning is about is not on the map any more."), "")

    def _explain(self) -> None:
        one = self.chosen()
        self.details.setText(self._whole(one) if one is not None else "")
        self.show_button.setEnabled(one is not None and bool(one.about.table))

    def _whole(self, one: PlanWarning) -> str:
        return " ".join([show(one.sentence), *(show(reason) for reason in one.reasons)])

    def _kind(self, one: PlanWarning) -> str:
        return {
            RULES: self.tr("Rules"),
            GEOMETRY: self.tr("Geometry"),
            OUTSIDE: self.tr("Outside the site"),
            PROTECTED: self.tr("Protected land"),
            EMPTY: self.tr("No quantities"),
            PRICES: self.tr("Prices"),
            HAUL: self.tr("Haul"),
            CARE: self.tr("Conditions"),
            PLAN: self.tr("Plan"),
        }[one.kind]
