"""The score model at hand: one for page 2, the window “Score”, the preview and the comparison of sites."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QUndoStack

from dss_planner.errors import InputError
from dss_planner.layers.translation import show
from dss_planner.panels.criterion_names import with_shown_names
from dss_planner.panels.score.desk_change import DeskChange, DeskState
from dss_planner.panels.score.layer_list import LayerList
from dss_planner.panels.score.snapshot_store import Snapshots
from dss_planner.scoring.model import Criterion, ScoreModel, model_from_dict, read_model
from dss_planner.scoring.wording import describe_change
from dss_planner.study.criterionnames import named_today
from dss_planner.study.folder import StudyFolder
from dss_planner.study.modelathand import Absent, ModelAtHand, ModelRequest, draft_model, find_model, settings_of
from dss_planner.study.scoremodel import stored_model
from dss_planner.study.site_steps import MODEL_FILE
from dss_planner.tasks.lookups import Lookups
from dss_planner.tasks.task import Outcome

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.study.settings import StudySettings
    from dss_planner.text import Text

#: The question for the model, among what is looked up.
_MODEL = "score model"
#: Steps that can be taken back.
STEPS_KEPT = 300


class ScoreDesk(QObject):
    """Reached as ``session.score_desk``. Every change goes through `edit` and can be undone.

    model: the model at hand with layers as whole paths, all its criteria, also those that do not count; None while
    layers are missing, and `missing` says which step makes them. Until something is edited it follows from the
    settings of the study; the first edit makes it the user's own (``settings.score_model``).
    draft: the same, and where there is none what the settings say of weights and rules: it can be edited too.
    """

    #: The model differs, also by undo, redo, another study and layers that arrived.
    changed = pyqtSignal()
    #: Id of the criterion in the editor.
    selected_changed = pyqtSignal(str)
    #: Whether there is a model, or why not.
    missing_changed = pyqtSignal()
    #: A slider or handle was let go.
    dragging_ended = pyqtSignal()

    def __init__(self, session: StudySession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lookups = Lookups(self)
        self.undo = QUndoStack(self)
        self.undo.setUndoLimit(STEPS_KEPT)
        self.layers = LayerList(session, self._lookups, self)
        self.snapshots = Snapshots(session, self.undo, self)
        self.model: ScoreModel | None = None
        self.missing = ""
        self.absent: tuple[Absent, ...] = ()
        self.offered: tuple[Criterion, ...] = ()
        self._others: tuple = ((), ())
        self.selected = ""
        self._own: ScoreModel | None = None
        self._derived: ScoreModel | None = None
        self._written: object = {}
        self._known: object = None
        self._drag = 0
        self._scored: ScoreModel | None = None
        #: Settings and folder of the draft worked out last, and that draft.
        self._draft: tuple[StudySettings, str, ScoreModel] | None = None
        self._open()
        session.opened.connect(self._open)
        session.status_changed.connect(self._settings_changed)
        session.results_changed.connect(self._results_changed)
        session.busy_changed.connect(self._busy_changed)

    @property
    def is_own(self) -> bool:
        """Whether the model is the user's own, not the one that follows from the settings."""
        return self._own is not None

    @property
    def is_unreadable(self) -> bool:
        """Whether the study keeps a model of the user's own that cannot be read."""
        return self._own is None and bool(self._session.settings.score_model)

    @property
    def draft(self) -> ScoreModel:
        """What can be edited: the model at hand, or what is said of it before its layers are there."""
        return self.model or self._own or self._drafted()

    @property
    def looking(self) -> bool:
        """Whether the layers are being looked at."""
        return self._lookups.asked(_MODEL)

    def edit(self, title: str, model: ScoreModel, merge: str = "") -> None:
        """Put ``model`` in place of the one at hand. title: of the step, '' names it after what changed.

        merge: key of a drag: edits with the same one become one step until `end_drag`.
        """
        before = self._state()
        if model == before.seen:
            return
        if self.model is None and self._own is None:
            settings = self._session.settings
            after = DeskState(None, model, settings_of(model, settings))
        else:
            after = self._own_state(model)
        self._push(title, before, after, merge)

    def base(self, merge: str) -> ScoreModel:
        """Return the model from before the drag ``merge``, or the one at hand when none goes on."""
        last = self._last()
        return last.before.seen if last is not None and last.merge == self._key(merge) else self.draft

    def end_drag(self) -> None:
        """A slider or handle was let go: the next edit is a step of its own."""
        self._drag += 1
        self.dragging_ended.emit()

    def restore(self, model: ScoreModel, title: str) -> None:
        """Take the model of a snapshot as the user's own, in one step."""
        self._push(title, self._state(), self._own_state(model))

    def back_to_study(self) -> None:
        """Let the model follow from the settings of the study again, in one step."""
        if self._own is None and not self.is_unreadable:
            return
        study = self._derived or self._drafted()
        title = self.tr("Back to the study's own model")
        self._push(title, self._state(), DeskState(None, study, {"score_model": {}}))

    def select(self, criterion: str) -> None:
        """Take a criterion into the editor."""
        if criterion != self.selected:
            self.selected = criterion
            self.selected_changed.emit(criterion)

    def renew(self) -> None:
        """Look at the layers anew, in the background, as soon as nothing runs that may be writing them."""
        session = self._session
        self._known = None
        if not session.folder or session.busy:
            return
        folder, mark = session.folder, self._mark()
        self._known = mark
        self._lookups.ask(
            _MODEL,
            self.tr("Looking at the layers of the score"),
            lambda: ModelRequest(folder, session.settings),
            find_model,
            partial(self._found, mark),
        )

    def changed_since_run(self) -> Text | None:
        """Return what differs from the model that the score was worked out with last, None where nothing does."""
        if self._scored is None or self.model is None:
            return None
        before, after = (_counting(model) for model in (self._scored, self.model))
        return None if before == after else describe_change(with_shown_names(before), with_shown_names(after))

    def close(self) -> None:
        """Ask nothing any more."""
        self._lookups.close()

    def _drafted(self) -> ScoreModel:
        """Return what the settings say; while a study opens it is asked for twenty times."""
        settings, folder = self._session.settings, self._session.folder
        if self._draft is None or self._draft[0] is not settings or self._draft[1] != folder:
            self._draft = (settings, folder, draft_model(settings, folder))
        return self._draft[2]

    def _push(self, title: str, before: DeskState, after: DeskState, merge: str = "") -> None:
        key = self._key(merge)
        last = self._last()
        if key and last is not None and last.merge == key:
            before = last.before
        self.undo.push(DeskChange(title, before, after, self._apply, key))

    def _key(self, merge: str) -> str:
        return f"{merge} {self._drag}" if merge else ""

    def _last(self) -> DeskChange | None:
        index = self.undo.index()
        found = self.undo.command(index - 1) if index else None
        return found if isinstance(found, DeskChange) else None

    def _state(self) -> DeskState:
        """Return the state now, with the settings that lead back to it."""
        settings = self._session.settings
        names = ("criteria", "exclude_roles", "exclude_classes", "max_minutes", "max_slope", "score_model")
        return DeskState(self._own, self.draft, {name: getattr(settings, name) for name in names})

    def _own_state(self, model: ScoreModel) -> DeskState:
        stored = stored_model(StudyFolder.at(self._session.folder), model)
        return DeskState(model, model, {"score_model": stored})

    def _apply(self, state: DeskState) -> None:
        self._session.change(**state.values)
        self._written = self._session.settings.score_model
        self._own = state.own
        if state.own is not None:
            self._show(state.own if self.model is not None or not self.missing else None, self.missing)
        elif self.model is not None and self._derived is not None:
            self._show(self._derived, "")
        elif self.model is not None:
            self._show(None, self.tr("Looking at the layers…"))
        else:
            self.changed.emit()
        if self._mark() != self._known:
            self.renew()

    def _show(self, model: ScoreModel | None, missing: str) -> None:
        before = (self.model, self.missing)
        self.model, self.missing = model, "" if model is not None else missing
        if self.selected not in {criterion.id for criterion in self.draft.criteria}:
            self.select(self.draft.criteria[0].id if self.draft.criteria else "")
        if (before[0] is None) != (model is None) or before[1] != self.missing:
            self.missing_changed.emit()
        if before != (self.model, self.missing) or self._others != (self.absent, self.offered):
            self._others = (self.absent, self.offered)
            self.changed.emit()

    def _open(self) -> None:
        """Another study: nothing of the one before can be taken back."""
        self.undo.clear()
        self._lookups.drop(_MODEL)
        self._derived = None
        self.absent, self.offered = (), ()
        self.model, self.missing = None, ""
        self._read_own(self._session.settings)
        self._read_scored()
        reason = self.tr("Looking at the layers…") if self._session.folder else ""
        self._show(None, reason or self.tr("Choose a study folder or open the example"))
        self.renew()

    def _read_own(self, settings: StudySettings) -> None:
        self._written = settings.score_model
        try:
            self._own = _own_model(settings, self._session.folder)
        except InputError as error:  # a study written by hand; the step says so too
            self._own = None
            self._session.message.emit("problem", show(error), "")

    def _settings_changed(self) -> None:
        """Settings were changed elsewhere, perhaps those that the model follows from."""
        settings = self._session.settings
        if settings.score_model != self._written:
            self.undo.clear()
            self._read_own(settings)
            self._show(self._own if self.model is not None else None, self.missing)
        elif self.model is None:
            self.changed.emit()
        if self._mark() != self._known:
            self.renew()

    def _results_changed(self) -> None:
        self._read_scored()
        self.renew()

    def _read_scored(self) -> None:
        """Read the model of the last run, a small file."""
        path = StudyFolder.at(self._session.folder).file(MODEL_FILE)
        try:
            self._scored = named_today(read_model(path)) if self._session.folder and Path(path).exists() else None
        except InputError:  # written by hand: there is nothing to compare with
            self._scored = None

    def _busy_changed(self, busy: bool) -> None:
        if busy:  # the files may be replaced now
            self._lookups.drop(_MODEL)
            self._known = None
        elif self._known is None:
            self.renew()

    def _mark(self) -> object:
        """Return what of the settings decides which layers are read and what the study's own model is."""
        settings = self._session.settings
        own = self._own
        if own is None:
            return (self._session.folder, settings.method, settings.score_choices)
        layers = tuple((c.id, c.layer, c.band, c.used) for c in own.criteria)
        return (self._session.folder, settings.method, layers, tuple(rule.layer for rule in own.exclusions))

    def _found(self, mark: object, outcome: Outcome) -> None:
        if mark != self._known:
            return
        if not outcome.done:
            self._show(None, show(outcome.sentence))
            return
        found: ModelAtHand = outcome.result
        self.absent, self.offered = found.absent, found.offered
        model = found.model
        if model is not None and self._own is None:
            self._derived = model
        elif model is not None and self._own is not None:
            model = self._own = _followed(self._own, model)
        self._show(model, show(found.missing))


def _own_model(settings: StudySettings, folder: str) -> ScoreModel | None:
    return named_today(model_from_dict(settings.score_model, folder)) if settings.score_model else None


def _counting(model: ScoreModel) -> ScoreModel:
    """Return what of a model the numbers of its score depend on."""
    used, _ = model.normalised()
    criteria = tuple(replace(criterion, locked=False) for criterion in used.criteria)
    return replace(used, criteria=criteria, profiles=())


def _followed(own: ScoreModel, found: ScoreModel) -> ScoreModel:
    """Return the own model with the criteria that the study put on another layer since, their weights kept."""
    by_id = {criterion.id: criterion for criterion in found.criteria}
    criteria = []
    for criterion in own.criteria:
        now = by_id.get(criterion.id, criterion)
        moved = (now.layer, now.band) != (criterion.layer, criterion.band)
        keep = {"weight": criterion.weight, "used": criterion.used, "locked": criterion.locked}
        criteria.append(replace(now, **keep) if moved else criterion)  # type: ignore[arg-type]
    return replace(own, criteria=tuple(criteria))
