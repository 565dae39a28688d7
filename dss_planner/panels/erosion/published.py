"""Soil loss by wind that others have published, to hold the study's own against; with source and evidence tag."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication

from dss_planner.layers.translation import show
from dss_planner.text import Text, text

if TYPE_CHECKING:
    from dss_planner.tasks.surveying import Survey


@dataclass(frozen=True)
class Published:
    """place; low, high: soil loss [t/km²·a], equal for a mean. source; tag: evidence, as in SCIENCE.md."""

    place: Text
    low: float
    high: float
    source: Text
    tag: str


#: SCIENCE.md 1.7; 1 t/ha = 100 t/km². Read in abstracts: the method, period and area of each differ from a study's.
PUBLISHED = (
    Published(
        text("Mongolia, steppe (WEQ)"), 500.0, 1000.0, text("Mandakh et al. 2016, J. Geogr. Sci."), "[V], abstract"
    ),
    Published(
        text("Mongolia, dry steppe (WEQ)"),
        1000.0,
        1500.0,
        text("Mandakh et al. 2016, J. Geogr. Sci."),
        "[V], abstract",
    ),
    Published(
        text("Mongolia, desert and semi-desert (WEQ)"),
        1500.0,
        2700.0,
        text("Mandakh et al. 2016, J. Geogr. Sci."),
        "[V], abstract",
    ),
    Published(text("Inner Mongolia, mean"), 3565.0, 3565.0, text("Remote Sens. 2025, 17(14):2365"), "[V], abstract"),
)
#: What every comparison of RWEQ with measurements in the region says.
CAVEAT = text(
    "RWEQ gives too much on compacted grassland (137Cs checks, Inner Mongolia): trust the order of places first, the "
    "amount second."
)


def loss_figure(found: Survey, dark: bool) -> object:
    """Return the histogram of soil loss with the classes of SL190-2007 and the published levels."""
    from dss_planner.charts.histogram import Bracket, LossWords, bin_edges, soil_loss_figure

    edges = bin_edges(found.high)
    brackets = [Bracket(show(item.place), item.low, item.high) for item in PUBLISHED]
    words = LossWords(
        loss=QCoreApplication.translate("LossFigure", "Soil loss [t/km²·a]"),
        land=QCoreApplication.translate("LossFigure", "Land [1000 ha]"),
        grades=(
            QCoreApplication.translate("LossFigure", "slight"),
            QCoreApplication.translate("LossFigure", "light"),
            QCoreApplication.translate("LossFigure", "moderate"),
            QCoreApplication.translate("LossFigure", "intense"),
            QCoreApplication.translate("LossFigure", "very intense"),
            QCoreApplication.translate("LossFigure", "severe"),
        ),
    )
    return soil_loss_figure(edges, found.rebinned(edges), brackets, dark, words)
