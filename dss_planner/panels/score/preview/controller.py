"""The live preview: keeps what lies under the map's view in memory, and scores and shows it at every change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsProject, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QObject, Qt, QTimer, pyqtSignal

from dss_planner.errors import PlannerError
from dss_planner.panels.score.preview.compare_windows import CompareWindows
from dss_planner.panels.score.preview.comparison import Comparison
from dss_planner.panels.score.preview.drag_ready import DragReady
from dss_planner.panels.score.preview.map_side import MapSide
from dss_planner.panels.score.preview.opacity import Opacity
from dss_planner.panels.score.preview.pictures import DISAGREEMENT, Display
from dss_planner.panels.score.preview.reading import DragRequest, SeenView, ViewRequest, fits, read_view
from dss_planner.panels.score.preview.shortcuts import PreviewKeys
from dss_planner.panels.score.preview.showing import Showing
from dss_planner.panels.score.preview.watchers import Watchers
from dss_planner.scoring.preview.livescore import LivePreview, LiveScore
from dss_planner.tasks.lookups import Lookups
from dss_planner.tasks.task import Outcome

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from dss_planner.panels.score.preview.compare_window import CompareWindow
    from dss_planner.panels.score.preview.overlay import PreviewOverlay
    from dss_planner.panels.session import StudySession
    from dss_planner.scoring.model import ScoreModel

#: Preference: whether the preview is on; as long as nobody said so, the first change switches it on.
ON = "dss_planner/preview"
#: Wait after the view was moved last before it is read [ms].
SETTLE_MS = 120
_KIND = "preview"


class PreviewController(QObject):
    """Reached as ``session.preview``. Off, it holds nothing, and nothing of it is on the map.

    latest: the score shown last, None while the preview is off or not read yet.
    words: what there is to say instead of a picture, '' when all is well.
    """

    #: The `LiveScore` of the model at hand.
    scored = pyqtSignal(object)
    #: There is no score of the model any more: `latest` is None.
    lost = pyqtSignal()
    #: On or off, opacity, what is shown, what it is compared with, or the words changed.
    state_changed = pyqtSignal()
    _due = pyqtSignal()

    def __init__(self, session: StudySession, iface: QgisInterface | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._iface = iface
        self._map = MapSide(iface.mapCanvas() if iface is not None else None, self)
        self._map.moved.connect(self._read_soon)
        self._map.gone.connect(self._end_for_now)
        self._lookups = Lookups(self)
        self._showing = Showing(self, session.score_desk)
        self.comparison = Comparison(session, self._lookups, self)
        self.comparison.changed.connect(self._showing.show_before)
        self._drag = DragReady(self._lookups, self)
        self._drag.ready.connect(self._take_prepared)
        self._drag.caught_up.connect(self._caught_up)
        self._drag.failed.connect(self._showing.fail)
        self.on = False
        self._opacity = Opacity(self)
        self.display = Display()
        self.swiping = False
        self.holding = False
        self.latest: LiveScore | None = None
        self.words = ""
        self._live: LivePreview | None = None
        self._watchers = Watchers()
        self._steps = 0
        self._scheduled = self._closed = False
        self._windows = CompareWindows(session, self._map, iface)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._read)
        # a posted event and no timer: it comes before the next move of the mouse, and before repaints
        self._due.connect(self._score, Qt.ConnectionType.QueuedConnection)
        self._keys = PreviewKeys(self, iface.mainWindow()) if hasattr(iface, "mainWindow") else None
        session.score_desk.changed.connect(self._model_changed)
        session.score_desk.undo.indexChanged.connect(self._begin_by_itself)
        session.score_desk.selected_changed.connect(self._prepare)
        session.opened.connect(self._forget)
        session.results_changed.connect(self._read_anew)
        QgsProject.instance().cleared.connect(self._end_for_now)

    # -- what strips and pages ask for ---------------------------------------------------------------------------

    def set_on(self, wanted: bool) -> None:
        """Switch the preview on or off, as the user wants it; that is remembered."""
        QgsSettings().setValue(ON, wanted)
        self._switch(wanted)

    def set_opacity(self, percent: int) -> None:
        """Let the map shine through, 0–100."""
        self._opacity.take(percent)
        if self.overlay is not None:
            self.overlay.set_opacity(self._opacity.share)
        self.state_changed.emit()

    def set_display(self, display: Display) -> None:
        """Show something else of the model: score, near misses, disagreement or one criterion's value."""
        self.display = display
        self._showing.show()
        self.state_changed.emit()

    def set_swiping(self, wanted: bool) -> None:
        """Show the line between before and now, or take it away."""
        self.swiping = wanted
        if wanted and not self.on:
            self.set_on(True)
        self._map.show_line(self.swiping)
        self._showing.show_before()
        self.state_changed.emit()

    def set_against(self, key: str) -> None:
        """Compare with another state: a key of ``comparison.choices()``."""
        self.comparison.choose(key)
        self._showing.show_before()
        self.state_changed.emit()

    def move_swipe(self, place: float) -> None:
        """Put the line at a share of the map's width."""
        self._map.move_line(place)

    @property
    def swipe_place(self) -> float:
        """Where the line lies, as a share of the map's width."""
        return self._map.place

    def hold(self, wanted: bool) -> None:
        """Show what was before, as long as a button or key is held."""
        self.holding = wanted and self.on
        self._showing.show_before()
        self.state_changed.emit()

    def run_full(self) -> None:
        """Work out the score at full resolution, with the steps before it that are not up to date."""
        self._session.run_up_to("score")

    def listen(self, owner: object, wanted: bool) -> None:
        """Have `scored` and `latest` kept up to date for ``owner`` also while nothing is shown on the map."""
        before = self._working
        self._watchers.listen(owner, wanted)
        self._follow(before)

    def in_sight(self, strip: object, visible: bool | None) -> None:
        """A strip came into sight, went out of it, or (None) is gone: without one nothing lies on the map."""
        if self._closed:  # windows are hidden and go last
            return
        before = self._working
        self._watchers.in_sight(strip, visible)
        self._follow(before)

    def compare(self, first: ScoreModel, first_name: str, second: ScoreModel, second_name: str) -> CompareWindow:
        """Open a window with two models side by side, what differs as a third map, and in hectares."""
        return self._windows.open((first, second), (first_name, second_name))

    @property
    def opacity(self) -> int:
        """How opaque the preview is, 0–100."""
        return self._opacity.percent

    @property
    def overlay(self) -> PreviewOverlay | None:
        """What is on the map; None while nothing is."""
        return self._map.overlay

    @property
    def reading(self) -> bool:
        """Whether the view is being read."""
        return self._lookups.asked(_KIND) or self._settle.isActive()

    @property
    def busy(self) -> bool:
        """Whether anything is being read or made ready."""
        return self._lookups.busy or self._settle.isActive()

    @property
    def live(self) -> LivePreview | None:
        """What was read of the view, for those who work something else out from it; None when nothing was."""
        return self._live

    def close(self) -> None:
        """Take everything away for good."""
        desk = self._session.score_desk
        desk.changed.disconnect(self._model_changed)
        desk.undo.indexChanged.disconnect(self._begin_by_itself)
        desk.selected_changed.disconnect(self._prepare)
        self._session.opened.disconnect(self._forget)
        self._session.results_changed.disconnect(self._read_anew)
        QgsProject.instance().cleared.disconnect(self._end_for_now)
        self._watchers.listeners.clear()
        self._windows.close()
        self._switch(False)
        self._opacity.close()
        self._lookups.close()
        self._closed = True
        if self._keys is not None:
            self._keys.leave()
        self._map.close()

    # -- on and off ----------------------------------------------------------------------------------------------

    @property
    def _shown(self) -> bool:
        return self.on and self._map.canvas is not None and self._watchers.may_show

    @property
    def _working(self) -> bool:
        return self._shown or bool(self._watchers.listeners)

    def _switch(self, wanted: bool) -> None:
        before = self._working
        self.on = wanted
        if not wanted:
            self.swiping = self.holding = False
        self._follow(before)
        self.state_changed.emit()

    def _follow(self, worked: bool) -> None:
        """Begin, or let go of everything, as is wanted now."""
        if self._closed:
            return
        self._map.show(self._shown, self._opacity.share)
        self._map.show_line(self.swiping)
        if self._working and not worked:
            self._read()
        elif not self._working:
            self._let_go()
        else:
            self._showing.show()

    def _let_go(self) -> None:
        self._settle.stop()
        self._lookups.drop(_KIND)
        self._drag.forget()
        self.comparison.forget()
        self._drop()
        self.words = ""

    def _drop(self) -> None:
        known, self._live, self.latest = self.latest, None, None
        if known is not None:
            self.lost.emit()

    def _forget(self) -> None:
        """Another study: nothing of the one before is shown; its model says when there is one."""
        self._windows.close()
        self._let_go()
        if self.overlay is not None:
            self.overlay.show_grid(None)
        self._showing.show()

    def _end_for_now(self) -> None:
        """The project or the map goes away."""
        self._windows.close()
        self._switch(False)

    # -- reading -------------------------------------------------------------------------------------------------

    def _read_anew(self) -> None:
        """Files were written: what was read of them, and the last run, are others now."""
        self.comparison.forget()
        self._read_soon()

    def _read_soon(self) -> None:
        if self._working:
            self._settle.start()

    def _read(self) -> None:
        model = self._session.score_desk.model
        self._settle.stop()
        if not self._working or model is None or not model.used:
            self._lookups.drop(_KIND)
            self._showing.show()
            return
        known = self._live.inputs if self._live is not None else None
        request = ViewRequest(model, self._map.view, known, self._session.score_desk.selected)
        self._lookups.ask(
            _KIND,
            QCoreApplication.translate("Preview", "Reading the layers for the preview"),
            lambda: request,
            read_view,
            self._seen,
        )
        self._showing.show()

    def _seen(self, outcome: Outcome) -> None:
        if not self._working or outcome.cancelled:
            return
        if not outcome.done:
            self._drop()
            if self.overlay is not None:
                self.overlay.show_grid(None)
            self._showing.fail(outcome.sentence)
            return
        seen: SeenView = outcome.result
        self._live, self.words = seen.live, ""
        self._drag.note(seen)
        if seen.model == self._session.score_desk.model:
            self._take(seen.score)
        else:
            self._score()

    # -- scoring -------------------------------------------------------------------------------------------------

    def _model_changed(self) -> None:
        if self._working and not self._scheduled:
            self._scheduled = True
            self._due.emit()

    def _begin_by_itself(self, steps: int) -> None:
        """The first change of a user who never said whether there is to be a preview switches it on."""
        changed, self._steps = steps > self._steps, steps
        if changed and not self.on and self._watchers.strip_in_sight and QgsSettings().value(ON) is None:
            self._switch(True)

    def _score(self) -> None:
        """Score the model as it is now: of several changes that wait, only the last one counts."""
        self._scheduled = False
        model = self._session.score_desk.model
        if not self._working:
            return
        if model is None or not model.used or self._live is None or not fits(model, self._live.inputs):
            if not self._lookups.asked(_KIND) or model is None or self._live is not None:
                self._read()
            return
        if self.falls_behind():
            return
        try:
            self._take(self._live.score(model))
        except PlannerError as error:
            self._showing.fail(error)

    def falls_behind(self) -> bool:
        """Have a score that would hold up the window worked out in the background; True where that is so."""
        model, live = self._session.score_desk.model, self._live
        if not self._working or model is None or not model.used or live is None or not fits(model, live.inputs):
            return False
        spread = self._shown and self.display.kind == DISAGREEMENT
        if not self._drag.behind and not live.takes_long(model, spread):
            return False
        self._drag.catch_up(DragRequest(live.inputs, model, self._session.score_desk.selected, spread))
        self._showing.say(QCoreApplication.translate("Preview", "Preview: working it out…"))
        return True

    def _caught_up(self, seen: SeenView) -> None:
        """A score was worked out in the background: show it, or what the model has become meanwhile."""
        if not self._working or self._live is None:
            return
        ours = seen.live.inputs is self._live.inputs
        if ours:
            self._live = seen.live
        if ours and seen.model == self._session.score_desk.model:
            self._take(seen.score)
        else:
            self._score()

    def _take(self, score: LiveScore) -> None:
        self.latest = score
        self._showing.show()
        self.scored.emit(score)
        self._prepare()

    def _prepare(self, *_: object) -> None:
        desk = self._session.score_desk
        self._drag.follow(self._live, desk.model, desk.selected)

    def _take_prepared(self, live: LivePreview) -> None:
        if self._live is not None and live.inputs is self._live.inputs:
            self._live = live
