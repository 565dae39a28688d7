"""What the six pages share: the study at hand, and the one task that runs on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import QObject, pyqtSignal

from dss_planner.errors import PlannerError
from dss_planner.layers.translation import show
from dss_planner.panels.map_layers import MapLayers
from dss_planner.panels.plan.plan_desk import PlanDesk
from dss_planner.panels.score.preview.controller import PreviewController
from dss_planner.panels.score.score_desk import ScoreDesk
from dss_planner.panels.sites.site_desk import SiteDesk
from dss_planner.panels.study_holder import StudyHolder
from dss_planner.running import Pieces
from dss_planner.study.folder import Status
from dss_planner.study.results import Output
from dss_planner.study.steps import STEPS, StepRequest, StepResult, step_outputs, step_status, steps_before
from dss_planner.tasks.lookups import Lookups
from dss_planner.tasks.runner import TaskRunner
from dss_planner.tasks.steps import run_steps
from dss_planner.tasks.stepwise import StepwiseRunner
from dss_planner.tasks.task import Outcome, Prepare, Publish, Work

LOG_TAB = "DSS Planner"


class StudySession(StudyHolder):
    """Pages change settings here and ask here for steps to run; results arrive on the map from here."""

    #: Results on disk changed: pages read them anew.
    results_changed = pyqtSignal()
    #: A task began (True) or ended (False).
    busy_changed = pyqtSignal(bool)
    #: Something failed: the steps that were to run, the sentence, the details.
    failed = pyqtSignal(tuple, str, str)

    def __init__(self, map_layers: MapLayers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.map_layers = map_layers
        map_layers.failed.connect(self._cannot_show)
        self.runner = TaskRunner(self)
        #: For looking into files: it runs beside the steps, and pages show how far it is.
        self.lookups = Lookups(self)
        #: For layouts and projects, which have to stay on the main thread.
        self.stepwise = StepwiseRunner(self)
        self.running: tuple[str, ...] = ()
        #: The score model at hand.
        self.score_desk = ScoreDesk(self, self)
        #: Its score on the map, while it changes.
        self.preview = PreviewController(self, map_layers.iface, self)
        #: The candidate sites at hand.
        self.site_desk = SiteDesk(self, self)
        #: The plan at hand.
        self.plan_desk = PlanDesk(self, self)

    @property
    def busy(self) -> bool:
        """True while a task runs."""
        return self.runner.busy or self.stepwise.busy

    def open_folder(self, folder: str) -> None:
        """Work on ``folder`` and show what it holds already."""
        before = self.folder
        if not self.busy and self.switch_to(folder):
            self.map_layers.change_study(before, folder)
            self._show([output for step in STEPS for output in step_outputs(folder, step.id)])

    def open_project(self) -> None:
        """Work on the study that the project just opened belongs to; its layers are in the project."""
        if not self.busy:
            self.switch_to_project()

    def open_example(self, folder: str) -> None:
        """Make ``folder`` a study of the embedded sample, align its layers and load them."""
        before = self.folder
        if not self.busy and self.switch_to_example(folder):
            self.map_layers.change_study(before, folder)
            self.run(("align",))

    def status(self, step: str) -> tuple[str, str]:
        """Return state and reason of a step, in the user's language."""
        return ("running", "") if step in self.running else super().status(step)

    def run_up_to(self, *steps: str) -> bool:
        """Run ``steps`` and, before them, those they rest on that are not up to date; nothing that is up to date."""
        wanted = {*steps, *(before for step in steps for before in self._outdated_before(step))}
        return self.run([step.id for step in STEPS if step.id in wanted])

    def _outdated_before(self, step: str) -> list[str]:
        """Return the steps before ``step`` that are not up to date, in the order they run."""
        if not self.folder:
            return []
        needed = {step}
        for candidate in reversed(STEPS):
            if candidate.id in needed:
                needed.update(steps_before(candidate, self.settings))
        judged: dict[str, Status] = {}
        return [s.id for s in STEPS if s.id in needed and s.id != step and not self._up_to_date(s.id, judged)]

    def _up_to_date(self, step: str, judged: dict[str, Status]) -> bool:
        """Return whether a step need not run; its files are looked at now: they may have changed just before."""
        found = step_status(self.folder, step, self.settings, judged)
        return step not in self.problems and (found.state == "done" or found.usable)

    def run(self, steps: Iterable[str]) -> bool:
        """Run ``steps`` in the background and load what they make; False when that cannot start."""
        steps = tuple(steps)
        if not self.folder:
            self.message.emit("warning", self.tr("Choose a study folder on page 1, or open the example there."), "")
            return False
        if self.busy:
            return False
        if not self.save(even_unchanged=True):
            return False
        folder, settings = self.folder, self.settings
        old = [output for step in steps for output in step_outputs(folder, step)]
        edited = self.map_layers.edited(old)
        if edited:
            self.message.emit(
                "warning",
                self.tr(
                    "These layers are being edited and would be written anew: {layers}. Save the edits first."
                ).format(layers=", ".join(edited)),
                "",
            )
            return False
        if "plan" in steps:
            self.plan_desk.settle()
        self.map_layers.release(old)

        def prepare() -> tuple[StepRequest, ...]:
            return tuple(StepRequest(folder=folder, step=step, settings=settings) for step in steps)

        def publish(outcome: Outcome) -> None:
            self._publish(folder, steps, outcome)

        for step in steps:
            self.problems.pop(step, None)
        titles = {step.id: show(step.title) for step in STEPS}
        return self._start(steps, titles[steps[-1]], prepare, run_steps, publish)

    def background(self, title: str, prepare: Prepare, work: Work, publish: Publish) -> bool:
        """Run other work of a page in the background; ``publish`` gets its outcome, errors also go to the banner."""

        def end(outcome: Outcome) -> None:
            publish(outcome)
            self._tell((), outcome)

        return self._start((), title, prepare, work, end)

    def run_pieces(self, step: str, title: str, pieces: Callable[[], Pieces]) -> bool:
        """Run ``step`` piece by piece on the main thread; False while something else runs."""
        if self.busy:
            return False
        self.problems.pop(step, None)

        def end(outcome: Outcome) -> None:
            self.running = ()
            if not outcome.done and not outcome.cancelled:
                self.problems[step] = show(outcome.sentence)
            self._tell((step,), outcome)
            self.results_changed.emit()
            self.busy_changed.emit(False)
            self.status_changed.emit()

        self.running = (step,)
        self.stepwise.start(title, pieces, end)
        self.busy_changed.emit(True)
        self.status_changed.emit()
        return True

    def show_again(self, step: str) -> None:
        """Show what ``step`` made after its files were written anew outside of it."""
        self.show_layers(step)
        self.results_changed.emit()

    def show_layers(self, step: str) -> None:
        """Show on the map alone what ``step`` made; pages that have to follow know it already."""
        self._show(list(step_outputs(self.folder, step)))

    def cancel(self) -> None:
        """Ask the running task to stop."""
        self.runner.cancel()
        self.stepwise.cancel()

    def close(self) -> None:
        """Save and stop; nothing is published afterwards."""
        self.save()
        self.plan_desk.close()
        self.runner.close()
        self.lookups.close()
        self.map_layers.close()
        self.preview.close()
        self.score_desk.close()
        self.site_desk.close()
        self.states.close()
        self.stepwise.close()

    def _start(
        self, steps: tuple[str, ...], title: str, prepare: Prepare, work: Work, publish: Callable[[Outcome], None]
    ) -> bool:
        def end(outcome: Outcome) -> None:
            self.running = ()
            try:
                publish(outcome)
            finally:  # whatever happens to the results, the window is free again
                self.busy_changed.emit(False)
                self.status_changed.emit()

        self.running = steps
        if not self.runner.start(title, prepare, work, end):
            return False
        self.busy_changed.emit(True)
        self.status_changed.emit()
        return True

    def _publish(self, folder: str, steps: tuple[str, ...], outcome: Outcome) -> None:
        """Load the layers of the steps that are done; remember which one failed."""
        if outcome.done:
            results: tuple[StepResult, ...] = outcome.result
            outputs = [output for result in results for output in result.outputs]
        else:
            judged: dict[str, Status] = {}
            finished = [step for step in steps if step_status(folder, step, self.settings, judged).state == "done"]
            outputs = [output for step in steps for output in step_outputs(folder, step)]
            failed = next((step for step in steps if step not in finished), steps[-1])
            if not outcome.cancelled:
                self.problems[failed] = show(outcome.sentence)
        self._show(outputs)
        self.results_changed.emit()
        self._tell(steps, outcome)

    def _tell(self, steps: tuple[str, ...], outcome: Outcome) -> None:
        if outcome.cancelled:
            self.message.emit("information", self.tr("Stopped. Earlier results stay as they were."), "")
        elif not outcome.done:
            sentence = show(outcome.sentence)
            self.failed.emit(steps, sentence, outcome.details)
            QgsApplication.messageLog().logMessage(
                "\n".join(part for part in (sentence, outcome.details) if part), LOG_TAB, Qgis.MessageLevel.Warning
            )

    def _show(self, outputs: list[Output]) -> None:
        """Load ``outputs``, each in its turn; a file that cannot be loaded is named in the banner."""
        try:
            self.map_layers.show(outputs)
        except PlannerError as error:
            self._cannot_show(show(error))

    def _cannot_show(self, sentence: str) -> None:
        self.message.emit("warning", sentence, "")
