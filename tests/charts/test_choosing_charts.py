"""Charts of rank frequencies, switching weights and the efficiency curve: what is drawn is what was given."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from dss_planner.charts.efficiencycurve import efficiency_figure
from dss_planner.charts.rankbumps import rank_bumps_figure
from dss_planner.charts.rankfrequency import MOST, rank_frequency_figure
from dss_planner.charts.switchingtornado import switching_figure
from dss_planner.sites.portfolio.series import CurvePoint
from dss_planner.sites.robustness.results import SiteRobustness, SwitchingWeight


def words_of(figure):
    figure.canvas.draw()
    axes = figure.axes[0]
    legend = axes.get_legend()
    found = [t.get_text() for t in axes.texts] + [axes.get_title("left"), axes.get_xlabel(), axes.get_ylabel()]
    found += [t.get_text() for t in (legend.get_texts() if legend else ())]
    return found + [t.get_text() for t in (*axes.get_xticklabels(), *axes.get_yticklabels())]


def site(name, rank, shares):
    return SiteRobustness(name, rank, 50.0, shares[0], sum(shares[:2]), 1.5, 1, 2, 1.0, {}, tuple(shares))


SITES = (site("North", 1, [0.7, 0.3, 0.0]), site("South", 2, [0.3, 0.6, 0.1]), site("East", 3, [0.0, 0.1, 0.9]))


@pytest.mark.parametrize("dark", [False, True])
def test_the_heat_is_the_shares(dark):
    figure = rank_frequency_figure(SITES, 1000, dark)
    axes = figure.axes[0]
    np.testing.assert_allclose(axes.images[0].get_array(), [item.shares for item in SITES])
    words = words_of(figure)
    assert "Share of 1,000 draws (%)" in words
    assert {"North", "South", "East", "70", "60", "90"} <= set(words)
    assert "0" not in words


def test_many_sites_are_cut_and_told():
    figure = rank_frequency_figure([site(f"S{n}", n + 1, [0.1] * 30) for n in range(30)], 100)
    assert figure.axes[0].images[0].get_array().shape == (MOST, MOST)
    assert "10 more sites are not shown" in words_of(figure)


def test_no_site_is_told():
    assert "No site can be ranked" in words_of(rank_frequency_figure([replace(SITES[0], rank=None)], 10))
    assert "No site can be ranked" in words_of(switching_figure([], "North"))


SWITCHES = (
    SwitchingWeight("need", "Need", 0.6, None, 0.7, None, "South", True),
    SwitchingWeight("hours", "Hours", 0.4, 0.1, None, "East", None, True),
)


@pytest.mark.parametrize("dark", [False, True])
def test_bars_reach_from_one_switch_to_the_other(dark):
    figure = switching_figure(SWITCHES, "North", dark)
    bars = [(bar.get_x(), bar.get_x() + bar.get_width()) for bar in figure.axes[0].patches]
    np.testing.assert_allclose(bars, [(0, 60), (60, 70), (10, 40), (40, 100)])
    assert {"Need", "Hours", "70 %: South", "10 %: East"} <= set(words_of(figure))


def test_a_winner_that_stays_is_told():
    steady = [replace(switch, lower=None, upper=None) for switch in SWITCHES]
    assert "North stays first whatever the weight" in words_of(switching_figure(steady, "North"))


CURVE = (
    CurvePoint(5.0, None, 0.0, 0.0, 0),
    CurvePoint(10.0, 40.0, 42.0, 9.0, 3),
    CurvePoint(20.0, 70.0, 70.0, 20.0, 6),
)


@pytest.mark.parametrize("dark", [False, True])
def test_the_curve_is_the_points(dark):
    figure = efficiency_figure(CURVE, 15.0, "USD", dark)
    axes = figure.axes[0]
    np.testing.assert_allclose(axes.lines[0].get_xydata(), [(10, 40), (20, 70)])
    np.testing.assert_allclose(axes.lines[1].get_xdata(), [15, 15])
    words = words_of(figure)
    assert {"Budget (USD)", "3", "6", "no choice is worth more", "no choice keeps all rules"} <= set(words)


def test_no_budget_that_does_is_told():
    assert "No budget leaves a choice" in words_of(efficiency_figure(CURVE[:1]))


def test_large_money_is_counted_in_millions():
    curve = [replace(point, budget=1e6 * point.budget) for point in CURVE]
    figure = efficiency_figure(curve, 15e6, "MNT")
    figure.draw_without_rendering()
    axes = figure.axes[0]
    assert axes.get_xlabel() == "Budget (million MNT)"
    assert [label.get_text() for label in axes.get_xticklabels()][:2] == ["0", "4"]


def test_words_at_an_end_stand_on_the_half_of_the_bar_that_has_room():
    near = SwitchingWeight("need", "Need", 0.5, 0.35, 0.996, "South", "East", True)
    (upper,) = [words for words in switching_figure([near], "North").axes[0].texts if "East" in words.get_text()]
    assert upper.get_text() == "100 %: East"
    assert upper.xy[0] == pytest.approx(99.6)
    assert upper.get_horizontalalignment() == "right"


def test_sites_that_were_not_given_are_counted_too():
    sites = [site(f"S{n}", n + 1, [0.1] * 30) for n in range(30)]
    assert "280 more sites are not shown" in words_of(rank_frequency_figure(sites, 100, count=300))


def test_names_of_sites_by_method_have_room_however_far_some_fall():
    ranks = [tuple(range(1, 61)), (*range(1, 20), 60, *range(20, 60))]
    columns = tuple(SimpleNamespace(name=name, ranks=of) for name, of in zip(("Weighted sum", "Geometric mean"), ranks))
    table = SimpleNamespace(columns=columns, sites=tuple(f"Site {n}" for n in range(1, 61)))
    figure = rank_bumps_figure(table)
    axes = figure.axes[0]
    lowest, highest = axes.get_ylim()
    assert lowest - highest <= 1.5 * len(axes.get_yticks())
    assert "Geometric\nmean" in words_of(figure)
    assert "40 more sites are not shown" in words_of(figure)
    falls = axes.lines[19]
    assert falls.get_clip_on()
    assert not axes.lines[0].get_clip_on()
