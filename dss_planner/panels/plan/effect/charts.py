"""The charts of the effect: soil loss with the plan against without, and what is avoided, of the site chosen."""

from __future__ import annotations

import math
from collections.abc import Sequence

from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QComboBox, QVBoxLayout, QWidget

from dss_planner.panels.erosion.chart_view import ChartView
from dss_planner.panels.plan.effect.figures import range_words, tonnes
from dss_planner.panels.plan.effect.stored import SiteEffect
from dss_planner.plan.scenario.request import YearEffect, summed

CURVE, BARS = "curve", "bars"


class EffectCharts(QWidget):
    """One chart at a time; which one is chosen above it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: tuple[str, float, tuple[YearEffect, ...], int, int] | None = None
        self.kind = QComboBox(self)
        self.kind.setObjectName("effect_chart_kind")
        self.kind.setAccessibleName(self.tr("Which chart is shown"))
        self.kind.addItem(self.tr("With the plan against without"), CURVE)
        self.kind.addItem(self.tr("Avoided, and added around fences"), BARS)
        self.view = ChartView("effect_chart", self)
        self.kind.currentIndexChanged.connect(self._draw)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.kind)
        column.addWidget(self.view, 1)
        self.setMinimumWidth(290)

    def show_site(self, site: SiteEffect, year: int, first_year: int) -> None:
        """Draw a site; ``year`` of the plan is marked."""
        shown = (site.name, site.before, site.years, year, first_year)
        if shown != self._shown:
            self._shown = shown
            self._draw()

    def say(self, words: str) -> None:
        """Say why there is no chart."""
        self._shown = None
        self.view.say(words)

    def _draw(self, *_: object) -> None:
        if self._shown is None:
            return
        name, before, years, year, first_year = self._shown
        if self.kind.currentData() == BARS:
            title = self.tr("What the works of {site} avoid").format(site=name)
            self.view.show_figure(
                title, year_words(years, first_year), lambda dark: bars(years, first_year, dark), shrink=True
            )
        else:
            title = self.tr("Soil loss of {site} with the plan against without").format(site=name)
            words = self.tr("Without the plan {before} t a year. {years}").format(
                before=tonnes(before), years=year_words(years, first_year)
            )
            self.view.show_figure(title, words, lambda dark: curve(before, years, first_year, year, dark), shrink=True)


def all_sites(name: str, sites: Sequence[SiteEffect]) -> SiteEffect:
    """Return all sites together: ends of ranges are added, as sites are weak or strong together."""
    known = [site for site in sites if site.years]
    count = min((len(site.years) for site in known), default=0)
    years = tuple(
        YearEffect(
            place + 1,
            summed(site.years[place].avoided for site in known),
            summed(site.years[place].leaked for site in known),
            (math.nan, math.nan, math.nan),
        )
        for place in range(count)
    )
    return SiteEffect("", name, years, before=sum(site.before for site in known))


def year_words(years: Sequence[YearEffect], first_year: int) -> str:
    """Return the numbers of a chart in words."""
    words = QCoreApplication.translate("EffectCharts", "{date}: {mode} t avoided ({range}), {leaked} t added")
    return "; ".join(
        words.format(
            date=first_year + one.year - 1,
            mode=tonnes(one.avoided[1]),
            range=range_words(one.avoided),
            leaked=tonnes(one.leaked[1]),
        )
        for one in years
    )


def curve(before: float, years: Sequence[YearEffect], first_year: int, year: int, dark: bool) -> object:
    """Return the chart of with and without in the user's language."""
    from dss_planner.charts.withwithout import WithWords, with_without_figure

    words = WithWords(
        axis=QCoreApplication.translate("EffectCharts", "Soil loss [{unit}t/a]"),
        million=QCoreApplication.translate("EffectCharts", "million "),
        thousand=QCoreApplication.translate("EffectCharts", "thousand "),
        without=QCoreApplication.translate("EffectCharts", "without the plan"),
        with_plan=QCoreApplication.translate("EffectCharts", "with the plan"),
        range=QCoreApplication.translate("EffectCharts", "range"),
        inside=QCoreApplication.translate("EffectCharts", "leak left out"),
        nothing=QCoreApplication.translate("EffectCharts", "Nothing is known of the soil loss here"),
    )
    return with_without_figure(before, years, first_year, year, dark, words)


def bars(years: Sequence[YearEffect], first_year: int, dark: bool) -> object:
    """Return the chart of what is avoided in the user's language."""
    from dss_planner.charts.avoided import AvoidedWords, avoided_figure

    words = AvoidedWords(
        axis=QCoreApplication.translate("EffectCharts", "Soil loss [{unit}t/a]"),
        million=QCoreApplication.translate("EffectCharts", "million "),
        thousand=QCoreApplication.translate("EffectCharts", "thousand "),
        avoided=QCoreApplication.translate("EffectCharts", "avoided, most likely"),
        leaked=QCoreApplication.translate("EffectCharts", "added around fences"),
        net=QCoreApplication.translate("EffectCharts", "avoided less added"),
        range=QCoreApplication.translate("EffectCharts", "range"),
        nothing=QCoreApplication.translate("EffectCharts", "The works change nothing that can be worked out"),
    )
    return avoided_figure(years, first_year, dark, words)
