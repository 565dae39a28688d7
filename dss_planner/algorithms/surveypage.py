"""The day table of a survey as a page that can be printed and taken along."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication

from dss_planner.access.survey.daytable import BASE
from dss_planner.algorithms.pages import write_bytes
from dss_planner.layers.translation import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dss_planner.access.survey.daytable import DayTotal, Row
    from dss_planner.access.survey.surveyroute import SurveyResult

_STYLE = (
    "body{font-family:sans-serif;max-width:48em}table{border-collapse:collapse;width:100%;margin-bottom:1.2em}"
    "td,th{border:1px solid #9ca3af;padding:.25em .5em;text-align:left}td.n,th.n{text-align:right}"
    "tr.sum td{font-weight:bold}h3{margin:.8em 0 .3em}@media print{table{page-break-inside:avoid}}"
)


class SurveyPage:
    """The result of a survey in words and tables: one table a day."""

    def __init__(self, result: SurveyResult) -> None:
        self._result = result

    def tr(self, sentence: str) -> str:
        """Translate in the context of the page."""
        return QCoreApplication.translate("SurveyPage", sentence)

    def summary(self) -> str:
        """Return the whole survey in one sentence."""
        result = self._result
        return self.tr(
            "{visited} sites in {days} days: {drive} h of driving over {km} km and {work} h of work; {left} sites "
            "are left out."
        ).format(
            visited=result.visited,
            days=len(result.days),
            drive=f"{result.drive_hours:.1f}",
            km=f"{result.kilometres:.0f}",
            work=f"{result.work_hours:.1f}",
            left=len(result.left_out),
        )

    def write(self, path: str) -> None:
        """Write the page. Raises `OutputError`."""
        result = self._result
        title = html.escape(self.tr("Survey: day table"))
        days = "".join(
            self._day(day, [row for row in result.rows if row.day == day.day], day is result.days[-1])
            for day in result.days
        )
        notes = "".join(f"<li>{html.escape(show(note))}</li>" for note in result.notes)
        content = (
            f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style></head>'
            f"<body><h2>{title}</h2><p>{html.escape(self.summary())}</p>{days}<ul>{notes}</ul></body></html>"
        )
        write_bytes(path, content.encode("utf-8"))

    def _day(self, day: DayTotal, rows: Sequence[Row], last: bool) -> str:
        heading = self.tr("Day {number}").format(number=day.day)
        night = self.tr("night at {place}").format(place=day.night) if day.night else ""
        if last:
            night = self.tr("back at {place}").format(place=rows[-1].site)
        head = (
            (self.tr("from"), ""),
            (self.tr("leave"), "n"),
            (self.tr("to"), ""),
            (self.tr("arrive"), "n"),
            (self.tr("drive"), "n"),
            (self.tr("km"), "n"),
            (self.tr("work"), "n"),
            (self.tr("done"), "n"),
        )
        total = ("", "", self.tr("whole day {hours} h").format(hours=f"{day.total_h:.1f}"), "")
        sums = (f"{day.drive_h:.1f} h", f"{day.km:.0f}", f"{day.work_h:.1f} h", rows[-1].done)
        body = "".join(_cells("td", zip(_texts(row), (kind for _, kind in head))) for row in rows)
        foot = _cells("td", zip((*total, *sums), (kind for _, kind in head)), "sum")
        title = f"{heading} · {night}" if night else heading
        return f"<h3>{html.escape(title)}</h3><table>{_cells('th', head)}{body}{foot}</table>"


def _texts(row: Row) -> tuple[str, ...]:
    work = "" if row.kind == BASE else f"{row.work_h:.1f} h"
    return row.start, row.leave, row.site, row.arrive, f"{row.drive_h:.1f} h", f"{row.km:.0f}", work, row.done


def _cells(tag: str, cells: Iterable[tuple[str, str]], kind: str = "") -> str:
    row = "".join(
        f'<{tag} class="{css}">{html.escape(text)}</{tag}>' if css else f"<{tag}>{html.escape(text)}</{tag}>"
        for text, css in cells
    )
    return f'<tr class="{kind}">{row}</tr>' if kind else f"<tr>{row}</tr>"
