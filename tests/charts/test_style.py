"""The common look of charts."""

from __future__ import annotations

import pytest

from dss_planner.charts.style import DARK, LIGHT, dress, dress_legend, new_figure


def luminance(color: str) -> float:
    """Relative luminance of ``#rrggbb`` (WCAG 2)."""
    parts = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize(("name", "ratio"), [("ink", 7.0), ("quiet", 4.5), ("bar", 3.0), ("accent", 3.0), ("low", 3.0)])
def test_ink_stands_out_from_the_ground(theme, name, ratio):
    low, high = sorted((luminance(getattr(theme, name)), luminance(theme.ground)))
    assert (high + 0.05) / (low + 0.05) >= ratio


def test_a_figure_is_dressed_without_touching_global_settings():
    import matplotlib as mpl

    before = dict(mpl.rcParams)
    figure = new_figure(dark=True)
    axes = figure.add_subplot()
    axes.plot([1, 2], label="a")
    dress(axes, dark=True)
    dress_legend(axes, dark=True)
    figure.canvas.draw()
    assert dict(mpl.rcParams) == before
    assert not axes.spines["top"].get_visible()
