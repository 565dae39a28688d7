"""This place: click on the map and see how value, value function, weight and rules make its score, live with the model.

The layers are read once, in the background; every change of the model is worked out anew from what was read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QApplication, QHBoxLayout, QPushButton

from dss_planner.layers.translation import show
from dss_planner.panels.erosion.place_asker import PlaceAsker
from dss_planner.panels.erosion.place_picker import PlacePicker
from dss_planner.panels.page import NotesBox, quiet_label
from dss_planner.panels.score.place.place_table import CriteriaTable, RulesTable, ScoreBar
from dss_planner.panels.score.score_tab import ScoreTab
from dss_planner.panels.tables import number
from dss_planner.scoring.explaining import PlaceScore, explain_cells
from dss_planner.tasks.scoreplace import ScorePlace, ScorePlaceQuestion, look_at

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.tasks.lookups import Lookups

KIND = "score place"


class ScorePlaceTab(ScoreTab):
    """The place."""

    def __init__(self, session: StudySession, lookups: Lookups) -> None:
        super().__init__(session, lookups)
        self.title = self.tr("This &place")
        self._asker = PlaceAsker(lookups, KIND, self.tr("Looking at a place"), self._take, self._fail)
        self.place: ScorePlace | None = None
        self.found: PlaceScore | None = None
        self.picker = PlacePicker("score", session.map_layers.canvas, self.inner)
        self.picker.picked.connect(self.ask)
        self.picker.refused.connect(self._clear)
        self.copy_button = QPushButton(self.tr("&Copy"), self.inner)
        self.copy_button.setObjectName("score_place_copy")
        self.copy_button.setToolTip(self.tr("Copy the place and its numbers as text, for a report or a spreadsheet"))
        self.copy_button.clicked.connect(self.copy)
        row = QHBoxLayout()
        row.addWidget(self.picker)
        row.addStretch(1)
        row.addWidget(self.copy_button)
        self.where = quiet_label("", self.inner)
        self.where.setObjectName("score_place_where")
        self.verdict = quiet_label("", self.inner)
        self.verdict.setObjectName("score_place_verdict")
        font = self.verdict.font()
        font.setBold(True)
        self.verdict.setFont(font)
        self.bar = ScoreBar(self.inner)
        self.criteria = CriteriaTable(self.inner)
        self.rules = RulesTable(self.inner)
        self.formula = quiet_label("", self.inner)
        self.notes = NotesBox(self.inner)
        self.body.addLayout(row)
        for widget in (self.where, self.verdict, self.bar, self.criteria, self.formula, self.rules, self.notes):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        session.opened.connect(self._reread)
        session.results_changed.connect(self._reread)
        self._clear()

    def renew(self) -> None:
        """The model changed: what was read answers as long as it covers the model."""
        model, asked = self.desk.model, self._asker.question
        if model is None:  # what was asked stays, for when the layers are there again
            self._set_visible(False)
        elif self.place is not None and self.place.cells.covers(model):
            self._show()
        elif asked is not None:
            self.ask(asked.x, asked.y, asked.crs)

    def _reread(self) -> None:
        """Results changed or another study is open: the layers may hold other values."""
        asked, self.place = self._asker.question, None
        if asked is None or asked.folder != self.session.folder:
            self._clear()
        else:
            self.load()

    def ask(self, x: float, y: float, crs: str) -> None:
        """Explain the place at x, y."""
        if self.desk.model is None or not self.session.folder:
            self._clear(self.desk.missing)
            return
        self.picker.show_mark(x, y, crs)
        self._asker.ask(ScorePlaceQuestion(self.session.folder, self.desk.model, x, y, crs), look_at)

    def copy(self) -> None:
        """Copy what is shown as text."""
        if self.found is not None:
            QApplication.clipboard().setText(f"{self.where.text()}\n{self.found.copyable(show)}")

    def leave(self) -> None:
        """Give tool and mark back."""
        self.session.opened.disconnect(self._reread)
        self.session.results_changed.disconnect(self._reread)
        self._asker.drop()
        self.picker.leave()
        super().leave()

    def _take(self, place: ScorePlace) -> None:
        self.place = place
        if self.desk.model is not None and place.cells.covers(self.desk.model):
            self._show()
        else:
            self.renew()

    def _fail(self, sentence: str, details: str) -> None:
        self._clear(sentence)
        if details:
            self.message.emit("problem", sentence, details)

    def _clear(self, sentence: str = "") -> None:
        self.place = self.found = None
        if not sentence:
            self._asker.question = None
            self.picker.clear_mark()
            sentence = (
                self.tr("Press the button, then click on the map: how value, value function and weight make its score.")
                if self.session.folder
                else ""  # the tab says above that there is no study
            )
        self.where.setText(sentence)
        self._set_visible(False)
        self.notes.show_notes([])

    def _set_visible(self, shown: bool) -> None:
        for widget in (self.verdict, self.bar, self.criteria, self.formula, self.copy_button):
            widget.setVisible(shown)
        self.rules.setVisible(shown and self.found is not None and bool(self.found.rules))

    def _show(self) -> None:
        """Show the place as the model at hand scores it."""
        place, model = self.place, self.desk.model
        if place is None or model is None:
            return
        self.found = found = explain_cells(model, place.cells)
        parts = [f"{place.latitude:.5f}, {place.longitude:.5f}", place.position]
        if place.elevation is not None:
            parts.append(self.tr("{metres} m above the sea").format(metres=number(place.elevation)))
        self.where.setText(" · ".join(parts))
        self.verdict.setText(show(found.verdict))
        self.bar.show_place(found)
        self.criteria.show_criteria(found.criteria)
        self.rules.show_rules(found.rules)
        self.formula.setText(f"{show(found.combination)} {show(found.formula)}")
        self._set_visible(True)
        self.notes.show_notes([show(note) for note in found.notes])
