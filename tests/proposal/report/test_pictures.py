"""Charts of the report: their keys stay on them in languages with long words, and are not made smaller for nothing."""

from __future__ import annotations

from datetime import date

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from dss_planner.charts.gantt import GanttWords, gantt_figure
from dss_planner.plan.scheduling.bars import Bar, BarRow, BarSite
from dss_planner.plan.scheduling.schedule import STAGES
from dss_planner.proposal.report.pictures import _fit_keys

_LONG = "Төлөвлөсөн: тохиролцох, хэмжилт хийх"


@pytest.mark.parametrize("words", [GanttWords(), GanttWords(storm=_LONG, frozen=_LONG, build=_LONG, order=_LONG)])
def test_the_key_of_a_schedule_stays_on_the_chart(words):
    bars = tuple(Bar(stage, date(2026, 3, 1), date(2026, 5, 31)) for stage in STAGES)
    figure = gantt_figure([BarSite("Site", (BarRow("Бэлчээрийг хашиж хамгаалах ажил", bars),))], 2026, 5, words=words)
    size = figure.axes[1].get_legend().get_texts()[0].get_size()
    _fit_keys(figure)
    place = figure.axes[1].get_legend().get_window_extent(FigureCanvasAgg(figure).get_renderer())
    assert place.x0 >= 0.0
    assert place.x1 <= figure.bbox.width
    assert size / 2 < figure.axes[1].get_legend().get_texts()[0].get_size() <= size


def test_a_key_that_a_chart_makes_room_for_keeps_its_size():
    figure = Figure(figsize=(4, 3), layout="constrained")
    axes = figure.subplots()
    axes.plot([0, 1], label="words that stand beside")
    key = axes.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0))
    size = key.get_texts()[0].get_size()
    _fit_keys(figure)
    assert key.get_texts()[0].get_size() == size
