"""The table of sites as text for the clipboard, put together in parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from qgis.PyQt.QtCore import QObject, QTimer
from qgis.PyQt.QtWidgets import QApplication

from dss_planner.panels.results import Site
from dss_planner.panels.sites.ranking.columns import PARTS, Column
from dss_planner.panels.tables import number
from dss_planner.study.siteorder import Standing

#: Lines that are put into words in one turn.
COPIED = 400


def lines_of(standing: Sequence[Standing], sites: dict[str, Site], columns: Sequence[Column]) -> Iterator[str]:
    """Yield a line of headings and one for each site, with tabs; points stand in a column for each criterion."""
    ids = [str(one.row.get("site_id") or "") for one in standing]
    first = next((sites.get(key) for key in ids), None)
    names = first.criteria if first is not None else ()
    yield "\t".join("\t".join(names) if column.key == PARTS else column.heading for column in columns)
    for key, one in zip(ids, standing):
        site = sites.get(key)
        points = "\t".join(number(value, 2) for value in (site.points if site is not None else ()))
        yield "\t".join(points if column.key == PARTS else column.words(one) for column in columns)


class Copying(QObject):
    """Puts lines on the clipboard: of many a part in each turn, so that the window stays free."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._copied: list[str] = []
        self._lines: Iterator[str] = iter(())
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._go_on)

    def begin(self, lines: Iterator[str]) -> None:
        """Copy ``lines``, in place of those of before that are not all there."""
        self._copied, self._lines = [], lines
        self._go_on()

    def _go_on(self) -> None:
        part = list(islice(self._lines, COPIED))
        self._copied += part
        if len(part) == COPIED:
            self._turn.start()
        else:
            QApplication.clipboard().setText("\n".join(self._copied))
            self._copied, self._lines = [], iter(())
