"""Charts of a plan's cost and of what it avoids: what is drawn is what was given."""

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from dss_planner.charts.avoided import AvoidedWords, avoided_figure
from dss_planner.charts.budgetbars import MOST, BudgetWords, budget_figure
from dss_planner.plan.budget.lines import Line
from dss_planner.plan.budget.money import Exchange
from dss_planner.plan.budget.totals import budget
from dss_planner.plan.scenario.request import YearEffect


def drawn(figure):
    FigureCanvasAgg(figure).draw()
    axes = figure.axes[0]
    for words in [*axes.texts, *(axes.get_legend().get_texts() if axes.get_legend() else ())]:
        box = words.get_window_extent()
        assert box.x0 >= 0
        assert box.x1 <= figure.bbox.x1
    return axes


def line(measure, year, amount=10.0):
    return Line("w", "s", measure, measure, "build", year, f"p-{measure}", amount, "ha", 800.0, 1000.0, 1500.0, "USD")


LINES = [line("fence", 1, 40.0), line("fence", 3), line("saxaul", 2, 30.0)]


def bars(axes):
    """(year, bottom, top) of the bars that can be seen."""
    return [
        (round(p.get_x() + p.get_width() / 2), p.get_y(), p.get_y() + p.get_height())
        for container in axes.containers
        for p in container
        if p.get_height()
    ]


@pytest.mark.parametrize("dark", [False, True])
def test_a_year_is_the_sum_of_its_measures_with_its_range(dark):
    found = budget([*LINES, line("saxaul", 1)], Exchange(), "USD", contingency=0.2)
    axes = drawn(budget_figure(found, Exchange(), 2026, 5, {"saxaul": "Saxaul planting"}, dark))
    # in thousand USD, the dearest measure at the bottom, without the contingency
    assert sorted(bars(axes)) == [(0, 0.0, 40.0), (0, 40.0, 50.0), (1, 0.0, 30.0), (2, 0.0, 10.0)]
    whisker = axes.lines[0].get_ydata()
    assert list(whisker) == [found.by_year[1].p10 / 1e3, found.by_year[1].p90 / 1e3]
    assert axes.get_ylabel() == "Cost [thousand USD]"
    assert [label.get_text() for label in axes.get_xticklabels()] == ["2026", "2027", "2028", "2029", "2030"]
    assert "Saxaul planting" in [words.get_text() for words in axes.get_legend().get_texts()]


def test_many_measures_have_one_part_together():
    found = budget([line(f"m{number}", 1) for number in range(MOST + 3)], Exchange(), "USD")
    axes = drawn(budget_figure(found, Exchange(), 2026, 5))
    assert "3 other measures" in [words.get_text() for words in axes.get_legend().get_texts()]
    assert max(top for _, _, top in bars(axes)) == pytest.approx(found.by_year[1].mode / 1e3)


def test_a_plan_without_costs_and_one_without_effect_are_said():
    empty = budget([], Exchange(), "USD")
    assert drawn(budget_figure(empty, Exchange(), 2026, 5)).texts[0].get_text() == BudgetWords().nothing
    nothing = [YearEffect(1, (0.0, 0.0, 0.0), (0.0, 0.0, 0.0), (1.0, 1.0, 1.0))]
    assert drawn(avoided_figure(nothing, 2026)).texts[0].get_text() == AvoidedWords().nothing


@pytest.mark.parametrize("dark", [False, True])
def test_leaks_lie_below_zero_and_the_net_is_marked(dark):
    years = [
        YearEffect(1, (0.0, 0.0, 0.0), (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)),
        YearEffect(2, (100.0, 200.0, 300.0), (10.0, 50.0, 90.0), (1.0, 0.9, 0.8)),
    ]
    axes = drawn(avoided_figure(years, 2026, dark))
    assert bars(axes) == [(1, 0.0, 200.0), (1, 0.0, -50.0)]
    marks = [list(one.get_ydata()) for one in axes.lines]
    assert [100.0, 300.0] in marks
    assert [-10.0, -90.0] in marks
    assert [150.0] in marks
    assert axes.get_ylabel() == "Soil loss [t/a]"
