"""Two models side by side on linked maps, what differs between them as a third, and in hectares."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QSize, Qt, QTimer
from qgis.PyQt.QtGui import QCloseEvent
from qgis.PyQt.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dss_planner.layers.translation import show
from dss_planner.panels.score.preview.compare_reading import Compared, CompareRequest, compare_views
from dss_planner.panels.score.preview.histogram_pair import HistogramPair
from dss_planner.panels.score.preview.legend_bar import LegendBar
from dss_planner.panels.score.preview.legends import change_legend, legend_of, signed
from dss_planner.panels.score.preview.linked_maps import LinkedMaps
from dss_planner.panels.score.preview.pictures import SCORE, Display, change_picture, picture_of
from dss_planner.panels.score.preview.view import view_of
from dss_planner.panels.score.preview.words import cell_words
from dss_planner.panels.score.weighing.elided import STRONG, ElidedLabel
from dss_planner.scoring.model import ScoreModel
from dss_planner.scoring.preview.scorechange import ScoreChange
from dss_planner.tasks.lookups import Lookups
from dss_planner.tasks.task import Outcome

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession

SIZE, SMALLEST = QSize(1180, 620), QSize(640, 420)
SETTLE_MS = 150


class CompareWindow(QDialog):
    """Beside QGIS's window, not in front of it: the maps can be moved while the other windows are used."""

    def __init__(
        self,
        session: StudySession,
        source: QgsMapCanvas | None,
        models: tuple[ScoreModel, ScoreModel],
        names: tuple[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("compare_window")
        self.setWindowTitle(self.tr("{first} and {second}, score side by side").format(first=names[0], second=names[1]))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(SMALLEST)
        self._session, self._models, self._names = session, models, names
        self._lookups = Lookups(self)
        self.found: Compared | None = None
        self.maps = LinkedMaps(3, source, self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._read)
        self.maps.moved.connect(self._settle.start)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addLayout(self._make_maps(), 3)
        layout.addLayout(self._make_foot(), 0)
        self._gone = False
        self._settle.start()

    def sizeHint(self) -> QSize:
        """Three maps and their numbers."""
        return SIZE

    def leave(self) -> None:
        """Stop, and let go of the window's map."""
        if self._gone:
            return
        self._gone = True
        self._settle.stop()
        self._lookups.close()
        self.maps.leave()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed by the user."""
        self.leave()
        super().closeEvent(event)

    def _make_maps(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(6)
        difference = self.tr("Difference: {second} − {first}").format(first=self._names[0], second=self._names[1])
        self.legends = []
        for place, (canvas, title) in enumerate(zip(self.maps.canvases, (*self._names, difference))):
            label = ElidedLabel(self)
            label.set_texts(f"{STRONG}{title}{STRONG}")
            canvas.setAccessibleName(title)
            legend = LegendBar(self)
            self.legends.append(legend)
            grid.addWidget(label, 0, place)
            grid.addWidget(canvas, 1, place)
            grid.addWidget(legend, 2, place)
            grid.setColumnStretch(place, 1)
        grid.setRowStretch(1, 1)
        self.legends[2].show_legend(change_legend(None))
        return grid

    def _make_foot(self) -> QHBoxLayout:
        self.chart = HistogramPair(self)
        self.chart.setFixedHeight(130)
        self.facts = QLabel(self)
        self.facts.setObjectName("compare_facts")
        self.facts.setWordWrap(True)
        self.facts.setTextFormat(Qt.TextFormat.PlainText)
        self.facts.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.facts.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.chart, 2)
        foot.addWidget(self.facts, 3)
        return foot

    def _read(self) -> None:
        known = self.found.inputs if self.found is not None else (None, None)
        limit = self._session.settings.min_score
        request = CompareRequest(*self._models, view_of(self.maps.canvases[0]), limit, known)
        self._lookups.ask(
            "compare", self.tr("Scoring two models side by side"), lambda: request, compare_views, self._take
        )
        if self.found is None:
            self.facts.setText(self.tr("Reading the layers…"))

    def _take(self, outcome: Outcome) -> None:
        if self._gone or outcome.cancelled:
            return
        if not outcome.done:
            self.found = None
            for overlay in self.maps.overlays:
                overlay.show_grid(None)
            self.chart.clear()
            self.facts.setText(show(outcome.sentence))
            return
        first = self.found is None
        found = self.found = outcome.result
        pictures = [picture_of(score.score, SCORE, inputs.inside) for score, inputs in zip(found.scores, found.inputs)]
        pictures.append(change_picture(found.change.difference, found.inputs[0].inside))
        for overlay, picture in zip(self.maps.overlays, pictures):
            overlay.show_grid(found.inputs[0].grid)
            overlay.show_now(picture)
        for legend, model, score in zip(self.legends, self._models, found.scores):
            legend.show_legend(legend_of(Display(), model, score))
        self.legends[2].show_legend(change_legend(found.change))
        limit = self._session.settings.min_score
        self.chart.show_scores(found.scores[0].histogram, found.scores[1].histogram, self._names, limit)
        told = self._told(found, limit)
        if any(picture.grey for picture in pictures):
            told.append(self.tr("Grey: land that is left out, or of which something is unknown."))
        self.facts.setText("\n".join(told))
        self.chart.setAccessibleName(self.facts.text())
        if first:
            self.maps.zoom_to(found.inputs[0].grid.bounds, found.inputs[0].grid.crs)

    def _told(self, found: Compared, limit: float) -> list[str]:
        """Return what differs, in sentences."""
        change, (first, second) = found.change, self._names
        lines = [
            self.tr("Of the land in view ({size}), {scored} ha are scored by both.").format(
                size=cell_words(found.inputs[0]), scored=_hectares(change.scored)
            )
        ]
        if change.scored and math.isfinite(change.mean):
            lines.append(
                self.tr("Mean score {a} → {b}; a place changes by {mean} points on average, by {most} at most.").format(
                    a=f"{found.scores[0].mean:.1f}",
                    b=f"{found.scores[1].mean:.1f}",
                    mean=signed(change.mean),
                    most=f"{change.largest:.1f}",
                )
            )
            lines += self._moved(change, limit)
        if change.gained or change.lost:
            lines.append(
                self.tr("Scored only by “{second}”: {gained} ha; only by “{first}”: {lost} ha.").format(
                    first=first, second=second, gained=_hectares(change.gained), lost=_hectares(change.lost)
                )
            )
        return lines

    def _moved(self, change: ScoreChange, limit: float) -> list[str]:
        share = 100.0 * (change.up + change.down) / change.scored
        return [
            self.tr(
                "{share} % change their class: {up} ha to a higher one, {down} ha to a lower one (10 points each)."
            ).format(share=f"{share:.0f}", up=_hectares(change.up), down=_hectares(change.down)),
            self.tr("{above} ha come to the least score of {limit} or above it, {below} ha fall below it.").format(
                above=_hectares(change.above), below=_hectares(change.below), limit=f"{limit:g}"
            ),
        ]


def _hectares(value: float) -> str:
    return f"{value:,.0f}"
