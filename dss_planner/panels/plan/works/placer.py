"""Placing a measure on the map: what fits there is told before it is dropped."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsCsException, QgsPointXY, QgsProject
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, QPoint, QTimer, pyqtSignal

from dss_planner.layers.translation import show
from dss_planner.panels.erosion.place_tool import PlaceMark
from dss_planner.panels.plan.works.fit_list import point_words, told
from dss_planner.panels.plan.works.map_drop import MapDrop
from dss_planner.panels.plan.works.place_label import PlaceLabel
from dss_planner.panels.plan.works.placing_tool import PlacingTool
from dss_planner.panels.plan.works.plan_rows import MeasureBook, without_name
from dss_planner.panels.status_dot import EMPTY, PROBLEM, TELL
from dss_planner.panels.verdict_tree import DOTS
from dss_planner.plan.drafting.placing import POINTS, PlaceVerdicts, site_at
from dss_planner.tasks.planworks import PlaceQuestion, StudyKeeper, look_at_place

if TYPE_CHECKING:
    from dss_planner.panels.plan.plan_desk import PlanDesk
    from dss_planner.tasks.lookups import Lookups
    from dss_planner.tasks.task import Outcome

#: Wait before a place is looked at [ms]: the mouse moves on.
SETTLE_MS = 70
_KIND = "plan place"


class Placer(QObject):
    """Follows what is dragged over the map and the map tool; says with `dropped` what was placed where."""

    #: Id of the measure or kind of point; x and y in the map coordinates of the plan.
    dropped = pyqtSignal(str, float, float)
    #: The map tool ended.
    ended = pyqtSignal()
    #: A place was pointed at to see what fits there: its `PlaceVerdicts`, None outside of the sites.
    asked = pyqtSignal(object)
    #: A sentence for the banner: level, sentence, details.
    message = pyqtSignal(str, str, str)

    def __init__(
        self,
        canvas: QgsMapCanvas,
        desk: PlanDesk,
        book: MeasureBook,
        lookups: Lookups,
        keeper: Callable[[], StudyKeeper],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._canvas, self._desk, self._book = canvas, desk, book
        self._lookups, self._keeper = lookups, keeper
        self.key = ""
        self._asking = False
        self._found: tuple[tuple[float, float], PlaceVerdicts | None] | None = None
        self.label = PlaceLabel(canvas)
        self.mark = PlaceMark(canvas)
        self.tool = PlacingTool(canvas)
        self.tool.over.connect(lambda place: self._over(self.key, place))
        self.tool.taken.connect(self._taken)
        self.tool.ended.connect(self._ended)
        self.drop = MapDrop(canvas, self)
        self.drop.over.connect(self._over)
        self.drop.dropped.connect(self._dropped)
        self.drop.left.connect(self._left)
        self._at: tuple[float, float] | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._ask)

    def begin(self, key: str) -> None:
        """Take the map tool, to place ``key``."""
        self.key, self._asking = key, False
        self._take_tool()

    def ask(self) -> None:
        """Take the map tool, to ask what fits at a place."""
        self.key, self._asking = "", True
        self._take_tool()

    def stop(self) -> None:
        """Give the map back."""
        self._canvas.unsetMapTool(self.tool)

    def leave(self) -> None:
        """Let go of the map for good."""
        self._settle.stop()
        self._lookups.drop(_KIND)
        self.drop.leave()
        self.tool.remove()
        self.mark.remove()
        self.label.hide()
        self.label.deleteLater()

    def place_of(self, pixel: QPoint) -> tuple[float, float] | None:
        """Return the place in the map coordinates of the plan; None where these are not made for it."""
        document = self._desk.document
        if document is None:
            return None
        point = self._canvas.getCoordinateTransform().toMapCoordinates(pixel.x(), pixel.y())
        target = QgsCoordinateReferenceSystem.fromWkt(document.crs)
        source = self._canvas.mapSettings().destinationCrs()
        try:
            found = QgsCoordinateTransform(source, target, QgsProject.instance()).transform(QgsPointXY(point))
        except QgsCsException:
            return None
        return found.x(), found.y()

    def _take_tool(self) -> None:
        if self._canvas.mapTool() is self.tool:
            self._over(self.key, self.tool.place())
        else:
            self._canvas.setMapTool(self.tool)

    def _over(self, key: str, pixel: QPoint) -> None:
        place = self.place_of(pixel)
        self.key = key
        self.label.go_to(pixel)
        if place is None:
            self._left()
            return
        by_keys = self.tool.isActive() and self.tool.by_keys
        if by_keys:
            point = self._canvas.getCoordinateTransform().toMapCoordinates(pixel.x(), pixel.y())
            self.mark.show(QgsPointXY(point), self._canvas.mapSettings().destinationCrs())
        elif not self._asking:
            self.mark.clear()
        self._at = place
        self._tell()
        self._settle.start()

    def _ask(self) -> None:
        """Have the place looked at, away from the main thread."""
        document, place = self._desk.document, self._at
        if document is None or place is None or site_at(document, *place) is None:
            return
        measures = tuple(self._book.read(document).values())
        question = PlaceQuestion(document, measures, self._keeper(), *place)

        def publish(outcome: Outcome) -> None:
            if outcome.done:
                self._found = (place, outcome.result)
                if self._at == place:
                    self._tell()
            elif not outcome.cancelled and self._at == place:
                self.label.say(EMPTY, show(outcome.sentence))

        self._lookups.ask(_KIND, self.tr("Looking at the place"), lambda: question, look_at_place, publish)

    def _say(self, state: str, words: str) -> None:
        """Say something at the cursor, and with the keyboard what its keys do."""
        by_keys = self.tool.isActive() and self.tool.by_keys
        keys = self.tr("Enter: here; arrow keys: move the map; Esc: end")
        self.label.say(state, f"{words}\n{keys}" if by_keys else words)

    def _tell(self) -> None:
        """Say at the cursor what is known of the place."""
        document, place = self._desk.document, self._at
        if document is None or place is None:
            return
        site = site_at(document, *place)
        if site is None:
            self._say(PROBLEM, self.tr("Outside of the plan's sites: works belong to a site"))
            return
        name = self._book.name(self.key) if self.key not in POINTS else point_words(self.key)
        if self.key in POINTS:
            self._say(TELL, self.tr("{what} in “{site}”").format(what=name, site=site["name"]))
            return
        known = self._found[1] if self._found is not None and self._found[0] == place else None
        if self._asking:
            self._say(*self._counted(known, str(site["name"])))
            return
        verdict = known.verdicts.get(self.key) if known is not None else None
        if verdict is None:
            waiting = self.tr("{what} in “{site}”: …").format(what=name, site=site["name"])
            self._say(EMPTY, waiting)
            return
        reason = without_name(show(verdict.reasons[0]), self._book, self.key) if verdict.reasons else ""
        head = self.tr("{what} in “{site}”").format(what=name, site=site["name"])
        self._say(DOTS.get(verdict.status, EMPTY), f"{head}\n{told(verdict.status, reason)}")

    def _counted(self, known: PlaceVerdicts | None, site: str) -> tuple[str, str]:
        if known is None:
            return EMPTY, self.tr("“{site}”: …").format(site=site)
        fits = sum(one.status == "suitable" for one in known.verdicts.values())
        under = sum(one.status == "conditional" for one in known.verdicts.values())
        words = self.tr("“{site}”: {fits} measures fit here, {under} under conditions. Click to list them.")
        return TELL, words.format(site=site, fits=fits, under=under)

    def _taken(self, pixel: QPoint) -> None:
        place = self.place_of(pixel)
        if place is None:
            return
        if self._asking:
            self._point_at(place, pixel)
        else:
            self._dropped(self.key, pixel)

    def _point_at(self, place: tuple[float, float], pixel: QPoint) -> None:
        document = self._desk.document
        if document is None:
            return
        if site_at(document, *place) is None:
            self.asked.emit(None)
            return
        point = self._canvas.getCoordinateTransform().toMapCoordinates(pixel.x(), pixel.y())
        self.mark.show(QgsPointXY(point), self._canvas.mapSettings().destinationCrs())
        question = PlaceQuestion(document, tuple(self._book.read(document).values()), self._keeper(), *place)

        def publish(outcome: Outcome) -> None:
            if outcome.done:
                self._found = (place, outcome.result)
                if self._at == place:
                    self._tell()
                self.asked.emit(outcome.result)
            elif not outcome.cancelled:
                self.message.emit("warning", show(outcome.sentence), outcome.details)

        self._settle.stop()
        self._lookups.ask(_KIND, self.tr("Looking at the place"), lambda: question, look_at_place, publish)

    def _dropped(self, key: str, pixel: QPoint) -> None:
        place = self.place_of(pixel)
        self._left()
        if place is not None and key:
            self.dropped.emit(key, *place)

    def _left(self) -> None:
        """Nothing is over the map any more."""
        self._settle.stop()
        self._at = None
        self.label.hide()
        if not self._asking:
            self._lookups.drop(_KIND)
            self.mark.clear()

    def _ended(self) -> None:
        asked = self._asking
        self._asking = False
        self._left()
        self.mark.clear()
        self.key = ""
        if asked:
            self.asked.emit(False)
        self.ended.emit()
