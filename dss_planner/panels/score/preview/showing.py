"""What the preview shows: the picture over the map, the other side of the line, and what is said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication

from dss_planner.errors import PlannerError
from dss_planner.layers.translation import show
from dss_planner.panels.score.preview.pictures import picture_of, values_of
from dss_planner.panels.score.preview.words import label_of, why_empty

if TYPE_CHECKING:
    from dss_planner.panels.score.preview.controller import PreviewController
    from dss_planner.panels.score.score_desk import ScoreDesk


class Showing:
    """Brings the overlay of ``preview`` up to date with what it holds."""

    def __init__(self, preview: PreviewController, desk: ScoreDesk) -> None:
        self._preview, self._desk = preview, desk
        self._grey = False

    def show(self) -> None:
        """Show the score of the model at hand, or say why there is none."""
        preview, model = self._preview, self._desk.model
        overlay = preview.overlay
        if overlay is None:
            return
        if model is None or not model.used:
            overlay.show_grid(None)
            self.fail(self._desk.missing or QCoreApplication.translate("Preview", "no criterion is used"))
            return
        live, score = preview.live, preview.latest
        if live is None or score is None:
            reading = QCoreApplication.translate("Preview", "Preview: reading the layers…")
            self.say(reading if preview.reading else preview.words)
            return
        if preview.falls_behind():
            return
        try:
            values = values_of(live, model, preview.display, score.score)
            picture = picture_of(values, preview.display.kind, live.inputs.inside)
        except PlannerError as error:
            overlay.show_now(None)
            self.fail(error)
            return
        self._grey = picture.grey
        overlay.show_grid(live.inputs.grid)
        overlay.show_now(picture)
        self.say(why_empty(preview.display, score) if picture.empty else "")
        self.show_before()

    def show_before(self) -> None:
        """Bring the other side of the line up to date."""
        preview = self._preview
        if preview.overlay is None:
            return
        wanted = preview.swiping or preview.holding
        if wanted and preview.live is not None:
            preview.comparison.renew(preview.live.inputs)
            inputs = preview.live.inputs
            values = preview.comparison.values(preview.display, inputs)
            before = None if values is None else picture_of(values, preview.display.kind, inputs.inside)
            preview.overlay.show_before(before)
        else:
            preview.overlay.show_before(None)
        preview.overlay.hold(preview.holding)
        self._label()

    def say(self, words: str) -> None:
        """Say something in place of a picture; '' when all is well."""
        changed, self._preview.words = words != self._preview.words, words
        self._label()
        if changed:
            self._preview.state_changed.emit()

    def fail(self, sentence: object) -> None:
        """Say why there is no picture: a sentence, or an error with one."""
        self.say(QCoreApplication.translate("Preview", "Preview: {sentence}").format(sentence=show(sentence)))

    def _label(self) -> None:
        preview, model = self._preview, self._desk.model
        if preview.overlay is None:
            return
        label = preview.words
        if not label and preview.live is not None and model is not None:
            label = label_of(preview.display, model, preview.live.inputs, self._grey)
        against = ""
        if preview.swiping or preview.holding:
            against = preview.comparison.problem or QCoreApplication.translate("Preview", "Before: {what}").format(
                what=preview.comparison.name
            )
        preview.overlay.show_labels(label, against)
