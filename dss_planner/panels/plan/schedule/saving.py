"""The schedule as a picture in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication

from dss_planner.charts.letters import give_letters
from dss_planner.panels.plan.schedule.lines import Timetable, stage_name

if TYPE_CHECKING:
    from dss_planner.charts.gantt import GanttWords

#: Pixels per inch; width of the picture [inches].
_PRINT, _WIDTH = 200.0, 11.0


def write_chart(table: Timetable, path: str) -> bool:
    """Draw the chart in its light colours into a file; False when that cannot be done. Any thread."""
    from dss_planner.charts.gantt import gantt_figure

    figure = gantt_figure(table.sites, table.first_year, table.years, words=_words(), width=_WIDTH)
    try:
        give_letters(figure)
        figure.savefig(path, dpi=_PRINT, facecolor=figure.get_facecolor())
    except (OSError, ValueError):  # ValueError: a kind of picture that matplotlib does not write
        return False
    return True


def _words() -> GanttWords:
    """Return the words of the saved chart in the user's language."""
    from dss_planner.charts.gantt import GanttWords

    return GanttWords(
        **{name: stage_name(name) for name in ("prepare", "order", "build", "renew", "upkeep", "baseline", "monitor")},
        effect=stage_name("effect"),
        storm=QCoreApplication.translate("Gantt", "Storm season"),
        frozen=QCoreApplication.translate("Gantt", "Frozen ground"),
        conflict=QCoreApplication.translate("Gantt", "no season: not placed"),
        nothing=QCoreApplication.translate("Gantt", "The plan has no works to place in time"),
    )
