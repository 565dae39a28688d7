"""How a measure fits the place clicked on the map: each rule with the value there."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QPushButton, QVBoxLayout, QWidget

from dss_planner.layers.translation import show
from dss_planner.panels.erosion.place_asker import PlaceAsker
from dss_planner.panels.erosion.place_picker import PlacePicker
from dss_planner.panels.sites.flow import FlowRow
from dss_planner.panels.tables import number
from dss_planner.panels.verdict_tree import status_words
from dss_planner.tasks.measuring import FitAnswer, FitQuestion, fit_at

if TYPE_CHECKING:
    from dss_planner.measures.catalogue.catalogue import Catalogue
    from dss_planner.panels.session import StudySession
    from dss_planner.plan.drafting.measuremaps import MeasureMapsResult
    from dss_planner.tasks.lookups import Lookups

KIND = "measure at a place"
_SIGNS = {"suitable": "✓", "conditional": "!", "unsuitable": "✗", "unknown": "?"}


class FitStrip(QWidget):
    """Asked again when another measure is shown, so that measures can be compared at one place."""

    #: The user wants the map of the measure.
    wanted = pyqtSignal()
    #: What was found on the map and at the place, as rich text.
    found = pyqtSignal(str)

    def __init__(self, session: StudySession, lookups: Lookups, name_of: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._name_of = session, name_of
        self._catalogue: Catalogue | None = None
        self._measure = ""
        self._place: tuple[float, float, str] | None = None
        self._asker = PlaceAsker(lookups, KIND, self.tr("Looking at a place"), self._show, self._fail)
        self.map_button = QPushButton(self.tr("&Map where it fits"), self)
        self.map_button.setObjectName("catalogue_map")
        self.map_button.setToolTip(
            self.tr("Judges every cell of the study and shows where the measure is suitable, and which rule decides")
        )
        self.map_button.clicked.connect(self.wanted)
        self.picker = PlacePicker("catalogue", session.map_layers.canvas, self)
        self.picker.picked.connect(self.ask)
        self.picker.refused.connect(self._fail)
        self._map_words = self._place_words = ""
        row = FlowRow(self)
        row.add(self.map_button)
        row.add(self.picker)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(row)

    def show_measure(self, catalogue: Catalogue, measure: str) -> None:
        """Ask of another measure, at the place that is marked."""
        same = self._catalogue is not None and (measure, catalogue) == (self._measure, self._catalogue)
        self._catalogue, self._measure = catalogue, measure
        if same:
            return
        self._map_words = ""
        if self._place is not None and self.isVisible():
            self.ask(*self._place)
        else:
            self._say("")

    def show_map(self, result: MeasureMapsResult) -> None:
        """Tell how much land has each verdict on the map just made, and what no layer tells."""
        found = result.maps[0].hectares if result.maps else {}
        parts = [f"{status_words(status)}: {number(area)} ha" for status, area in found.items() if area > 0.0]
        notes = [show(note) for note in result.notes]
        self._map_words = "<p>" + "<br>".join(html.escape(line) for line in ("; ".join(parts), *notes)) + "</p>"
        self._tell()

    def ask(self, x: float, y: float, crs: str) -> None:
        """Ask how the measure fits a place."""
        if not self._session.folder or self._catalogue is None or not self._measure:
            return
        self._place = (x, y, crs)
        self.picker.show_mark(x, y, crs)
        self._say(self.tr("Looking at the place…"))
        self._asker.ask(FitQuestion(self._session.folder, self._catalogue, self._measure, x, y, crs), fit_at)

    def leave(self) -> None:
        """Give tool and mark back."""
        self._asker.drop()
        self.picker.leave()

    def _show(self, found: FitAnswer) -> None:
        if found.question.measure != self._measure:
            return
        name = self._name_of(self._measure)
        if found.verdict is None:
            self._say(self.tr("The place lies outside the study."))
            return
        lines = [f"<b>{html.escape(status_words(found.verdict.status))}</b>"]
        for outcome in found.verdict.outcomes:
            sentence = show(outcome.sentence).replace(f"{outcome.sentence.values.get('measure')}: ", "", 1)
            words = f"{_SIGNS.get(outcome.status, '')} {html.escape(sentence)}"
            lines.append(words if outcome.condition.tag in ("V", "V2", "D") else f"<i>{words}</i>")
        if not found.verdict.outcomes:  # nobody ruled where it fits
            lines += [html.escape(show(reason)) for reason in found.verdict.reasons]
        here = self.tr("{measure} at the place marked on the map:").format(measure=name)
        self._say(f"{html.escape(here)} " + "<br>".join(lines))

    def _fail(self, sentence: str, details: str = "") -> None:
        self._say(html.escape(sentence))

    def _say(self, words: str) -> None:
        self._place_words = f"<p>{words}</p>" if words else ""
        self._tell()

    def _tell(self) -> None:
        self.found.emit(self._place_words + self._map_words)
