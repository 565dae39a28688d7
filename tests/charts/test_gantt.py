"""The chart of a schedule: every bar on its days, seasons behind, no label cut."""

from datetime import date

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.dates import date2num, num2date

from dss_planner.charts.gantt import GanttWords, gantt_figure
from dss_planner.plan.scheduling.bars import Bar, BarRow, BarSite
from dss_planner.plan.scheduling.climate import Climate
from dss_planner.plan.scheduling.schedule import BUILD, EFFECT, MONITOR, UPKEEP

BUILT = Bar(BUILD, date(2026, 6, 1), date(2026, 7, 31))
SITE = BarSite(
    "Khanbogd",
    (
        BarRow("Sand fence", (BUILT, Bar(UPKEEP, date(2027, 6, 1), date(2027, 7, 31)))),
        BarRow("Saxaul", (Bar(EFFECT, date(2028, 1, 1), date(2029, 3, 31)),)),
        BarRow("Sowing", (), "no month"),
        BarRow("Monitoring", (Bar(MONITOR, date(2027, 3, 1), date(2027, 5, 31)),)),
    ),
    Climate(unfrozen=(4, 5, 6, 7, 8, 9, 10), measured=True),
)


def drawn(figure):
    FigureCanvasAgg(figure).draw()
    return figure.axes[0]


@pytest.mark.parametrize("dark", [False, True])
def test_bars_lie_on_their_days_and_rows(dark):
    axes = drawn(gantt_figure([SITE], 2026, 5, dark))
    bars = [patch for container in axes.containers for patch in container]
    assert len(bars) == 3
    assert bars[0].get_x() == date2num(date(2026, 6, 1))
    assert bars[0].get_x() + bars[0].get_width() == date2num(date(2026, 8, 1))
    assert bars[0].get_y() + bars[0].get_height() / 2 == pytest.approx(1.0)
    assert [label.get_text() for label in axes.get_yticklabels()] == ["Khanbogd", *(row.name for row in SITE.rows)]
    assert [text.get_text() for text in axes.texts] == [GanttWords().conflict]
    assert [num2date(end).year for end in axes.get_xlim()] == [2026, 2031]


def test_frozen_months_and_storms_are_shaded_behind_the_works_of_the_site():
    axes = drawn(gantt_figure([SITE], 2026, 1))
    shades = [patch for patch in axes.patches if patch.get_zorder() < 1]
    months = {num2date(patch.get_x()).month for patch in shades}
    assert months == {1, 2, 3, 4, 5, 11, 12}
    march = [patch for patch in shades if num2date(patch.get_x()).month == 3]
    assert len({patch.get_facecolor() for patch in march}) == 2  # frozen and stormy
    assert min(patch.get_y() for patch in shades) == 0.5
    assert max(patch.get_y() + patch.get_height() for patch in shades) == 4.5


@pytest.mark.parametrize("count", [2, 12])
@pytest.mark.parametrize("width", [6.0, 9.0])
def test_no_label_is_cut_or_lies_on_another(count, width):
    figure = gantt_figure([SITE] * count, 2026, 5, width=width)
    axes = drawn(figure)
    legend = figure.axes[1].get_legend()
    boxes = [label.get_window_extent() for label in axes.get_yticklabels()]
    for box in [*boxes, *(words.get_window_extent() for words in legend.get_texts())]:
        assert box.x0 >= 0
        assert box.x1 <= figure.bbox.x1
        assert box.y0 >= 0
        assert box.y1 <= figure.bbox.y1
    tops = sorted(boxes, key=lambda box: -box.y1)
    assert all(lower.y1 <= upper.y0 + 1.0 for upper, lower in zip(tops, tops[1:]))


def test_an_empty_plan_is_said():
    assert drawn(gantt_figure([], 2026, 5)).texts[0].get_text() == GanttWords().nothing
