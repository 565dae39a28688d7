"""The words of the preview."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

from dss_planner.panels.criterion_names import shown_name
from dss_planner.panels.score.preview.pictures import DISAGREEMENT, NEAR_MISSES, SCORE, VALUE, Display
from dss_planner.scoring.model import ScoreModel
from dss_planner.scoring.preview.livescore import LiveScore
from dss_planner.scoring.preview.previewinputs import PreviewInputs


def display_name(display: Display, model: ScoreModel | None) -> str:
    """Return what is shown, in a few words."""
    if display.kind == VALUE:
        names = (
            [shown_name(criterion) for criterion in model.criteria if criterion.id == display.criterion]
            if model
            else []
        )
        return QCoreApplication.translate("Preview", "value of “{criterion}”").format(
            criterion=names[0] if names else display.criterion
        )
    return {
        SCORE: QCoreApplication.translate("Preview", "score"),
        NEAR_MISSES: QCoreApplication.translate("Preview", "near misses"),
        DISAGREEMENT: QCoreApplication.translate("Preview", "disagreement of the weight profiles"),
    }[display.kind]


def label_of(display: Display, model: ScoreModel, inputs: PreviewInputs, grey: bool = False) -> str:
    """Return the label on the map: that this is a preview, of what, how coarse, and what is grey where land is."""
    words = (
        QCoreApplication.translate("Preview", "Preview: {what}, {size}, every cell of the study")
        if inputs.exact
        else QCoreApplication.translate("Preview", "Preview: {what}, {size}")
    )
    said = words.format(what=display_name(display, model), size=cell_words(inputs))
    if not grey:
        return said
    if display.kind == VALUE:
        return QCoreApplication.translate("Preview", "{preview}; grey: unknown").format(preview=said)
    return QCoreApplication.translate("Preview", "{preview}; grey: left out or unknown").format(preview=said)


def cell_words(inputs: PreviewInputs) -> str:
    """Return how large the cells of a preview are."""
    width, height = inputs.grid.cell_size
    size = (width * height) ** 0.5
    if size >= 1000.0:
        return QCoreApplication.translate("Preview", "cells of {size} km").format(size=f"{size / 1000.0:.2g}")
    return QCoreApplication.translate("Preview", "cells of {size} m").format(size=f"{size:.3g}")


def why_empty(display: Display, score: LiveScore) -> str:
    """Return why nothing is to be seen."""
    if display.kind not in (SCORE, VALUE):
        return QCoreApplication.translate("Preview", "Preview: no {what} in view").format(
            what=display_name(display, None)
        )
    if score.excluded_hectares > 0 and score.unknown_hectares <= 0:
        return QCoreApplication.translate("Preview", "Preview: the rules leave out all land under this view")
    return QCoreApplication.translate("Preview", "Preview: no score under this view, as land is left out or unknown")
