"""Vegetation: cover in spring and summer kept apart, and how it changes over the years."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dss_planner.panels.erosion.layer_view import LayerView
from dss_planner.panels.erosion.recorded_results import parameters_of, results_of
from dss_planner.panels.erosion.result_layers import raster_results
from dss_planner.panels.erosion.step_settings import corrections, trend_settings
from dss_planner.panels.erosion.tab import ErosionTab
from dss_planner.panels.erosion.trend_chart import TrendChart
from dss_planner.panels.page import NotesBox, quiet_label
from dss_planner.panels.tables import number

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.study.results import Output
    from dss_planner.tasks.lookups import Lookups


class VegetationTab(ErosionTab):
    """Cover and trend."""

    def __init__(self, session: StudySession, lookups: Lookups) -> None:
        super().__init__(session, lookups)
        self.title = self.tr("&Vegetation")
        self.add_step(
            "trend",
            self.tr("Find the &trend"),
            self.tr(
                "Trend of yearly NDVI by Theil–Sen and Mann–Kendall; needs one NDVI layer for each of 8 or more years"
            ),
        )
        self.view = LayerView("erosion_vegetation", session, lookups, self.inner)
        self.view.message.connect(self.message)
        self.body.addWidget(self.view, 1)
        self.facts = quiet_label("", self.inner)
        self.facts.setObjectName("erosion_vegetation_facts")
        self.body.addWidget(self.facts)
        self.place = TrendChart(session, lookups, self.inner)
        self.place.message.connect(self.message)
        self.body.addWidget(self.place)
        self.settings = trend_settings(self.inner)
        self.settings.changed.connect(lambda values: self.session.change(**values))
        self.body.addWidget(self.settings)
        self.notes = NotesBox(self.inner)
        self.body.addWidget(self.notes)

    def renew(self) -> None:
        """Offer cover and trend as far as they are there."""
        folder = self.session.folder
        outputs = [o for o in raster_results(folder, ("erosion", "trend")) if _vegetal(o)]
        outputs.sort(key=lambda output: output.style == "vegetation_cover")
        self.view.show_layers(
            outputs,
            self.tr("Cover is worked out with the erosion: press “Work out erosion” on the first tab.")
            if folder
            else self.tr("Choose a study folder on page 1 of DSS Planner, or open the example there."),
        )
        trend = next((output.path for output in outputs if output.style in ("vegetation_trend", "trend_class")), "")
        self.facts.setText("\n".join(self._cover(folder) + self._trend(trend)))
        self.place.renew()
        self.settings.show_settings(self.session.settings)
        self.notes.show_notes(self.session.notes("trend"))

    def leave(self) -> None:
        """Give tool and mark back."""
        self.place.leave()

    def _cover(self, folder: str) -> list[str]:
        used = parameters_of(str(Path(folder, "spring_cover.tif"))) if folder else {}
        if "soil_ndvi" not in used:
            return []
        return [
            self.tr(
                "Cover from NDVI between {soil} (bare soil) and {full} (full cover) [V2]; in the dust season {share} % "
                "of the summer's cover is left (plants and litter) [M]."
            ).format(
                soil=number(float(used["soil_ndvi"]), 2),
                full=number(float(used["full_ndvi"]), 2),
                share=number(100.0 * float(used.get("retention") or 1.0)),
            )
        ]

    def _trend(self, path: str) -> list[str]:
        used, found = parameters_of(path), results_of(path)
        years = found.get("years") or ()
        if not years:
            return []
        return [
            self.tr(
                "Trend {first}–{last} ({count} years): slope by Theil–Sen, Mann–Kendall test ({correction}); "
                "false finds held to {share} % over the whole map (Benjamini and Hochberg) [M]."
            ).format(
                first=years[0],
                last=years[-1],
                count=len(years),
                correction=dict(corrections(self)).get(str(used.get("correction")), ""),
                share=number(100.0 * float(used.get("fdr") or 0.0)),
            )
        ]


def _vegetal(output: Output) -> bool:
    return output.style in ("vegetation_cover", "vegetation_trend", "trend_class")
