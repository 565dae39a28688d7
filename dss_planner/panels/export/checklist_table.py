"""What the funder asks, and what the plan still lacks for it; each row leads to where it is mended."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QGroupBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dss_planner.layers.translation import show
from dss_planner.panels.page import quiet_label
from dss_planner.panels.status_dot import DONE, EMPTY, PROBLEM, STALE, status_icon
from dss_planner.panels.tables import Cell, ResultTable
from dss_planner.proposal.presets.checklist import BY_HAND, LOOK, MET, MISSING, Fact, Line

_DOTS = {MISSING: PROBLEM, LOOK: STALE, BY_HAND: EMPTY, MET: DONE}
_ORDER = (MISSING, LOOK, BY_HAND, MET)
_ROWS = 8


class ChecklistBox(QGroupBox):
    """A row for each demand, what is missing first; the reason of the row chosen stands below, whole."""

    #: Where a demand is mended: page and the id of what it rests on.
    wanted = pyqtSignal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("What the form asks"))
        self._lines: tuple[Line, ...] = ()
        self._form = True
        self.summary = quiet_label("", self)
        self.summary.setObjectName("checklist_summary")
        headings = [self.tr("State"), self.tr("Asked")]
        self.table = ResultTable(headings, 1, "checklist", _ROWS, self)
        self.table.setAccessibleName(self.tr("What the form asks, and what is missing"))
        self.table.cellActivated.connect(lambda row, column: self._go())
        self.table.cellDoubleClicked.connect(lambda row, column: self._go())
        self.table.currentCellChanged.connect(lambda *cells: self._explain())
        self.reason = quiet_label("", self)
        self.reason.setObjectName("checklist_reason")
        self.go_button = QPushButton(self.tr("&Go there"), self)
        self.go_button.setObjectName("checklist_go")
        self.go_button.setToolTip(self.tr("Open the page where the demand chosen above is met"))
        self.go_button.clicked.connect(self._go)
        row = QHBoxLayout()
        row.addWidget(self.reason, 1)
        row.addWidget(self.go_button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.addWidget(self.summary)
        layout.addWidget(self.table)
        layout.addLayout(row)
        self.say("")

    @property
    def missing(self) -> tuple[Line, ...]:
        """The demands that are not met."""
        return tuple(line for line in self._lines if line.state == MISSING)

    def say(self, sentence: str) -> None:
        """Show a sentence in place of the rows: it is looked at, or there is nothing to look at."""
        self._lines = ()
        self.summary.setText(sentence)
        for widget in (self.table, self.reason, self.go_button):
            widget.hide()

    def show_lines(self, lines: Sequence[Line], form: bool, busy: bool) -> None:
        """Show the demands. form: they are a funder's; busy: they are being looked at anew."""
        self._lines, self._form = tuple(lines), form
        rows = [self._cells(line) for line in lines]
        self.table.fill(rows, [line.id for line in lines])
        for widget in (self.table, self.reason, self.go_button):
            widget.setVisible(bool(lines))
        counts = [(state, sum(line.state == state for line in lines)) for state in _ORDER]
        said = ", ".join(f"{count} {self._state(state).lower()}" for state, count in counts if count)
        if busy:
            said = self.tr("{counts}. Looking anew…").format(counts=said)
        self.summary.setText(said or self.tr("The preset asks for nothing."))
        self._explain()

    def _cells(self, line: Line) -> list[Cell]:
        asks = show(line.asks)
        if self._form and not line.verified:
            asks = self.tr("Unverified: {demand}").format(demand=asks)
        tip = "\n".join([asks, *(show(reason.sentence) for reason in line.reasons), self._source(line)]).strip()
        state = Cell(self._state(line.state), tip=tip)
        state.setIcon(status_icon(_DOTS[line.state]))
        return [state, Cell(asks, tip=tip)]

    def _state(self, state: str) -> str:
        return {
            MISSING: self.tr("Missing"),
            LOOK: self.tr("Look"),
            BY_HAND: self.tr("By hand"),
            MET: self.tr("Met"),
        }[state]

    def _source(self, line: Line) -> str:
        if line.verified and line.source:
            return self.tr("Read in: {document}").format(document=line.source)
        if not self._form:
            return ""
        return self.tr("Unverified: not read in a form of the funder.")

    def _chosen(self) -> Line | None:
        key = self.table.key()
        return next((line for line in self._lines if line.id == key), None)

    def _worst(self, line: Line) -> Fact | None:
        reasons = sorted(line.reasons, key=lambda reason: _ORDER.index(reason.state))
        return next((reason for reason in reasons if reason.page and reason.state != MET), None)

    def _explain(self) -> None:
        line = self._chosen()
        if line is None:
            self.reason.setText("")
            self.go_button.setEnabled(False)
            return
        open_ones = [reason for reason in line.reasons if reason.state != MET] or list(line.reasons)
        sentences = dict.fromkeys(show(reason.sentence) for reason in open_ones)
        self.reason.setText(
            "\n".join([f"{show(line.asks)}:", *(f"• {one}" for one in sentences), self._source(line)]).strip()
        )
        self.go_button.setEnabled(self._worst(line) is not None)

    def _go(self) -> None:
        line = self._chosen()
        reason = self._worst(line) if line is not None else None
        if reason is not None:
            self.wanted.emit(reason.page, reason.id)
