"""Charts of what measures and works do: what is drawn is what was given."""

from __future__ import annotations

import math

import numpy as np
import pytest

from dss_planner.measures.catalogue.catalogue import load_catalogue
from dss_planner.measures.effect.course import course
from dss_planner.plan.scenario.request import YearEffect

pytest.importorskip("matplotlib", reason="matplotlib is not installed")

BARE = -0.0768


def test_a_barrier_that_is_not_kept_up_decays_and_leaves_cover_alone():
    fence = load_catalogue().get("sand_fence")
    kept, left = course(fence, 10.0, BARE), course(fence, 10.0, BARE, kept_up=False)
    assert kept.acting == ("transport",)
    assert kept.transport[1, -1] == pytest.approx(1.0 - (0.85 + 0.935) / 2)
    assert left.transport[1, -1] == 1.0
    assert np.all(kept.transport[2] <= kept.transport[0])


def test_cover_acts_through_its_coefficient():
    shrubs = course(load_catalogue().get("shrub_belt"), 10.0, BARE)
    assert shrubs.cover[1, 0] == 1.0
    # target 15–30 %: the middle is 22.5 %
    assert shrubs.cover_percent[1, -1] == pytest.approx(22.5)
    assert shrubs.cover[1, -1] == pytest.approx(math.exp(BARE * 12.5))


@pytest.mark.parametrize("dark", [False, True])
def test_every_measure_has_its_chart(dark):
    from dss_planner.charts.measureeffect import course_figure

    for measure in load_catalogue().measures:
        found = course(measure, 10.0, BARE)
        axes = course_figure(found, dark).axes[0]
        assert len(axes.get_lines()) == len(found.acting)
        assert bool(axes.texts) == (not found.acting)


def test_with_and_without_are_told_apart():
    from dss_planner.charts.withwithout import with_without_figure

    nothing = (1.0, 1.0, 1.0)
    years = [
        YearEffect(1, (0.0, 0.0, 0.0), (0.0, 0.0, 0.0), nothing),
        YearEffect(2, (1000.0, 2000.0, 4000.0), (100.0, 300.0, 500.0), nothing),
    ]
    axes = with_without_figure(10_000.0, years, 2026, 2).axes[0]
    without, with_plan = axes.get_lines()[:2]
    assert set(without.get_ydata()) == {10_000.0}
    assert list(with_plan.get_xdata()) == [2026, 2027]
    assert list(with_plan.get_ydata()) == [10_000.0, 8_300.0]
    assert list(axes.get_lines()[2].get_ydata()) == [10_000.0, 8_000.0]
    assert with_without_figure(math.nan, years, 2026).axes[0].texts
