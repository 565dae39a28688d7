"""All stages of the schedule as rows, to read, sort and copy."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QShortcut, QWidget

from dss_planner.panels.plan.schedule.lines import Line, Timetable, stage_name
from dss_planner.panels.tables import Cell, ResultTable
from dss_planner.plan.scheduling.bars import Bar

SITE, WORK, STAGE, BEGIN, END, WHY = range(6)
#: Rows that the widths of the columns are made for.
_LOOKED_AT = 30
_ANY_HEIGHT = 16_777_215


class StageTable(ResultTable):
    """Shows a `Timetable`; it scrolls inside the room it gets."""

    #: Keys of site, work and bar of the row chosen.
    chosen = pyqtSignal(str, str, str)
    #: The rows are to be copied.
    copying = pyqtSignal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(["", "", "", "", "", ""], WHY, name, 10_000, parent)
        self.setHorizontalHeaderLabels(
            [
                self.tr("Site"),
                self.tr("Work"),
                self.tr("Stage"),
                self.tr("Begins"),
                self.tr("Ends"),
                self.tr("Why"),
            ]
        )
        self.setAccessibleName(self.tr("Schedule as a table"))
        self.setSortingEnabled(True)
        self.sortByColumn(BEGIN, Qt.SortOrder.AscendingOrder)
        self.horizontalHeader().setResizeContentsPrecision(_LOOKED_AT)
        self._let_scroll()
        self.itemSelectionChanged.connect(self._tell)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.copying)

    def show_table(self, table: Timetable | None, line: Line | None, bar: Bar | None) -> None:
        """Show all stages, and choose the row of a bar."""
        self.blockSignals(True)
        self.fill(_cells(table), _keys(table))
        if line is not None and line.work:
            self.choose(f"{line.site}|{line.work}|{bar.key if bar is not None else ''}", or_first=False)
        self.blockSignals(False)
        self._let_scroll()

    def words(self, table: Timetable | None) -> str:
        """Return all stages with their headings, columns apart by tabs."""
        headings = [self.horizontalHeaderItem(column).text() for column in range(self.columnCount())]
        told = [headings, *([cell.text() for cell in cells] for cells in _cells(table))]
        return "\n".join("\t".join(row) for row in told)

    def _let_scroll(self) -> None:
        self.setMinimumHeight(0)
        self.setMaximumHeight(_ANY_HEIGHT)

    def _tell(self) -> None:
        site, _, rest = self.key().partition("|")
        work, _, bar = rest.partition("|")
        if site:
            self.chosen.emit(site, work, bar)


def _cells(table: Timetable | None) -> list[list[Cell]]:
    if table is None:
        return []
    names = {site.key: site.name for site in table.sites}
    found = []
    for line in table.lines:
        for bar in line.bars:
            why = ". ".join([table.activity(bar).rstrip("."), " ".join(table.why(bar))])
            days = [Cell(day.isoformat()) for day in (bar.begin, bar.end)]
            found.append([Cell(names[line.site]), Cell(line.name), Cell(stage_name(bar.stage)), *days, Cell(why)])
        if line.conflict:
            found.append([Cell(names[line.site]), Cell(line.name), *(Cell("–") for _ in range(3))])
            found[-1].append(Cell(line.conflict))
    return found


def _keys(table: Timetable | None) -> list[str]:
    keys = []
    for line in table.lines if table is not None else ():
        keys += [f"{line.site}|{line.work}|{bar.key}" for bar in line.bars]
        keys += [f"{line.site}|{line.work}|"] if line.conflict else []
    return keys
