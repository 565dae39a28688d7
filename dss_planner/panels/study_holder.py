"""The study that the dock works on: its folder and its settings, read, changed and saved."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from qgis.core import QgsProject, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QObject, QTimer, pyqtSignal

from dss_planner.errors import PlannerError
from dss_planner.layers.translation import show
from dss_planner.panels.step_states import StepStates
from dss_planner.study.chain import example_settings
from dss_planner.study.settings import FILE, StudySettings, read_settings, write_settings
from dss_planner.study.steps import step_notes

#: Preference: the study folder used last; dialogs start there.
LAST_FOLDER = "dss_planner/last_folder"
#: Wait after the last change of a setting before it is saved and the dots are renewed [ms].
SETTLE_MS = 350


class StudyHolder(QObject):
    """Folder and settings of the study at hand. Says when they change; saves them once the user pauses."""

    #: Folder or settings were replaced: pages show them anew.
    opened = pyqtSignal()
    #: Something that bears on the status of a step changed.
    status_changed = pyqtSignal()
    #: A message for the banner: level, sentence, details.
    message = pyqtSignal(str, str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = ""
        self.settings = StudySettings()
        #: Step → why it failed, until something is changed.
        self.problems: dict[str, str] = {}
        #: How up to date the steps are, as far as that is known.
        self.states = StepStates(self)
        self.states.failed.connect(lambda sentence, details: self.message.emit("problem", sentence, details))
        self._unsaved = False
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._settled)

    def switch_to(self, folder: str) -> bool:
        """Work on ``folder``; its settings are read when it has some, and begin afresh when not."""
        self.save()
        try:
            settings = read_settings(folder)
        except PlannerError as error:
            self.message.emit("problem", show(error), "")
            return False
        self._take(folder, settings)
        return True

    def switch_to_project(self) -> bool:
        """Work on the study that the project just opened belongs to, if it does."""
        project = QgsProject.instance()
        stored, _ = project.readEntry("dss_planner", "folder")
        for folder in (stored, project.homePath()):
            if folder and folder != self.folder and Path(folder, FILE).exists():
                return self.switch_to(folder)
        return False

    def switch_to_example(self, folder: str) -> bool:
        """Make ``folder`` a study of the embedded sample; a folder that holds another study is left alone."""
        self.save()
        try:
            settings = example_settings(folder)
            earlier = read_settings(folder)
            if earlier.sources and earlier.sources != settings.sources:
                sentence = QCoreApplication.translate(
                    "StudyHolder", "{folder} holds another study. Choose an empty folder for the example."
                )
                self.message.emit("warning", sentence.format(folder=folder), "")
                return False
            Path(folder).mkdir(parents=True, exist_ok=True)
            write_settings(folder, settings)
        except PlannerError as error:
            self.message.emit("problem", show(error), "")
            return False
        except OSError as error:
            self._cannot_write(folder, error)
            return False
        self._take(folder, settings)
        return True

    def change(self, **values: Any) -> None:
        """Change settings; they are saved, and the dots renewed, once the user pauses."""
        changed = {name: value for name, value in values.items() if getattr(self.settings, name) != value}
        if not changed:
            return
        self.settings = replace(self.settings, **changed)
        self.problems = {}
        self._unsaved = True
        self._settle.start()

    def save(self, even_unchanged: bool = False) -> bool:
        """Write the settings into the study folder now, if they were changed; False when that failed."""
        self._settle.stop()
        if not self.folder or not (self._unsaved or even_unchanged):
            return True
        try:
            write_settings(self.folder, self.settings)
        except PlannerError as error:
            self.message.emit("problem", show(error), "")
        except OSError as error:
            self._cannot_write(self.folder, error)
        else:
            self._unsaved = False
            return True
        return False

    def status(self, step: str) -> tuple[str, str]:
        """Return state and reason of a step, in the user's language."""
        if not self.folder:
            sentence = QCoreApplication.translate("StudyHolder", "Choose a study folder or open the example")
            return "empty", sentence
        if step in self.problems:
            return "problem", self.problems[step]
        found = self.states.of(self.folder, step)
        if found is None:
            return "empty", QCoreApplication.translate("StudyHolder", "Looking at what is there…")
        return found.state, show(found.reason)

    def judge(self) -> None:
        """Look anew, in the background, at what is up to date: `states` says when that is known."""
        self.states.ask(self.folder, self.settings)

    def notes(self, step: str) -> list[str]:
        """Return what a step had to say: assumptions, what the data cannot support, targets it could not meet."""
        return [show(note) for note in step_notes(self.folder, step)] if self.folder else []

    def _settled(self) -> None:
        self.save()
        self.status_changed.emit()

    def _take(self, folder: str, settings: StudySettings) -> None:
        self._settle.stop()
        self._unsaved = False
        self.folder, self.settings = folder, settings
        self.problems = {}
        preferences = QgsSettings()
        if preferences.value(LAST_FOLDER, "") != folder:  # what is set goes to the disk at once, and the window waits
            preferences.setValue(LAST_FOLDER, folder)
        QgsProject.instance().writeEntry("dss_planner", "folder", folder)
        self.opened.emit()
        self.status_changed.emit()

    def _cannot_write(self, folder: str, error: OSError) -> None:
        sentence = QCoreApplication.translate(
            "StudyHolder", "The folder {folder} cannot be written: {reason}. Choose another one."
        )
        self.message.emit("problem", sentence.format(folder=folder, reason=error.strerror), "")
