"""The check of the layers on the page: what it found, whether it is still at work, and the fixes."""

from __future__ import annotations

from collections.abc import Collection

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QGroupBox, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from dss_planner.intake.health.problems import ASKS, MENDS, TELLS, HealthReport, Problem
from dss_planner.panels.area.health_list import HealthList
from dss_planner.panels.area.health_model import HealthModel, Key
from dss_planner.panels.area.health_window import HealthWindow
from dss_planner.panels.area.state_line import StateLine
from dss_planner.panels.status_dot import ASK, DONE, EMPTY, MEND, PROBLEM, RUNNING, TELL

#: The code of the problem that the study area cannot be used.
NO_AREA = "study_area"
#: Height of the thin bar that moves while the check is at work [px].
_THIN = 5


class HealthTable(QGroupBox):
    """Says what is wrong with the layers, how each problem is mended, and lets the user mend it."""

    #: The user applies a fix: `Problem`, and the `Option` chosen or None.
    fixed = pyqtSignal(object, object)
    #: A row was chosen, or double-clicked: the layer's uri.
    layer_chosen = pyqtSignal(str)
    layer_looked_for = pyqtSignal(str)
    #: The user asks for the check again.
    again = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Check of the layers"))
        self.setObjectName("health_table")
        self.model = HealthModel(self)
        self._report: HealthReport | None = None
        self._checking = False
        self._with_area = True
        self.again_button = QPushButton(self.tr("Check a&gain"), self)
        self.again_button.setObjectName("health_again")
        self.again_button.setToolTip(self.tr("Read the files anew, after they were changed outside"))
        self.again_button.clicked.connect(self.again)
        self.summary = StateLine("health_summary", None, self)
        self.bar = QProgressBar(self)
        self.bar.setObjectName("health_bar")
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(_THIN)
        self.bar.setAccessibleName(self.tr("Progress of the check"))
        self.rows = HealthList(self.model, self)
        self.wide_button = QPushButton(self.tr("Open as a &window"), self)
        self.wide_button.setObjectName("health_wide")
        self.wide_button.setToolTip(self.tr("All columns side by side, to sort, filter, copy and save"))
        self.wide_button.clicked.connect(self.open_window)
        self.window_: HealthWindow | None = None
        self._lay_out()
        self.rows.fixed.connect(self.fixed)
        self.rows.chosen.connect(lambda problem: self.layer_chosen.emit(problem.layer))
        self.rows.looked_for.connect(lambda problem: self.layer_looked_for.emit(problem.layer))
        self.show_nothing(self.tr("Add data layers: they are checked before anything runs."))

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.again_button)
        foot.addStretch(1)
        foot.addWidget(self.wide_button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.summary)
        layout.addWidget(self.bar)
        layout.addWidget(self.rows)
        layout.addLayout(foot)

    # -- states --------------------------------------------------------------------------------------------------

    def show_nothing(self, words: str) -> None:
        """There is nothing to check; ``words`` say what is missing."""
        self._report, self._checking = None, False
        self.model.show_problems(())
        self._show(EMPTY, words)

    def show_checking(self) -> None:
        """The check is at work; what it found before stays in sight."""
        self._checking = True
        self.bar.setRange(0, 0)
        self._show(RUNNING, self.tr("Checking the layers…"))

    def show_progress(self, percent: float) -> None:
        """How far the check is [%]."""
        self.bar.setRange(0, 100)
        self.bar.setValue(round(percent))

    def show_error(self, sentence: str) -> None:
        """The check could not be done; ``sentence`` says why."""
        self._report, self._checking = None, False
        self.model.show_problems(())
        self._show(PROBLEM, sentence)

    def show_report(self, report: HealthReport, with_area: bool = True) -> None:
        """Show what the check found; without an area, what could be checked without it."""
        kept = self.rows.problem()
        self._report, self._checking, self._with_area = report, False, with_area
        self.model.show_problems([p for p in report.problems if with_area or p.code != NO_AREA])
        self._summarise()
        if kept is not None and self.model.row_of(kept) >= 0:
            self.rows.choose(self.model.row_of(kept))

    def show_mending(self, mending: Collection[Key], mended: Collection[Key]) -> None:
        """Show which problems are being mended, and which have been since the check."""
        self.model.show_progress(mending, mended)
        if self._report is not None and not self._checking:
            self._summarise()

    @property
    def checking(self) -> bool:
        """True while the check is at work."""
        return self._checking

    def waits(self) -> tuple[Problem, ...]:
        """Return the problems that only the user can answer; none while a new check is at work."""
        if self._report is None or self._checking:
            return ()
        return tuple(p for p in self.model.problems if p.severity == ASKS and not self.model.is_mended(p))

    def choose(self, problem: Problem) -> None:
        """Choose the row of a problem and give it the keyboard."""
        self.rows.choose(self.model.row_of(problem))
        self.rows.setFocus()

    def open_window(self) -> None:
        """Show all columns in a window of its own."""
        if self.window_ is None:
            self.window_ = HealthWindow(self.model, self.rows, self.window())
        self.window_.show()
        self.window_.raise_()
        self.window_.activateWindow()

    def close_window(self) -> None:
        """Close the window for good."""
        if self.window_ is not None:
            self.window_.close()
            self.window_.deleteLater()
            self.window_ = None

    # -- words ---------------------------------------------------------------------------------------------------

    def _summarise(self) -> None:
        asks, mends, tells = (self.model.count(severity) for severity in (ASKS, MENDS, TELLS))
        routine = sum(self.model.count(severity, routine=True) for severity in (MENDS, TELLS))
        parts = [
            self._count(asks, self.tr("1 question for you"), self.tr("{count} questions for you")),
            self._count(mends, self.tr("1 problem that Align mends"), self.tr("{count} problems that Align mends")),
            self._count(tells, self.tr("1 thing to know"), self.tr("{count} things to know")),
            self._count(routine, self.tr("1 routine step"), self.tr("{count} routine steps")),
        ]
        said = [part for part in parts if part]
        if not self._with_area:
            choose = self.tr("Choose the study area above: the layers are then checked against it.")
            self._show(ASK if asks else TELL, "\n".join(part for part in (choose, " · ".join(said)) if part))
            return
        if asks:
            self._show(ASK, " · ".join(said))
        elif mends:
            self._show(MEND, " · ".join(said))
        elif tells or routine:
            self._show(TELL, " · ".join(said))
        elif self.model.problems:
            self._show(DONE, self.tr("All problems are mended."))
        else:
            checked = len(self._report.checked) if self._report is not None else 0
            self._show(DONE, self.tr("No problems found in {count} layers.").format(count=checked))

    def _count(self, count: int, one: str, several: str) -> str:
        if not count:
            return ""
        return one if count == 1 else several.format(count=count)

    def _show(self, state: str, words: str) -> None:
        self.summary.say(state, words)
        self.bar.setVisible(self._checking)
        self.again_button.setVisible(state not in (EMPTY, RUNNING))
        rows = bool(self.model.problems)
        self.rows.setVisible(rows)
        self.wide_button.setVisible(rows)
