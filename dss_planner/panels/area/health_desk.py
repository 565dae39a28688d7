"""Has the layers checked whenever something changed, and applies the fixes that the user takes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog

from dss_planner.errors import InputError
from dss_planner.intake.alignment import AlignRequest
from dss_planner.intake.choices import LayerChoice
from dss_planner.intake.health.problems import LEGEND_FILE, MENDS, Option, Problem, answered
from dss_planner.intake.ownlegend import read_legend
from dss_planner.layers.translation import show
from dss_planner.panels.area.health_model import Key, key_of
from dss_planner.panels.area.health_table import HealthTable
from dss_planner.panels.session import StudySession
from dss_planner.panels.status_dot import DONE
from dss_planner.tasks.checking import check, mend
from dss_planner.tasks.task import Outcome

KIND = "health"
#: Wait after the last change before the layers are checked again [ms].
SETTLE_MS = 400


@dataclass(frozen=True)
class _Job:
    problem: Problem
    request: AlignRequest


class HealthDesk(QObject):
    """Between the table of problems and the study."""

    #: The user's word about a layer through a fix: title, and the choices of all layers as they are to be.
    decided = pyqtSignal(str, dict)

    def __init__(self, session: StudySession, table: HealthTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._table = session, table
        self._waiting: list[Problem] = []
        self._mending: Problem | None = None
        self._mended: set[Key] = set()
        self._checked: AlignRequest | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._check)
        table.fixed.connect(self.fix)
        session.lookups.progressed.connect(self._progress)
        session.busy_changed.connect(self._next)
        session.states.judged.connect(self._judged)

    # -- checking ------------------------------------------------------------------------------------------------

    def check_soon(self) -> None:
        """Check the layers once the user pauses."""
        if not self._session.settings.sources:
            self.rest(self.tr("Add data layers: they are checked before anything runs."))
            return
        if self._checked == self.request():
            self._note_aligned()
            return
        self._session.lookups.drop(KIND)
        self._table.show_checking()
        self._settle.start()

    def check_again(self) -> None:
        """Check the layers anew: their files may have changed."""
        self._checked = None
        self.check_soon()

    def rest(self, words: str) -> None:
        """There is nothing to check; ``words`` say why."""
        self._settle.stop()
        self._session.lookups.drop(KIND)
        self._waiting, self._mended, self._checked = [], set(), None
        self._table.show_nothing(words)

    def request(self) -> AlignRequest:
        """Return what is checked: the layers as alignment would take them."""
        settings = self._session.settings
        return AlignRequest(
            study_area=settings.study_area,
            cell_size=settings.cell_size,
            layers=settings.sources,
            folder=self._session.folder,
            crs=settings.crs or None,
            choices=dict(settings.choices),
        )

    def _check(self) -> None:
        request = self.request()

        def publish(outcome: Outcome) -> None:
            if outcome.done:
                self._checked = request
                self._table.show_report(outcome.result, with_area=bool(request.study_area))
                self._note_aligned()
                self._session.judge()
            elif not outcome.cancelled:
                self._table.show_error(show(outcome.sentence))

        self._session.lookups.ask(KIND, self.tr("Checking the layers"), lambda: request, check, publish)

    def _note_aligned(self) -> None:
        """What alignment mends is mended once the study is aligned with these layers."""
        done = self._session.folder and self._session.status("align")[0] == DONE
        problems = self._table.model.problems if done else ()
        self._mended = {key_of(problem) for problem in problems if problem.severity == MENDS}
        self._show()

    def _judged(self) -> None:
        if self._checked is not None and self._checked == self.request():
            self._note_aligned()

    def _progress(self, kind: str, percent: float) -> None:
        if kind == KIND:
            self._table.show_progress(percent)

    # -- fixing --------------------------------------------------------------------------------------------------

    def fix(self, problem: Problem, option: Option | None) -> None:
        """Apply the fix of a problem: take a choice for the user, or mend the layer in the background."""
        if option is not None and option.file == LEGEND_FILE:
            self._ask_legend(problem, option)
        elif option is not None or problem.choice is not None:
            self._decide(problem, option)
        elif problem.severity == MENDS and not any(key_of(p) == key_of(problem) for p in self._waiting):
            self._waiting.append(problem)
            self._show()
            self._next()

    def _decide(self, problem: Problem, option: Option | None = None) -> None:
        self.decided.emit(self._title(problem), answered(self._session.settings.choices, problem, option))

    def _ask_legend(self, problem: Problem, option: Option) -> None:
        """Have the user choose the file that says what the codes mean; one that cannot be used says why."""
        title = self.tr("The legend of {layer}").format(layer=problem.name)
        kinds = self.tr("Legends (*.csv *.txt *.json)")
        path, _ = QFileDialog.getOpenFileName(self._table, title, self._session.folder, kinds)
        if path:
            self.take_legend(problem, option, path)

    def take_legend(self, problem: Problem, option: Option, path: str) -> None:
        """Take the legend in a file for the user's word about the codes."""
        try:
            classes = read_legend(path)
        except InputError as error:
            self._session.message.emit("warning", show(error.text), "")
            return
        self._decide(problem, replace(option, choice=LayerChoice(legend_file=path, legend_classes=classes)))

    def _title(self, problem: Problem) -> str:
        return self.tr("Fix {layer}").format(layer=problem.name)

    def _next(self) -> None:
        """Mend the next layer that waits, once nothing else runs."""
        if self._session.busy or not self._waiting:
            return
        problem = self._waiting.pop(0)
        self._mending = problem
        job = _Job(problem, self.request())
        title = self.tr("Mending {layer}").format(layer=problem.name)
        if not self._session.background(title, lambda: (job.request, job.problem.layer), mend, self._mended_layer):
            self._waiting.insert(0, problem)
            self._mending = None
        self._show()

    def _mended_layer(self, outcome: Outcome) -> None:
        problem, self._mending = self._mending, None
        if problem is None:
            return
        if outcome.done:
            self._mended.add(key_of(problem))
        else:
            self._waiting = []
        self._show()
        if key_of(problem) in self._mended:  # remembered with the study, so that the next check knows
            self._decide(problem)

    def _show(self) -> None:
        running = [self._mending] if self._mending is not None else []
        self._table.show_mending({key_of(p) for p in (*self._waiting, *running)}, self._mended)
