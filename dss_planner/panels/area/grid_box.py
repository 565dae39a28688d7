"""The analysis grid: what is proposed and why, what the user takes instead, and what a run will take."""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem
from qgis.gui import QgsProjectionSelectionWidget
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QGroupBox, QHBoxLayout, QPushButton, QToolButton, QWidget

from dss_planner.intake.area.estimate import Estimate
from dss_planner.intake.area.gridproposal import GridProposal, too_fine
from dss_planner.layers.reference import words_of
from dss_planner.layers.translation import show
from dss_planner.panels.area.state_line import StateLine
from dss_planner.panels.fields import number_field
from dss_planner.panels.page import quiet_label
from dss_planner.panels.status_dot import PROBLEM
from dss_planner.panels.tables import number

_MINUTE, _HOUR = 60.0, 3600.0
_MEGA, _GIGA = 1e6, 1e9


class GridBox(QGroupBox):
    """Reference system and cell size, each with the reason of the proposal; below, cells, disk, time and memory."""

    #: The user chose a reference system ('' takes the proposal), or a cell size [m].
    crs_chosen = pyqtSignal(str)
    cell_chosen = pyqtSignal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Analysis grid"))
        self._filling = False
        self._proposal: GridProposal | None = None
        self.crs = QgsProjectionSelectionWidget(self)
        self.crs.setObjectName("analysis_crs")
        self.crs.setOptionVisible(QgsProjectionSelectionWidget.CrsOption.CrsNotSet, True)
        self.crs.setToolTip(self.tr("A projected CRS in metres; distances and areas are measured on it"))
        for part in (self.crs, *self.crs.findChildren(QComboBox)):
            part.setAccessibleName(self.tr("Reference system of the analysis grid"))
        for part in self.crs.findChildren(QToolButton):
            part.setAccessibleName(self.tr("Choose a reference system for the analysis grid"))
        self.crs.crsChanged.connect(self._choose_crs)
        self.crs_reason = quiet_label("", self)
        self.crs_reason.setObjectName("crs_reason")
        self.cell = number_field(10.0, 100000.0, 0, 100.0, self.tr(" m"), self)
        self.cell.setObjectName("cell_size")
        self.cell.valueChanged.connect(self._choose_cell)
        self.use_button = QPushButton(self)
        self.use_button.setObjectName("use_proposed_cell")
        self.use_button.setToolTip(self.tr("Take the proposed cell size"))
        self.use_button.clicked.connect(self._use)
        self.cell_reason = quiet_label("", self)
        self.cell_reason.setObjectName("cell_reason")
        self.cost = StateLine("grid_cost", None, self)
        self._lay_out()
        self.show_proposal(None, None)

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        cell = QHBoxLayout()
        cell.addWidget(self.cell, 1)
        cell.addWidget(self.use_button)
        form.addRow(self.tr("&CRS"), self.crs)
        form.addRow(self.crs_reason)
        form.addRow(self.tr("C&ell size"), cell)
        form.labelForField(cell).setBuddy(self.cell)
        form.addRow(self.cell_reason)
        form.addRow(self.cost)

    def show_settings(self, crs: str, cell_size: float) -> None:
        """Show the study's choice: ``crs`` as WKT or code ('' takes the proposal), ``cell_size`` [m]."""
        self._filling = True
        self.crs.setCrs(reference_system(crs))
        self.cell.setValue(cell_size)
        self._filling = False
        self._compare()

    def show_proposal(self, proposal: GridProposal | None, estimate: Estimate | None) -> None:
        """Show what is proposed, and what a run on the grid chosen will take; None where there is nothing to say."""
        self._proposal = proposal
        unset = self.tr("proposed from the study area")
        proposed = reference_system(proposal.crs) if proposal is not None else QgsCoordinateReferenceSystem()
        if proposed.authid():
            unset = self.tr("as proposed: {code}").format(code=proposed.authid())
        elif proposal is not None:
            unset = self.tr("as proposed")
        self._filling = True
        self.crs.setNotSetText(unset)
        if not self.crs.crs().isValid():
            self.crs.setCrs(QgsCoordinateReferenceSystem())
        self._filling = False
        reason = ""
        if proposal is not None:
            reason = self.tr("{crs}. {reason}").format(crs=proposed.description(), reason=show(proposal.crs_reason))
        self.crs_reason.setText(reason)
        self.crs_reason.setVisible(bool(reason))
        self._show_cost(estimate)
        self._compare()

    def show_trouble(self, sentence: str) -> None:
        """No run is possible on the grid chosen; ``sentence`` says why and what to do."""
        self._say_cost([sentence], too_much=True)

    def _show_cost(self, estimate: Estimate | None) -> None:
        too_much = estimate is not None and bool(estimate.warnings)
        lines = [] if estimate is None else [self._cost(estimate), *(show(warning) for warning in estimate.warnings)]
        self._say_cost(lines, too_much)

    def _say_cost(self, lines: list[str], too_much: bool) -> None:
        self.cost.say(PROBLEM if too_much else "", "\n".join(lines))
        self.cost.setVisible(bool(lines))

    def _cost(self, estimate: Estimate) -> str:
        return self.tr("{cells} cells · at most {disk} on disk · about {time} · {memory} of memory").format(
            cells=self._count(estimate.cells),
            disk=self._bytes(estimate.disk_bytes),
            time=self._time(estimate.seconds),
            memory=self._bytes(estimate.memory_bytes),
        )

    def _count(self, cells: int) -> str:
        if cells >= _MEGA:
            return self.tr("{count} million").format(count=number(cells / _MEGA, 1))
        return number(cells)

    def _bytes(self, amount: float) -> str:
        if amount >= _GIGA:
            return self.tr("{amount} GB").format(amount=number(amount / _GIGA, 1))
        return self.tr("{amount} MB").format(amount=number(max(amount / _MEGA, 1.0)))

    def _time(self, seconds: float) -> str:
        if seconds < _MINUTE:
            return self.tr("{time} s").format(time=number(max(seconds, 1.0)))
        if seconds < 2 * _HOUR:
            return self.tr("{time} min").format(time=number(seconds / _MINUTE))
        return self.tr("{time} h").format(time=number(seconds / _HOUR, 1))

    def _compare(self) -> None:
        """Offer the proposed cell size where another one is chosen."""
        proposed = self._proposal.cell_size if self._proposal is not None else None
        differs = proposed is not None and abs(proposed - self.cell.value()) > 1e-6
        self.use_button.setVisible(differs)
        reason = show(self._proposal.cell_reason) if self._proposal is not None else ""
        if differs:
            reason = self.tr("Proposed: {size} m. {reason}").format(size=number(proposed), reason=reason)
            note = too_fine(self.cell.value(), self._proposal.finest, self._proposal.finest_layer)
            reason = "\n".join(part for part in (reason, "⚠ " + show(note) if note is not None else "") if part)
        self.cell_reason.setText(reason)
        self.cell_reason.setVisible(bool(reason))
        if proposed is not None:
            self.use_button.setText(self.tr("Use {size} m").format(size=number(proposed)))
            self.use_button.setToolTip(show(self._proposal.cell_reason))

    def _use(self) -> None:
        if self._proposal is not None:
            self.cell.setValue(self._proposal.cell_size)

    def _choose_cell(self, value: float) -> None:
        self._compare()
        if not self._filling:
            self.cell_chosen.emit(value)

    def _choose_crs(self, crs: QgsCoordinateReferenceSystem) -> None:
        if not self._filling:
            self.crs_chosen.emit(words_of(crs))


def reference_system(crs: str) -> QgsCoordinateReferenceSystem:
    """Return the system of a WKT or a code; one that QGIS's database knows bears its code and name."""
    if not crs:
        return QgsCoordinateReferenceSystem()
    found = QgsCoordinateReferenceSystem()
    if not found.createFromUserInput(crs):
        found = QgsCoordinateReferenceSystem.fromWkt(crs)
    return found
