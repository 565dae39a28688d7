"""Plays the plan on the map with QGIS's temporal controller: the layers show what stands at each time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from qgis.core import (
    QgsDateTimeRange,
    QgsInterval,
    QgsProject,
    QgsTemporalNavigationObject,
    QgsUnitTypes,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QObject, QTime, QTimer, pyqtSignal

from dss_planner.layers.plan_forms import PLAYED, let_play
from dss_planner.panels.plan.schedule.timescale import month_after

if TYPE_CHECKING:
    from qgis.gui import QgsMapCanvas

#: Months of a frame, and frames in a second that can still be followed.
MONTH, QUARTER = 1, 3
_SPEED = {MONTH: 2.0, QUARTER: 1.0}
#: How often it is looked whether it still plays [ms].
_LOOK_MS = 250
_MODES = QgsTemporalNavigationObject.NavigationMode
_STATES = QgsTemporalNavigationObject.AnimationState


class MapPlayer(QObject):
    """Uses the controller that QGIS's own temporal panel shows, so that both say the same."""

    #: First and last day that the map shows, or None while it shows all times.
    shown = pyqtSignal(object)
    #: Whether it plays.
    playing_changed = pyqtSignal(bool)

    def __init__(self, canvas: QgsMapCanvas | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._controller: QgsTemporalNavigationObject | None = None
        self._own: QgsTemporalNavigationObject | None = None
        self._was_playing = False
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._watch)
        if canvas is not None:
            canvas.temporalRangeChanged.connect(self._tell)

    @property
    def possible(self) -> bool:
        """Whether there is a map to play on."""
        return self._canvas is not None

    @property
    def playing(self) -> bool:
        """Whether the map goes through the months now."""
        return self._controller is not None and self._controller.animationState() == _STATES.Forward

    @property
    def active(self) -> bool:
        """Whether the map shows one time only."""
        return self.days() is not None

    def days(self) -> tuple[date, date] | None:
        """Return first and last day that the map shows; None while it shows all times."""
        if self._canvas is None or not self._canvas.mapSettings().isTemporal():
            return None
        found = self._canvas.temporalRange()
        if found.isInfinite() or not found.begin().isValid() or not found.end().isValid():
            return None
        end = found.end() if found.includeEnd() else found.end().addMSecs(-1)
        return _day(found.begin()), _day(end)

    def play(self, begin: date, end: date, step: int = MONTH) -> bool:
        """Go from a day to another, ``step`` months at a time; False where there is no map."""
        controller = self._ready(begin, end, step)
        if controller is None:
            return False
        controller.setFramesPerSecond(_SPEED.get(step, 1.0))
        controller.setLooping(False)
        controller.setCurrentFrameNumber(0)
        controller.playForward()
        self._look.start()
        self._watch()
        return True

    def pause(self) -> None:
        """Stay at the month that is shown."""
        if self._controller is not None:
            self._controller.pause()
        self._watch()

    def stop(self) -> None:
        """Show all times again."""
        controller = self._of_map()
        if controller is not None:
            # the canvas follows: it shows all times only once it is told so by its controller
            controller.pause()
            controller.setNavigationMode(_MODES.NavigationOff)
        self._watch()

    def show_month(self, month: date, begin: date, end: date) -> bool:
        """Show what stands in one month of the plan from ``begin`` to ``end``; False where there is no map."""
        controller = self._ready(begin, end, MONTH)
        if controller is None:
            return False
        controller.pause()
        number = (month.year - begin.year) * 12 + month.month - begin.month
        controller.setCurrentFrameNumber(max(number, 0))
        return True

    def close(self) -> None:
        """Let go of the map; it shows all times again where this player set one."""
        if self._canvas is not None:
            if self._controller is not None:
                self.stop()
            self._canvas.temporalRangeChanged.disconnect(self._tell)
        self._look.stop()
        self._controller = self._canvas = None

    def _ready(self, begin: date, end: date, step: int) -> QgsTemporalNavigationObject | None:
        """Return the controller of the map, set to the days of the plan."""
        if self._canvas is None:
            return None
        for layer in QgsProject.instance().mapLayers().values():
            # projects that were saved before their layers could be played
            if isinstance(layer, QgsVectorLayer) and layer.source().partition("|layername=")[2] in PLAYED:
                let_play(layer)
        controller = self._of_map()
        if controller is None:
            # a map without a controller of its own gets one
            controller = self._own = self._own or QgsTemporalNavigationObject(self)
            self._canvas.setTemporalController(controller)
        self._controller = controller
        whole = _range(begin, end)
        QgsProject.instance().timeSettings().setTemporalRange(whole)
        controller.setNavigationMode(_MODES.Animated)
        controller.setTemporalExtents(whole)
        controller.setFrameDuration(QgsInterval(step, QgsUnitTypes.TemporalUnit.TemporalMonths))
        return controller

    def _of_map(self) -> QgsTemporalNavigationObject | None:
        found = self._canvas.temporalController() if self._canvas is not None else None
        return found if isinstance(found, QgsTemporalNavigationObject) else None

    def _watch(self) -> None:
        """Look whether it still plays: the controller's own signal cannot be heard from Python in QGIS 3.22."""
        if not self.playing:
            self._look.stop()
        if self.playing != self._was_playing:
            self._was_playing = self.playing
            self.playing_changed.emit(self._was_playing)

    def _tell(self, *_: object) -> None:
        self.shown.emit(self.days())


def plan_days(first_year: int, years: int) -> tuple[date, date]:
    """Return first and last day of a plan."""
    return date(first_year, 1, 1), date(first_year + years, 1, 1) - timedelta(days=1)


def _range(begin: date, end: date) -> QgsDateTimeRange:
    """Return the days as a range that ends where the month after it begins."""
    last = month_after(end)
    return QgsDateTimeRange(_time(begin), _time(last), True, False)


def _time(day: date) -> QDateTime:
    return QDateTime(QDate(day.year, day.month, day.day), QTime(0, 0))


def _day(moment: QDateTime) -> date:
    found = moment.date()
    return date(found.year(), found.month(), found.day())
