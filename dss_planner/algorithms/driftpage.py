"""The page of the drift potential: chart, numbers and notes in one HTML file."""

from __future__ import annotations

import base64
import html
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication

from dss_planner.algorithms.pages import chart_bytes, write_bytes
from dss_planner.charts.windrose import wind_rose_figure
from dss_planner.erosion.wind.seasons import season_name
from dss_planner.layers.rose_words import rose_words
from dss_planner.layers.translation import show

if TYPE_CHECKING:
    from dss_planner.erosion.wind.driftreport import DriftPotentialResult


class DriftPage:
    """The result of a drift potential in words."""

    def __init__(self, result: DriftPotentialResult, threshold: float) -> None:
        self._result = result
        self._threshold = threshold

    def tr(self, sentence: str) -> str:
        """Translate in the context of the page."""
        return QCoreApplication.translate("DriftPage", sentence)

    def summary(self) -> str:
        """Return the numbers in one line."""
        return " · ".join(f"{name} {value}" for name, value in self.rows())

    def rows(self) -> list[tuple[str, str]]:
        """Return name and value of each number."""
        rose = self._result.rose
        drift = rose.drift
        nothing = "–"
        return [
            (self.tr("DP"), self.tr("{value} vector units").format(value=f"{drift.dp:.1f}")),
            (self.tr("RDP"), self.tr("{value} vector units").format(value=f"{drift.rdp:.1f}")),
            (self.tr("RDP/DP"), nothing if drift.ratio is None else f"{drift.ratio:.2f}"),
            (self.tr("RDD, sand moves to"), _degrees(drift.rdd)),
            (self.tr("erosive wind from"), _degrees(rose.wind_from)),
            (self.tr("axis of barriers"), _degrees(drift.barrier_axis)),
        ]

    def write(self, path: str) -> None:
        """Write the page. Raises `OutputError`."""
        rose = self._result.rose
        months = show(season_name(rose.months)) if rose.months else self.tr("months of the table")
        picture = base64.b64encode(chart_of(self._result)).decode("ascii")
        title = self.tr("Drift potential: {place}, {months}, threshold {threshold} kn").format(
            place=rose.station or "–", months=months, threshold=f"{self._threshold:g}"
        )
        table = "".join(f"<tr><td>{html.escape(n)}</td><td>{html.escape(v)}</td></tr>" for n, v in self.rows())
        notes = "".join(f"<li>{html.escape(show(note))}</li>" for note in self._result.notes)
        source = self.tr("Fryberger and Dean 1979, USGS Professional Paper 1052.")
        content = (
            f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{html.escape(title)}</title></head><body>'
            f"<h3>{html.escape(title)}</h3>"
            f'<p><img width="360" alt="{html.escape(self.summary())}" src="data:image/png;base64,{picture}"></p>'
            f"<table>{table}</table>{self._months()}<ul>{notes}</ul>"
            f"<p>{html.escape(source)}</p></body></html>"
        )
        write_bytes(path, content.encode("utf-8"))

    def _months(self) -> str:
        if not self._result.monthly:
            return ""
        head = (self.tr("Month"), self.tr("DP"), self.tr("RDD [°]"), self.tr("known"))
        rows = [
            (
                str(month.month),
                "–" if month.dp is None else f"{month.dp:.1f}",
                _degrees(month.rdd),
                f"{100 * month.known:.0f} %",
            )
            for month in self._result.monthly
        ]
        cells = "".join(f"<th>{html.escape(name)}</th>" for name in head)
        body = "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
        heading = self.tr("What each month adds to the year [vector units]")
        return f"<h4>{html.escape(heading)}</h4><table><tr>{cells}</tr>{body}</table>"


def chart_of(result: DriftPotentialResult) -> bytes:
    """Return the wind rose as PNG."""
    return chart_bytes(wind_rose_figure(result.rose.table, result.rose.drift, words=rose_words()))


def write_chart(result: DriftPotentialResult, path: str) -> None:
    """Write the wind rose as PNG. Raises `OutputError`."""
    write_bytes(path, chart_of(result))


def _degrees(value: float | None) -> str:
    return "–" if value is None else f"{value:.0f}°"
