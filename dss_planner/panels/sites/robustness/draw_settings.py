"""What is drawn, in words: how many draws, and what varies in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QLabel, QWidget

from dss_planner.panels.sites.choice_fields import ChoiceFields
from dss_planner.panels.sites.flow import FlowRow
from dss_planner.panels.tables import number
from dss_planner.scoring.sensitivity.draws import AROUND, FIXED, FLAT
from dss_planner.sites.robustness.robustness import MOST_DRAWS

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession


class DrawSettings(FlowRow):
    """Bound to the setting ``robustness``."""

    def __init__(self, session: StudySession, parent: QWidget) -> None:
        super().__init__(parent)
        self.fields = fields = ChoiceFields(session, "robustness", "robustness", self)
        self.draws = fields.whole(
            "draws", 10, MOST_DRAWS, "", self.tr("How often everything is drawn; more is surer: 1,000 are usual")
        )
        self.add(fields.label(self.tr("&Draws"), self.draws), self.draws)
        self.seed = fields.whole("seed", 0, 2**31 - 1, "", self.tr("The same seed gives the same draws"))
        self.add(fields.label(self.tr("S&eed"), self.seed), self.seed)
        self.weighting = fields.choice(
            "weighting",
            (
                (AROUND, self.tr("vary around the chosen ones")),
                (FLAT, self.tr("are any, all alike")),
                (FIXED, self.tr("stay as chosen")),
            ),
            self.tr("How the weights of the criteria are drawn; they always sum to 100 %"),
        )
        self.add(fields.label(self.tr("&Weights"), self.weighting), self.weighting)
        self.spread = fields.number(
            "weight_spread",
            (0.5, 30.0, 1, 0.5, self.tr(" points")),
            self.tr("Standard deviation of a weight of 20 %; larger ones vary more, smaller ones less. 7 is assumed"),
        )
        self._plus = QLabel("±", self)
        self.add(self._plus, self.spread)
        self.vary_bounds = fields.flag(
            "vary_bounds",
            self.tr("&Limits of the value functions ±"),
            self.tr("Where a criterion begins to count and where it counts in full moves in each draw"),
        )
        self.bounds = fields.number(
            "bounds",
            (1.0, 49.0, 0, 1.0, " %"),
            self.tr("How far each limit may move at most, in percent of the distance of the two"),
        )
        self.add(self.vary_bounds, self.bounds)
        self.vary_data = fields.flag(
            "vary_data",
            self.tr("D&ata ±"),
            self.tr("What a criterion gives a site is off in each draw, for each site and criterion by itself"),
        )
        self.data = fields.number(
            "data",
            (0.5, 50.0, 1, 0.5, self.tr(" of 100 points")),
            self.tr("Standard deviation of what a criterion gives a site, where its full value is 100 points"),
        )
        self.add(self.vary_data, self.data)

    def show_settings(self) -> None:
        """Show what is chosen now; what does not count is grey."""
        self.fields.show()
        choices = self.fields.choices
        around = choices.weighting == AROUND
        self.spread.setEnabled(around)
        self._plus.setEnabled(around)
        self.bounds.setEnabled(choices.vary_bounds)
        self.data.setEnabled(choices.vary_data)

    def summary(self) -> str:
        """Return what is drawn in one line."""
        choices = self.fields.choices
        varied = (
            (choices.weighting != FIXED, self.tr("weights")),
            (choices.vary_bounds, self.tr("limits")),
            (choices.vary_data, self.tr("data")),
        )
        what = ", ".join(words for counts, words in varied if counts) or self.tr("nothing")
        return self.tr("What is drawn, {draws} times: {what}").format(draws=number(choices.draws), what=what)
